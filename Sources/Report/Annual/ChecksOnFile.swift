import Exchange
import FollowUp
package import Store
import Territory
package import Wording

/// The gap checks that a year's account rests on: each once, of calls before the end of the year; what speaks against
/// one of them otherwise is said in the account.
struct ChecksOnFile: Sendable {
    struct Item: Sendable {
        let check: CheckOnFile
        /// What speaks against it, as parts of a sentence.
        let remarks: [Wording]
        /// Whether the gaps of a later check of the same policy and call count instead.
        let isSuperseded: Bool
    }

    let items: [Item]

    /// - Parameter table: the year's decisions.
    /// - Throws: `CheckUnusable` for one that is given twice and for one of a call after the year; `StoreError`.
    init(_ checks: [CheckOnFile], year: Int, table: InitiativeTable, store: Store) throws {
        let places = try checks.map { try $0.state.isState(of: store) ? "" : $0.state.name }
        items = try checks.enumerated().map { number, check in
            let same = checks.indices.filter { checks[$0].content == check.content && places[$0] == places[number] }
            let twin = same.first { $0 < number && checks[$0].outcome == check.outcome }
            if let other = twin.map({ checks[$0].file }) {
                throw CheckUnusable(
                    file: check.file,
                    why: Wording(
                        sv: "det är samma prövning som \(other); ange var och en en gång",
                        en: "it is the same check as \(other); give each of them once"))
            }
            let round = check.round.flatMap { PartialDate($0) }
            if let round, let end = PartialDate(year: year), round.firstDay > end.lastDay {
                throw CheckUnusable(
                    file: check.file,
                    why: Wording(
                        sv: "den gäller utlysningen \(round), efter \(year)",
                        en: "it is about the call of \(round), after \(year)"))
            }
            let last = same.max { (checks[$0].state.time, $0) < (checks[$1].state.time, $1) } ?? number
            let later = last == number ? nil : checks[last].file
            let superseded = later.map { file in
                Wording(
                    sv: "\(file) är en senare prövning av samma policy och utlysning, och dess luckor räknas i stället",
                    en: "\(file) is a later check of the same policy and call, and its gaps count instead")
            }
            return Item(
                check: check, remarks: [superseded].compactMap { $0 } + (try Self.remarks(check, round, table, store)),
                isSuperseded: later != nil)
        }
    }

    private static func remarks(
        _ check: CheckOnFile, _ round: PartialDate?, _ table: InitiativeTable, _ store: Store
    ) throws -> [Wording] {
        var remarks = [check.doubt].compactMap { $0 }
        if try !check.state.isState(of: store) {
            let name = check.state.name
            remarks.append(
                Wording(
                    sv: "den gjordes på en annan databas (\(name)), inte på den här",
                    en: "it was made on another database (\(name)), not on this one"))
        }
        return remarks + days(check, round, table)
    }

    /// What the days of the round, of the decisions and of the database say.
    private static func days(_ check: CheckOnFile, _ round: PartialDate?, _ table: InitiativeTable) -> [Wording] {
        var remarks: [Wording] = []
        guard let round else {
            return [
                Wording(
                    sv: "policyn anger ingen dag för utlysningen, så att det inte framgår om den gjordes före besluten",
                    en:
                        """
                        the policy states no day of the call, so that it isn't clear whether it came before the \
                        decisions
                        """
                )
            ]
        }
        remarks = decisions(table, before: round)
        if round.day == nil {
            remarks.append(
                Wording(
                    sv:
                        """
                        policyn anger bara \(round) som utlysningens dag, så att det inte framgår om den gjordes före \
                        besluten
                        """,
                    en:
                        """
                        the policy states no more than \(round) as the day of the call, so that it isn't clear whether \
                        it came before the decisions
                        """))
        }
        let known = String(check.state.time.prefix(10))
        if let day = PartialDate(known), day.firstDay > round.lastDay {
            remarks.append(
                Wording(
                    sv: "databasen hade då ändrats \(known), efter utlysningens dag, \(round)",
                    en: "the database had been changed by then, on \(known), after the day of the call, \(round)"))
        }
        return remarks
    }

    /// The year's decisions that came before the day of the call, or may have.
    private static func decisions(_ table: InitiativeTable, before round: PartialDate) -> [Wording] {
        var remarks: [Wording] = []
        let dated = table.initiatives.compactMap(\.decided)
        let earlier = dated.count { $0.lastDay < round.firstDay }
        let unclear = dated.count { $0.firstDay < round.firstDay && $0.lastDay >= round.firstDay }
        let begun = table.initiatives.count {
            $0.decided == nil && $0.start.map { $0.firstDay < round.firstDay } ?? false
        }
        if earlier > 0 {
            remarks.append(
                Wording(
                    sv: "\(earlier) av årets \(dated.count) daterade beslut togs före utlysningens dag, \(round)",
                    en:
                        """
                        \(earlier) of the year's \(dated.count) dated decisions \(earlier == 1 ? "was" : "were") made \
                        before the day of the call, \(round)
                        """))
        }
        if unclear > 0 {
            remarks.append(
                Wording(
                    sv:
                        """
                        av \(unclear) av årets beslut framgår inte om de togs före utlysningens dag: bara år eller \
                        månad är angivet
                        """,
                    en:
                        """
                        of \(unclear) of the year's decisions it isn't clear whether before the day of the call: only \
                        a year or a month is stated
                        """))
        }
        if begun > 0 {
            remarks.append(
                Wording(
                    sv:
                        """
                        \(Plural.sv(begun, "insats", "insatser")) utan beslutsdatum startade före utlysningens dag, \
                        eller kan ha gjort det
                        """,
                    en:
                        """
                        \(Plural.en(begun, "initiative")) without a date of decision started before the day of the \
                        call, or may have
                        """))
        }
        return remarks
    }
}
