import Statistics
import Store

/// Aggregates initiatives' reports for one part: sums by share, rates as a mean weighted by share.
struct OutcomeSum {
    private let kind: Indicator.Kind
    private var figures = OutcomeFigures()
    private var result = 0.0, baseline = 0.0, change = 0.0, target = 0.0
    /// Of the changes from baseline to target: of those that have both, and of all that are due or have reported.
    private var measured = (change: 0.0, target: 0.0), dueTarget = 0.0
    private var reportedWeight = 0.0, baselineWeight = 0.0, targetWeight = 0.0
    private var hasMeasured = false

    init(_ kind: Indicator.Kind) { self.kind = kind }

    /// - Parameter share: of the initiative, above 0.
    mutating func add(_ standing: OutcomeStanding, share: Double) {
        if let target = standing.target?.value {
            self.target += target * share
            targetWeight += share
        }
        if let targetChange = standing.targetChange, standing.isDue || standing.result != nil {
            dueTarget += targetChange * share
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
        measured.change += (result - baseline) * share
        measured.target += targetChange * share
        hasMeasured = true
    }

    var outcome: OutcomeFigures {
        func figure(_ sum: Double, _ weight: Double) -> Double? {
            weight > 0 ? (kind == .extensive ? sum : sum / weight).withoutRoundingNoise : nil
        }
        var outcome = figures
        outcome.result = figure(result, reportedWeight)
        outcome.baseline = figure(baseline, baselineWeight)
        outcome.change = figure(change, baselineWeight)
        outcome.target = figure(target, targetWeight)
        outcome.achievement = hasMeasured && measured.target != 0 ? measured.change / measured.target : nil
        outcome.achievementIfUnreportedIsNothing = hasMeasured && dueTarget != 0 ? measured.change / dueTarget : nil
        return outcome
    }
}
