import Synchronization
import Testing

@testable import Parallel

@Suite struct RunsTests {
    private struct Refusal: Error, Equatable { let start: Int }

    @Test(
        arguments: [
            (0, 1, 1), (1, 4, 1), (3, 4, 3), (7, 3, 3), (1_000, 7, 7), (5, nil, min(Processors.count, 5)),
        ])
    func `runs cover all indices once, in order, and differ in length by one at most`(
        count: Int, workers: Int?, number: Int
    ) {
        let runs = Runs(of: count, workers: workers)
        #expect(runs.number == number)
        let ranges = (0..<runs.number).map { runs[$0] }
        #expect(ranges.flatMap { Array($0) } == Array(0..<count))
        #expect((ranges.map(\.count).max() ?? 0) - (ranges.map(\.count).min() ?? 0) <= 1)
    }

    @Test
    func `no run is shorter than is worth a thread, and there is always one`() {
        #expect(Runs(of: 99, leastEach: 50).number <= 1)
        #expect(Runs(of: 10, leastEach: 50).number == 1)
        #expect(Runs(of: 1_000_000, leastEach: 50).number == Processors.count)
    }

    @Test
    func `parts come in the order of their runs`() async {
        let runs = Runs(of: 1_000, workers: 16)
        let expected = (0..<16).map { runs[$0].reduce(0, +) }
        #expect(Self.sums(runs) == expected)
        #expect(await runs.map { $0.reduce(0, +) } == expected)
    }

    private static func sums(_ runs: Runs) -> [Int] { runs.map { $0.reduce(0, +) } }

    @Test
    func `of several runs that fail, the first is the one that is told of`() async {
        let runs = Runs(of: 100, workers: 10)
        let refuse: @Sendable (Range<Int>) throws(Refusal) -> Int = { range throws(Refusal) in
            if range.lowerBound >= 30 { throw Refusal(start: range.lowerBound) }
            return range.count
        }
        #expect(throws: Refusal(start: 30)) { try Self.parts(runs, refuse) }
        await #expect(throws: Refusal(start: 30)) { try await runs.map(refuse) }
    }

    private static func parts(
        _ runs: Runs, _ body: @Sendable (Range<Int>) throws(Refusal) -> Int
    ) throws(Refusal) -> [Int] {
        try runs.map(body)
    }
}
