import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Store
import Wording

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
    @OptionGroup var language: LanguageOption

    func run() throws {
        let store = try store.open()
        let reader = try GoalReader(file: file, indicators: store.indicators().map(\.id.text))
        let declaration = try reader.read(TextFile.read(file))
        let now = PartialDate(Date().formatted(.iso8601.year().month().day()))
        guard let day = today ?? now else { preconditionFailure("the clock gives a date") }
        let distributor = try Distributor(store: store, selection: condition.narrow(selection.selection, in: store))
        let review = try distributor.review(
            declaration, pace: pace, today: CalendarDay(last: day), outcomes: store.indicatorsOfOutcomes(), file: file)
        let answer = GoalAnswer(review, detail: explain)
        try output.write(answer)
        if answer.has(failOn) { throw Exit.findings }
    }
}

extension GoalStanding.Pace: ExpressibleByArgument {}
extension GoalAnswer.Finding: ExpressibleByArgument {}
