extension Inequality {
    /// Williamson's index: the population-weighted coefficient of variation between regions.
    ///
    ///     V = √(Σ w (y − μ)²) / μ,   Σ w = 1
    ///
    /// - Parameters:
    ///   - y: values per inhabitant, finite, mean positive.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike and gives the plain coefficient of variation
    ///     with divisor n.
    /// - Returns: 0 or more; at most √(n − 1) for non-negative values without weights.
    /// - Throws: `meanNotPositive`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n).
    /// - Source: J. G. Williamson, Regional inequality and the process of national development, Economic Development
    ///   and Cultural Change 13 (1965), 1–84.
    public static func williamson(_ y: [Double], weights: [Double]? = nil) throws(Undefined) -> Double {
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requirePositiveMean()
        if distribution.allEqual { return 0 }
        let variance = distribution.weightedSum { $0.deviation * $0.deviation }
        guard variance.isFinite else { throw .overflow }
        return variance.squareRoot()
    }
}
