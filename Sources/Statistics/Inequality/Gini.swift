extension Inequality {
    /// The Gini coefficient: half the mean absolute difference between two units, relative to the mean.
    ///
    ///     G = Σᵢ Σⱼ wᵢ wⱼ |yᵢ − yⱼ| / (2 μ),   Σ w = 1,   μ = Σ w y
    ///
    /// computed from the gaps between neighbours in the ordered values, G = Σ (y₍ₖ₊₁₎ − y₍ₖ₎) Fₖ (1 − Fₖ) / μ, where Fₖ
    /// is the weight of all units up to k: a sum of terms that are never negative, so that nothing cancels.
    ///
    /// - Parameters:
    ///   - y: values of any unit of measure, finite, of any sign as long as their mean is positive.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    /// - Returns: 0 for equality; below 1 when no value is negative (at most 1 − 1/n without weights), above 1 possible
    ///   otherwise. A single unit gives 0.
    /// - Throws: `meanNotPositive` when the mean is zero or negative, `overflow`, and the errors of bad input.
    /// - Complexity: O(n), as the values are sorted by their digits (`SortedPairs`).
    /// - Source: R. I. Lerman and S. Yitzhaki, Improving the accuracy of estimates of Gini coefficients, Journal of
    ///   Econometrics 42 (1989), 43–47 (weights); R. Dorfman, A formula for the Gini coefficient, Review of Economics
    ///   and Statistics 61 (1979), 146–149 (the integral of F (1 − F) that the gaps add up to).
    public static func gini(_ y: [Double], weights: [Double]? = nil) throws(Undefined) -> Double {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requirePositiveMean()
        let sorted = SortedPairs(y, weights: weights)
        let gini = meanGapProduct(sorted, totalWeight: distribution.totalWeight) / distribution.mean
        guard gini.isFinite else { throw .overflow }
        return gini
    }

    /// The Gini coefficient corrected for few units: n/(n − 1) · G, so that one unit having all gives 1 whatever n is.
    ///
    /// Unweighted only: with weights the number of units doesn't measure the size of the population.
    ///
    /// - Throws: `tooFewUnits` for fewer than two units, and what `gini` throws.
    /// - Complexity: O(n).
    /// - Source: G. Deltas, The small-sample bias of the Gini coefficient, Review of Economics and Statistics 85
    ///   (2003), 226–234.
    public static func correctedGini(_ y: [Double]) throws(Undefined) -> Double {
        guard !y.isEmpty else { throw .noUnits }
        guard y.count > 1 else { throw .tooFewUnits(have: y.count, need: 2) }
        let n = Double(y.count)
        return try gini(y) * n / (n - 1)
    }

    /// Σ (y₍ₖ₊₁₎ − y₍ₖ₎) Fₖ (1 − Fₖ) over the ordered values.
    ///
    /// The lower half of the weight is summed from below and the upper half from above, so that both factors are sums
    /// of weights and never small differences of large ones; running sums restart every 1,024 units to keep rounding
    /// down.
    static func meanGapProduct(_ sorted: borrowing SortedPairs, totalWeight: Double) -> Double {
        let count = sorted.count
        let block = 1024
        var result = CompensatedSum()

        func accumulate(_ weight: Double, _ gap: Double) {
            result += gap * (weight / totalWeight) * ((totalWeight - weight) / totalWeight)
        }

        var base = CompensatedSum()
        var running = 0.0
        var lower = 0
        while lower < count - 1 {
            if lower % block == 0 {
                base += running
                running = 0
            }
            running += sorted.weight(lower)
            let below = base.value + running
            if below > totalWeight / 2 { break }
            accumulate(below, sorted.value(lower + 1) - sorted.value(lower))
            lower += 1
        }
        base = CompensatedSum()
        running = 0
        var upper = count - 1
        while upper > lower {
            if upper % block == 0 {
                base += running
                running = 0
            }
            running += sorted.weight(upper)
            accumulate(base.value + running, sorted.value(upper) - sorted.value(upper - 1))
            upper -= 1
        }
        return result.value
    }
}
