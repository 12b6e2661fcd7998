extension Inequality {
    /// Atkinson's index: the share of the total that could be given up without loss of welfare if the rest were spread
    /// evenly, for a given aversion to inequality.
    ///
    ///     A(ε) = 1 − (Σ w (y/μ)^(1−ε))^(1/(1−ε)),   A(1) = 1 − Π (y/μ)^w = 1 − e^(−L)
    ///
    /// - Parameters:
    ///   - y: values ≥ 0 with a positive mean; > 0 when ε ≥ 1.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    ///   - epsilon: aversion to inequality, > 0; usual are 0.5, 1 and 2. The larger, the more those who have least
    ///     count.
    /// - Returns: from 0 to below 1.
    /// - Throws: `parameter(.epsilon)`, `zeroValue` when ε ≥ 1, `negativeValue`, `meanNotPositive`, `overflow`, and the
    ///   errors of bad input.
    /// - Complexity: O(n).
    /// - Source: A. B. Atkinson, On the measurement of inequality, Journal of Economic Theory 2 (1970), 244–263.
    public static func atkinson(
        _ y: [Double], weights: [Double]? = nil, epsilon: Double
    ) throws(Undefined) -> Double {
        guard epsilon > 0, epsilon.isFinite else { throw .parameter(.epsilon, value: epsilon) }
        let distribution = try WeightedValues(y, weights: weights)
        try distribution.requireNonNegative()
        try distribution.requirePositiveMean()
        if epsilon >= 1 { try distribution.requirePositive() }
        if distribution.allEqual { return 0 }
        if epsilon == 1 { return try -exponentialMinusOne(-distribution.meanLogDeviation()) }
        let power = 1 - epsilon
        let excess = distribution.weightedSum { powerTerm($0, power: power) }
        guard excess.isFinite else { throw .overflow }
        return atkinson(excess: excess, power: power)
    }

    /// 1 − (1 + excess)^(1/power), for excess = Σ w r^power − 1.
    static func atkinson(excess: Double, power: Double) -> Double {
        -exponentialMinusOne(logarithm(onePlus: excess) / power)
    }
}

/// r^a − 1 − a (r − 1) for r ≥ 0. Because Σ w (r − 1) = 0 it sums to the same as r^a − 1, but has one sign and does not
/// cancel when all values lie close together.
func powerTerm(_ r: Ratio, power a: Double) -> Double {
    if a == 0.5 { return halfPowerTerm(r) }
    if a == -1 { return inversePowerTerm(r) }
    let d = r.deviation
    guard d.magnitude < 0.1, a.magnitude < 4 else {
        return exponentialMinusOne(a * logarithm(r.value)) - a * d
    }
    // The binomial series from its quadratic term on.
    var term = a * (a - 1) / 2 * d * d
    var sum = 0.0
    for k in 3...24 {
        sum += term
        term *= (a - Double(k - 1)) / Double(k) * d
    }
    return sum
}

/// √r − 1 − d/2 with d = r − 1: equal to −(√r − 1)²/2, which never cancels.
func halfPowerTerm(_ r: Ratio) -> Double {
    let difference = r.deviation / (r.value.squareRoot() + 1)
    return -(difference * difference) / 2
}

/// 1/r − 1 + d with d = r − 1: equal to d²/r, which never cancels.
func inversePowerTerm(_ r: Ratio) -> Double { r.deviation * r.deviation / r.value }
