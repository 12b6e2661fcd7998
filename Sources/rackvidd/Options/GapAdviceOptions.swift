import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Store
import Territory
import Wording

/// What would close the gaps of a policy: how to give out an amount, which applications to choose.
struct GapAdviceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "Föreslå hur så många kronor kan fördelas så att måste-reglerna hålls, med minsta ändring.",
                "Propose how so many kronor can be given out so that the must rules hold, with the smallest change."),
            valueName: say("kronor", "kronor")))
    var allocate: Kronor?

    @Option(
        help: ArgumentHelp(
            say(
                "Visa vad ansökningarna i en fil (insatsernas kolumner, med poäng och sökt belopp) gör med luckorna.",
                """
                Show what the applications of a file (the columns of initiatives, with score and amount applied \
                for) do about the gaps.
                """
            ),
            valueName: say("fil", "file")))
    var applications: String?

    @Option(
        help: ArgumentHelp(
            say(
                """
                Välj de ansökningar som inom så många kronor stänger flest måste-luckor, sedan bör-luckor, sedan \
                högst poäng.
                """,
                """
                Choose the applications that within so many kronor close the most must gaps, then should gaps, \
                then the highest score.
                """
            ),
            valueName: say("kronor", "kronor")))
    var budget: Kronor?

    @Option(
        help: ArgumentHelp(
            say(
                "Skriv policyn, indatas kontrollsummor och varje siffra i en fil (JSON), som --replay kan köra om.",
                """
                Write the policy, checksums of the inputs and every figure to one file (JSON) that --replay can \
                run again.
                """
            ),
            valueName: say("fil", "file")))
    var evidence: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Kör om ett underlag från --evidence: samma siffror, eller vad som har ändrats (slutkod 2).",
                "Run evidence of --evidence again: the same figures, or what has changed (exit code 2)."),
            valueName: say("fil", "file")))
    var replay: String?

    func validate() throws {
        if replay != nil, allocate != nil || applications != nil || budget != nil || evidence != nil {
            throw ValidationError(
                say(
                    """
                    --replay kör om det som står i underlaget; --allocate, --applications, --budget och --evidence \
                    hör inte dit.
                    """,
                    """
                    --replay runs what the evidence says; --allocate, --applications, --budget and --evidence \
                    don't belong there.
                    """
                ))
        }
        if let allocate, allocate.ore <= 0 {
            throw ValidationError(say("--allocate är ett belopp över noll.", "--allocate is an amount above zero."))
        }
        if budget != nil, applications == nil {
            throw ValidationError(
                say("--budget väljer bland --applications FIL.", "--budget chooses among --applications FILE."))
        }
    }

    /// The answers to what was asked for, and the check's own.
    func run(_ check: GapCheck, store: Store, tells: Bool = true) throws -> GapAdvice {
        let document = try applications.map { try Evidence.Document(file: $0) }
        return try GapAdvice(
            check, store: store, allocate: allocate?.ore, applications: document, budget: budget?.ore, tells: tells)
    }
}

/// What was asked for beside the gaps.
struct GapAdvice {
    let report: GapReport
    private let allocation: Allocation?
    private let applications: ApplicationAdvice?
    private let options: (allocate: Int64?, applications: Evidence.Document?, budget: Int64?)

    /// - Parameters:
    ///   - allocate: öre.
    ///   - budget: öre.
    ///   - tells: whether what was understood of the applications' file is said.
    init(
        _ check: GapCheck, store: Store, allocate: Int64?, applications document: Evidence.Document?, budget: Int64?,
        tells: Bool
    ) throws {
        report = try check.run()
        if tells { for line in Readings.placing(check.placingCount) { Console.tell(line) } }
        options = (allocate, document, budget)
        allocation = try allocate.map { try check.allocation(of: $0) }
        applications = try document.map { document in
            let batch = try ApplicationImport.read(
                bytes: document.bytes, name: document.name, register: store.municipalityRegister())
            if tells {
                for line in batch.understood { Console.tell(line) }
                for row in batch.rejected {
                    let column = row.column.map { say(", kolumn \($0)", ", column \($0)") } ?? ""
                    Console.tell(
                        say(
                            "  rad \(row.row)\(column): \(row.reason.sv)", "  row \(row.row)\(column): \(row.reason.en)"
                        ))
                }
                try Self.tellPlaces(of: batch.accepted.map(\.record.initiative), check.territory, store.gazetteer())
            }
            return try check.advice(on: batch.accepted.map(\.record), gazetteer: store.gazetteer(), budget: budget)
        }
    }

    /// Says which applications could not be placed as they say.
    private static func tellPlaces(
        of initiatives: [Initiative], _ territory: Territory, _ gazetteer: Gazetteer
    ) throws {
        let table = try InitiativeTable.placing(initiatives, on: territory, gazetteer: gazetteer)
        for (row, problem) in table.problems.sorted(by: { $0.key < $1.key }) {
            let sentence = UnplacedText.sentence(problem)
            let id = table.initiatives.id(Int(row))
            Console.tell(Wording(sv: "  \(id): \(sentence.sv).", en: "  \(id): \(sentence.en)."))
        }
    }

    /// Everything that the check said and stood on.
    func evidence(policy: Evidence.Document, store: Store) throws -> Evidence {
        try Evidence(
            policy: policy, applications: options.applications, allocate: options.allocate, budget: options.budget,
            inputs: Evidence.inputs(of: store, scheme: report.scheme.name), storeVersion: store.version(),
            programVersion: programVersion,
            language: Speech.language.rawValue, result: json)
    }

    var text: String {
        let width = Console.width
        return GapText(report, language: Speech.language, width: width).text()
            + (applications.map { "\n" + ApplicationText($0, language: Speech.language, width: width).text() } ?? "")
            + (allocation.map { "\n" + AllocationText($0, language: Speech.language, width: width).text() } ?? "")
    }

    /// A gap check's members and those of the advice.
    var json: JSONValue {
        guard var object = GapRecord.json(report).object else { return .null }
        if let applications { object["applications"] = ApplicationRecord.json(applications) }
        if let allocation { object["allocation"] = AllocationRecord.json(allocation) }
        return .object(object)
    }

    /// The applications or else the allocation where one was asked for, else the gaps.
    var table: RecordTable {
        applications.map(ApplicationRecord.table) ?? allocation.map { RecordTable(rows: AllocationRecord.rows($0)) }
            ?? GapRecord.table(report)
    }

    /// The allocation where one was asked for, else the gaps.
    func layer(of territory: Territory) throws -> Layer {
        try allocation.map { try AllocationRecord.layer($0, of: territory) } ?? GapRecord.layer(report, of: territory)
    }

    func write(_ format: ResultFormat, of territory: Territory) throws {
        switch format {
        case .table: Output.write(text)
        case .json: try Output.write(json)
        case .csv: try Output.write(table)
        case .geojson: try Output.write(layer(of: territory))
        }
    }
}

/// An amount in kronor on the command line: digits, perhaps grouped by spaces, perhaps with öre.
struct Kronor: ExpressibleByArgument {
    let ore: Int64

    init?(argument: String) {
        let plain = argument.filter { !$0.isWhitespace }.replacingOccurrences(of: ",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let whole = Int64(parts[0]), whole <= 90_000_000_000_000
        else { return nil }
        let rest = parts.count == 2 ? String(parts[1]) : ""
        guard rest.count <= 2 else { return nil }
        ore = whole * 100 + (Int64(rest.padding(toLength: 2, withPad: "0", startingAt: 0)) ?? 0)
    }
}
