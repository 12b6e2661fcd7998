/// The pace towards a goal: actual against required.
///
///     required = (τ − b)/(t_τ − t_b),   actual = (y − b)/(t − t_b)
///
/// - Source: Committee of the Regions, Delivering on the Europe 2020 strategy (2014), distance to the target path
///   (linear); Eurostat, Sustainable development in the European Union, annex on the assessment of indicator trends
///   (compound).
public struct GoalPace: Sendable, Hashable {
    /// A value and its time in years.
    public struct Point: Sendable, Hashable {
        public let time: Double
        public let value: Double

        public init(_ time: Double, _ value: Double) { (self.time, self.value) = (time, value) }
    }

    public let baseline: Point
    public let latest: Point
    public let target: Point

    /// - Throws: `notFinite`, `parameter(.years)` unless baseline < latest and baseline < target in time,
    ///   `parameter(.target)` where target and baseline are equal.
    public init(baseline: Point, latest: Point, target: Point) throws(Undefined) {
        try checkFinite([baseline.time, baseline.value, latest.time, latest.value, target.time, target.value])
        guard latest.time > baseline.time else { throw .parameter(.years, value: latest.time - baseline.time) }
        guard target.time > baseline.time else { throw .parameter(.years, value: target.time - baseline.time) }
        guard target.value != baseline.value else { throw .parameter(.target, value: target.value) }
        (self.baseline, self.latest, self.target) = (baseline, latest, target)
    }

    private var years: Double { target.time - baseline.time }
    private var elapsed: Double { latest.time - baseline.time }

    public var requiredPerYear: Double { (target.value - baseline.value) / years }
    public var actualPerYear: Double { (latest.value - baseline.value) / elapsed }
    /// actual/required: 1 is on pace, below 0 away from the target.
    public var paceRatio: Double { actualPerYear / requiredPerYear }
    /// (τ − y)/(t_τ − t); nil once the target's time has come.
    public var requiredFromNow: Double? {
        target.time > latest.time ? (target.value - latest.value) / (target.time - latest.time) : nil
    }
    /// (y − b)/(τ − b).
    public var shareOfWay: Double { (latest.value - baseline.value) / (target.value - baseline.value) }
    /// (t − t_b)/(t_τ − t_b).
    public var expectedShareOfWay: Double { elapsed / years }
    /// The value at the target's time if the pace so far continues.
    public var projected: Double { baseline.value + actualPerYear * years }

    /// Compound yearly growth, actual and required, (·/b)^(1/years) − 1. `zeroValue` or `negativeValue` (0 baseline, 1
    /// latest, 2 target) where growth is undefined.
    public var compound: Result<(actual: Double, required: Double), Undefined> {
        for (index, point) in [baseline, latest, target].enumerated() where point.value <= 0 {
            return .failure(point.value == 0 ? .zeroValue(index: index) : .negativeValue(index: index))
        }
        func growth(_ point: Point, _ years: Double) -> Double {
            exponentialMinusOne(logarithm(onePlus: (point.value - baseline.value) / baseline.value) / years)
        }
        return .success((growth(latest, elapsed), growth(target, years)))
    }

    /// Growth so far by growth required: Eurostat's measure.
    public var compoundRatio: Result<Double, Undefined> { compound.map { $0.actual / $0.required } }

    /// Eurostat's classes of a pace.
    public enum Class: String, Sendable, Hashable, CaseIterable {
        case onTrack = "on_track"
        case moderate, insufficient, away

        /// ≥ 0.95, ≥ 0.60, ≥ 0, below.
        public init(ratio: Double) {
            self = ratio >= 0.95 ? .onTrack : ratio >= 0.6 ? .moderate : ratio >= 0 ? .insufficient : .away
        }
    }
}

/// A goal judged by the noise of its own series: the earlier line's prediction interval against the target.
public struct GoalProjection: Sendable, Hashable {
    /// The fewest values that give an interval.
    public static let leastValues = 5

    public enum Judgement: String, Sendable, Hashable, CaseIterable {
        /// The whole interval lies on the good side of the target.
        case onTrack = "on_track"
        /// The target lies inside.
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
    ///   `parameter(.years)` unless the target is later than the series.
    /// - Complexity: O(n²).
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
