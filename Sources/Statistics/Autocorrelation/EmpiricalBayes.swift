/// Empirical Bayes rates: each part's raw rate, shrunk towards the overall rate, the more the fewer inhabitants it
/// has.
///
///     raw rᵢ = eventsᵢ / populationᵢ,   m = Σ events / Σ population
///     a = Σ populationᵢ (rᵢ − m)² / Σ population − m / mean population
///     smoothed = m + a / (a + m/populationᵢ) · (rᵢ − m)
///
/// `a` is the variance between parts beyond what chance alone would give. Where it is not positive there is no evidence
/// that the parts differ: every smoothed rate is then m, and `variance` is 0.
///
/// - Source: R. J. Marshall, Mapping disease and mortality rates using empirical Bayes estimators, Journal of the Royal
///   Statistical Society C 40 (1991), 283–294 (the global estimator).
public struct EmpiricalBayes: Sendable, Hashable {
    /// rᵢ: events per inhabitant.
    public let raw: [Double]
    /// The smoothed rates, between `raw` and `mean`.
    public let smoothed: [Double]
    /// The weight of the raw rate in the smoothed one, from 0 to 1.
    public let kept: [Double]
    /// m: the overall rate.
    public let mean: Double
    /// a, 0 where the formula gives less.
    public let variance: Double

    /// - Parameters:
    ///   - events: counts, ≥ 0.
    ///   - population: those among whom the events were counted, > 0.
    /// - Throws: `zeroPopulation`, `negativeValue`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n).
    public init(events: [Double], population: [Double]) throws(Undefined) {
        guard !events.isEmpty else { throw .noUnits }
        guard events.count == population.count else {
            throw .countMismatch(values: events.count, other: population.count)
        }
        try checkFinite(events)
        for index in events.indices where events[index] < 0 { throw .negativeValue(index: index) }
        let total = try checkedTotal(ofWeights: population)
        for index in population.indices where population[index] == 0 { throw .zeroPopulation(index: index) }
        let mean = events.total / total
        let raw = zip(events, population).map { $0 / $1 }
        guard mean.isFinite, raw.allSatisfy(\.isFinite) else { throw .overflow }
        let spread = zip(raw, population).lazy.map { $1 * ($0 - mean) * ($0 - mean) }.total / total
        let variance = max(0, spread - mean / (total / Double(population.count)))
        guard variance.isFinite else { throw .overflow }
        kept = population.map { variance > 0 ? variance / (variance + mean / $0) : 0 }
        smoothed = zip(raw, kept).map { mean + $1 * ($0 - mean) }
        self.raw = raw
        self.mean = mean
        self.variance = variance
    }
}
