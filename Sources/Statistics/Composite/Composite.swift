/// The scores of a composite index by one method, with ranks within every period.
public struct Composite: Sendable, Hashable {
    /// One unit in one period.
    public struct Score: Sendable, Hashable {
        /// nil where less than two thirds of the weight is known.
        public let score: Double?
        /// 1 is best; equal scores share the mean of their ranks. nil without a score.
        public let rank: Double?
        /// The share of the weight that is known; the known weights are scaled up to 1.
        public let knownWeight: Double
        /// How many indicators are known.
        public let known: Int
    }

    public let method: CompositeMethod
    /// By period, and by unit within it.
    public let scores: [[Score]]
    private let contributions: [[Double?]]
    private let units: Int

    /// - Parameters:
    ///   - weights: by indicator, ≥ 0, not all 0; `nil` takes the declared ones.
    /// - Throws: `countMismatch`, `invalidWeight`, `noPositiveWeight`, `overflow`; `zeroValue` or `negativeValue` where
    ///   the method has no meaning for a value, `meanNotPositive` for `mpi` where a mean isn't above zero.
    /// - Complexity: O(values + rows log units), where rows are units in periods; O(values log rows) for `rank`.
    public init(_ table: CompositeTable, method: CompositeMethod, weights: [Double]? = nil) throws(Undefined) {
        let weights = weights ?? table.weights
        guard weights.count == table.indicators.count else {
            throw .countMismatch(values: table.indicators.count, other: weights.count)
        }
        let total = try checkedTotal(ofWeights: weights)
        let normalised = try table.normalised(method.normalisation)
        var (scores, parts): ([(score: Double?, known: Int, weight: Double)], [[Double?]]) = ([], [])
        for row in 0..<table.rows {
            let known = weights.indices.filter { weights[$0] > 0 && normalised[$0][row] != nil }
            let weight = known.lazy.map { weights[$0] / total }.total
            // The smallest margin lets ⅔ made of thirds count.
            guard weight >= CompositeTable.leastKnownWeight - 1e-12 else {
                scores.append((nil, known.count, weight))
                parts.append([])
                continue
            }
            let values = known.compactMap { normalised[$0][row] }
            let shares = known.map { weights[$0] / total / weight }
            scores.append((try method.aggregation.index(values, weights: shares), known.count, weight))
            parts.append(weights.indices.map { place in normalised[place][row].map { weights[place] / total * $0 } })
        }
        self.scores = (0..<table.periods).map { period in
            let rows = Array(period * table.units..<(period + 1) * table.units)
            let scored = rows.filter { scores[$0].score != nil }
            let ranks = CompositeRanks.ranks(scored.compactMap { scores[$0].score })
            var rankOfRow: [Int: Double] = [:]
            for (row, rank) in zip(scored, ranks) { rankOfRow[row] = rank }
            return rows.map { row in
                Score(
                    score: scores[row].score, rank: rankOfRow[row], knownWeight: scores[row].weight,
                    known: scores[row].known)
            }
        }
        (self.method, contributions, units) = (method, parts, table.units)
    }

    /// Each indicator's contribution to the change of a unit's score between two periods; they add up to the change.
    ///
    /// - Precondition: unit and periods are those of the table.
    /// - Returns: nil unless the index is arithmetic and every indicator is known in both periods.
    public func changes(unit: Int, from: Int, to: Int) -> [Double]? {
        guard method.aggregation == .arithmetic else { return nil }
        let (before, after) = (contributions[from * units + unit], contributions[to * units + unit])
        guard !before.isEmpty, !after.isEmpty else { return nil }
        var changes: [Double] = []
        for (one, other) in zip(before, after) {
            guard let one, let other else { return nil }
            changes.append(other - one)
        }
        return changes
    }
}

/// Ranks of scores, of which those that differ by rounding alone are equal.
enum CompositeRanks {
    /// Scores closer than this share of their size are equal.
    static let tie = 1e-12

    /// 1 is the highest; equal scores share the mean of their ranks.
    ///
    /// - Complexity: O(n log n).
    static func ranks(_ scores: [Double]) -> [Double] {
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        var ranks = [Double](repeating: 0, count: scores.count)
        var first = 0
        while first < order.count {
            var end = first + 1
            let top = scores[order[first]]
            while end < order.count, top - scores[order[end]] <= tie * top.magnitude { end += 1 }
            for place in first..<end { ranks[order[place]] = Double(first + end + 1) / 2 }
            first = end
        }
        return ranks
    }
}
