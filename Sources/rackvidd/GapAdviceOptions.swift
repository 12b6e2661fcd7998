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
                "Propose how so many kronor can be given out so that the must rules hold, with the smallest change."), valueName: say("kronor", "kronor")))
    var allocate: Kronor?

    @Option(
        help: ArgumentHelp(
            say(
                "Visa vad ansökningarna i en fil (insatsernas kolumner, med poäng och sökt belopp) gör med luckorna.",
                "Show what the applications of a file (the columns of initiatives, with score and amount applied for) do about the gaps."),
            valueName: say("fil", "file")))
    var applications: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Välj de ansökningar som inom så många kronor stänger flest måste-luckor, sedan bör-luckor, sedan högst poäng.",
                "Choose the applications that within so many kronor close the most must gaps, then should gaps, then the highest score."),
            valueName: say("kronor", "kronor")))
    var budget: Kronor?

    func validate() throws {
        if let allocate, allocate.ore <= 0 {
            throw ValidationError(say("--allocate är ett belopp över noll.", "--allocate is an amount above zero."))
        }
        if budget != nil, applications == nil {
            throw ValidationError(say("--budget väljer bland --applications FIL.", "--budget chooses among --applications FILE."))
        }
    }

    /// The answers to what was asked for.
    func advice(_ check: GapCheck, store: Store) throws -> GapAdvice {
        var advice = GapAdvice(allocation: try allocate.map { try check.allocation(of: $0.ore) })
        if let applications {
            let batch = try ApplicationImport.read(file: applications, register: store.municipalityRegister())
            for line in batch.understood { Console.tell(line) }
            for row in batch.rejected {
                let column = row.column.map { say(", kolumn \($0)", ", column \($0)") } ?? ""
                Console.tell(say("  rad \(row.row)\(column): \(row.reason.sv)", "  row \(row.row)\(column): \(row.reason.en)"))
            }
            advice.applications = try check.advice(on: batch.accepted.map(\.record), gazetteer: store.gazetteer(), budget: budget?.ore)
        }
        return advice
    }
}

/// What was asked for beside the gaps.
struct GapAdvice {
    var allocation: Allocation?
    var applications: ApplicationAdvice?

    var text: String {
        let width = Console.width
        return (applications.map { "\n" + ApplicationText($0, language: Speech.language, width: width).text() } ?? "")
            + (allocation.map { "\n" + AllocationText($0, language: Speech.language, width: width).text() } ?? "")
    }

    /// A gap check's members and those of the advice.
    func json(_ gaps: JSONValue) -> JSONValue {
        guard var object = gaps.object else { return gaps }
        if let applications { object["applications"] = ApplicationRecord.json(applications) }
        if let allocation { object["allocation"] = AllocationRecord.json(allocation) }
        return .object(object)
    }

    /// In place of the gaps' own where advice was asked for: the applications, else the allocation.
    var table: RecordTable? {
        applications.map(ApplicationRecord.table) ?? allocation.map { RecordTable(rows: AllocationRecord.rows($0)) }
    }

    func layer(of territory: Territory) throws -> Layer? { try allocation.map { try AllocationRecord.layer($0, of: territory) } }
}

/// An amount in kronor on the command line: digits, perhaps grouped by spaces, perhaps with öre.
struct Kronor: ExpressibleByArgument {
    let ore: Int64

    init?(argument: String) {
        let plain = argument.filter { !$0.isWhitespace }.replacingOccurrences(of: ",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let whole = Int64(parts[0]), whole <= 90_000_000_000_000
        else { return nil }
        let rest = parts.count == 2 ? String(parts[1]) : ""
        guard rest.count <= 2 else { return nil }
        ore = whole * 100 + (Int64(rest.padding(toLength: 2, withPad: "0", startingAt: 0)) ?? 0)
    }
}
