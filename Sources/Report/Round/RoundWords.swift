import FollowUp
import Store
import Wording

/// Sentences of a round's paper that stand on the page and in the appendix.
struct RoundWords {
    private let document: RoundDocument
    private var paper: RoundPaper { document.paper }

    init(_ document: RoundDocument) { self.document = document }

    private func say(_ sv: String, _ en: String) -> String { document.say(sv, en) }

    private func amount(_ tally: AmountTally) -> Wording {
        tally.statedOre.map { document.money($0) } ?? Wording(sv: "utan angivet belopp", en: "no amount stated")
    }

    /// Whose money counts, and what doesn't.
    var funds: [String] {
        let funds = paper.funds
        guard funds.scope == .own else {
            return [
                funds.isForWantOfNames
                    ? say(
                        "Alla medel räknas: inga insatser anger regionens egna medel, som program eller finansiär.",
                        "All funds count: no initiative names the region's own funds, as its programme or its source.")
                    : say("Alla medel räknas.", "All funds count.")
            ]
        }
        let (own, other, unnamed) = (amount(funds.own), amount(funds.other), amount(funds.unnamed))
        let rest = document.money(funds.besideOre)
        let beside =
            funds.besideOre == 0
            ? Wording(verbatim: "")
            : Wording(sv: "andras del av samma insatser (\(rest.sv)), ", en: "others' part of the same (\(rest.en)), ")
        return [
            say(
                """
                Bara regionens egna medel räknas: \
                \(Plural.sv(funds.own.initiatives, "beslutad insats", "beslutade insatser")), \(own.sv). Utanför står \
                \(beside.sv)\(funds.other.initiatives) med andra medel (\(other.sv)) och \
                \(funds.unnamed.initiatives) utan angivet program (\(unnamed.sv)).
                """,
                """
                Only the region's own funds count: \(Plural.en(funds.own.initiatives, "decided initiative")), \
                \(own.en). Left out are \(beside.en)\(funds.other.initiatives) of other funds (\(other.en)) and \
                \(funds.unnamed.initiatives) without a stated programme (\(unnamed.en)).
                """)
        ]
    }

    /// What earlier decisions bind.
    var committed: String {
        let own = paper.commitments
        var sentences: [String] = []
        if let unpaid = own.unpaidOre {
            let money = document.money(unpaid)
            sentences.append(
                say(
                    """
                    Av tidigare beslut är \(money.sv) beviljat men inte utbetalt \
                    (\(Plural.sv(own.statingPaid.count, "insats", "insatser")) anger det utbetalda, \
                    \(own.withoutPaid) gör det inte).
                    """,
                    """
                    Of earlier decisions \(money.en) is granted and not paid \
                    (\(Plural.en(own.statingPaid.count, "initiative")) \
                    \(own.statingPaid.count == 1 ? "states" : "state") what was paid, \(own.withoutPaid) \
                    \(own.withoutPaid == 1 ? "doesn't" : "don't")).
                    """))
            if paper.funds.scope == .own, paper.funds.besideOre > 0 {
                sentences.append(
                    say(
                        "Det utbetalda är taget för att vara av alla finansiärers delar lika.",
                        "What was paid is taken to be of all financiers' parts alike."))
            }
        } else {
            sentences.append(
                say(
                    "Hur mycket som tidigare beslut binder går inte att säga: ingen insats anger vad som betalats ut.",
                    "How much earlier decisions still bind can't be said: no initiative states what was paid."))
        }
        return (sentences + [unbound, spread].compactMap { $0.map { say($0.sv, $0.en) } }).joined(separator: " ")
    }

    /// Decisions that are neither paid out nor bind anything, as nobody says how much they are or they were repaid.
    private var unbound: Wording? {
        let own = paper.commitments
        var parts: [Wording] = []
        let (silent, repaid) = (own.granted.withoutAmount, own.repaid.initiatives)
        if silent > 0 {
            parts.append(
                Wording(
                    sv: "\(Plural.sv(silent, "insats", "insatser")) anger inget belopp",
                    en: "\(Plural.en(silent, "initiative")) \(silent == 1 ? "states" : "state") no amount"))
        }
        if repaid > 0 {
            let money = amount(own.repaid)
            parts.append(
                Wording(
                    sv: "\(Plural.sv(repaid, "insats", "insatser")) har mer återbetalt än beviljat (\(money.sv))",
                    en: """
                        \(Plural.en(repaid, "initiative")) \(repaid == 1 ? "has" : "have") more repaid than granted \
                        (\(money.en))
                        """))
        }
        guard !parts.isEmpty else { return nil }
        return Wording(
            sv: "Inte med i det: \(parts.map(\.sv).joined(separator: ", ")).",
            en: "Not part of that: \(parts.map(\.en).joined(separator: ", ")).")
    }

    /// What falls in the years to come.
    private var spread: Wording? {
        let (own, rest) = (paper.commitments, paper.commitments.unspread)
        let count = Wording(
            sv: Plural.sv(rest.initiatives, "insats", "insatser"), en: Plural.en(rest.initiatives, "initiative"))
        let without = Wording(
            sv: "\(count.sv) utan start eller slut (\(amount(rest).sv)) kan inte fördelas",
            en: "\(count.en) without start or end (\(amount(rest).en)) can't be spread")
        guard !own.years.isEmpty else {
            guard rest.initiatives > 0 else { return nil }
            return Wording(sv: "\(without.sv) på år.", en: "\(without.en) over years.")
        }
        let years = Prose.list(
            own.years.map { year in
                let money = document.money(year.ore)
                return Wording(sv: "\(money.sv) på \(year.year)", en: "\(money.en) in \(year.year)")
            }, most: 4)
        let end =
            rest.initiatives == 0 ? Wording(verbatim: "") : Wording(sv: "; \(without.sv)", en: "; \(without.en)")
        return Wording(
            sv: "Fördelat jämnt över insatsernas dagar faller av det beviljade \(years.sv)\(end.sv).",
            en: "Spread evenly over the initiatives' days, what was granted gives \(years.en)\(end.en).")
    }
}
