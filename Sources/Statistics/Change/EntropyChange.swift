/// The decomposition of the change of a Theil measure between two times.
///
/// With shares w of the population, λ the groups' means by the whole's mean, L_g the groups' own inequality, and bars
/// for the mean of both times:
///
///     ΔL = Σ w̄·ΔL_g + Σ L̄_g·Δw_g + Δbetween
///     Δbetween = −Σ mean(ln λ)·Δw − Σ w̄·Δln λ
///
/// For Theil's T the same with shares of the whole s = w·λ in the place of w and the last two signs turned. Every split
/// is exact: a product's change is the change of either factor times the other's midpoint. (Mookherjee and Shorrocks
/// print an approximation of it.) The two parts of Δbetween often cancel: neither is shown without the other.
///
/// - Source: D. Mookherjee and A. Shorrocks, A decomposition analysis of the trend in UK income inequality, Economic
///   Journal 92 (1982), 886–902; A. F. Shorrocks, Econometrica 48 (1980), 613–625.
public struct EntropyChange<Group: Hashable & Sendable>: Sendable {
    /// The measure at the two times, decomposed between and within groups.
    public let from: Decomposition<Group>
    public let to: Decomposition<Group>
    /// Σ w̄·ΔL_g: the groups' own inequality changed.
    public let withinInequality: Double
    /// Σ L̄_g·Δw_g: people (T: value) moved to groups with another inequality.
    public let withinShareShift: Double
    /// −Σ mean(ln λ)·Δw (T: without the minus): people (T: value) moved to groups of another level.
    public let betweenShareShift: Double
    /// −Σ w̄·Δln λ (T: without the minus): the groups' levels moved against each other.
    public let betweenRelativeMeans: Double

    public var change: Double { to.total - from.total }
    /// Δbetween, the third of three parts.
    public var between: Double { betweenShareShift + betweenRelativeMeans }

    /// The mean logarithmic deviation (Theil's L).
    ///
    /// - Parameters:
    ///   - from, to: > 0, by unit.
    ///   - weightsFrom, weightsTo: the populations of the same years; `nil` weighs all alike.
    ///   - groups: the group of every unit, the same at both times.
    /// - Throws: what `Decomposition.meanLogDeviation` throws; `zeroPopulation` for a group (counted in order of first
    ///   appearance) without people at one of the times.
    /// - Complexity: O(n + groups).
    public static func meanLogDeviation(
        from: [Double], to: [Double], weightsFrom: [Double]? = nil, weightsTo: [Double]? = nil, groups: [Group]
    ) throws(Undefined) -> EntropyChange {
        try EntropyChange(
            from: .meanLogDeviation(from, weights: weightsFrom, groups: groups),
            to: .meanLogDeviation(to, weights: weightsTo, groups: groups), share: \.populationShare, sign: -1)
    }

    /// Theil's T.
    ///
    /// - Parameters: as for `meanLogDeviation`; values may be 0.
    /// - Throws: as `meanLogDeviation`; `zeroValue` for a group whose total is 0 at one of the times.
    /// - Complexity: O(n + groups).
    public static func theilT(
        from: [Double], to: [Double], weightsFrom: [Double]? = nil, weightsTo: [Double]? = nil, groups: [Group]
    ) throws(Undefined) -> EntropyChange {
        try EntropyChange(
            from: .theilT(from, weights: weightsFrom, groups: groups),
            to: .theilT(to, weights: weightsTo, groups: groups), share: \.valueShare, sign: 1)
    }

    private init(
        from: Decomposition<Group>, to: Decomposition<Group>, share: KeyPath<Decomposition<Group>.Part, Double>,
        sign: Double
    ) throws(Undefined) {
        func mean(_ decomposition: Decomposition<Group>) -> Double {
            decomposition.groups.lazy.map { $0.populationShare * $0.mean }.total
        }
        var (inequality, within) = (CompensatedSum(), CompensatedSum())
        var (shift, levels) = (CompensatedSum(), CompensatedSum())
        let (meanFrom, meanTo) = (mean(from), mean(to))
        guard from.groups.count == to.groups.count else {
            throw .countMismatch(values: from.groups.count, other: to.groups.count)
        }
        for (group, (before, after)) in zip(from.groups, to.groups).enumerated() {
            guard before.populationShare > 0, after.populationShare > 0 else { throw .zeroPopulation(index: group) }
            guard before.mean > 0, after.mean > 0 else { throw .zeroValue(index: group) }
            let (own, ownLater) = (try before.inequality.get(), try after.inequality.get())
            let (w, wLater) = (before[keyPath: share], after[keyPath: share])
            let level = logarithm(onePlus: (before.mean - meanFrom) / meanFrom)
            let levelLater = logarithm(onePlus: (after.mean - meanTo) / meanTo)
            inequality += (w + wLater) / 2 * (ownLater - own)
            within += (own + ownLater) / 2 * (wLater - w)
            shift += sign * (level + levelLater) / 2 * (wLater - w)
            levels += sign * (w + wLater) / 2 * (levelLater - level)
        }
        (self.from, self.to) = (from, to)
        (withinInequality, withinShareShift) = (inequality.value, within.value)
        (betweenShareShift, betweenRelativeMeans) = (shift.value, levels.value)
    }
}
