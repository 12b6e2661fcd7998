/// A goal judged by the noise of its series: the target against the fitted line's prediction interval.
public struct GoalProjection: Sendable, Hashable {
    /// The fewest values that give an interval.
    public static let leastValues = 5

    /// The place of the prediction interval beside the target.
    public enum Judgement: String, Sendable, Hashable, CaseIterable {
        /// The whole interval lies on the good side of the target or ends at it.
        case onTrack = "on_track"
        /// The target lies inside, or at the interval's good end.
        case uncertain
        /// The whole interval lies on the bad side.
        case behind
    }

    public let fit: LinearFit
    /// The line's value at the target's time, and the interval of a single value with probability `level`.
    public let projected: Double
    public let interval: ClosedRange<Double>
    public let level: Double
    /// The probability of a value as good as the target, were the residuals independent and normal.
    public let probability: Double
    public let medianSlope: MedianSlope
    /// `allEqual` for a series that never changes.
    public let mannKendall: Result<MannKendall, Undefined>
    public let judgement: Judgement
    /// The target lies further ahead than half of the time that the series covers.
    public let isFarAhead: Bool

    /// - Parameters:
    ///   - times: in years, ascending.
    ///   - values: as many.
    ///   - higherIsBetter: the good side of the target.
    ///   - level: of the interval.
    /// - Throws: `countMismatch`, `tooFewPeriods` under five, `notFinite`, `parameter(.periods)`, `parameter(.level)`,
    ///   `parameter(.years)` unless the target is later than the series, `overflow`.
    /// - Complexity: O(n²), and that of `MannKendall`.
    public init(
        times: [Double], values: [Double], target: GoalPace.Point, higherIsBetter: Bool, level: Double = 0.8
    ) throws(Undefined) {
        guard times.count == values.count else { throw .countMismatch(values: values.count, other: times.count) }
        guard let first = times.first, let last = times.last, times.count >= Self.leastValues else {
            throw .tooFewPeriods(have: times.count, need: Self.leastValues)
        }
        try checkAscending(times)
        guard target.time > last else { throw .parameter(.years, value: target.time - last) }
        try checkFinite([target.time, target.value])
        fit = try LinearFit(times, values)
        projected = fit.value(at: target.time)
        interval = try fit.predictionInterval(at: target.time, level: level)
        self.level = level
        let (missing, error) = (target.value - projected, try fit.predictionError(at: target.time).get())
        let above: Double
        if error > 0 {
            above = StudentT.upperTail(missing / error, freedom: times.count - 2)
        } else {
            above = missing == 0 || (missing < 0) == higherIsBetter ? 1 : 0
        }
        probability =
            error > 0 && !higherIsBetter ? StudentT.upperTail(-missing / error, freedom: times.count - 2) : above
        medianSlope = try MedianSlope(times, values)
        mannKendall = Result { () throws(Undefined) in try MannKendall(values) }
        let (good, bad) =
            higherIsBetter
            ? (interval.lowerBound >= target.value, interval.upperBound < target.value)
            : (interval.upperBound <= target.value, interval.lowerBound > target.value)
        judgement = good ? .onTrack : bad ? .behind : .uncertain
        isFarAhead = target.time - last > (last - first) / 2
    }
}
