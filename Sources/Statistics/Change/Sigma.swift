/// Relative dispersion of the parts at one time. A fall over time is *sigma convergence*.
public struct Sigma: Sendable, Hashable {
    /// The standard deviation of ln y, with n in the denominator.
    public let logDeviation: Double
    /// Standard deviation by mean, with n in the denominator.
    public let variation: Double

    /// - Parameters:
    ///   - y: > 0, one value per part.
    /// - Throws: `noUnits`, `notFinite`, `zeroValue`, `negativeValue`, `overflow`.
    /// - Complexity: O(n).
    public init(_ y: [Double]) throws(Undefined) {
        let logs = try logarithms(y)
        logDeviation = (Centred(logs).squares / Double(y.count)).squareRoot()
        variation = try Inequality.williamson(y)
    }
}

/// Sigma year by year: convergence judged by the trend of the whole series, not by its two ends.
public struct SigmaSeries: Sendable, Hashable {
    public let years: [Double]
    public let sigmas: [Sigma]

    /// - Parameters:
    ///   - years: in ascending order.
    ///   - values: by year, and by part within it; the same parts every year.
    /// - Throws: `countMismatch`, `tooFewPeriods` under two years, `notFinite` or `parameter(.periods)` for the years,
    ///   and what `Sigma` throws.
    /// - Complexity: O(years · parts).
    public init(years: [Double], values: [[Double]]) throws(Undefined) {
        guard years.count == values.count else { throw .countMismatch(values: values.count, other: years.count) }
        guard years.count >= 2 else { throw .tooFewPeriods(have: years.count, need: 2) }
        try checkAscending(years)
        for year in values where year.count != values[0].count {
            throw .countMismatch(values: values[0].count, other: year.count)
        }
        var sigmas: [Sigma] = []
        for year in values { sigmas.append(try Sigma(year)) }
        (self.years, self.sigmas) = (years, sigmas)
    }

    /// The median yearly change of the standard deviation of ln y. O(years²).
    public func slope() throws(Undefined) -> Double {
        try MedianSlope(years, sigmas.map(\.logDeviation)).slope
    }

    /// The Mann–Kendall trend of the standard deviation of ln y.
    ///
    /// - Throws: `tooFewPeriods` under three years, `allEqual` where it never changes.
    public func test() throws(Undefined) -> MannKendall { try MannKendall(sigmas.map(\.logDeviation)) }
}

/// ln y of values that are all above zero.
///
/// - Throws: `noUnits`, `notFinite`, `zeroValue`, `negativeValue`.
func logarithms(_ y: [Double]) throws(Undefined) -> [Double] {
    guard !y.isEmpty else { throw .noUnits }
    try checkFinite(y)
    for index in y.indices where y[index] <= 0 {
        throw y[index] == 0 ? .zeroValue(index: index) : .negativeValue(index: index)
    }
    return y.map { logarithm($0) }
}

/// - Throws: `notFinite`, and `parameter(.periods)` for the first that is not later than the one before it.
func checkAscending(_ periods: [Double]) throws(Undefined) {
    try checkFinite(periods)
    for index in periods.indices.dropFirst() where periods[index] <= periods[index - 1] {
        throw .parameter(.periods, value: periods[index])
    }
}
