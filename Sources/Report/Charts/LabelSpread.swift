/// Places labels along a line so that none overlaps another.
enum LabelSpread {
    /// The places nearest to the wanted ones, by least squares, at least a gap apart and in their order; those that
    /// are equal keep the order given.
    ///
    /// - Parameter range: where they may lie; one that is too short is exceeded at its end.
    /// - Complexity: O(n log n).
    static func places(_ wanted: [Double], gap: Double, within range: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        // Without the gaps the places only have to ascend: neighbours that don't are put in the middle of them all.
        var blocks: [(sum: Double, count: Int)] = []
        for (rank, index) in order.enumerated() {
            blocks.append((wanted[index] - Double(rank) * gap, 1))
            while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
                let last = blocks.removeLast()
                blocks[blocks.count - 1].sum += last.sum
                blocks[blocks.count - 1].count += last.count
            }
        }
        let most = range.upperBound - Double(max(0, wanted.count - 1)) * gap
        var places = wanted
        var rank = 0
        for block in blocks {
            let start = max(range.lowerBound, min(most, mean(block)))
            for _ in 0..<block.count {
                places[order[rank]] = start + Double(rank) * gap
                rank += 1
            }
        }
        return places
    }

    private static func mean(_ block: (sum: Double, count: Int)) -> Double { block.sum / Double(block.count) }
}
