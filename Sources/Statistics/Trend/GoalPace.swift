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

    /// (τ − b)/(t_τ − t_b), in the unit of the values a year.
    public var requiredPerYear: Double { (target.value - baseline.value) / years }
    /// (y − b)/(t − t_b), likewise.
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

    /// Growth so far by growth required: Eurostat's measure. Undefined as `compound`.
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
