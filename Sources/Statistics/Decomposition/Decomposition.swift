/// An additive measure of inequality, decomposed between and within groups.
///
///     Theil T:  T = Σ sₖ ln(μₖ/μ) + Σ sₖ Tₖ
///     MLD:      L = Σ pₖ ln(μ/μₖ) + Σ pₖ Lₖ
///
/// with pₖ the group's share of the population, sₖ = pₖ μₖ / μ its share of the whole, μₖ its mean. Total = between +
/// within, both parts are computed on their own and neither is negative.
///
/// - Source: A. F. Shorrocks, The class of additively decomposable inequality measures, Econometrica 48 (1980),
///   613–625.
public struct Decomposition<Group: Hashable & Sendable>: Sendable {
    /// Between + within, in nats.
    public let total: Double
    /// The inequality between the groups' means.
    public let between: Double
    /// The mean of the groups' inequalities, weighted by their share of the whole (T) or of the population (L).
    public let within: Double
    /// The groups in the order in which they first appear.
    public let groups: [Part]

    /// `between / total`; nil where there is no inequality to share.
    public var betweenShare: Double? { total > 0 ? between / total : nil }

    /// One group's part.
    public struct Part: Sendable {
        public let group: Group
        /// pₖ, from 0 to 1.
        public let populationShare: Double
        /// sₖ, from 0 to 1.
        public let valueShare: Double
        /// μₖ, in the unit of the values; 0 for a group without population.
        public let mean: Double
        /// The group's Tₖ or Lₖ. Theil T is undefined in a group whose total is 0 (`meanNotPositive`), both in a group
        /// without population (`noPositiveWeight`); such a group adds nothing.
        public let inequality: Result<Double, Undefined>
        /// The group's term of `within`: sₖ Tₖ or pₖ Lₖ.
        public let withinContribution: Double
        /// The group's term of `between`: sₖ ln(μₖ/μ) or pₖ ln(μ/μₖ). Negative for groups below (T) or above (L) the
        /// mean; only the sum of all is a measure.
        public let betweenContribution: Double
    }

    /// Theil's T between and within groups.
    ///
    /// - Parameters:
    ///   - y: values per inhabitant, ≥ 0, mean positive.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    ///   - groups: the group of every unit.
    /// - Throws: `negativeValue`, `meanNotPositive`, `countMismatch`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n + groups).
    public static func theilT(
        _ y: [Double], weights: [Double]? = nil, groups: [Group]
    ) throws(Undefined) -> Decomposition {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requireNonNegative()
        return try decompose(distribution, groups: groups, measure: .theilT)
    }

    /// The mean logarithmic deviation (Theil's L) between and within groups.
    ///
    /// - Parameters:
    ///   - y: values per inhabitant, > 0.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    ///   - groups: the group of every unit.
    /// - Throws: `zeroValue`, `negativeValue`, `meanNotPositive`, `countMismatch`, `overflow`, and the errors of bad
    ///   input.
    /// - Complexity: O(n + groups).
    public static func meanLogDeviation(
        _ y: [Double], weights: [Double]? = nil, groups: [Group]
    ) throws(Undefined) -> Decomposition {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requireNonNegative()
        try distribution.requirePositiveMean()
        try distribution.requirePositive()
        return try decompose(distribution, groups: groups, measure: .meanLogDeviation)
    }

    private static func decompose(
        _ distribution: WeightedValues, groups labels: [Group], measure: EntropyMeasure
    ) throws(Undefined) -> Decomposition {
        guard labels.count == distribution.values.count else {
            throw .countMismatch(values: distribution.values.count, other: labels.count)
        }
        try distribution.requirePositiveMean()
        let grouping = Grouping(labels)
        let summaries = grouping.summaries(of: distribution)
        let inequalities = measure.withinGroups(distribution, grouping.groupOfUnit, means: summaries.map(\.mean))
        let levels = measure.betweenGroups(summaries, mean: distribution.mean)
        let parts = grouping.groups.indices.map { group in
            let (share, valueShare, mean) = summaries[group]
            let weight = measure == .theilT ? valueShare : share
            let inequality = inequalities[group]
            let ratio = mean / distribution.mean
            let contribution: Double
            switch measure {
            case .theilT: contribution = valueShare > 0 ? valueShare * logarithm(ratio) : 0
            case .meanLogDeviation: contribution = share > 0 ? -share * logarithm(ratio) : 0
            }
            return Part(
                group: grouping.groups[group], populationShare: share, valueShare: valueShare, mean: mean,
                inequality: inequality.map(Result.success)
                    ?? .failure(share > 0 ? .meanNotPositive : .noPositiveWeight),
                withinContribution: weight * (inequality ?? 0), betweenContribution: contribution)
        }
        let within = parts.lazy.map(\.withinContribution).total
        guard (levels + within).isFinite else { throw .overflow }
        return Decomposition(total: levels + within, between: levels, within: within, groups: parts)
    }
}
