import Synchronization
import Testing

@testable import Parallel

@Suite struct PipelineTests {
    private struct Refusal: Error, Equatable { let number: Int }

    @Test(arguments: [0, 1, 2, 3, 100, 2_000])
    func `pieces come in their order`(count: Int) throws {
        var taken: [Int] = []
        try Pipeline.run(count) {
            Worker()
        } make: { worker, number in
            worker.made += 1
            return number * number
        } take: {
            taken.append($0)
        }
        #expect(taken == (0..<count).map { $0 * $0 })
    }

    /// What one thread keeps to itself.
    private final class Worker { var made = 0 }

    @Test func `the first piece that fails ends the work`() {
        var taken: [Int] = []
        #expect(throws: Refusal(number: 40)) {
            try Pipeline.run(500) {
                Worker()
            } make: { _, number in
                if number >= 40 { throw Refusal(number: number) }
                return number
            } take: {
                taken.append($0)
            }
        }
        #expect(taken == Array(0..<40))
    }

    @Test func `whoever takes may refuse`() {
        #expect(throws: Refusal(number: 3)) {
            try Pipeline.run(500) {
                Worker()
            } make: { _, number in
                number
            } take: { (number: Int) throws in
                if number == 3 { throw Refusal(number: number) }
            }
        }
    }

    @Test func `a worker that cannot be made is an error`() {
        #expect(throws: Refusal(number: -1)) {
            try Pipeline.run(500) { () throws -> Worker in
                throw Refusal(number: -1)
            } make: { _, number in
                number
            } take: { (_: Int) in
            }
        }
    }

    @Test func `few pieces wait at a time`() throws {
        let ahead = Mutex((now: 0, most: 0))
        try Pipeline.run(1_000) {
            Worker()
        } make: { _, number in
            ahead.withLock { ahead in
                ahead.now += 1
                ahead.most = max(ahead.most, ahead.now)
            }
            return number
        } take: { (_: Int) in
            ahead.withLock { $0.now -= 1 }
        }
        // Those that wait, those under way, and the one being taken.
        #expect(ahead.withLock { $0.most } <= 2 * Processors.count + 3)
    }
}
