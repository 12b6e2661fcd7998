/// One initiative's standing on one indicator at a time: result against target.
///
/// Nothing is capped, and a blank is never a zero: an unreported result has no change.
public struct OutcomeStanding: Sendable, Hashable {
    /// The result beside the target.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// The target, or more; a target that is the baseline is kept.
        case reached
        /// A change towards the target, short of it.
        case partly
        /// No change, or one away from the target; a target that is the baseline isn't kept.
        case none
        /// Not reported, and the target's period hasn't come.
        case notDue = "not_due"
        /// Not reported, though due or without a date to be due at.
        case notReported = "not_reported"
        /// Reported, with no target, or of a rate no baseline, to set it against.
        case noTarget = "no_target"
    }

    /// Whether a milestone was reached.
    public struct Milestone: Sendable, Hashable {
        public let value: Double
        public let period: Double?
        /// nil where its period hasn't come, nothing was reported until then, or there is no baseline.
        public let isReached: Bool?
        /// Judged by an earlier report, as none is of the milestone's own period.
        public let isByEarlierReport: Bool
    }

    public let measure: OutcomeSeries.Measure
    /// b; 0 for sums where none is stated (`isBaselineAssumed`), nil for rates without one.
    public let baseline: Double?
    public let isBaselineAssumed: Bool
    /// τ and its period.
    public let target: OutcomeSeries.Entry?
    public let milestone: Milestone?
    /// r(t).
    public let result: Double?
    /// The value expected by now on a straight line from baseline to target, through a milestone dated between them;
    /// nil unless both are stated and dated, the target later.
    public let expected: Double?
    /// The target's period has come, or no target is dated.
    public let isDue: Bool
    /// For a target that is the baseline: whether it has been kept; nil else and where nothing is reported.
    public let isKept: Bool?

    /// r − b; nil where either is missing.
    public var change: Double? { Self.difference(result, baseline) }

    /// τ − b: the planned change.
    public var targetChange: Double? { Self.difference(target?.value, baseline) }

    /// (r − b)/(τ − b): above 1 beyond the target, below 0 in the other direction; the same where lower is better. nil
    /// where a part is missing or target and baseline are equal.
    public var achievement: Double? {
        guard let change, let targetChange, targetChange != 0 else { return nil }
        return change / targetChange
    }

    /// Why an initiative or a group has no share of a target.
    public enum Unachieved: String, Sendable, Hashable, CaseIterable {
        case noInitiative = "no_initiative"
        case notDue = "not_due"
        case notReported = "not_reported"
        case noTarget = "no_target"
        /// Of a group: others of it have a target, those that reported none.
        case reportedWithoutTarget = "reported_without_target"
        /// Of a rate.
        case noBaseline = "no_baseline"
        /// There is no way from the one to the other; such a target is kept or lost.
        case targetIsBaseline = "target_is_baseline"
        /// Of a group: targets above and below the baselines add up to none.
        case targetsCancel = "targets_cancel"
    }

    /// Why there is no achievement; nil where there is.
    public var unachieved: Unachieved? {
        guard result != nil else { return isDue ? .notReported : .notDue }
        guard target != nil else { return .noTarget }
        guard let targetChange else { return .noBaseline }
        return targetChange == 0 ? .targetIsBaseline : nil
    }

    public var state: State {
        guard result != nil else { return isDue ? .notReported : .notDue }
        if let isKept { return isKept ? .reached : .none }
        guard let achievement else { return .noTarget }
        return achievement >= 1 ? .reached : achievement > 0 ? .partly : .none
    }

    /// - Parameter time: the as-of date, on the scale of the periods.
    /// - Complexity: O(entries).
    public init(_ series: OutcomeSeries, at time: Double) {
        let stated = OutcomeSeries.latest(series.stated.baselines)
        let baseline = stated?.value ?? (series.measure == .sum ? 0 : nil)
        let target = OutcomeSeries.latest(series.stated.targets)
        let result = series.result(at: time)
        measure = series.measure
        self.baseline = baseline
        isBaselineAssumed = stated == nil && series.measure == .sum
        (self.target, self.result) = (target, result)
        // An entry without a target, or whose target has no period, is due at once.
        isDue = target?.period.map { $0 <= time } ?? true
        if let target, let baseline, target.value == baseline, let result {
            isKept = series.higherIsBetter ? result >= baseline : result <= baseline
        } else {
            isKept = nil
        }
        let entry = OutcomeSeries.latest(series.stated.milestones)
        milestone = entry.map { Self.milestone($0, series, baseline: baseline, target: target, at: time) }
        expected = Self.expected(
            from: stated, through: entry, to: target, at: time)
    }

    private static func difference(_ one: Double?, _ other: Double?) -> Double? {
        guard let one, let other else { return nil }
        return one - other
    }

    private static func milestone(
        _ entry: OutcomeSeries.Entry, _ series: OutcomeSeries, baseline: Double?, target: OutcomeSeries.Entry?,
        at time: Double
    ) -> Milestone {
        func unjudged() -> Milestone {
            Milestone(value: entry.value, period: entry.period, isReached: nil, isByEarlierReport: false)
        }
        guard let period = entry.period, period <= time, let baseline, let result = series.result(at: period) else {
            return unjudged()
        }
        let way = (target?.value ?? entry.value) - baseline
        let rising = way == 0 ? series.higherIsBetter : way > 0
        return Milestone(
            value: entry.value, period: period,
            isReached: rising ? result >= entry.value : result <= entry.value,
            isByEarlierReport: !series.reports.contains { $0.period == period })
    }

    /// b + (τ − b)(t − t_b)/(t_τ − t_b), in two pieces where there is a milestone; b before the start, τ after the end.
    private static func expected(
        from start: OutcomeSeries.Entry?, through middle: OutcomeSeries.Entry?, to end: OutcomeSeries.Entry?,
        at time: Double
    ) -> Double? {
        var stops: [(time: Double, value: Double)] = []
        for entry in [start, end] {
            guard let entry, let period = entry.period else { return nil }
            stops.append((period, entry.value))
        }
        guard stops[0].time < stops[1].time else { return nil }
        if let middle, let period = middle.period, period > stops[0].time, period < stops[1].time {
            stops.insert((period, middle.value), at: 1)
        }
        if time <= stops[0].time { return stops[0].value }
        for (one, next) in zip(stops, stops.dropFirst()) where time <= next.time {
            return one.value + (next.value - one.value) * (time - one.time) / (next.time - one.time)
        }
        return stops.last?.value
    }
}
