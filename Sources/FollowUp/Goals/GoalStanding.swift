package import Statistics
import Store
package import Wording

/// Where a goal stands in one part: what was, what is, what is asked for, and what the pace leads to.
///
/// More than a dozen properties because it is a row as tables and records show it whole.
package struct GoalStanding: Sendable {
    package let goal: Goal
    /// A municipality's code; nil: the county.
    package let code: String?
    package let name: Wording?
    package let higherIsBetter: Bool
    /// In the goal's prices, by year.
    package let series: [(year: Int, value: Double)]
    package let baseline: Goal.Point?
    /// Nil where nothing is measured after the baseline.
    package let latest: Goal.Point?
    package let pace: Result<GoalPace, Undefined>?
    /// `tooFewPeriods` under five values.
    package let projection: Result<GoalProjection, Undefined>?
    package let judgement: Judgement
    package let milestones: [Milestone]

    /// Of the standing today.
    package enum Judgement: String, Sendable, Hashable, CaseIterable {
        case reached
        case onTrack = "on_track"
        case uncertain, behind
        /// By the pace alone.
        case moderate, insufficient, away
        case notMeasured = "not_measured"
        case missed

        /// Whether `--fail-on behind` is about it.
        package var isBehind: Bool { [.behind, .insufficient, .away, .missed].contains(self) }
    }

    package enum Pace: String, Sendable, Hashable, CaseIterable { case linear, compound }

    /// Whether there are too few values to judge by their noise.
    package var hasFewValues: Bool {
        guard case .failure? = projection else { return false }
        return true
    }

    /// A value on the way, and whether it was there in its year.
    package struct Milestone: Sendable, Hashable {
        package let point: Goal.Point
        /// Nil: not due, or nothing measured in its year.
        package let isReached: Bool?
        package let isDue: Bool
    }
}

extension GoalStanding {
    /// - Parameter today: the year's target is due once the year is over.
    init(
        _ goal: Goal, _ part: (code: String?, name: Wording?), higherIsBetter: Bool,
        _ series: [(year: Int, value: Double)], pace kind: Pace, today: CalendarDay
    ) {
        (self.goal, code, name) = (goal, part.code, part.name)
        (self.higherIsBetter, self.series) = (higherIsBetter, series)
        let start = goal.baselineValue ?? series.first { $0.year == goal.baselineYear }?.value
        let baseline = start.map { Goal.Point(year: goal.baselineYear, value: $0) }
        let latest = series.last { $0.year > goal.baselineYear }.map { Goal.Point(year: $0.year, value: $0.value) }
        func isGood(_ value: Double, _ aim: Double) -> Bool { higherIsBetter ? value >= aim : value <= aim }
        let target = GoalPace.Point(Double(goal.target.year), goal.target.value)
        var pace: Result<GoalPace, Undefined>?
        var projection: Result<GoalProjection, Undefined>?
        if let baseline, let latest {
            pace = Result { () throws(Undefined) in
                try GoalPace(
                    baseline: .init(Double(baseline.year), baseline.value),
                    latest: .init(Double(latest.year), latest.value), target: target)
            }
            if latest.year < goal.target.year {
                projection = Result { () throws(Undefined) in
                    try GoalProjection(
                        times: series.map { Double($0.year) }, values: series.map(\.value), target: target,
                        higherIsBetter: higherIsBetter)
                }
            }
        }
        (self.baseline, self.latest, self.pace, self.projection) = (baseline, latest, pace, projection)
        judgement = Self.judged(
            latest, goal, isGood: isGood, isKeeping: start == goal.target.value, try? pace?.get(),
            try? projection?.get(), kind, today: today)
        milestones = goal.milestones.map { point in
            let value = series.first { $0.year == point.year }?.value
            return Milestone(
                point: point, isReached: value.map { isGood($0, point.value) }, isDue: today.year > point.year)
        }
    }

    /// - Parameter isKeeping: whether the target is the baseline.
    private static func judged(
        _ latest: Goal.Point?, _ goal: Goal, isGood: (Double, Double) -> Bool, isKeeping: Bool, _ pace: GoalPace?,
        _ projection: GoalProjection?, _ kind: Pace, today: CalendarDay
    ) -> Judgement {
        guard let latest else { return .notMeasured }
        let isThere = isGood(latest.value, goal.target.value)
        if latest.year >= goal.target.year { return isThere ? .reached : .missed }
        // The target's year is over and nobody has measured it.
        if today.year > goal.target.year { return .notMeasured }
        if let projection {
            switch projection.judgement {
            case .onTrack: return .onTrack
            case .uncertain: return .uncertain
            case .behind: return .behind
            }
        }
        // One good year before its time is noise, where there are years enough to tell.
        if isThere { return .reached }
        // A target that is the baseline has no pace: the level to keep is lost.
        if isKeeping { return .away }
        guard let pace, let ratio = kind == .linear ? pace.paceRatio : try? pace.compoundRatio.get() else {
            return .notMeasured
        }
        switch GoalPace.Class(ratio: ratio) {
        case .onTrack: return .onTrack
        case .moderate: return .moderate
        case .insufficient: return .insufficient
        case .away: return .away
        }
    }
}
