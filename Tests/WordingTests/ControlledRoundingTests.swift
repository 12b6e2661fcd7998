import TestSupport
import Testing

@testable import Wording

/// Held against the definition: whole numbers below or above, that add up in every direction.
@Suite struct ControlledRoundingTests {
    @Test func `rows and columns of halves add up`() {
        let rounded = ControlledRounding([[0.5, 0.5], [0.5, 0.5]], total: 2)
        #expect(rounded.rows == [1, 1] && rounded.columns == [1, 1])
        #expect(rounded.cells.joined().sorted() == [0, 0, 1, 1])
    }

    @Test func `what is whole stays`() {
        let rounded = ControlledRounding([[3, 0], [0.1 + 0.2, 6.7]], total: 10)
        #expect(rounded.cells == [[3, 0], [0, 7]])
        #expect(rounded.rows == [3, 7] && rounded.columns == [3, 7])
    }

    /// A single row is rounded by the largest remainder.
    @Test func `the nearer way is taken`() {
        #expect(ControlledRounding([[0.2, 0.3, 0.5]], total: 1).cells == [[0, 0, 1]])
        #expect(ControlledRounding([[33.3, 33.3, 33.4]], total: 100).cells == [[33, 33, 34]])
    }

    /// 96.67 and 96.67 make 193.33, which is nearer to 193 than to 194.
    @Test func `sums are the nearest that there are`() {
        let rounded = ControlledRounding([[29 / 0.3, 29 / 0.3], [242 / 0.3, 0]], total: 1_000)
        #expect(rounded.cells == [[96, 97], [807, 0]])
        #expect(rounded.rows == [193, 807] && rounded.columns == [903, 97])
    }

    @Test func `any table is rounded to neighbours that add up`() {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<300 {
            let (height, width) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...9, using: &random))
            var table = (0..<height).map { _ in
                (0..<width).map { _ in
                    Bool.random(using: &random) ? 0 : Double.random(in: 0...5, using: &random)
                }
            }
            table[0][0] += 1
            let scale = 1_000 / table.joined().reduce(0, +)
            table = table.map { $0.map { $0 * scale } }
            let rounded = ControlledRounding(table, total: 1_000)
            func isNeighbour(_ value: Double, _ whole: Int64) -> Bool { abs(value - Double(whole)) < 1 + 1e-4 }
            #expect(rounded.cells.joined().reduce(0, +) == 1_000)
            for (row, values) in table.enumerated() {
                #expect(zip(values, rounded.cells[row]).allSatisfy(isNeighbour))
                #expect(rounded.cells[row].reduce(0, +) == rounded.rows[row])
                #expect(isNeighbour(values.reduce(0, +), rounded.rows[row]))
            }
            for column in 0..<width {
                #expect(rounded.cells.reduce(0) { $0 + $1[column] } == rounded.columns[column])
                #expect(isNeighbour(table.reduce(0) { $0 + $1[column] }, rounded.columns[column]))
            }
        }
    }
}
