/// The range of a composite's ranks over every compatible method, all indicators and each left out, and every vector of
/// weights. Printed beside each score: there is no rank without its range.
///
/// - Source: OECD and JRC, Handbook on constructing composite indicators (2008), step 7; M. Saisana, A. Saltelli and S.
///   Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite
///   indicators, Journal of the Royal Statistical Society A 168 (2005), 307–323.
public struct CompositeRobustness: Sendable, Hashable {
    /// One unit's ranks over all scenarios.
    public struct Range: Sendable, Hashable {
        /// The best and the worst rank, the median; equal scores share the mean of their ranks.
        public let low: Double
        public let high: Double
        public let median: Double
        /// The share of scenarios in which it ranks first, untied.
        public let firstShare: Double
        /// The number of scenarios in which it has a score.
        public let scenarios: Int
    }

    /// By unit; nil for one that has no score in any scenario.
    public let ranges: [Range?]
    /// The methods used, and those undefined for these values, with the reason.
    public let methods: [CompositeMethod]
    public let leftOut: [CompositeMethod: Undefined]
    /// The number of vectors of weights; their seed where they were drawn.
    public let vectors: Int
    public let seed: UInt64?
    /// Methods × (all indicators, each left out) × vectors, without those whose whole weight lies on the one left out.
    public let scenarios: Int

    /// - Parameters:
    ///   - period: whose ranks; values are scaled over all periods.
    ///   - weights: the vectors of weights, such as `CompositeWeights.lattice`.
    /// - Throws: `parameter(.periods)`, `countMismatch`, `invalidWeight`, `noPositiveWeight`, `noUnits` where no method
    ///   has a meaning.
    /// - Complexity: O(scenarios · units · (indicators + units)) up to 100 units, above O(scenarios · units ·
    ///   (indicators + log units)).
    public init(_ table: CompositeTable, period: Int = 0, weights: CompositeWeights) throws(Undefined) {
        guard (0..<table.periods).contains(period) else { throw .parameter(.periods, value: Double(period)) }
        for vector in weights.vectors {
            guard vector.count == table.indicators.count else {
                throw .countMismatch(values: table.indicators.count, other: vector.count)
            }
            _ = try checkedTotal(ofWeights: vector)
        }
        var (methods, leftOut): ([CompositeMethod], [CompositeMethod: Undefined]) = ([], [:])
        var counts = RankCounts(units: table.units)
        let count = table.indicators.count
        let lanes = (-1..<(count > 1 ? count : 0)).map { WeightLanes(weights.vectors, without: $0) }
        for method in CompositeMethod.all {
            let scorer: CompositeScorer
            do throws(Undefined) {
                scorer = try CompositeScorer(table, method: method, period: period)
            } catch {
                leftOut[method] = error
                continue
            }
            methods.append(method)
            for lanes in lanes { scorer.count(lanes, &counts) }
        }
        guard !methods.isEmpty else { throw .noUnits }
        ranges = counts.ranges()
        (self.methods, self.leftOut) = (methods, leftOut)
        (vectors, seed) = (weights.vectors.count, weights.seed)
        scenarios = methods.count * lanes.reduce(0) { $0 + $1.count }
    }

    /// The mean |change of rank| when an indicator is left out, by indicator (R̄ₛ of the handbook), with the declared
    /// weights.
    ///
    /// - Throws: what `Composite` throws; `parameter(.periods)`, `tooFewUnits` for a single indicator, `noUnits` where
    ///   no unit has a rank both with and without an indicator.
    /// - Complexity: that of `Composite` for each indicator and once more.
    public static func influence(
        _ table: CompositeTable, method: CompositeMethod, period: Int = 0
    ) throws(Undefined) -> [Double] {
        guard (0..<table.periods).contains(period) else { throw .parameter(.periods, value: Double(period)) }
        guard table.indicators.count > 1 else { throw .tooFewUnits(have: 1, need: 2) }
        let all = try Composite(table, method: method).scores[period]
        var result: [Double] = []
        for left in table.indicators.indices {
            var weights = table.weights
            weights[left] = 0
            let other = try Composite(table, method: method, weights: weights).scores[period]
            let moves = zip(all, other).compactMap { one, other -> Double? in
                guard let before = one.rank, let after = other.rank else { return nil }
                return (after - before).magnitude
            }
            guard !moves.isEmpty else { throw .noUnits }
            result.append(moves.total / Double(moves.count))
        }
        return result
    }
}
