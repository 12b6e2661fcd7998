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
                        "Alla medel räknas: inga insatser anger regionens egna medel som program.",
                        "All funds count: no initiative names the region's own funds as its programme.")
                    : say("Alla medel räknas.", "All funds count.")
            ]
        }
        let (own, other, unnamed) = (amount(funds.own), amount(funds.other), amount(funds.unnamed))
        return [
            say(
                """
                Bara regionens egna medel räknas: \
                \(Plural.sv(funds.own.initiatives, "beslutad insats", "beslutade insatser")), \(own.sv). Utanför står \
                \(funds.other.initiatives) med andra medel (\(other.sv)) och \(funds.unnamed.initiatives) utan angivet \
                program (\(unnamed.sv)).
                """,
                """
                Only the region's own funds count: \(Plural.en(funds.own.initiatives, "decided initiative")), \
                \(own.en). Left out are \(funds.other.initiatives) of other funds (\(other.en)) and \
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
                    (\(Plural.en(own.statingPaid.count, "initiative")) state what was paid, \(own.withoutPaid) don't).
                    """))
        } else {
            sentences.append(
                say(
                    "Hur mycket som tidigare beslut binder går inte att säga: ingen insats anger vad som betalats ut.",
                    "How much earlier decisions still bind can't be said: no initiative states what was paid."))
        }
        if !own.years.isEmpty {
            let years = Prose.list(
                own.years.map { year in
                    let money = document.money(year.ore)
                    return Wording(sv: "\(money.sv) på \(year.year)", en: "\(money.en) in \(year.year)")
                }, most: 4)
            let rest = own.unspread
            let count = Wording(
                sv: Plural.sv(rest.initiatives, "insats", "insatser"),
                en: Plural.en(rest.initiatives, "initiative"))
            let without =
                rest.initiatives == 0
                ? Wording(verbatim: "")
                : Wording(
                    sv: "; \(count.sv) utan start eller slut (\(amount(rest).sv)) kan inte fördelas",
                    en: "; \(count.en) without start or end (\(amount(rest).en)) can't be spread")
            sentences.append(
                say(
                    "Fördelat jämnt över insatsernas dagar faller av det beviljade \(years.sv)\(without.sv).",
                    "Spread evenly over the initiatives' days, what was granted gives \(years.en)\(without.en)."
                ))
        }
        return sentences.joined(separator: " ")
    }
}
