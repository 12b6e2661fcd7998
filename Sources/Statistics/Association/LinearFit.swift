/// A straight line through points by least squares: y = a + b·x.
///
/// - Source: N. R. Draper and H. Smith, Applied regression analysis (1998), ch. 1 and 3.
public struct LinearFit: Sendable, Hashable {
    /// n, the number of points.
    public let count: Int
    /// b, in units of y per unit of x.
    public let slope: Double
    /// y less the line, in the order of the points.
    public let residuals: [Double]
    let meanX: Double
    let meanY: Double
    let squaresX: Double
    let squaresY: Double
    let residualSquares: Double

    /// - Parameters:
    ///   - x: finite, not all the same.
    ///   - y: finite, as many.
    /// - Throws: `countMismatch`, `tooFewUnits` under two points, `notFinite`, `allEqual` where x doesn't vary,
    ///   `overflow`.
    /// - Complexity: O(n).
    public init(_ x: [Double], _ y: [Double]) throws(Undefined) {
        guard x.count == y.count else { throw .countMismatch(values: x.count, other: y.count) }
        guard x.count >= 2 else { throw .tooFewUnits(have: x.count, need: 2) }
        try checkFinite(x)
        try checkFinite(y)
        let (across, up) = (Centred(x), Centred(y))
        guard across.squares > 0 else { throw .allEqual }
        let slope = across.product(up) / across.squares
        guard slope.isFinite, up.squares.isFinite, across.squares.isFinite else { throw .overflow }
        let residuals = x.indices.map { up.values[$0] - slope * across.values[$0] }
        self.slope = slope
        self.residuals = residuals
        count = x.count
        (meanX, meanY, squaresX, squaresY) = (across.mean, up.mean, across.squares, up.squares)
        residualSquares = residuals.lazy.map { $0 * $0 }.total
    }

    /// a, the line's value at x = 0.
    public var intercept: Double { meanY - slope * meanX }

    /// The line's value.
    public func value(at x: Double) -> Double { meanY + slope * (x - meanX) }

    /// R² = 1 − residual squares/squares of y, from 0 to 1; `allEqual` where y doesn't vary.
    public var r2: Result<Double, Undefined> {
        squaresY > 0 ? .success(slope * slope * squaresX / squaresY) : .failure(.allEqual)
    }

    /// √(residual squares/(n − 2)); `tooFewUnits` for two points.
    public var residualDeviation: Result<Double, Undefined> {
        count > 2
            ? .success((residualSquares / Double(count - 2)).squareRoot())
            : .failure(.tooFewUnits(have: count, need: 3))
    }

    /// The standard error of the slope when the residuals are independent and of one variance; `tooFewUnits` for two
    /// points.
    public var slopeStandardError: Result<Double, Undefined> {
        residualDeviation.map { $0 / squaresX.squareRoot() }
    }

    /// Two-sided p of slope 0 by Student's t with n − 2 degrees of freedom: the residuals taken as independent and
    /// normal. An exact line has p 0 (or 1 where it is level).
    public var slopeP: Result<Double, Undefined> {
        slopeStandardError.map { error in
            guard error > 0 else { return slope == 0 ? 1 : 0 }
            return StudentT.bothTails(slope / error, freedom: count - 2)
        }
    }

    /// The standard deviation of a single new value around the line at `x`: s·√(1 + 1/n + (x − x̄)²/Σ(x − x̄)²).
    public func predictionError(at x: Double) -> Result<Double, Undefined> {
        residualDeviation.map { deviation in
            let away = x - meanX
            return deviation * (1 + 1 / Double(count) + away * away / squaresX).squareRoot()
        }
    }

    /// The interval that holds a single new value at `x` with probability `level` (Student's t, n − 2 degrees of
    /// freedom).
    ///
    /// - Throws: `parameter(.level)` outside (0, 1), `tooFewUnits` for two points.
    public func predictionInterval(at x: Double, level: Double) throws(Undefined) -> ClosedRange<Double> {
        guard level > 0, level < 1 else { throw .parameter(.level, value: level) }
        let error = try predictionError(at: x).get()
        let reach = StudentT.quantile(upperTail: (1 - level) / 2, freedom: count - 2) * error
        let centre = value(at: x)
        return centre - reach...centre + reach
    }

    /// Lag-1 correlation of the residuals: where it is far above 0 the interval is too narrow, far below too wide.
    ///
    /// `tooFewUnits` under four points, `allEqual` where the residuals don't vary.
    public var neighbouringResiduals: Result<Double, Undefined> {
        guard count >= 4 else { return .failure(.tooFewUnits(have: count, need: 4)) }
        return Result { () throws(Undefined) in
            try Centred(Array(residuals.dropLast())).correlation(Centred(Array(residuals.dropFirst())))
        }
    }
}
