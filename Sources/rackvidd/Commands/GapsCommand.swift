import ArgumentParser
import Exchange
public import FollowUp
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
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try refuse(
            if: (policy == nil) == (advice.replay == nil), "Ange en policy, eller --replay FIL.",
            "Name a policy, or --replay FILE.")
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
            Console.tell(policy.notes)
            return try output.write(PolicyAnswer(policy))
        }
        let store = try store.open()
        if let replay = advice.replay { return try self.replay(replay, store) }
        guard let policy else { return }
        let check = try store.check(policy: policy, prices: money.fixed)
        let question = try advice.question(of: policy)
        let answer = try question.answer(by: check, store: store) { Console.tell($0) }
        if let evidence = advice.evidence {
            let filed = try Evidence(of: question, answer, store: store, programVersion, Speech.language)
            try Output.write(filed, as: .json, to: evidence)
            Console.tell(say("Skrev prövningsfilen till \(evidence).", "Wrote the check file to \(evidence)."))
        }
        if output.format.format != .table { StandingText.told(answer.report).forEach { Console.tell($0) } }
        if output.format.format.isBare {
            answer.report.statuses.tell()
            answer.report.money?.tell()
        }
        try output.write(answer)
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
        try output.write(answer)
    }
}

extension GapFailure: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
