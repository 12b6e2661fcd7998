import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Store
import Terminal
import Wording

/// More than twelve properties, because each is an option of the command.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.report, commandName: "report")

    @Option(help: .init(ReportOptionText.indicator)) var indicator = Indicator.ID.grantedSek
    @Option(help: .init(ReportOptionText.policy)) var policy: String?
    @Option(help: .init(ReportOptionText.annual)) var annual: Int?
    @Option(help: .init(ReportOptionText.evidence)) var evidence: [String] = []
    @Option(help: .init(ReportOptionText.goals)) var goals: String?
    @Option(help: .init(ReportOptionText.today)) var today: PartialDate?
    @Option(help: .init(ReportOptionText.change)) var change: [Indicator.ID] = []
    @Option(help: .init(ReportOptionText.format)) var format: FormatChoice<AnnualAnswer> = .usual
    @Flag(help: .init(ReportOptionText.generated)) var generated = false
    @Option(help: .init(ReportOptionText.output)) var output = "-"

    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try selection.money.require(money: indicator == .grantedSek)
        try refuse(
            if: annual == nil && !ReportAnswer.formats.contains(format.format(for: output)),
            "--format markdown gäller --annual ÅR.",
            "--format markdown is for --annual YEAR.")
        try refuse(.account, if: annual == nil)
        try refuse(if: today != nil && goals == nil, "--today gäller --goals FIL.", "--today is for --goals FILE.")
        if let annual {
            try refuse(
                unless: (1_000...9_999).contains(annual), "--annual är ett år, till exempel 2026.",
                "--annual is a year, for example 2026.")
            try refuse(.period, .report)
        }
    }

    func run() throws {
        let store = try store.open()
        let gaps = try policy.map { try store.check(policy: $0, prices: self.selection.money.fixed).run() }
        let selection = try condition.narrow(selection.selection, in: store)
        if let annual {
            let facts = try AnnualFacts(
                store: store, year: annual, selection: selection, gaps: gaps,
                checks: evidence.map { try CheckOnFile(file: $0) }, question: question(store),
                given: ShellWord.options(OptionLimit.narrowing, in: CommandLine.arguments))
            try Output.write(
                AnnualAnswer(facts, programVersion: programVersion), as: format.format(for: output), to: output)
        } else {
            let facts = try ReportFacts(
                store: store, selection: selection, indicator: indicator, gaps: gaps, question: question(store))
            let now = generated ? Date().formatted(.iso8601.year().month().day()) : nil
            try Output.write(
                ReportAnswer(facts, programVersion: programVersion, generated: now), as: format.format(for: output),
                to: output)
        }
        guard output != "-" else { return }
        Console.tell(say("Skrev rapporten till \(output).", "Wrote the report to \(output)."))
    }

    /// What is to be said of change and goals.
    private func question(_ store: Store) throws -> EffectQuestion {
        let day = today ?? annual.flatMap { PartialDate(year: $0) }
        let now = PartialDate(Date().formatted(.iso8601.year().month().day()))
        guard let day = day ?? now else { preconditionFailure("the clock gives a date") }
        let read = try goals.map { file in
            let reader = try GoalReader(file: file, indicators: store.indicators().map(\.id.text))
            return EffectQuestion.Goals(
                try reader.read(TextFile.read(file)), file: file, today: CalendarDay(last: day))
        }
        return EffectQuestion(changes: change, lastYear: annual, goals: read)
    }
}
