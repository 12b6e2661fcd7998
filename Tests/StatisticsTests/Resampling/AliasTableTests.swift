import Testing

@testable import Statistics

@Suite struct AliasTableTests {
    @Test func `an alias table gives each outcome its probability`() {
        let weights: [Double] = [3, 0, 1, 7, 0.5, 0.25, 4, 0.001]
        let table = AliasTable(weights)
        var random = RandomStream(seed: 1, stream: 0)
        var counts = [Double](repeating: 0, count: 8)
        // Every word that can make a difference: 13 bits are not looked at.
        table.withDrawing { table in
            for column in 0..<UInt32(8) {
                for leading in 0..<UInt32(1 << 16) { counts[Int(table.outcome(leading << 16 | column, &random))] += 1 }
            }
        }
        for (weight, count) in zip(weights, counts) {
            // One word of each column is a tie that is decided by another draw.
            #expect((count - weight / weights.total * 8 * 65_536).magnitude <= 8, "weight \(weight)")
        }
        #expect(counts[1] == 0)
    }
}
