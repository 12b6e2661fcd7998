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

    var isAsked: Bool { allocate != nil }

    func validate() throws {
        if let allocate, allocate.ore <= 0 {
            throw ValidationError(say("--allocate är ett belopp över noll.", "--allocate is an amount above zero."))
        }
    }

    /// The answers to what was asked for.
    func advice(_ check: GapCheck, store: Store) throws -> GapAdvice {
        GapAdvice(allocation: try allocate.map { try check.allocation(of: $0.ore) })
    }
}

/// What was asked for beside the gaps.
struct GapAdvice {
    var allocation: Allocation?

    var text: String {
        allocation.map { "\n" + AllocationText($0, language: Speech.language, width: Console.width).text() } ?? ""
    }

    /// A gap check's members and those of the advice.
    func json(_ gaps: JSONValue) -> JSONValue {
        guard var object = gaps.object else { return gaps }
        if let allocation { object["allocation"] = AllocationRecord.json(allocation) }
        return .object(object)
    }

    /// In place of the gaps' own where advice was asked for.
    var table: RecordTable? { allocation.map { RecordTable(rows: AllocationRecord.rows($0)) } }

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
