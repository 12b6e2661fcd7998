import FollowUp
import Store
import Territory
package import Wording

/// The part of a region's yearly report under SFS 2024:99 that concerns territorial perspectives: where decisions fell,
/// for what, how differences within the county were taken into account, and what they mean for sustainability.
///
/// Only facts on file; each unknown is a named blank for the author to fill in.
package struct AnnualReport {
    private let facts: AnnualFacts
    private let language: Language
    private let figures: Figures
    private let programVersion: String

    package init(_ facts: AnnualFacts, language: Language, programVersion: String) {
        self.facts = facts
        self.language = language
        self.programVersion = programVersion
        figures = Figures(language)
    }

    package func html() -> String { document.html(language: language, footer: HTML.p { footer }) }
    package func markdown() -> String { document.markdown(language: language, footer: footer) }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
    private var footer: String { "Räckvidd \(programVersion)" }

    /// The document; sections in the order of the ordinance's questions.
    var document: WrittenDocument {
        var document = WrittenDocument(
            title: say("Territoriella perspektiv \(facts.year)", "Territorial perspectives \(facts.year)"),
            subtitle: say(
                """
                Underlag till resultatredovisningen enligt förordning (2024:99), \
                \(County.title(ofCode: facts.territory.countyCode).sv)
                """,
                """
                For the account of results under ordinance (2024:99), \
                \(County.title(ofCode: facts.territory.countyCode).en)
                """
            )
        )
        document.opening = opening
        document.sections =
            facts.table.count > 0
            ? [places, purposes, priorities, differences, sustainability] : [places, differences]
        let blanks = document.blanks
        var missing = WrittenDocument.Section(id: "saknas", title: say("Att fylla i", "To be filled in"))
        missing.blocks = [
            .paragraph([
                .text(
                    blanks.isEmpty
                        ? say(
                            "Inget saknas i databasen för de här frågorna.", "Nothing is missing for these questions."
                        )
                        : say(
                            """
                            Databasen saknar uppgifter på \(Plural.sv(blanks.count, "ställe", "ställen")); de står \
                            inom hakparentes ovan.
                            """,
                            """
                            The database lacks data in \(Plural.en(blanks.count, "place")); they stand in \
                            brackets above.
                            """
                        ))
            ])
        ]
        document.sections.append(missing)
        return document
    }

    private var opening: [WrittenDocument.Inline] {
        let count = facts.table.count
        let statuses =
            (StatusText.sentences(facts.table.statusAccount, advises: false, period: false)
            + MoneyText.sentences(facts.table.money, advises: false)).map { " " + $0[language] }.joined()
        guard count > 0 else {
            return [
                .text(
                    say(
                        "Databasen har inga beslut med datum \(facts.year).",
                        "The database has no decisions dated \(facts.year).") + undated + statuses)
            ]
        }
        let amounts = facts.table.amounts
        let money = amounts.statedOre.map { ore in
            let money = Prose.money(Double(ore) / 100)
            return Wording(sv: ", tillsammans \(money.sv)", en: ", together \(money.en)")
        }
        let decided = facts.table.initiatives.count { $0.decided != nil }
        var text = say(
            "\(Plural.sv(count, "beslut", "beslut")) med datum \(facts.year)\(money?.sv ?? ", utan angivet belopp").",
            "\(Plural.en(count, "decision")) dated \(facts.year)\(money?.en ?? ", without a stated amount").")
        let silent = amounts.withoutAmount
        if silent > 0, silent < count {
            text += say(
                " \(silent == 1 ? "Ett" : Prose.count(silent).sv.capitalisedFirst) av dem anger inget belopp.",
                " \(Prose.count(silent).en.capitalisedFirst) of them \(silent == 1 ? "states" : "state") no amount.")
        }
        if decided < count {
            let rest = count - decided
            let whose =
                rest == count
                ? Wording(sv: count == 1 ? "det" : "dem alla", en: count == 1 ? "it" : "all of them")
                : Wording(sv: "\(Prose.count(rest).sv) av dem", en: "\(Prose.count(rest).en) of them")
            text += say(
                " För \(whose.sv) är beslutsdatum okänt, och start- eller slutdatum används.",
                " For \(whose.en) the date of decision is unknown, and the start or end is used.")
        }
        return [.text(text + undated + statuses)]
    }

    /// The initiatives without a date, which may be the year's too; empty where there are none.
    private var undated: String {
        let count = facts.table.undated.initiatives
        guard count > 0 else { return "" }
        let undated = facts.table.undated
        let money = undated.statedOre.map { Prose.money(Double($0) / 100) } ?? StatusText.amounts(undated)
        return say(
            " \(Plural.sv(count, "insats", "insatser")) (\(money.sv)) i databasen saknar datum "
                + "och kan höra till vilket år som helst.",
            " \(Plural.en(count, "initiative")) (\(money.en)) in the database "
                + "\(count == 1 ? "has" : "have") no date and may belong to any year.")
    }

    // MARK: Where

    private var places: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "var", title: say("Hur besluten fördelas i länet", "Where in the county decisions fall"))
        guard facts.table.count > 0, let municipalities = facts.money[.municipality], let zones = facts.money[.zone]
        else {
            section.blocks = [
                .paragraph([
                    .blank(say("årets beslut: importera dem", "the year's decisions: import them")), .text("."),
                ])
            ]
            return section
        }
        section.blocks = [
            .paragraph(reading(municipalities, table: "tabell-kommuner")),
            .table(table("tabell-kommuner", municipalities, facts.number)),
        ]
        section.blocks += [
            .paragraph(reading(zones, table: "tabell-zoner")), .table(table("tabell-zoner", zones, nil)),
        ]
        let total = municipalities.total ?? 0
        if municipalities.unlocated > 0, total > 0 {
            section.blocks.append(
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
        return section
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
        var text = say(
            """
            Mest i förhållande till invånarna fick \(most.part.name.sv): \(figures.percent(most.share ?? 0, 1)) av \
            medlen och \(figures.percent(most.populationShare ?? 0, 1)) av invånarna.
            """,
            """
            Most relative to its people went to \(most.part.name.en): \(figures.percent(most.share ?? 0, 1)) of \
            the money and \(figures.percent(most.populationShare ?? 0, 1)) of the people.
            """
        )
        let empty = known.filter { $0.value == 0 }.map(\.part.name)
        if empty.isEmpty {
            let share = figures.percent(least.share ?? 0, 1)
            let people = figures.percent(least.populationShare ?? 0, 1)
            text += say(
                " Minst fick \(least.part.name.sv): \(share) och \(people).",
                " \(least.part.name.en) received least: \(share) and \(people)."
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
        let shares = figures.percents(distribution.rows.map(\.share))
        let people = figures.percents(distribution.rows.map(\.populationShare))
        let perInhabitant = figures.column(distribution.rows.map { $0.perThousand.map { $0 / 1_000 } })
        for (index, row) in distribution.rows.enumerated() {
            table.rows.append([
                row.part.name[language], figures.integer(row.touching), row.value.map { figures.decimal($0, 0) } ?? "–",
                perInhabitant[index] ?? "–",
                shares[index] ?? "–", people[index] ?? "–", row.locationQuotient.map { figures.decimal($0, 2) } ?? "–",
            ])
        }
        let beside = [
            (say("utanför länet", "outside the county"), distribution.outside),
            (say("utan känt läge", "without a known location"), distribution.unlocated),
        ]
        for (name, value) in beside + [(say("summa", "total"), distribution.total ?? 0)] {
            table.rows.append([name, "", figures.decimal(value, 0), "", "", "", ""])
        }
        return table
    }

    // MARK: For what

    private var purposes: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "andamal",
            title: say(
                "Ändamål: projekt, företag, kommersiell service", "Purposes: projects, businesses, commercial service"))
        section.blocks = grouped(
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
        return section
    }

    private var priorities: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "prioriteringar", title: say("Prioriteringar och styrkeområden", "Priorities and strength areas"))
        section.blocks = grouped(
            "tabell-prioriteringar",
            caption: say("Beslut \(facts.year) efter prioritering", "Decisions \(facts.year) by priority"),
            what: say("Prioritering", "Priority"), groups: facts.groups(by: \.priority),
            blank: say(
                "prioritering i den regionala utvecklingsstrategin för årets beslut",
                "priority of the regional development strategy for the year's decisions"))
        section.blocks += grouped(
            "tabell-styrkeomraden",
            caption: say("Beslut \(facts.year) efter styrkeområde", "Decisions \(facts.year) by strength area"),
            what: say("Styrkeområde", "Strength area"), groups: facts.groups(by: \.strengthArea),
            blank: say("styrkeområde för årets beslut", "strength area of the year's decisions"))
        return section
    }

    /// A paragraph and its table, or the blank where no decision states the attribute.
    private func grouped(_ id: String, caption: String, what: String, groups: [AnnualFacts.Group], blank: String)
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
        return [
            .paragraph(text),
            .table(
                .init(
                    id: id, caption: caption,
                    columns: [what, say("Beslut", "Decisions"), say("Medel, kr", "Money, SEK")], rows: rows)),
        ]
    }

    // MARK: Differences within the county

    private var differences: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "skillnader",
            title: say(
                "Hänsyn till olika förutsättningar inom länet", "Differences within the county taken into account"))
        section.blocks =
            facts.checks.items.isEmpty
            ? [
                .paragraph([
                    .blank(
                        say(
                            "de täckningsluckor som prövades före besluten: ange prövningsfilen med --evidence",
                            """
                            the coverage gaps that were checked before the decisions: give their check files with \
                            --evidence
                            """
                        )), .text("."),
                ])
            ] : checksOnFile
        guard let report = facts.gaps else { return section }
        let failing = StandingText.failing(report) ?? Wording(sv: "alla är uppfyllda", en: "all are met")
        section.blocks += [
            .paragraph([
                .text(
                    say(
                        "Prövad på databasen som den är nu har policyn ”",
                        "Checked on the database as it is now, the policy “")), .quoted(report.policy.name),
                .text(
                    say(
                        """
                        ” \(Plural.sv(report.rules.count, "regel", "regler")); \(failing.sv) (
                        """,
                        """
                        ” has \(Plural.en(report.rules.count, "rule")); \(failing.en) (
                        """
                    )), .table(id: "tabell-regler"), .text(")."),
            ]),
            .table(
                .init(
                    id: "tabell-regler", caption: say("Policyns regler och utfall", "The policy's rules and verdicts"),
                    columns: [
                        say("Regel", "Rule"), say("Utfall", "Verdict"), say("Luckor", "Gaps"),
                        say("Berörda områden", "Areas concerned"),
                    ],
                    words: [0, 1, 3],
                    rows: report.rules.map { result in
                        let own = report.gaps.filter { $0.rule == result.rule.id }
                        var seen = Set<Wording>()
                        let names = own.compactMap(\.part?.name).filter { seen.insert($0).inserted }
                        return [
                            GapText(report, language: language).sentence(result),
                            StandingText.word(result.standing)[language],
                            figures.integer(own.count), Prose.list(names, most: 8)[language],
                        ]
                    })),
        ]
        return section
    }

    /// The checks made before the year's decisions, one by one; their effect is for the author to state.
    private var checksOnFile: [WrittenDocument.Block] {
        let checks = facts.checks.items.map(\.check)
        let rows = checks.map { check in
            [
                check.name, check.round ?? "–", "\(figures.integer(check.failed)) / \(figures.integer(check.rules))",
                "\(figures.integer(check.gaps)) (\(figures.integer(check.robust)))",
                Prose.list(check.parts.map { Wording(verbatim: $0) }, most: 8)[language],
                check.hasAdvice ? say("ja", "yes") : say("nej", "no"),
                "\(check.file), SHA-256 \(check.sha256.prefix(12))…",
            ]
        }
        let count = checks.count
        let gaps = checks.reduce(0) { $0 + $1.gaps }
        let robust = checks.reduce(0) { $0 + $1.robust }
        return [
            .paragraph([
                .text(
                    say(
                        """
                        \(Plural.sv(count, "prövning", "prövningar")) av täckningsluckor finns, med \
                        tillsammans \(Plural.sv(gaps, "lucka", "luckor")); \(figures.integer(robust)) består hur \
                        insatserna än räknas (
                        """,
                        """
                        \(Plural.en(count, "check")) of coverage gaps \(count == 1 ? "is" : "are") on file, with \
                        \(Plural.en(gaps, "gap")) together; \(figures.integer(robust)) \
                        \(robust == 1 ? "remains" : "remain") however the initiatives are counted (
                        """
                    )),
                .table(id: "tabell-provningar"), .text("). "),
                .blank(say("hur luckorna påverkade årets beslut", "how the gaps affected the year's decisions")),
                .text("."),
            ]),
            .table(
                .init(
                    id: "tabell-provningar", caption: say("Lämnade prövningsfiler", "Check files given"),
                    columns: [
                        say("Policy", "Policy"), say("Utlysning", "Call"), say("Regler ej uppfyllda", "Rules not met"),
                        say("Luckor (bestående)", "Gaps (remaining)"), say("Områden med luckor", "Areas with gaps"),
                        say("Förslag uträknat", "Proposal worked out"),
                        say("Fil", "File"),
                    ], words: [0, 1, 4, 5, 6], rows: rows)),
        ]
            + facts.checks.items.filter { !$0.remarks.isEmpty }.map { item in
                let remarks = item.remarks.map { $0[language] }.joined(separator: "; ")
                return .paragraph([
                    .text(say("Om \(item.check.file): \(remarks).", "On \(item.check.file): \(remarks)."))
                ])
            }
    }

    // MARK: Sustainability

    private var sustainability: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "hallbarhet",
            title: say(
                "Hållbarhetens dimensioner och samiska förutsättningar",
                "The dimensions of sustainability, and Sámi conditions and needs"))
        let dimensions: [(name: Wording, mark: (Initiative.Marks) -> Int?)] = [
            (Wording(sv: "ekonomisk hållbarhet", en: "economic sustainability"), { $0.economic }),
            (Wording(sv: "social hållbarhet", en: "social sustainability"), { $0.social }),
            (Wording(sv: "miljömässig hållbarhet", en: "environmental sustainability"), { $0.environmental }),
            (Wording(sv: "samiska förutsättningar och behov", en: "Sámi conditions and needs"), { $0.sami }),
        ]
        let initiatives = facts.table.initiatives
        let judged = dimensions.filter { dimension in initiatives.contains { dimension.mark($0.marks) != nil } }
        for dimension in dimensions where !judged.contains(where: { $0.name == dimension.name }) {
            section.blocks.append(
                .paragraph([
                    .blank(
                        say(
                            "skattning av hur årets beslut påverkar \(dimension.name.sv)",
                            "rating of how the year\'s decisions affect \(dimension.name.en)")), .text("."),
                ]))
        }
        guard !judged.isEmpty else { return section }
        let rows = judged.map { dimension in
            let marks = initiatives.map { dimension.mark($0.marks) }
            return [dimension.name[language].capitalisedFirst]
                + (-2...2).map { mark in figures.integer(marks.count { $0 == mark }) } + [
                    figures.integer(marks.count { $0 == nil })
                ]
        }
        section.blocks =
            [
                .paragraph([
                    .text(
                        say(
                            "Besluten har bedömts på en skala från −2 (försämrar) till +2 (förbättrar) (",
                            "Decisions have been judged on a scale from −2 (worsens) to +2 (improves) (")),
                    .table(id: "tabell-hallbarhet"), .text(")."),
                ]),
                .table(
                    .init(
                        id: "tabell-hallbarhet",
                        caption: say("Beslut \(facts.year) efter bedömning", "Decisions \(facts.year) by judgement"),
                        columns: [
                            say("Dimension", "Dimension"), "−2", "−1", "0", "+1", "+2", say("ej bedömda", "not judged"),
                        ], rows: rows)),
            ] + section.blocks
        return section
    }
}
