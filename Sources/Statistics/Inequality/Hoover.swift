extension Inequality {
    /// Hoover's index: the share of the whole that would have to move for everyone to have the same.
    ///
    ///     H = ½ Σ |sᵢ − wᵢ|,   sᵢ = valueᵢ / Σ value,   wᵢ = populationᵢ / Σ population
    ///
    /// - Parameters:
    ///   - values: totals of the parts (not per inhabitant), ≥ 0, sum positive.
    ///   - population: populations of the parts, ≥ 0, not all 0. A part without population may have a value.
    /// - Returns: from 0 to 1; 0.22 reads *22 % would have to move*.
    /// - Throws: `negativeValue`, `meanNotPositive`, and the errors of bad input.
    /// - Complexity: O(n).
    /// - Source: E. M. Hoover, The measurement of industrial localization, Review of Economics and Statistics 18
    ///   (1936), 162–171.
    public static func hoover(values: [Double], population: [Double]) throws(Undefined) -> Double {
        guard values.count == population.count else {
            throw .countMismatch(values: values.count, other: population.count)
        }
        let valueShares = try shares(of: values)
        let totalPopulation = try checkedTotal(ofWeights: population)
        var sum = CompensatedSum()
        for index in values.indices { sum += (valueShares[index] - population[index] / totalPopulation).magnitude }
        return sum.value / 2
    }

    /// Hoover's index of values per inhabitant: ½ Σ w |y/μ − 1|. The same number as
    /// `hoover(values:population:)` of the totals y·w.
    ///
    /// - Throws: `negativeValue`, `meanNotPositive`, and the errors of bad input.
    /// - Complexity: O(n).
    public static func hoover(_ y: [Double], weights: [Double]? = nil) throws(Undefined) -> Double {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requireNonNegative()
        try distribution.requirePositiveMean()
        return distribution.allEqual ? 0 : distribution.weightedSum { $0.deviation.magnitude } / 2
    }
}
