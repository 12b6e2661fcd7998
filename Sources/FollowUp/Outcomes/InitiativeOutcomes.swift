package import Statistics
package import Store

/// Baselines, targets and results of one indicator at a date, initiative by initiative: never a sum over reports.
package struct InitiativeOutcomes: Sendable {
    package let indicator: Indicator
    /// Reports until the end of it count; nil: all.
    package let asOf: PartialDate?
    /// By identifier, of the initiatives that state or report anything.
    package let standings: [String: OutcomeStanding]
    /// Whether some initiative has several results, so that it matters what a report contains.
    package let hasSeveralReports: Bool
    /// Of the figures: that of the date asked for, else of the latest report; nil where no report says when.
    package let year: Int?
    /// Of the figures, as days from 1 January 1970; infinite where no report says when.
    let time: Double

    /// - Parameters:
    ///   - outcomes: of the indicator.
    ///   - asOf: nil stands for the latest period that anybody reported: targets of later years are then not due.
    /// - Throws: `Undefined` for a value that is no number.
    /// - Complexity: O(outcomes).
    package init(_ outcomes: [Outcome], of indicator: Indicator, asOf: PartialDate? = nil) throws(Undefined) {
        self.indicator = indicator
        self.asOf = asOf
        year = asOf?.year ?? outcomes.filter { $0.kind == .result }.compactMap { $0.period?.year }.max()
        let latest = outcomes.filter { $0.kind == .result }.compactMap { $0.period?.lastDayNumber }.max()
        let time = asOf?.lastDayNumber ?? latest ?? .infinity
        self.time = time
        var byInitiative: [String: [Outcome]] = [:]
        for outcome in outcomes { byInitiative[outcome.initiative, default: []].append(outcome) }
        var standings: [String: OutcomeStanding] = [:]
        var several = false
        for (id, own) in byInitiative {
            func entries(_ kind: Outcome.Kind) -> [OutcomeSeries.Entry] {
                own.filter { $0.kind == kind }.map { OutcomeSeries.Entry($0.value, period: $0.period?.lastDayNumber) }
            }
            let reports = entries(.result)
            several = several || reports.count > 1
            let series = try OutcomeSeries(
                measure: indicator.kind == .extensive ? .sum : .rate, accumulation: indicator.reportsContain.ofSeries,
                higherIsBetter: indicator.direction != .lowerIsBetter,
                stated: .init(
                    baselines: entries(.baseline), milestones: entries(.milestone), targets: entries(.target)),
                reports: reports)
            standings[id] = OutcomeStanding(series, at: time)
        }
        self.standings = standings
        hasSeveralReports = several
    }

    /// An initiative's result: the change since its baseline of a sum, the level of a rate; nil where it hasn't
    /// reported.
    package func value(of initiative: String) -> Double? {
        guard let standing = standings[initiative] else { return nil }
        return indicator.kind == .extensive ? standing.change : standing.result
    }
}

extension Indicator.Accumulation {
    fileprivate var ofSeries: OutcomeSeries.Accumulation {
        switch self {
        case .cumulative: .cumulative
        case .perPeriod: .perPeriod
        case .level: .level
        }
    }
}

extension PartialDate {
    /// Days from 1 January 1970 to the last day that it may mean; earlier days are negative.
    var lastDayNumber: Double {
        let (year, month, day) = (lastDay / 10_000, lastDay / 100 % 100, lastDay % 100)
        // Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return Double(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
    }
}
