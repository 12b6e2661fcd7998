/// A part's share of the effects beside its share of the population (or of the need, or of any other comparison).
///
///     LQ = sᵢ / wᵢ,   sᵢ = valueᵢ / Σ value,   wᵢ = populationᵢ / Σ population
///
/// Above 1 the part has more than its share, below 1 less.
///
/// - Source: P. S. Florence, Report on the location of industry, Political and Economic Planning, London (1939).
public struct LocationQuotient: Sendable, Hashable {
    /// sᵢ, from 0 to 1.
    public let valueShare: Double
    /// wᵢ, from 0 to 1.
    public let populationShare: Double

    /// sᵢ / wᵢ, or why there is none: `zeroPopulation` for a part without a share to compare with, `overflow`.
    public let quotient: Result<Double, Undefined>

    /// sᵢ − wᵢ: the share of the whole that the part has too much (positive) or too little (negative). The gaps of all
    /// parts add up to 0, and the positive ones to Hoover's index.
    public var gap: Double { valueShare - populationShare }

    /// The quotient of every part.
    ///
    /// - Parameters:
    ///   - values: totals of the parts, ≥ 0, sum positive.
    ///   - population: what to compare with, ≥ 0, sum positive: inhabitants, or need.
    /// - Returns: one quotient per part, in the order given.
    /// - Throws: `negativeValue`, `meanNotPositive`, and the errors of bad input.
    /// - Complexity: O(n).
    public static func all(values: [Double], population: [Double]) throws(Undefined) -> [LocationQuotient] {
        guard values.count == population.count else {
            throw .countMismatch(values: values.count, other: population.count)
        }
        let valueShares = try shares(of: values)
        let totalPopulation = try checkedTotal(ofWeights: population)
        return values.indices.map { index in
            let share = population[index] / totalPopulation
            let quotient = valueShares[index] / share
            return LocationQuotient(
                valueShare: valueShares[index], populationShare: share,
                quotient: share == 0
                    ? .failure(.zeroPopulation(index: index))
                    : quotient.isFinite ? .success(quotient) : .failure(.overflow))
        }
    }
}
