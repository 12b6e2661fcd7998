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
    @OptionGroup var file: FileOption<AnnualAnswer>
    @OptionGroup var selection: CountingOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    private var chosenFormat: AnswerFormat { format.format(for: file.output) }

    func validate() throws {
        try selection.money.require(money: indicator == .grantedSek)
        try refuse(.markdownOfReport, if: annual == nil && !ReportAnswer.formats.contains(chosenFormat))
        try refuse(.account, if: annual == nil)
        try refuse(.dayWithoutGoals, if: today != nil && goals == nil)
        if let annual {
            try refuse(.notAnAnnualYear, unless: (1_000...9_999).contains(annual))
            try refuse(.period, .report)
        }
    }

    func run() throws {
        let opened = try store.open()
        let gaps = try policy.map { try opened.check(policy: $0, prices: self.selection.money.fixed).run() }
        let filters = try selection.filters(where: condition.condition)
        let chosen = try condition.narrow(selection.selection, in: opened)
        if let annual {
            var facts = try AnnualFacts(
                store: opened, year: annual, selection: chosen, gaps: gaps,
                checks: evidence.map { try CheckOnFile(file: $0, on: opened, programVersion) },
                question: question(opened), arguments: CommandLine.arguments)
            facts.filters = filters
            try file.write(AnnualAnswer(facts, programVersion: programVersion), as: chosenFormat)
        } else {
            var facts = try ReportFacts(
                store: opened, selection: chosen, indicator: indicator, gaps: gaps, question: question(opened))
            facts.filters = filters
            let now = generated ? Date().formatted(.iso8601.year().month().day()) : nil
            try file.write(ReportAnswer(facts, programVersion: programVersion, generated: now), as: chosenFormat)
        }
    }

    /// What is to be said of change and goals.
    private func question(_ store: Store) throws -> EffectQuestion {
        let day = today ?? annual.flatMap { PartialDate(year: $0) } ?? .today
        let read = try goals.map { file in
            EffectQuestion.Goals(try GoalFile.read(file, in: store), file: file, today: CalendarDay(last: day))
        }
        return EffectQuestion(changes: change, lastYear: annual, goals: read)
    }
}
