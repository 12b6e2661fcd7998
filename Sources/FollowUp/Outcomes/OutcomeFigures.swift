import Statistics
package import Store

/// The figures beside a distribution of outcomes: results, baselines and targets.
package struct OutcomeFigures: Sendable, Hashable {
    /// Of those that have reported: the result, and the baseline.
    package var result: Double?
    package var baseline: Double?
    /// result − baseline.
    package var change: Double?
    /// Of those that state one, whether they have reported or not.
    package var target: Double?
    /// Σ (result − baseline) / Σ (target − baseline) of those that have both.
    package var achievement: Double?
    /// Initiatives with a report, and those with other statements only, by whether their target is due.
    package var reported = 0
    package var notReported = 0
    package var notDue = 0

    package init() {}
}

/// The reading of outcomes, and their totals.
package struct OutcomeAccount: Sendable, Hashable {
    /// Nil: all reports.
    package let asOf: PartialDate?
    package let accumulation: Indicator.Accumulation
    /// False where nothing is stated and the default applies.
    package let isAccumulationStated: Bool
    package let hasSeveralReports: Bool
    /// Sums of which no baseline is stated: counted from 0.
    package let baselinesAssumed: Int
    /// Of a sum the total, outside the county and unlocated included; of a rate the mean.
    package let total: OutcomeFigures

    /// The year requested, where the date is one.
    package var year: Int? { asOf.flatMap { $0.month == nil ? $0.year : nil } }
}

/// Aggregates initiatives' reports for one part: sums by share, rates as a mean weighted by share.
struct OutcomeSum {
    private let kind: Indicator.Kind
    private var figures = OutcomeFigures()
    private var result = 0.0, baseline = 0.0, change = 0.0, target = 0.0
    private var measuredChange = 0.0, measuredTarget = 0.0
    private var reportedWeight = 0.0, baselineWeight = 0.0, targetWeight = 0.0
    private var hasMeasured = false

    init(_ kind: Indicator.Kind) { self.kind = kind }

    /// - Parameter share: of the initiative, above 0.
    mutating func add(_ standing: OutcomeStanding, share: Double) {
        if let target = standing.target?.value {
            self.target += target * share
            targetWeight += share
        }
        guard let result = standing.result else {
            if standing.isDue { figures.notReported += 1 } else { figures.notDue += 1 }
            return
        }
        figures.reported += 1
        self.result += result * share
        reportedWeight += share
        guard let baseline = standing.baseline else { return }
        self.baseline += baseline * share
        change += (result - baseline) * share
        baselineWeight += share
        guard let targetChange = standing.targetChange else { return }
        measuredChange += (result - baseline) * share
        measuredTarget += targetChange * share
        hasMeasured = true
    }

    var outcome: OutcomeFigures {
        func figure(_ sum: Double, _ weight: Double) -> Double? {
            weight > 0 ? (kind == .extensive ? sum : sum / weight) : nil
        }
        var outcome = figures
        outcome.result = figure(result, reportedWeight)
        outcome.baseline = figure(baseline, baselineWeight)
        outcome.change = figure(change, baselineWeight)
        outcome.target = figure(target, targetWeight)
        outcome.achievement = hasMeasured && measuredTarget != 0 ? measuredChange / measuredTarget : nil
        return outcome
    }
}
