import ArgumentParser
import Exchange
import FollowUp
import Report
import Store
import Terminal
import Wording

struct GapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.gaps, commandName: "gaps")

    @Argument(help: .init(GapsOptionText.policy)) var policy: String?
    @Flag(help: .init(GapsOptionText.explain)) var explain = false
    @Option(help: .init(GapsOptionText.failOn)) var failOn: GapFailure?

    @OptionGroup var advice: GapAdviceOptions
    @OptionGroup var money: PriceOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var output: FormatOption<GapAnswer>

    func validate() throws {
        try refuse(.policyOrReplay, if: (policy == nil) == (advice.replay == nil))
        try refuse(.failure, if: advice.replay != nil)
        if explain {
            try refuse(.answersOfPolicies)
            try output.require(PolicyAnswer.self)
        }
        try refuse(.pricesOfCheck, if: advice.isAsked)
    }

    func run() throws {
        if explain, let policy {
            let policy = try PolicyReader(file: policy).read(TextFile.read(policy))
            for note in policy.notes { Console.tell(note.wording) }
            return try output.write(PolicyAnswer(policy, in: try? store.open()))
        }
        let opened = try store.open()
        if let replay = advice.replay { return try self.replay(replay, opened) }
        guard let policy else { return }
        let check = try opened.check(policy: policy, prices: money.fixed)
        let question = try advice.question(of: policy)
        let answer = try question.answer(by: check, store: opened) { Console.tell($0) }
        if let evidence = advice.evidence {
            let filed = try Evidence(of: question, answer, store: opened, programVersion, Speech.language)
            try Output.write(filed, as: .json, to: evidence)
            Console.tell(filed.written(to: evidence))
        }
        if !output.isForPeople { StandingText.told(answer.report).forEach { Console.tell($0) } }
        output.remark(on: answer.report.statuses, answer.report.money)
        try output.write(answer, filters(of: answer.report.policy))
        if answer.report.fails(on: failOn ?? .any) { throw Exit.findings }
    }

    /// The same result, written as it was asked for; or what has changed, and the exit code of findings.
    private func replay(_ file: String, _ store: Store) throws {
        let replay = try EvidenceReplay(file: file, language: Speech.language)
        let (answer, differences) = try replay.run(on: store, programVersion)
        differences.notices.forEach { Console.tell($0) }
        guard differences.isReproduced else {
            try Output.write(differences)
            throw Exit.findings
        }
        try output.write(answer, filters(of: answer.report.policy))
    }

    /// The policy's, and the options beside it. The report says itself how county-wide initiatives count.
    private func filters(of policy: Policy) -> ResultFilters {
        var filters = ResultFilters(policy, prices: money.fixed)
        filters.saysCountyWide = false
        return filters
    }
}

struct RoundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.round, commandName: "round")

    @Argument(help: .init(RoundOptionText.policy)) var policy: String
    @Option(help: .init(RoundOptionText.applications)) var applications: String
    @Option(help: .init(RoundOptionText.budget)) var budget: Kronor
    @Option(help: .init(GapAdviceOptionText.neverWiden)) var neverWiden: NeverWiden?
    @Option(help: .init(RoundOptionText.funds)) var funds: RoundFunds.Scope?
    @Option(help: .init(RoundOptionText.by)) var by: Level = .municipality

    @OptionGroup var output: FormattedFileOption<RoundAnswer>
    @OptionGroup var columns: ColumnOptions
    @OptionGroup var store: KnownStoreOption
    @OptionGroup var language: LanguageOption

    func validate() throws { try refuse(.noBudget, if: budget.ore <= 0) }

    func run() throws {
        let opened = try store.open()
        let question = try RoundQuestion(
            policy: policy, applications: applications, reading: columns.reading(), budget: budget.ore,
            neverWiden: neverWiden ?? .must, funds: funds, by: by)
        let paper = try question.paper(store: opened) { Console.tell($0) }
        try output.write(RoundAnswer(paper, programVersion: programVersion))
    }
}

extension Store {
    /// A policy's check; says what the reader noticed in a policy that it could read: words that have been replaced.
    ///
    /// - Throws: what `GapQuestion.check` throws.
    func check(policy file: String, prices: FixedPrices? = nil) throws -> GapCheck {
        let check = try GapQuestion.check(file, store: self, prices: prices)
        for note in check.policy.notes { Console.tell(note.wording) }
        return check
    }
}
