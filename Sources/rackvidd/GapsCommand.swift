public import ArgumentParser
public import FollowUp
import Foundation
import Report
import Store
import Wording

struct GapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: say("Vilka delar av länet en policy säger ska nås och som inte nås.", "Which parts of the county a policy says should be reached and are not."),
        discussion: say(
            "Slutar med 0 utan luckor, 2 med luckor, 1 vid fel.", "Exits with 0 without gaps, 2 with gaps, 1 on failure."))

    @Argument(help: ArgumentHelp(say("Policyn (YAML).", "The policy (YAML)."), valueName: "policy.yaml"))
    var policy: String

    @Flag(
        help: ArgumentHelp(
            say("Säg i klartext vad policyn kräver; behöver inget lager.", "Say in plain words what the policy asks for; needs no store.")))
    var explain = false

    @Option(
        help: ArgumentHelp(
            say(
                "Sluta med 2 bara om en regel av den här graden inte är uppfylld: must, eller should (alla regler).",
                "Exit with 2 only if a rule of this severity is not met: must, or should (every rule)."), valueName: "must|should"))
    var failOn: Policy.Severity = .should

    @OptionGroup var advice: GapAdviceOptions
    @OptionGroup var condition: ConditionOption
    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: ResultFormat = .table
    @OptionGroup var language: LanguageOption

    func run() throws {
        if explain {
            let policy = try PolicyReader(file: policy).read(TextFile.read(policy))
            return Output.write(PolicyText(policy, language: Speech.language, width: Console.width).text())
        }
        let store = try store.open()
        let check = try GapsCommand.check(policy, store: store, condition)
        let report = try check.run()
        let advice = try advice.advice(check, store: store)
        switch format {
        case .table: Output.write(GapText(report, language: Speech.language, width: Console.width).text() + advice.text)
        case .json: try Output.write(advice.json(GapRecord.json(report)))
        case .csv: try Output.write(advice.table ?? GapRecord.table(report))
        case .geojson: try Output.write(advice.layer(of: check.territory) ?? GapRecord.layer(report, of: check.territory))
        }
        if report.fails(on: failOn) { throw Exit.findings }
    }

    static func check(_ policy: String, store: Store, _ condition: ConditionOption? = nil) throws -> GapCheck {
        let reader = PolicyReader(
            file: policy, indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        var policy = try reader.read(TextFile.read(policy))
        if let condition { policy.selection = try condition.narrow(policy.selection, in: store) }
        return try GapCheck(policy, store: store, programmeAreas: Shipped.programmeAreas())
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
