/// The Theil–Sen estimator: the median of the slopes between all pairs of points, robust against single odd values.
///
/// - Source: H. Theil, A rank-invariant method of linear and polynomial regression analysis, Indagationes Mathematicae
///   12 (1950), 85–91; P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of the
///   American Statistical Association 63 (1968), 1379–1389.
public struct MedianSlope: Sendable, Hashable {
    /// In units of y per unit of time.
    public let slope: Double

    /// - Parameters:
    ///   - times: finite; pairs at the same time have no slope and are left out.
    ///   - values: finite, as many.
    /// - Throws: `countMismatch`, `tooFewPeriods` under two, `notFinite`, `allEqual` where all times are the same,
    ///   `overflow`.
    /// - Complexity: O(n²).
    public init(_ times: [Double], _ values: [Double]) throws(Undefined) {
        guard times.count == values.count else { throw .countMismatch(values: values.count, other: times.count) }
        guard times.count >= 2 else { throw .tooFewPeriods(have: times.count, need: 2) }
        try checkFinite(times)
        try checkFinite(values)
        var slopes: [Double] = []
        slopes.reserveCapacity(times.count * (times.count - 1) / 2)
        for later in times.indices.dropFirst() {
            for earlier in 0..<later where times[later] != times[earlier] {
                slopes.append((values[later] - values[earlier]) / (times[later] - times[earlier]))
            }
        }
        guard let slope = slopes.median else { throw .allEqual }
        guard slope.isFinite else { throw .overflow }
        self.slope = slope
    }
}
