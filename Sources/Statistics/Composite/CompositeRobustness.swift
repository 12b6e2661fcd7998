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
    /// Methods × (all indicators, each left out) × vectors.
    public let scenarios: Int

    /// - Parameters:
    ///   - period: whose ranks; values are scaled over all periods.
    ///   - weights: the vectors of weights, such as `CompositeWeights.lattice`.
    /// - Throws: `parameter(.periods)`, `countMismatch`, `invalidWeight`, `noPositiveWeight`, `noUnits` where no method
    ///   has a meaning.
    /// - Complexity: O(scenarios · units · (indicators + units)), with units log units in place of units² above 100.
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
    /// - Throws: what `Composite` throws; `tooFewUnits` for a single indicator.
    /// - Complexity: O(indicators · values).
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

/// Vectors of weights to try.
public struct CompositeWeights: Sendable, Hashable {
    public let vectors: [[Double]]
    /// Seed of the drawn vectors; nil where they are a lattice.
    public let seed: UInt64?

    /// The largest lattice that is tried in full; beyond, as many vectors are drawn.
    public static let limit = 10_000

    /// All vectors whose weights are multiples of 1/steps, none below 1/steps: 126 for five indicators and ten steps.
    /// Where there are more than `limit`, or fewer steps than indicators, `limit` vectors are drawn, even over all
    /// weights that are at least 1/steps (half of an equal share at most).
    ///
    /// - Parameters:
    ///   - indicators: at least 1.
    ///   - seed: of the draws; not used for a lattice.
    /// - Throws: `noUnits`, `parameter(.steps)` under 1.
    /// - Complexity: O(vectors · indicators).
    public static func lattice(
        indicators: Int, steps: Int = 10, seed: UInt64 = 1
    ) throws(Undefined) -> CompositeWeights {
        guard indicators >= 1 else { throw .noUnits }
        guard steps >= 1 else { throw .parameter(.steps, value: Double(steps)) }
        if steps >= indicators, let size = size(indicators: indicators, steps: steps), size <= limit {
            var vectors: [[Double]] = []
            vectors.reserveCapacity(size)
            func extend(_ parts: [Int], left: Int) {
                let missing = indicators - parts.count
                if missing == 1 {
                    vectors.append((parts + [left]).map { Double($0) / Double(steps) })
                    return
                }
                for part in 1...(left - missing + 1) { extend(parts + [part], left: left - part) }
            }
            extend([], left: steps)
            return CompositeWeights(vectors: vectors, seed: nil)
        }
        return drawn(limit, indicators: indicators, least: 1 / Double(steps), seed: seed)
    }

    /// Vectors drawn evenly over all weights that are at least `least` (half of an equal share at most) and add up to
    /// 1. Vector k comes from stream k of the seed.
    ///
    /// - Precondition: `indicators` ≥ 1, `count` ≥ 0.
    public static func drawn(_ count: Int, indicators: Int, least: Double, seed: UInt64) -> CompositeWeights {
        let floor = min(least, 0.5 / Double(indicators))
        let vectors = (0..<count).map { vector in
            var random = RandomStream(seed: seed, stream: UInt64(vector))
            // Exponential gaps between the points of a Poisson process cut a length evenly.
            let gaps = (0..<indicators).map { _ in -logarithm((Double(random.next()) + 0.5) / 4_294_967_296) }
            let total = gaps.total
            return gaps.map { floor + (1 - Double(indicators) * floor) * $0 / total }
        }
        return CompositeWeights(vectors: vectors, seed: seed)
    }

    /// Vectors given by the caller.
    public init(_ vectors: [[Double]]) { (self.vectors, seed) = (vectors, nil) }

    private init(vectors: [[Double]], seed: UInt64?) { (self.vectors, self.seed) = (vectors, seed) }

    /// The number of ways to write `steps` as a sum of as many positive numbers, or nil above `limit`.
    private static func size(indicators: Int, steps: Int) -> Int? {
        var ways = 1
        for step in stride(from: 1, to: indicators, by: 1) {
            ways = ways * (steps - indicators + step) / step
            if ways > limit * 100 { return nil }
        }
        return ways
    }
}
