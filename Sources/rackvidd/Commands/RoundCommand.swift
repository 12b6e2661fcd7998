import ArgumentParser
import Exchange
public import FollowUp
import Report
import Store
import Terminal
import Wording

struct RoundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.round, commandName: "round")

    @Argument(help: .init(RoundOptionText.policy)) var policy: String
    @Option(help: .init(RoundOptionText.applications)) var applications: String
    @Option(help: .init(RoundOptionText.budget)) var budget: Kronor
    @Option(help: .init(GapAdviceOptionText.neverWiden)) var neverWiden: NeverWiden?
    @Option(help: .init(RoundOptionText.funds)) var funds: RoundFunds.Scope?
    @Option(help: .init(RoundOptionText.by)) var by: Level = .municipality
    @Option(help: .init(RoundOptionText.format)) var format: FormatChoice<RoundAnswer> = .usual
    @Option(help: .init(RoundOptionText.output)) var output = "-"

    @OptionGroup var columns: ColumnOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(if: budget.ore <= 0, "--budget är ett belopp över noll.", "--budget is an amount above zero.")
    }

    func run() throws {
        let store = try store.open()
        let question = try RoundQuestion(
            policy: policy, applications: applications, reading: columns.reading(), budget: budget.ore,
            neverWiden: neverWiden ?? .must, funds: funds, by: by)
        let paper = try question.paper(store: store) { Console.tell($0) }
        try Output.write(RoundAnswer(paper, programVersion: programVersion), as: format.format(for: output), to: output)
        guard output != "-" else { return }
        Console.tell(say("Skrev underlaget till \(output).", "Wrote the paper to \(output)."))
    }
}

extension RoundFunds.Scope: ExpressibleByArgument {}
