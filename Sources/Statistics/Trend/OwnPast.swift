/// A series set against its own earlier line.
///
/// The line is fitted to the periods before the start alone. Fewer than five of them give figures but no interval: too
/// few to estimate the line's error.
///
/// - Source: N. R. Draper and H. Smith, Applied regression analysis (1998), § 3.1 (prediction of a new value).
public struct OwnPast: Sendable, Hashable {
    /// The fewest periods before the start that give an interval.
    public static let leastPeriods = 5

    /// The position of a later value relative to the earlier line.
    public enum Position: String, Sendable, Hashable {
        case above, within, below
        /// Too few periods before the start.
        case unknown
    }

    /// One later period.
    public struct Later: Sendable, Hashable {
        public let period: Double
        public let value: Double
        /// The earlier line, extrapolated.
        public let expected: Double
        /// The prediction interval of a single value at the level asked for.
        public let interval: ClosedRange<Double>?
        public let position: Position
    }

    /// The earlier line.
    public let fit: LinearFit
    public let level: Double
    public let later: [Later]

    /// - Parameters:
    ///   - periods: in ascending order.
    ///   - values: finite, as many.
    ///   - since: the first period that is not part of the past.
    ///   - level: of the prediction intervals.
    /// - Throws: `countMismatch`, `notFinite`, `parameter(.periods)`, `parameter(.since)` where nothing is after,
    ///   `tooFewPeriods` under two before, `parameter(.level)`, `overflow`.
    /// - Complexity: O(periods).
    public init(
        periods: [Double], values: [Double], since: Double, level: Double = 0.95
    ) throws(Undefined) {
        guard periods.count == values.count else { throw .countMismatch(values: values.count, other: periods.count) }
        guard level > 0, level < 1 else { throw .parameter(.level, value: level) }
        try checkAscending(periods)
        try checkFinite(values)
        let start = periods.firstIndex { $0 >= since } ?? periods.count
        guard start < periods.count else { throw .parameter(.since, value: since) }
        guard start >= 2 else { throw .tooFewPeriods(have: start, need: 2) }
        let fit = try LinearFit(Array(periods[..<start]), Array(values[..<start]))
        var later: [Later] = []
        for place in start..<periods.count {
            let interval =
                start >= Self.leastPeriods ? try fit.predictionInterval(at: periods[place], level: level) : nil
            let position: Position
            if let interval {
                position =
                    values[place] > interval.upperBound
                    ? .above : values[place] < interval.lowerBound ? .below : .within
            } else {
                position = .unknown
            }
            later.append(
                Later(
                    period: periods[place], value: values[place], expected: fit.value(at: periods[place]),
                    interval: interval, position: position))
        }
        (self.fit, self.level, self.later) = (fit, level, later)
    }
}
