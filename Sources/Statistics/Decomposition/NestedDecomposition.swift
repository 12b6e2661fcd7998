/// Theil's measures over nested groups, for example zone → municipality: inequality between zones, between the
/// municipalities of one zone, and inside municipalities.
///
///     T = T(between level 1) + T(between level 2 within level 1) + … + T(within the last level)
///
/// Every part is the mean of the inequalities one level down, weighted by the share of the whole (T) or of the
/// population (L). No part is negative and their sum is the total.
///
/// - Source: T. Akita, Decomposing regional income inequality in China and Indonesia using two-stage nested Theil
///   decomposition method, Annals of Regional Science 37 (2003), 55–77.
public struct NestedDecomposition: Sendable, Hashable {
    /// The sum of all parts, in nats.
    public let total: Double
    /// One part per level, outermost first: the inequality between the groups of this level inside the groups of the
    /// level above it.
    public let between: [Double]
    /// The inequality inside the groups of the innermost level.
    public let within: Double

    /// Theil's T over nested levels.
    ///
    /// - Parameters:
    ///   - y: values per inhabitant, ≥ 0, mean positive.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    ///   - levels: for every level, outermost first, the group of every unit. A label of an inner level counts inside
    ///     its outer group only: the same label in two zones is two groups.
    /// - Throws: `negativeValue`, `meanNotPositive`, `countMismatch`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n · levels).
    public static func theilT<Group: Hashable & Sendable>(
        _ y: [Double], weights: [Double]? = nil, levels: [[Group]]
    ) throws(Undefined) -> NestedDecomposition {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requireNonNegative()
        return try decompose(distribution, levels: levels, measure: .theilT)
    }

    /// The mean logarithmic deviation over nested levels; as `theilT`, for values > 0.
    ///
    /// - Throws: `zeroValue`, `negativeValue`, `meanNotPositive`, `countMismatch`, `overflow`, and the errors of bad
    ///   input.
    public static func meanLogDeviation<Group: Hashable & Sendable>(
        _ y: [Double], weights: [Double]? = nil, levels: [[Group]]
    ) throws(Undefined) -> NestedDecomposition {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requireNonNegative()
        try distribution.requirePositiveMean()
        try distribution.requirePositive()
        return try decompose(distribution, levels: levels, measure: .meanLogDeviation)
    }

    private static func decompose<Group: Hashable & Sendable>(
        _ distribution: WeightedValues, levels: [[Group]], measure: EntropyMeasure
    ) throws(Undefined) -> NestedDecomposition {
        try distribution.requirePositiveMean()
        let count = distribution.values.count
        // The county is one group; every level refines the grouping above it.
        var outer = [Int](repeating: 0, count: count)
        var outerSummaries = Grouping(outer).summaries(of: distribution)
        var between: [Double] = []
        for labels in levels {
            guard labels.count == count else { throw .countMismatch(values: count, other: labels.count) }
            let inner = Grouping(zip(outer, labels).map { NestedLabel(outer: $0, inner: $1) })
            let summaries = inner.summaries(of: distribution)
            var members = [[Int]](repeating: [], count: outerSummaries.count)
            for (group, label) in inner.groups.enumerated() { members[label.outer].append(group) }
            between.append(
                members.indices.lazy.map { group -> Double in
                    let summary = outerSummaries[group]
                    guard summary.mean > 0 else { return 0 }
                    let parts = members[group].map { part in
                        (
                            share: summaries[part].share / summary.share,
                            valueShare: summaries[part].valueShare, mean: summaries[part].mean
                        )
                    }
                    let weight = measure == .theilT ? summary.valueShare : summary.share
                    return weight * measure.betweenGroups(parts, mean: summary.mean)
                }.total)
            outer = inner.groupOfUnit
            outerSummaries = summaries
        }
        let own = measure.withinGroups(distribution, outer, means: outerSummaries.map(\.mean))
        let within = zip(own, outerSummaries).lazy.map { inequality, summary in
            (measure == .theilT ? summary.valueShare : summary.share) * (inequality ?? 0)
        }.total
        guard (between.total + within).isFinite else { throw .overflow }
        return NestedDecomposition(total: between.total + within, between: between, within: within)
    }
}

/// A label that counts inside its outer group only.
private struct NestedLabel<Inner: Hashable & Sendable>: Hashable, Sendable {
    let outer: Int
    let inner: Inner
}
