import FollowUp
import Store
import Territory
import Wording

/// How territorial perspectives, differing conditions within the county among them, influenced decisions: where they
/// fell, for what, and which gaps were known.
extension AnnualReport {
    var territory: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "territoriellt", title: say("Territoriella perspektiv", "Territorial perspectives"))
        section.blocks = [.heading(say("Hur besluten fördelas i länet", "Where in the county decisions fall"))] + places
        if facts.table.count > 0 {
            section.blocks.append(
                .heading(
                    say(
                        "Ändamål: projekt, företag, kommersiell service",
                        "Purposes: projects, businesses, commercial service")))
            section.blocks += purposes
            section.blocks.append(
                .heading(say("Prioriteringar och styrkeområden", "Priorities and strength areas")))
            section.blocks += priorities
        }
        section.blocks.append(
            .heading(
                say("Hänsyn till olika förutsättningar inom länet", "Differences within the county taken into account"))
        )
        section.blocks += differences
        return section
    }

    private var places: [WrittenDocument.Block] {
        guard facts.table.count > 0, let municipalities = facts.money[.municipality], let zones = facts.money[.zone]
        else {
            return [
                .paragraph([
                    .blank(say("årets beslut: importera dem", "the year's decisions: import them")), .text("."),
                ])
            ]
        }
        var blocks: [WrittenDocument.Block] = [
            .paragraph(reading(municipalities, table: "tabell-kommuner")),
            .table(table("tabell-kommuner", municipalities, facts.number)),
        ]
        // Where no part has a value there is nothing to draw.
        if let subject = try? MapSubject(municipalities, measure: .perInhabitant),
            subject.parts.contains(where: { $0.value != nil })
        {
            blocks.append(.map(subject, MapGround(facts.territory, initiatives: facts.table)))
        }
        blocks += [
            .paragraph(reading(zones, table: "tabell-zoner")), .table(table("tabell-zoner", zones, nil)),
        ]
        let total = municipalities.total ?? 0
        if municipalities.unlocated > 0, total > 0 {
            blocks.append(
                .paragraph([
                    .text(
                        say(
                            """
                            Var i länet \(figures.percent(municipalities.unlocated / total)) av medlen hör hemma \
                            är okänt: 
                            """,
                            """
                            Where in the county \(figures.percent(municipalities.unlocated / total)) of the money \
                            belongs is unknown: 
                            """
                        )),
                    .blank(
                        say(
                            """
                            plats eller kommun för \
                            \(Plural.sv(municipalities.count.unlocated, "beslut", "beslut")) utan känt läge
                            """,
                            """
                            place or municipality of \(Plural.en(municipalities.count.unlocated, "decision")) \
                            without a known location
                            """
                        )), .text("."),
                ]))
        }
        return blocks
    }

    /// The parts with most and least per inhabitant; parts without anything are named.
    private func reading(_ distribution: Distribution, table: String) -> [WrittenDocument.Inline] {
        let known = distribution.rows.filter { $0.locationQuotient != nil }
        guard let hoover = distribution.indices[.hoover]?.value,
            let most = known.max(by: { $0.locationQuotient! < $1.locationQuotient! }),
            let least = known.min(by: { $0.locationQuotient! < $1.locationQuotient! }),
            most.part.code != least.part.code
        else {
            let blanks =
                distribution.blankParts > 0 ? " " + Readings.population(distribution)[language] : ""
            return [
                .text(say("Hur medlen fördelar sig visas i ", "How the money is distributed is shown in ")),
                .table(id: table), .text("." + blanks),
            ]
        }
        let printed = PrintedShares(distribution, figures)
        let (high, low) = (printed[most.part], printed[least.part])
        let (located, whose) = (Readings.located(distribution), Readings.people(distribution))
        var text = say(
            """
            Mest i förhållande till invånarna fick \(most.part.name.sv): \(high.share) av \(located.sv) och \
            \(high.people) av \(whose.sv).
            """,
            """
            Most relative to its people went to \(most.part.name.en): \(high.share) of \(located.en) and \
            \(high.people) of \(whose.en).
            """
        )
        let empty = known.filter { $0.value == 0 }.map(\.part.name)
        if empty.isEmpty {
            text += say(
                " Minst fick \(least.part.name.sv): \(low.share) och \(low.people).",
                " \(least.part.name.en) received least: \(low.share) and \(low.people)."
            )
        } else {
            let names = Prose.list(empty, most: 8)
            text += say(
                " Inga medel med känt läge gick till \(names.sv).",
                " No money with a known location went to \(names.en).")
        }
        text += say(
            """
             För att fördelningen skulle följa befolkningen hade \(figures.percent(hoover)) av medlen behövt gå \
            någon annanstans (
            """,
            " For a distribution like the people's \(figures.percent(hoover)) of the money would have to move (")
        var parts: [WrittenDocument.Inline] = [.text(text), .table(id: table), .text(").")]
        if facts.table.count < Self.few {
            parts.append(
                .text(
                    say(
                        " Besluten är få, så ett enda beslut kan avgöra bilden.",
                        " There are few decisions, so a single one can decide the picture.")))
        }
        return parts
    }

    private static let few = 20

    private func table(_ id: String, _ distribution: Distribution, _ number: Distribution?) -> WrittenDocument.Table {
        let level = distribution.level
        var table = WrittenDocument.Table(
            id: id,
            caption: say(
                "Beslut \(facts.year) per \(level.wording.sv)", "Decisions \(facts.year) by \(level.wording.en)"),
            columns: [
                level.wording[language].capitalisedFirst, say("Beslut som berör", "Decisions touching"),
                say("Medel, kr", "Money, SEK"), say("Kr per invånare", "SEK per inhabitant"),
                say("Andel", "Share"), say("Av invånarna", "Of people"), say("Kvot", "Quotient"),
            ], rows: [])
        let printed = PrintedShares(distribution, figures)
        let perInhabitant = figures.column(distribution.rows.map { $0.perThousand.map { $0 / 1_000 } })
        for (index, row) in distribution.rows.enumerated() {
            table.rows.append([
                row.part.name[language], figures.integer(row.touching), row.value.map { figures.decimal($0, 0) } ?? "–",
                perInhabitant[index] ?? "–",
                printed[row.part].share, printed[row.part].people,
                row.locationQuotient.map { figures.decimal($0, 2) } ?? "–",
            ])
        }
        let beside = [
            (say("utanför länet", "outside the county"), distribution.sum(.outside)),
            (say("utan känt läge", "without a known location"), distribution.sum(.unlocated)),
        ]
        for (name, value) in beside + [(say("summa", "total"), distribution.sum(.total))] {
            table.rows.append([name, "", value.map { figures.decimal($0, 0) } ?? "–", "", "", "", ""])
        }
        let counted = distribution.peopleUnknown == nil ? Readings.people(distribution.population) : []
        let notes = [Readings.blankSums(distribution), MoneyText.shares(distribution)].compactMap { $0 } + counted
        if !notes.isEmpty { table.note = notes.map { $0[language] }.joined(separator: " ") }
        table.totals = 3
        table.command =
            "rackvidd distribution granted_sek --by \(level.rawValue)\(ofYear)\(facts.table.money.pricesOptions)"
        return table
    }
}
