/// Rank mobility between two times.
///
/// Rank 1 is the largest; equal values share the mean of their ranks.
///
/// - Source: S. J. Rey, Spatial analysis of regional income inequality, in Spatially integrated social science (2004),
///   280–299; M. G. Kendall, Biometrika 30 (1938), 81–93.
public struct RankMobility: Sendable, Hashable {
    /// The pairs by whether both times order them alike.
    public let pairs: OrderedPairs
    /// By unit, from 1.
    public let ranksFrom: [Double]
    public let ranksTo: [Double]
    /// τ_b against all orderings (up to nine units) or random ones; a stable order is the alternative `greater`.
    public let kendall: PermutationTest
    /// Spearman's coefficient likewise.
    public let spearman: PermutationTest
    /// The pairs whose order is reversed.
    public let passes: [Pass]

    /// One unit that has passed another.
    public struct Pass: Sendable, Hashable {
        /// The unit that was behind and is now ahead.
        public let passer: Int
        public let passed: Int
    }

    /// Σ|rank change|/n.
    public var meanAbsoluteRankChange: Double {
        zip(ranksFrom, ranksTo).lazy.map { ($1 - $0).magnitude }.total / Double(ranksFrom.count)
    }

    /// The maximum of `meanAbsoluteRankChange`: ⌊n²/2⌋/n, for the reversed order.
    public var largestMeanAbsoluteRankChange: Double {
        Double(ranksFrom.count * ranksFrom.count / 2) / Double(ranksFrom.count)
    }

    /// - Parameters:
    ///   - from, to: finite, by unit.
    /// - Throws: `countMismatch`, `tooFewUnits` under three, `notFinite`, `allEqual`, `parameter(.permutations)`.
    /// - Complexity: O(n²) an ordering.
    public init(
        from: [Double], to: [Double], permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) {
        kendall = try Association.kendall.test(from, to, permutations: permutations, seed: seed)
        spearman = try Association.spearman.test(from, to, permutations: permutations, seed: seed)
        pairs = OrderedPairs(from, to)
        ranksFrom = from.ranks(largestFirst: true)
        ranksTo = to.ranks(largestFirst: true)
        var passes: [Pass] = []
        for one in from.indices {
            for other in from.indices where from[one] < from[other] && to[one] > to[other] {
                passes.append(Pass(passer: one, passed: other))
            }
        }
        self.passes = passes
    }

    /// Regional cohesion Θ: whether whole groups move together through the ranking, from each time to the next:
    ///
    ///     Θ = Σ_g |Σ_{i∈g} Δrankᵢ| / Σᵢ |Δrankᵢ|
    ///
    /// 1 where every group moves as one, near 0 where moves cancel within groups.
    ///
    /// - Parameters:
    ///   - values: by time, and by unit within it.
    ///   - groups: the group of every unit.
    /// - Returns: Θ of each step against its values for other assignments of the groups' labels, exactly for up to nine
    ///   units; `allEqual` for a step in which no rank changes.
    /// - Throws: `tooFewPeriods` under two times, `countMismatch`, `tooFewUnits` under two, `notFinite`,
    ///   `parameter(.permutations)`.
    /// - Complexity: O(n) an ordering.
    /// - Source: S. J. Rey (2004).
    public static func theta<Group: Hashable & Sendable>(
        _ values: [[Double]], groups: [Group], permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) -> [Result<PermutationTest, Undefined>] {
        guard values.count >= 2 else { throw .tooFewPeriods(have: values.count, need: 2) }
        guard groups.count >= 2 else { throw .tooFewUnits(have: groups.count, need: 2) }
        for time in values {
            guard time.count == groups.count else { throw .countMismatch(values: time.count, other: groups.count) }
            try checkFinite(time)
        }
        let grouping = Grouping(groups)
        let ranks = values.map { $0.ranks(largestFirst: true) }
        var steps: [Result<PermutationTest, Undefined>] = []
        for step in 1..<values.count {
            let moves = zip(ranks[step], ranks[step - 1]).map { $0 - $1 }
            let all = moves.lazy.map(\.magnitude).total
            guard all > 0 else {
                steps.append(.failure(.allEqual))
                continue
            }
            var sums = [Double](repeating: 0, count: grouping.groups.count)
            let test = try PermutationTest.run(units: groups.count, permutations: permutations, seed: seed) {
                ordering in
                for group in sums.indices { sums[group] = 0 }
                for (place, unit) in ordering.enumerated() { sums[grouping.groupOfUnit[place]] += moves[unit] }
                return sums.reduce(0) { $0 + $1.magnitude } / all
            }
            steps.append(.success(test))
        }
        return steps
    }
}
