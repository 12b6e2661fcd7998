extension Inequality {
    /// Theil's T, the generalised entropy of parameter 1: sensitive to differences among those who have much.
    ///
    ///     T = Σ w (y/μ) ln(y/μ),   Σ w = 1,   0 · ln 0 = 0
    ///
    /// - Parameters:
    ///   - y: values ≥ 0 with a positive mean. Zeros count: their term is the limit 0, nothing is added to them.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    /// - Returns: from 0 to ln(Σw / smallest w), in nats; 0 to ln n without weights.
    /// - Throws: `negativeValue`, `meanNotPositive`, and the errors of bad input.
    /// - Complexity: O(n).
    /// - Source: A. F. Shorrocks, The class of additively decomposable inequality measures, Econometrica 48 (1980),
    ///   613–625.
    public static func theilT(_ y: [Double], weights: [Double]? = nil) throws(Undefined) -> Double {
        try WeightedValues(y, weights: weights).theilT()
    }

    /// Mean logarithmic deviation, also Theil's L, the generalised entropy of parameter 0: sensitive to differences
    /// among those who have little.
    ///
    ///     L = Σ w ln(μ/y),   Σ w = 1
    ///
    /// - Parameters:
    ///   - y: values > 0; a single zero makes the measure infinite: `zeroValue`.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    /// - Returns: 0 or more, in nats, without upper bound.
    /// - Throws: `zeroValue`, `negativeValue`, `meanNotPositive`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n).
    /// - Source: A. F. Shorrocks, Econometrica 48 (1980), 613–625.
    public static func meanLogDeviation(_ y: [Double], weights: [Double]? = nil) throws(Undefined) -> Double {
        try WeightedValues(y, weights: weights).meanLogDeviation()
    }
}

extension WeightedValues {
    /// - Throws: `negativeValue`, `meanNotPositive`.
    func theilT() throws(Undefined) -> Double {
        try requireNonNegative()
        try requirePositiveMean()
        return allEqual ? 0 : weightedSum(entropyTerm)
    }

    /// - Throws: `negativeValue`, `meanNotPositive`, `zeroValue`, `overflow`.
    func meanLogDeviation() throws(Undefined) -> Double {
        // All zeros: the mean is undefined, which goes before logarithms of zero.
        try requireNonNegative()
        try requirePositiveMean()
        try requirePositive()
        let deviation = allEqual ? 0 : weightedSum(logDeviationTerm)
        guard deviation.isFinite else { throw .overflow }
        return deviation
    }
}

/// r ln r − (r − 1) for r ≥ 0. Because Σ w (r − 1) = 0 it sums to the same as r ln r, but it is never negative and does
/// not cancel when all values lie close together.
func entropyTerm(_ r: Ratio) -> Double {
    if r.value == 0 { return 1 }
    let d = r.deviation
    guard d.magnitude < 0.1 else { return r.value * logarithm(r.value) - d }
    // Σ (−d)ᵏ / (k (k − 1)) from k = 2
    var power = d * d
    var sum = 0.0
    for k in 2...18 {
        sum += power / Double(k * (k - 1))
        power *= -d
    }
    return sum
}

/// −ln r + (r − 1) for r > 0: as `entropyTerm`, for the mean logarithmic deviation.
func logDeviationTerm(_ r: Ratio) -> Double {
    let d = r.deviation
    guard d.magnitude < 0.1 else { return d - logarithm(r.value) }
    // Σ (−d)ᵏ / k from k = 2
    var power = d * d
    var sum = 0.0
    for k in 2...18 {
        sum += power / Double(k)
        power *= -d
    }
    return sum
}

/// `entropyTerm` and `logDeviationTerm` of a value > 0, from one logarithm.
func entropyTerms(_ r: Ratio) -> (theilT: Double, logDeviation: Double) {
    let d = r.deviation
    guard d.magnitude >= 0.1 else { return (entropyTerm(r), logDeviationTerm(r)) }
    let logarithm = logarithm(r.value)
    return (r.value * logarithm - d, d - logarithm)
}
