import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Terminal
import Wording

struct OutcomesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.outcomes, commandName: "outcomes")

    @Argument(help: .init(OutcomesOptionText.indicator)) var indicator: Indicator.ID?
    @Option(help: .init(OutcomesOptionText.by)) var by: OutcomeFollowUp.Grouping?
    @Option(help: .init(OutcomesOptionText.asOf)) var asOf: PartialDate?
    @Option(help: .init(OutcomesOptionText.additionality)) var additionality: String?
    @Option(help: .init(OutcomesOptionText.failOn)) var failOn: OutcomeAnswer.Finding?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<OutcomeAnswer>

    func validate() throws {
        try condition.refuseScheme(if: by?.crossesZones ?? true)
        try refuse(.divisionWithoutIndicator, if: indicator == nil && by != nil)
        if let by, !by.isByPlace { try condition.refuseShares(of: selection) }
    }

    func run() throws {
        let opened = try store.open()
        var distributor = try Distributor(
            store: opened, selection: condition.narrow(selection.selection, in: opened), detail: .figures)
        distributor.asOf = asOf
        let ids = try indicator.map { [$0] } ?? opened.indicatorsOfOutcomes()
        var followUps = try ids.map { try distributor.followUp($0, by: by ?? .level(.municipality)) }
        try selection.money.require(money: followUps.contains { $0.sekPerUnit != nil })
        if let additionality {
            let reader = AdditionalityReader(file: additionality)
            try followUps.takeOff(reader.read(TextFile.read(additionality)), statedIn: additionality)
        }
        let answer = OutcomeAnswer(followUps, isOverview: indicator == nil, on: distributor.territory)
        var filters = try selection.filters(where: condition.condition)
        filters.asOf = asOf
        try output.write(answer, filters)
        output.remark(
            on: followUps.first?.statuses, followUps.first { $0.sekPerUnit != nil }?.money,
            indicator == nil ? [] : followUps.first.map { Readings.placing(of: $0) } ?? [])
        if answer.has(failOn) { throw Exit.findings }
    }
}

struct GoalsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.goals, commandName: "goals")

    @Argument(help: .init(GoalsOptionText.file)) var file: String
    @Option(help: .init(GoalsOptionText.today)) var today: PartialDate?
    @Option(help: .init(GoalsOptionText.pace)) var pace: GoalStanding.Pace = .linear
    @Flag(help: .init(GoalsOptionText.explain)) var explain = false
    @Option(help: .init(GoalsOptionText.failOn)) var failOn: GoalAnswer.Finding?

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<GoalAnswer>

    func run() throws {
        let opened = try store.open()
        let declaration = try GoalFile.read(file, in: opened)
        let distributor = try Distributor(store: opened, selection: condition.narrow(selection.selection, in: opened))
        let review = try distributor.review(
            declaration, pace: pace, today: CalendarDay(last: today ?? .today), outcomes: opened.indicatorsOfOutcomes(),
            file: file)
        let answer = GoalAnswer(review, detail: explain)
        try output.write(answer, selection.filters(where: condition.condition))
        if answer.has(failOn) { throw Exit.findings }
    }
}
