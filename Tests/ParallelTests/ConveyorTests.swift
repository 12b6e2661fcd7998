import Parallel
import Synchronization
import Testing

@Suite struct ConveyorTests {
    /// Unchecked, since one thread at a time has it, as the conveyor promises.
    private final class Block: @unchecked Sendable { var value = 0 }
    private struct Fault: Error, Equatable { let number: Int }

    /// Numbers 0..<count: prepared by doubling, finished by adding the ground.
    private final class Doubling: ConveyorWork {
        let count: Int
        let faultAt: Int?
        let enough: Int
        private let next = Mutex(0)
        let written = Mutex<[Int]>([])

        init(count: Int, faultAt: Int? = nil, enough: Int = .max) {
            (self.count, self.faultAt, self.enough) = (count, faultAt, enough)
        }

        func makeWorker() -> Int { 2 }

        func read(_ block: Block) -> Bool {
            next.withLock { next in
                guard next < count else { return false }
                block.value = next
                next += 1
                return true
            }
        }

        func prepare(_ block: Block, _ worker: Int) throws {
            if block.value == faultAt { throw Fault(number: block.value) }
            block.value *= worker
        }

        func finish(_ block: Block, _ worker: Int, on ground: Int) { block.value += ground }

        func write(_ block: Block) -> Bool {
            written.withLock { written in
                written.append(block.value)
                return written.count < enough
            }
        }
    }

    @Test(arguments: [0, 1, 2, 7, 1_000]) func `blocks are written in the order of the input`(_ count: Int) throws {
        let work = Doubling(count: count)
        try Conveyor(work, ahead: 3, makeBlock: Block.init).run(2) { 5 }
        #expect(work.written.withLock { $0 } == (0..<count).map { 2 * $0 + 5 })
    }

    @Test func `what comes before a failing block is written, and its failure is thrown`() throws {
        let work = Doubling(count: 1_000, faultAt: 421)
        #expect(throws: Fault(number: 421)) { try Conveyor(work, ahead: 3, makeBlock: Block.init).run(2) { 5 } }
        #expect(work.written.withLock { $0 } == (0..<421).map { 2 * $0 + 5 })
    }

    @Test func `without ground nothing is written`() throws {
        let work = Doubling(count: 1_000)
        #expect(throws: Fault(number: -1)) {
            try Conveyor(work, ahead: 3, makeBlock: Block.init).run(2) { throw Fault(number: -1) }
        }
        #expect(work.written.withLock { $0 } == [])
    }

    @Test func `who takes no more ends the work without an error`() throws {
        let work = Doubling(count: 1_000_000, enough: 10)
        try Conveyor(work, ahead: 3, makeBlock: Block.init).run(2) { 5 }
        #expect(work.written.withLock { $0 } == (0..<10).map { 2 * $0 + 5 })
    }
}
