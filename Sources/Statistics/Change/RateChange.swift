/// Kitagawa's decomposition of the change of a county's rate: changes of the parts' rates, and shifts of population
/// between the parts.
///
///     R = Σ w·r,   ΔR = Σ w̄·Δr + Σ (r̄ − R̄)·Δw
///
/// w are shares of the population *of the same year*, bars the mean of both times. The two add up to ΔR exactly:
/// Σ Δw = 0 lets R̄ be taken off without changing the sum, and makes each part's shift readable: a part above the mean
/// that grows adds to it.
///
/// - Source: E. M. Kitagawa, Components of a difference between two rates, Journal of the American Statistical
///   Association 50 (1955), 1168–1194 (midpoint weights).
public struct RateChange: Sendable, Hashable {
    /// R₀ and R₁.
    public let from: Double
    public let to: Double
    public let parts: [Part]

    /// One part.
    public struct Part: Sendable, Hashable {
        /// w₀ and w₁, from 0 to 1.
        public let weightFrom: Double
        public let weightTo: Double
        /// w̄·Δr, in the unit of the rate.
        public let ownChange: Double
        /// (r̄ − R̄)·Δw.
        public let weightShift: Double
    }

    /// R₁ − R₀, which is the sum of the two that follow.
    public var change: Double { to - from }
    public var ownChange: Double { parts.lazy.map(\.ownChange).total }
    public var weightShift: Double { parts.lazy.map(\.weightShift).total }

    /// - Parameters:
    ///   - from, to: the rate of every part at the two times.
    ///   - weightsFrom, weightsTo: the populations of the same years, ≥ 0, not all 0.
    /// - Throws: `countMismatch`, `noUnits`, `notFinite`, `invalidWeight`, `noPositiveWeight`, `overflow`.
    /// - Complexity: O(n).
    public init(
        from: [Double], to: [Double], weightsFrom: [Double], weightsTo: [Double]
    ) throws(Undefined) {
        guard from.count == to.count else { throw .countMismatch(values: from.count, other: to.count) }
        let first = try WeightedValues(from, weights: weightsFrom)
        let second = try WeightedValues(to, weights: weightsTo)
        let middle = (first.mean + second.mean) / 2
        parts = from.indices.map { part in
            let (before, after) = (first.share(part), second.share(part))
            return Part(
                weightFrom: before, weightTo: after,
                ownChange: (before + after) / 2 * (to[part] - from[part]),
                weightShift: ((from[part] + to[part]) / 2 - middle) * (after - before))
        }
        (self.from, self.to) = (first.mean, second.mean)
    }
}
