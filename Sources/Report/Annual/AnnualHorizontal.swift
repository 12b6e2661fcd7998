import FollowUp
import Store
import Wording

/// Equality, integration and diversity, environment and climate, and the transition to sustainable regional
/// development: as the sources' own columns say.
extension AnnualReport {
    /// A horizontal aim, and the names of columns that speak of it.
    private struct Aim {
        let id: String
        let name: Wording
        let columns: [String]
    }

    private static let aims = [
        Aim(
            id: "jamstalldhet", name: Wording(sv: "jämställdhet", en: "gender equality"),
            columns: ["jämställdhet", "gender equality", "equality"]),
        Aim(
            id: "integration", name: Wording(sv: "integration och mångfald", en: "integration and diversity"),
            columns: [
                "integration och mångfald", "mångfald och integration", "integration", "mångfald",
                "integration and diversity", "diversity",
            ]),
        Aim(
            id: "klimat", name: Wording(sv: "miljö och klimat", en: "environment and climate"),
            columns: ["miljö och klimat", "klimat", "klimatpåverkan", "environment and climate", "climate"]),
    ]

    var horizontal: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "horisontellt", title: say("Horisontella mål", "Horizontal aims"))
        for aim in Self.aims {
            section.blocks.append(.heading(aim.name[language].capitalisedFirst))
            section.blocks += stated(aim)
            section.blocks.append(
                .paragraph([
                    .blank(
                        say(
                            "hur \(aim.name.sv) i projekt och företagsstöd har bidragit till resultaten",
                            "how \(aim.name.en) in projects and business support contributed to the results")),
                    .text("."),
                ]))
        }
        return section
    }

    private func stated(_ aim: Aim) -> [WrittenDocument.Block] {
        guard facts.table.count > 0 else { return [] }
        let name = aim.name[language]
        return grouped(
            "tabell-\(aim.id)",
            caption: say(
                "Beslut \(facts.year) efter \(aim.name.sv)", "Decisions \(facts.year) by \(aim.name.en)"),
            what: name.capitalisedFirst, groups: facts.groups { AnnualFacts.stated($0, in: aim.columns) },
            blank: say(
                "\(aim.name.sv) i årets beslut: importera en kolumn ”\(aim.columns[0])”",
                "\(aim.name.en) in the year's decisions: import a column “\(aim.name.en)”"))
    }

    private static let transitionColumns = [
        "omställning", "rättvis omställning", "just transition", "transition",
    ]

    var transition: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "omstallning",
            title: say(
                "Omställning till hållbar regional utveckling", "Transition to sustainable regional development"))
        if facts.table.count > 0 {
            section.blocks =
                ofTheFund
                + grouped(
                    "tabell-omstallning",
                    caption: say("Beslut \(facts.year) efter omställning", "Decisions \(facts.year) by transition"),
                    what: say("Omställning", "Transition"),
                    groups: facts.groups { AnnualFacts.stated($0, in: Self.transitionColumns) },
                    blank: say(
                        "vilka av årets beslut som hör till omställningen: importera en kolumn ”omställning”",
                        "which of the year's decisions belong to the transition: import a column “transition”"))
        }
        section.blocks.append(
            .paragraph([
                .blank(
                    say(
                        "om fördelningen av medel har bidragit till omställningen",
                        "whether the distribution of money contributed to the transition")), .text("."),
            ]))
        return section
    }

    /// Decisions of programmes that bear the fund's name.
    private var ofTheFund: [WrittenDocument.Block] {
        let words = ["rättvis omställning", "just transition"]
        let own = facts.groups(by: \.programme).filter { group in
            let name = group.name?.lowercased() ?? ""
            return words.contains(where: name.contains)
        }
        return own.map { group in
            let money = group.ore.map { Prose.money(Double($0) / 100) }
            let (sv, en) = (
                money?.sv ?? "utan angivet belopp", money?.en ?? "without a stated amount"
            )
            return .paragraph([
                .text(say("Ur programmet ”", "From the programme “")), .quoted(group.name ?? ""),
                .text(
                    say(
                        "”: \(Plural.sv(group.count, "beslut", "beslut")), \(sv).",
                        "”: \(Plural.en(group.count, "decision")), \(en).")),
            ])
        }
    }
}
