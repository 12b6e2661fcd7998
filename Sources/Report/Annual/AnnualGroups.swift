import FollowUp
import Store
import Wording

/// What decisions were for, by attributes that the sources state.
extension AnnualReport {
    var purposes: [WrittenDocument.Block] {
        grouped(
            "tabell-andamal", caption: say("Beslut \(facts.year) efter ändamål", "Decisions \(facts.year) by purpose"),
            what: say("Ändamål", "Purpose"),
            groups: facts.groups(by: AnnualFacts.purpose),
            blank: say(
                """
                ändamål för \(Plural.sv(facts.table.count, "beslut", "beslut")): importera en kolumn ”ändamål” med \
                projektstöd, företagsstöd eller stöd till kommersiell service
                """,
                """
                purpose of \(Plural.en(facts.table.count, "decision")): import a column “purpose” saying project, \
                business or commercial service support
                """
            ))
    }

    var priorities: [WrittenDocument.Block] {
        grouped(
            "tabell-prioriteringar",
            caption: say("Beslut \(facts.year) efter prioritering", "Decisions \(facts.year) by priority"),
            what: say("Prioritering", "Priority"), groups: facts.groups(by: \.priority),
            blank: say(
                "prioritering i den regionala utvecklingsstrategin för årets beslut",
                "priority of the regional development strategy for the year's decisions"))
            + grouped(
                "tabell-styrkeomraden",
                caption: say("Beslut \(facts.year) efter styrkeområde", "Decisions \(facts.year) by strength area"),
                what: say("Styrkeområde", "Strength area"), groups: facts.groups(by: \.strengthArea),
                blank: say("styrkeområde för årets beslut", "strength area of the year's decisions"))
    }

    /// A paragraph and its table, or the blank where no decision states the attribute.
    func grouped(_ id: String, caption: String, what: String, groups: [AnnualFacts.Group], blank: String)
        -> [WrittenDocument.Block]
    {
        let stated = groups.filter { $0.name != nil }
        guard let first = stated.first, let name = first.name else { return [.paragraph([.blank(blank), .text(".")])] }
        let unstated = groups.first { $0.name == nil }?.count ?? 0
        let decisions = Wording(sv: Plural.sv(first.count, "beslut", "beslut"), en: Plural.en(first.count, "decision"))
        var text: [WrittenDocument.Inline]
        if let ore = first.ore {
            let money = Prose.money(Double(ore) / 100)
            text = [
                .text(say("Mest medel gick till ”", "Most money went to “")), .quoted(name),
                .text(say("”: \(money.sv) i \(decisions.sv) (", "”: \(money.en) in \(decisions.en) (")), .table(id: id),
                .text(")."),
            ]
        } else {
            text = [
                .text(say("Flest beslut gäller ”", "Most decisions concern “")), .quoted(name),
                .text(say("”: \(decisions.sv) (", "”: \(decisions.en) (")), .table(id: id), .text("). "),
                .blank(
                    say(
                        "beloppen för de beslut som anger \(what.lowercased())",
                        "the amounts of the decisions that state a \(what.lowercased())")), .text("."),
            ]
        }
        if unstated > 0 {
            text += [
                .text(" "),
                .blank(
                    say(
                        "\(what.lowercased()) för \(Plural.sv(unstated, "beslut", "beslut"))",
                        "\(what.lowercased()) of \(Plural.en(unstated, "decision"))")), .text("."),
            ]
        }
        let rows = groups.map { group in
            [
                group.name ?? say("(uppgift saknas)", "(not stated)"), figures.integer(group.count),
                group.ore.map { figures.decimal(Double($0) / 100, 0) } ?? "–",
            ]
        }
        var table = WrittenDocument.Table(
            id: id, caption: caption, columns: [what, say("Beslut", "Decisions"), say("Medel, kr", "Money, SEK")],
            rows: rows)
        table.command = "rackvidd export initiatives --format csv\(ofYearWithAnyStatus)"
        return [.paragraph(text), .table(table)]
    }
}
