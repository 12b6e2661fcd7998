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
    /// - Throws: `countMismatch`, `tooFewPeriods` under two years, `parameter(.periods)`, and what `Sigma` throws.
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

    /// The median yearly change of the standard deviation of ln y.
    public func slope() throws(Undefined) -> Double {
        try MedianSlope(years, sigmas.map(\.logDeviation)).slope
    }

    /// The Mann–Kendall trend of the standard deviation of ln y.
    public func test() throws(Undefined) -> MannKendall { try MannKendall(sigmas.map(\.logDeviation)) }
}

/// Whether the spread of *the same units* differs between two times.
///
///     r = cor(ln y₁ + ln y₀, ln y₁ − ln y₀);   the variance of ln y falls if and only if r < 0
///
/// Two years of the same units are not independent samples: an F test of the two variances has next to no power there.
///
/// - Source: E. J. G. Pitman, A note on normal correlation, Biometrika 31 (1939), 9–12; W. A. Morgan, A test for the
///   significance of the difference between the two variances in a sample from a normal bivariate population,
///   Biometrika 31 (1939), 13–19.
public struct PitmanMorgan: Sendable, Hashable {
    /// r against its values when the differences change places among the units: all orderings of up to nine, random
    /// ones above. Falling spread is the alternative `less`.
    public let test: PermutationTest
    private let units: Int

    public var r: Double { test.observed }

    /// Two-sided p by Student's t with n − 2 degrees of freedom, for ln y normally distributed.
    public var normalP: Double {
        let left = 1 - r * r
        guard left > 0 else { return 0 }
        return StudentT.bothTails(r * (Double(units - 2) / left).squareRoot(), freedom: units - 2)
    }

    /// - Parameters:
    ///   - from, to: > 0, by unit.
    /// - Throws: `countMismatch`, `tooFewUnits` under three, `notFinite`, `zeroValue`, `negativeValue`, `allEqual`
    ///   where all units changed in the same proportion, `parameter(.permutations)`.
    /// - Complexity: O(n) an ordering.
    public init(
        from: [Double], to: [Double], permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) {
        guard from.count == to.count else { throw .countMismatch(values: from.count, other: to.count) }
        let (first, second) = (try logarithms(from), try logarithms(to))
        let sums = zip(second, first).map { $0 + $1 }
        let differences = zip(to, from).map { logarithm(onePlus: ($0 - $1) / $1) }
        test = try Association.pearson.test(sums, differences, permutations: permutations, seed: seed)
        units = from.count
    }
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
