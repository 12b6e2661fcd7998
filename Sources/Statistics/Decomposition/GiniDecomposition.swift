/// The Gini coefficient by groups. Unlike Theil's measures it leaves a third part, the overlap: units of a poorer group
/// that have more than units of a richer one.
///
///     G = G(between) + Σ pₖ sₖ Gₖ + overlap
///
/// The overlap is computed on its own, as 2/μ · Σ pₖ pₗ E max(0, yₖ − yₗ) over pairs of groups with μₖ ≤ μₗ, and not as
/// a remainder: it is never negative, and exactly 0 when the groups do not overlap.
///
/// - Source: N. Bhattacharya and B. Mahalanobis, Regional disparities in household consumption in India, JASA 62
///   (1967), 143–161; G. Pyatt, On the interpretation and disaggregation of Gini coefficients, Economic Journal 86
///   (1976), 243–255.
public struct GiniDecomposition<Group: Hashable & Sendable>: Sendable {
    /// Between + within + overlap.
    public let total: Double
    /// The Gini coefficient of the groups' means, weighted by population.
    public let between: Double
    /// Σ pₖ sₖ Gₖ.
    public let within: Double
    /// The overlap of the groups' distributions.
    public let overlap: Double
    /// The groups in the order in which they first appear.
    public let groups: [Part]

    /// One group's part.
    public struct Part: Sendable {
        public let group: Group
        /// pₖ, from 0 to 1.
        public let populationShare: Double
        /// sₖ; may be negative where values are.
        public let valueShare: Double
        /// μₖ, in the unit of the values.
        public let mean: Double
        /// Gₖ, undefined where the group's mean is not positive or it has no population.
        public let gini: Result<Double, Undefined>
        /// pₖ sₖ Gₖ: the group's term of `within`.
        public let withinContribution: Double
    }

    /// - Parameters:
    ///   - y: values per inhabitant, finite, mean positive.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    ///   - groups: the group of every unit.
    /// - Throws: `meanNotPositive`, `countMismatch`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n log n + n · groups).
    public init(_ y: [Double], weights: [Double]? = nil, groups labels: [Group]) throws(Undefined) {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requirePositiveMean()
        guard labels.count == y.count else { throw .countMismatch(values: y.count, other: labels.count) }
        let grouping = Grouping(labels)
        let summaries = grouping.summaries(of: distribution)
        let rankOfGroup = Self.ranks(of: summaries.map(\.mean))
        let count = grouping.groups.count

        // Going up through the values: for every group the weight passed, and Σ weight · (the value at hand − the value
        // passed). Both grow only, so that nothing cancels.
        var passed = [Double](repeating: 0, count: count)
        var excess = [CompensatedSum](repeating: CompensatedSum(), count: count)
        var inside = excess
        var crossing = CompensatedSum()
        var before: Double?
        for unit in y.indices.sorted(by: { (y[$0], $0) < (y[$1], $1) }) {
            let share = distribution.share(unit)
            guard share > 0 else { continue }
            let group = grouping.groupOfUnit[unit]
            let gap = (y[unit] - (before ?? y[unit])) / distribution.mean
            before = y[unit]
            for other in 0..<count where passed[other] > 0 {
                excess[other] += passed[other] * gap
                if other == group {
                    inside[group] += share * excess[other].value
                } else if rankOfGroup[group] < rankOfGroup[other] {
                    crossing += 2 * share * excess[other].value
                }
            }
            passed[group] += share
        }
        groups = grouping.groups.indices.map { group in
            let (share, valueShare, mean) = summaries[group]
            // `inside` is pₖ² μₖ/μ Gₖ, the group's term, defined whatever its mean.
            let contribution = inside[group].value
            let gini: Result<Double, Undefined> =
                share == 0
                ? .failure(.noPositiveWeight)
                : mean > 0 ? .success(contribution / (share * valueShare)) : .failure(.meanNotPositive)
            return Part(
                group: grouping.groups[group], populationShare: share, valueShare: valueShare, mean: mean, gini: gini,
                withinContribution: contribution)
        }
        between = try Inequality.gini(summaries.map(\.mean), weights: summaries.map(\.share))
        within = groups.lazy.map(\.withinContribution).total
        overlap = crossing.value
        total = between + within + overlap
    }

    /// The place of every group in the order of the means; groups of equal means keep the order in which they appear.
    private static func ranks(of means: [Double]) -> [Int] {
        var ranks = [Int](repeating: 0, count: means.count)
        for (rank, group) in means.indices.sorted(by: { (means[$0], $0) < (means[$1], $1) }).enumerated() {
            ranks[group] = rank
        }
        return ranks
    }
}
