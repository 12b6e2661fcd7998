public import ArgumentParser
import Exchange
public import FollowUp
import Foundation
import Report
import Store
import Wording

struct GapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: say(
            "Vilka delar av länet en policy säger ska nås och som inte nås.",
            "Which parts of the county a policy says should be reached and are not."),
        discussion: say(
            "Slutar med 0 utan luckor, 2 med luckor, 1 vid fel.",
            "Exits with 0 without gaps, 2 with gaps, 1 on failure."))

    @Argument(help: ArgumentHelp(say("Policyn (YAML).", "The policy (YAML)."), valueName: "policy.yaml"))
    var policy: String?

    @Flag(
        help: ArgumentHelp(
            say(
                "Säg i klartext vad policyn kräver; behöver inget lager.",
                "Say in plain words what the policy asks for; needs no store.")))
    var explain = false

    @Option(
        help: ArgumentHelp(
            say(
                "Sluta med 2 bara om en regel av den här graden inte är uppfylld: must, eller should (alla regler).",
                "Exit with 2 only if a rule of this severity is not met: must, or should (every rule)."),
            valueName: "must|should"))
    var failOn: Policy.Severity = .should

    @OptionGroup var advice: GapAdviceOptions
    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: ResultFormat = .table
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if (policy == nil) == (advice.replay == nil) {
            throw ValidationError(say("Ange en policy, eller --replay FIL.", "Name a policy, or --replay FILE."))
        }
    }

    func run() throws {
        if explain, let policy {
            let policy = try PolicyReader(file: policy).read(TextFile.read(policy))
            GapsCommand.tell(policy.notes)
            return Output.write(PolicyText(policy, language: Speech.language, width: Console.width).text())
        }
        let store = try store.open()
        if let replay = advice.replay { return try GapsCommand.replay(EvidenceReplay(file: replay), store, format) }
        guard let policy else { return }
        let check = try GapsCommand.check(policy, store: store)
        let answer = try advice.run(check, store: store)
        if let evidence = advice.evidence {
            var sink = try ByteSink(file: evidence)
            try answer.evidence(policy: Evidence.Document(file: policy), store: store).json.write(
                to: &sink, indented: true)
            try sink.finish()
            Console.tell(say("Skrev underlaget till \(evidence).", "Wrote the evidence to \(evidence)."))
        }
        try answer.write(format, of: check.territory)
        if answer.report.fails(on: failOn) { throw Exit.findings }
    }

    static func check(_ policy: String, store: Store) throws -> GapCheck {
        try check(TextFile.read(policy), file: policy, store: store)
    }

    private static func check(_ text: String, file: String, store: Store) throws -> GapCheck {
        let reader = PolicyReader(
            file: file, indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        let policy = try reader.read(text)
        tell(policy.notes)
        return try GapCheck(policy, store: store, programmeAreas: Shipped.programmeAreas())
    }

    /// What the reader has to say of a policy that it could read: words that have been replaced.
    private static func tell(_ notes: [Policy.Note]) {
        for note in notes { Console.tell(note.wording[Speech.language]) }
    }

    /// The same result, written as it was asked for; or what has changed, and the exit code of findings.
    private static func replay(_ replay: EvidenceReplay, _ store: Store, _ format: ResultFormat) throws {
        let check = try check(
            String(decoding: replay.policy.bytes, as: UTF8.self), file: replay.policy.name, store: store)
        let answer = try GapAdvice(
            check, store: store, allocate: replay.allocate, applications: replay.applications, budget: replay.budget,
            tells: false)
        let (inputs, figures) = replay.differences(from: try answer.evidence(policy: replay.policy, store: store))
        for line in inputs { Console.tell(say("Ändrat: \(line.sv).", "Changed: \(line.en).")) }
        guard !figures.isEmpty else {
            Console.tell(
                inputs.isEmpty
                    ? say("Återskapat: varje siffra är densamma.", "Reproduced: every figure is the same.")
                    : say("Varje siffra är ändå densamma.", "Every figure is the same all the same."))
            return try answer.write(format, of: check.territory)
        }
        for item in figures.prefix(60) { Output.write(item.text + "\n") }
        if figures.count > 60 {
            Output.write(say("och \(figures.count - 60) till\n", "and \(figures.count - 60) more\n"))
        }
        throw Exit.findings
    }
}

extension Policy.Severity: ExpressibleByArgument {}

/// A text file that a person names.
enum TextFile {
    struct Unreadable: WordedError {
        let file: String
        let reason: String

        var wording: Wording {
            Wording(sv: "Filen \(file) kan inte läsas: \(reason)", en: "The file \(file) can't be read: \(reason)")
        }
    }

    static func read(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Unreadable(file: path, reason: String(cString: strerror(errno)))
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Unreadable(file: path, reason: say("den är inte UTF-8", "it is not UTF-8"))
        }
        return text
    }
}
