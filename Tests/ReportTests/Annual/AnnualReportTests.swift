import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct AnnualReportTests {
    private static func report(
        _ initiatives: [Initiative] = MapCounty.initiatives, year: Int = 2025, language: Language = .swedish
    ) throws -> AnnualReport {
        AnnualReport(
            try AnnualFacts(store: MapCounty.store(initiatives), year: year), language: language, programVersion: "9")
    }

    /// Of the twelve, those decided in May 2025; one of the four is only applied for.
    @Test func `only the years decisions count`() throws {
        let text = try Self.report().markdown()
        #expect(text.hasPrefix("# Resultatredovisning 2025\n"))
        #expect(
            text.lines(starting: "3 beslut") == [
                """
                3 beslut med datum 2025, tillsammans 1,0 mnkr. Ett av dem anger inget belopp. Inte medräknade, inte \
                slutligt beslutade: 1 insats, 500\u{A0}000 kr: sökt 1, 500\u{A0}000 kr.
                """
            ])
        #expect(
            text.lines(starting: "Underlag") == [
                """
                Underlag enligt förordning (2024:99) om resultatredovisning av det regionala utvecklingsarbetet, län 99
                """
            ])
        #expect(!text.contains("2024-05"))
    }

    /// What the store doesn't know is named, and counted.
    @Test func `what is unknown is a blank`() throws {
        let document = try Self.report().document
        #expect(
            document.blanks == [
                "vad insatserna har lovat och uppnått: importera utfall med rackvidd import outcomes FIL",
                "förändringen i de indikatorer som strategin följer: ange dem med --change INDIKATOR",
                """
                målen i den regionala utvecklingsstrategin, i programmen för ERUF och i planen för en rättvis \
                omställning: ange dem med --goals FIL
                """,
                "hur besluten om medel har bidragit till resultaten",
                "skattning av hur årets beslut påverkar ekonomisk hållbarhet",
                "skattning av hur årets beslut påverkar social hållbarhet",
                "skattning av hur årets beslut påverkar miljömässig hållbarhet",
                "skattning av hur årets beslut påverkar samiska förutsättningar och behov",
                "hur ekonomisk, social och miljömässig hållbarhet har påverkat årets beslut",
                "plats eller kommun för 1 beslut utan känt läge",
                """
                ändamål för 3 beslut: importera en kolumn ”ändamål” med projektstöd, företagsstöd eller stöd till \
                kommersiell service
                """,
                "prioritering i den regionala utvecklingsstrategin för årets beslut", "styrkeområde för årets beslut",
                "de täckningsluckor som prövades före besluten: ange prövningsfilen med --evidence",
                "jämställdhet i årets beslut: importera en kolumn ”jämställdhet”",
                "hur jämställdhet i projekt och företagsstöd har bidragit till resultaten",
                "integration och mångfald i årets beslut: importera en kolumn ”integration och mångfald”",
                "hur integration och mångfald i projekt och företagsstöd har bidragit till resultaten",
                "miljö och klimat i årets beslut: importera en kolumn ”miljö och klimat”",
                "hur miljö och klimat i projekt och företagsstöd har bidragit till resultaten",
                "vilka av årets beslut som hör till omställningen: importera en kolumn ”omställning”",
                "om fördelningen av medel har bidragit till omställningen",
            ])
        #expect(
            try Self.report().markdown().lines(starting: "Databasen") == [
                """
                Databasen saknar uppgifter på 22 ställen; de står inom hakparentes ovan. Redovisningen lämnas till \
                Regeringskansliet senast den 21 februari 2026 och bör följa Tillväxtverkets anvisningar.
                """
            ])
    }

    @Test func `what is known is a table`() throws {
        var initiatives = MapCounty.initiatives
        for index in initiatives.indices {
            initiatives[index].extra["Ändamål"] = index.isMultiple(of: 2) ? "projektstöd" : "företagsstöd"
            initiatives[index].priority = "Prioritering | 1"
            initiatives[index].marks = .init(economic: 2, social: index % 3 - 1)
        }
        let text = try Self.report(initiatives).markdown()
        // i01, i07, i10 are of 2025 (i04 is only applied for); i10 has no amount: none for projects, 200,000 and
        // 800,000 for businesses.
        #expect(text.lines(starting: "| företagsstöd") == ["| företagsstöd | 2 | 1\u{A0}000\u{A0}000 |"])
        #expect(text.lines(starting: "| projektstöd") == ["| projektstöd | 1 | – |"])
        #expect(
            text.lines(starting: "Mest medel") == [
                """
                Mest medel har gått till Energi &amp; skog: 2,2 mnkr i 4 insatser, som når 3 av 4 kommuner \
                ([tabell\u{A0}1](#tabell-styrkor)). 7 insatser av 11 anger inget styrkeområde.
                """,
                "Mest medel gick till ”företagsstöd”: 1,0 mnkr i 2 beslut ([tabell\u{A0}5](#tabell-andamal)).",
                """
                Mest medel gick till ”Prioritering \\| 1”: 1,0 mnkr i 3 beslut \
                ([tabell\u{A0}6](#tabell-prioriteringar)).
                """,
            ])
        #expect(text.lines(starting: "| Prioritering \\|") == ["| Prioritering \\| 1 | 3 | 1\u{A0}000\u{A0}000 |"])
        #expect(text.lines(starting: "| Ekonomisk") == ["| Ekonomisk hållbarhet | 0 | 0 | 0 | 0 | 3 | 0 |"])
        #expect(
            text.lines(starting: "**\\[skattning") == [
                "**\\[skattning av hur årets beslut påverkar miljömässig hållbarhet\\]**.",
                "**\\[skattning av hur årets beslut påverkar samiska förutsättningar och behov\\]**.",
            ])
    }

    /// No amount is not an amount of zero.
    @Test func `unknown amounts are a blank`() throws {
        var initiatives = MapCounty.initiatives
        for index in initiatives.indices {
            initiatives[index].strengthArea = "Hållbar energi"
            initiatives[index].grantedOre = nil
        }
        let text = try Self.report(initiatives).markdown()
        #expect(
            text.lines(starting: "| Hållbar energi") == [
                "| Hållbar energi | 11 | – | 4 av 4 | – |", "| Hållbar energi | 3 | – |",
            ])
        #expect(
            text.lines(starting: "Flest beslut") == [
                """
                Flest beslut gäller ”Hållbar energi”: 3 beslut ([tabell\u{A0}4](#tabell-styrkeomraden)). \
                **\\[beloppen för de beslut som anger styrkeområde\\]**.
                """
            ])
        #expect(!text.contains("Mest medel"))
    }

    @Test func `every reference leads to its table`() throws {
        let report = try Self.report(language: .english)
        let markdown = report.markdown()
        let references = markdown.matches(of: /\[table\u{A0}(\d+)\]\(#([a-z-]+)\)/).map { "\($0.2) \($0.1)" }
        #expect(references == ["tabell-styrkor 1", "tabell-kommuner 2", "tabell-zoner 3"])
        let tables = markdown.matches(of: #/<a id="([a-z-]+)"><\/a>\n+\*\*Table\u{A0}(\d+)\. /#).map {
            "\($0.1) \($0.2)"
        }
        #expect(tables == references)
        let html = report.html()
        #expect(
            html.matches(of: /<a href="#(tabell-[a-z]+)">/).map { "\($0.1)" } == [
                "tabell-styrkor", "tabell-kommuner", "tabell-zoner",
            ])
        #expect(
            html.matches(of: /<table id="([^"]+)"/).map { "\($0.1)" } == [
                "tabell-styrkor", "tabell-kommuner", "tabell-zoner",
            ])
        #expect(html.matches(of: /<span class="blank">/).count == report.document.blanks.count)
        #expect(html.matches(of: /<html lang="([^"]+)">/).map { "\($0.1)" } == ["en"])
    }

    /// What a table is said to come from gives its figures: with the year of its kronor.
    @Test func `the command of a table of money names its prices`() throws {
        let id = Indicator.ID("kpif")
        let store = try Squareland.store(
            [Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 100, date: "2022")],
            values: [(2022, 371.91), (2023, 403.7)].map {
                AreaValue(indicator: id, municipalityCode: "9901", year: $0.0, value: $0.1, source: nil)
            },
            defining: [
                Indicator(
                    id: id, title: .init(verbatim: "KPIF"), unit: .init(verbatim: "1987=100"), kind: .intensive,
                    direction: .neutral)
            ])
        var selection = Selection()
        selection.prices = FixedPrices(year: 2023, index: id)
        let facts = try AnnualFacts(store: store, year: 2022, selection: selection)
        let text = AnnualReport(facts, language: .english, programVersion: "9").markdown()
        let command = "The figures come from `rackvidd distribution granted_sek --by municipality"
        #expect(
            text.lines(starting: command) == [
                "\(command) --from 2022 --to 2022 --prices fixed:2023 --price-index kpif`."
            ])
    }

    @Test func `checks on file are listed`() throws {
        let store = try MapCounty.store()
        let check = try Self.check("v.json", round: "2025-03-01", of: store)
        let facts = try AnnualFacts(store: store, year: 2025, checks: [check])
        let text = AnnualReport(facts, language: .english, programVersion: "9").markdown()
        #expect(
            text.lines(starting: "1 check") == [
                """
                1 check of coverage gaps is on file, with 4 gaps together; 1 remains however the initiatives are \
                counted ([table\u{A0}4](#tabell-provningar)). **\\[how the gaps affected the year's decisions\\]**.
                """
            ])
        #expect(
            text.lines(starting: "| Våren") == [
                """
                | Våren \\| 2025 | 2025-03-01 | 2 / 3 | 0 | 4 (1) | Aby and Beby | yes | v.json, SHA-256 \
                abababababab… |
                """
            ])
    }

    private static func check(
        _ file: String, round: String?, of store: Store, content: String = "a", state: StoreState? = nil
    ) throws -> CheckOnFile {
        var state = try state ?? StoreState(of: store)
        if let round { state = .init(name: state.name, entries: state.entries, time: round, sha256: state.sha256) }
        return CheckOnFile(
            name: "Våren | 2025", round: round, file: file, sha256: String(repeating: "ab", count: 32),
            content: content, state: state, rules: 3, failed: 2, parts: ["Aby", "Beby"], gaps: 4, robust: 1,
            hasAdvice: true)
    }

    @Test func `a check is given once and is of a call before the years end`() throws {
        let store = try MapCounty.store()
        let first = try Self.check("v.json", round: "2025-03-01", of: store)
        let again = try Self.check("kopia.json", round: "2025-03-01", of: store)
        let twice = #expect(throws: CheckUnusable.self) {
            try AnnualFacts(store: store, year: 2025, checks: [first, again])
        }
        #expect(
            twice?.wording.sv == """
                kopia.json kan inte ligga till grund för redovisningen: det är samma prövning som v.json; ange var och \
                en en gång.
                """)
        let late = #expect(throws: CheckUnusable.self) {
            try AnnualFacts(
                store: store, year: 2025, checks: [try Self.check("h.json", round: "2026-01", of: store)])
        }
        #expect(
            late?.wording.en
                == "h.json can't be the ground of the account: it is about the call of 2026-01, after 2025.")
    }

    @Test func `of two checks of one policy and call the gaps of the later count`() throws {
        let store = try MapCounty.store()
        var first = try Self.check("v.json", round: "2025-03-01", of: store)
        var second = try Self.check("h.json", round: "2025-03-01", of: store)
        first.outcome = "a"
        (second.outcome, second.gaps) = ("b", 3)
        second.state = StoreState(
            name: second.state.name, entries: second.state.entries, time: "2025-03-02", sha256: second.state.sha256)
        let facts = try AnnualFacts(store: store, year: 2025, checks: [first, second])
        let text = AnnualReport(facts, language: .english, programVersion: "9").markdown()
        #expect(text.contains("2 checks of coverage gaps are on file, with 3 gaps together; 1 remains"))
        #expect(
            text.lines(starting: "On v.json").first
                == "On v.json: h.json is a later check of the same policy and call, and its gaps count instead.")
    }

    /// The year's three decisions are of May 2025.
    @Test func `what speaks against a check is said`() throws {
        let store = try MapCounty.store()
        let state = try StoreState(of: store)
        let other = StoreState(name: "annan.gpkg", entries: 1, time: "2025-02-01T00:00:00.000Z", sha256: "x")
        let later = StoreState(
            name: "b.gpkg", entries: state.entries, time: "2025-04-01T00:00:00.000Z", sha256: state.sha256)
        let checks = [
            try Self.check("a.json", round: "2025-03-01", of: store, content: "a"),
            CheckOnFile(
                name: "B", round: "2025-03-01", file: "b.json", sha256: "b", content: "b", state: later, rules: 1,
                failed: 0, parts: [], gaps: 0, robust: 0, hasAdvice: false),
            CheckOnFile(
                name: "C", round: "2025-12-01", file: "c.json", sha256: "c", content: "c", state: other, rules: 1,
                failed: 0, parts: [], gaps: 0, robust: 0, hasAdvice: false),
            CheckOnFile(
                name: "D", round: nil, file: "d.json", sha256: "d", content: "d", state: state, rules: 1,
                failed: 0, parts: [], gaps: 0, robust: 0, hasAdvice: false),
            CheckOnFile(
                name: "E", round: "2025", file: "e.json", sha256: "e", content: "e", state: state, rules: 1,
                failed: 0, parts: [], gaps: 0, robust: 0, hasAdvice: false),
        ]
        let facts = try AnnualFacts(store: store, year: 2025, checks: checks)
        let text = AnnualReport(facts, language: .english, programVersion: "9").markdown()
        #expect(
            text.lines(starting: "On ") == [
                """
                On b.json: the database had been changed by then, on 2025-04-01, after the day of the call, \
                2025-03-01.
                """,
                """
                On c.json: it was made on another database (annan.gpkg), not on this one; 3 of the year's 3 dated \
                decisions were made before the day of the call, 2025-12-01.
                """,
                """
                On d.json: the policy states no day of the call, so that it isn't clear whether it came before the \
                decisions.
                """,
                """
                On e.json: the policy states no more than 2025 as the day of the call, so that it isn't clear whether \
                it came before the decisions.
                """,
            ])
    }

    // MARK: Results, change and goals

    private static let jobs = Indicator(
        id: "new_jobs", title: Wording(sv: "nya jobb", en: "new jobs"), unit: Wording(sv: "jobb", en: "jobs"),
        kind: .extensive, direction: .higherIsBetter)

    /// i00 lies in Aby and reported 6 of 10; i11 (Deby) and i08 should have reported 4 and 6; i01's target is of 2030.
    private static func outcomes() -> [Outcome] {
        func outcome(_ id: String, _ kind: Outcome.Kind, _ year: Int, _ value: Double) -> Outcome {
            Outcome(initiative: id, indicator: "new_jobs", kind: kind, period: PartialDate(year: year), value: value)
        }
        return [
            outcome("i00", .target, 2025, 10), outcome("i00", .result, 2025, 6), outcome("i00", .result, 2026, 9),
            outcome("i11", .target, 2025, 4), outcome("i08", .target, 2024, 6), outcome("i01", .target, 2030, 5),
        ]
    }

    private static func storeWithOutcomes() throws -> Store {
        try Squareland.store(
            MapCounty.initiatives, outcomes: outcomes(), defining: [jobs], territory: Squareland.territory(.block()),
            places: [])
    }

    /// Of 20 due by the year's end 6 came: 30 % if the unreported gave nothing, 60 % of the one that reported. What was
    /// reported in 2026 isn't known yet.
    @Test func `what was promised and came stands by part, as of the year's end`() throws {
        let facts = try AnnualFacts(store: Self.storeWithOutcomes(), year: 2025)
        let text = AnnualReport(facts, language: .english, programVersion: "9").markdown()
        #expect(
            text.lines(starting: "New jobs: of") == [
                """
                New jobs: of the 20 promised 6 are reported (30% if the unreported gave nothing, 60% of those that \
                reported); in Deby the only one hasn't reported. 2 of 4 initiatives have not reported; 1 \
                is not due. Reports are read as cumulative, the latest counts: nothing else is stated. Without a \
                stated baseline, counted from 0: 1 initiative. SEK 16,667 granted per unit. The whole grant counts for \
                each indicator, so that costs of several indicators must not be added. See \
                [table\u{A0}1](#tabell-resultat-1).
                """
            ])
        #expect(text.lines(starting: "| Aby | ").first == "| Aby | 10 | 6 | 60% | 2 | 1 | 0 |")
        #expect(text.lines(starting: "| Deby | ").first == "| Deby | 4 | not reported | – | 1 | 0 | 1 |")
        #expect(text.lines(starting: "| all initiatives | ") == ["| all initiatives | 20 | 6 | 30%–60% | 4 | 1 | 2 |"])
        #expect(
            text.lines(starting: "The figures come from `rackvidd outcomes") == [
                "The figures come from `rackvidd outcomes new_jobs --by municipality --as-of 2025`."
            ])
        #expect(
            text.lines(starting: "**\\[the report") == [
                "**\\[the report of 2 initiatives that should have reported\\]**."
            ])
    }

    /// The page's answer speaks of the reports that there are: 9 of 20.
    @Test func `the report's answer says what came`() throws {
        let page = try ReportPage(
            ReportFacts(store: Self.storeWithOutcomes()), language: .swedish, programVersion: "9"
        ).html()
        // In the answer, and in the section.
        let sentence = """
            Nya jobb: av utlovade 20 är 9 rapporterade (45\u{A0}% om de orapporterade inte gav något, 90\u{A0}% av dem \
            som rapporterat); i Deby har den enda inte rapporterat.
            """
        let said = page.lines(starting: "<p>Nya jobb")
        #expect(said.count == 2)
        #expect(said.first == "<p>\(sentence)</p>")
        #expect(said.last?.hasPrefix("<p>\(sentence) 2 av 4 insatser") == true)
        #expect(
            page.matches(of: /<section id="(resultat|styrkeomraden|forandring|mal)"/).map { "\($0.1)" } == [
                "resultat", "styrkeomraden",
            ])
    }

    @Test func `horizontal aims and the transition are read from columns`() throws {
        var initiatives = MapCounty.initiatives
        for index in initiatives.indices {
            initiatives[index].extra["Jämställdhet"] = index.isMultiple(of: 2) ? "integrerad" : nil
            initiatives[index].extra["MÅNGFALD"] = "ja"
            initiatives[index].extra["Rättvis omställning"] = "nej"
            initiatives[index].programme = "Fonden för en rättvis omställning"
        }
        let text = try Self.report(initiatives).markdown()
        // i01, i07 and i10 are of 2025; i10 states no amount.
        #expect(text.lines(starting: "| integrerad") == ["| integrerad | 1 | – |"])
        #expect(text.lines(starting: "| ja |") == ["| ja | 3 | 1\u{A0}000\u{A0}000 |"])
        #expect(text.lines(starting: "| nej |") == ["| nej | 3 | 1\u{A0}000\u{A0}000 |"])
        #expect(
            text.lines(starting: "Ur programmet") == [
                "Ur programmet ”Fonden för en rättvis omställning”: 3 beslut, 1,0 mnkr."
            ])
    }

    @Test func `a year without decisions says so`() throws {
        #expect(
            try Self.report(
                MapCounty.initiatives.map {
                    var one = $0
                    one.strengthArea = nil
                    return one
                }, year: 1999, language: .english
            ).markdown() == """
                # Account of results 1999

                For the account of results of regional development under ordinance (2024:99), county 99

                The database has no decisions dated 1999.

                ## Results

                **\\[what initiatives promised and achieved: import outcomes with rackvidd import outcomes FILE\\]**.

                ### Change in the county

                **\\[the change of the indicators that the strategy follows: give them with --change INDICATOR\\]**.

                ### Goals

                **\\[the goals of the regional development strategy, of the ERDF programmes and of the plan for a just \
                transition: give them with --goals FILE\\]**.

                **\\[how decisions on money contributed to the results\\]**.

                ## The dimensions of sustainability, and Sámi conditions and needs

                **\\[how economic, social and environmental sustainability influenced the year's decisions\\]**.

                ## Territorial perspectives

                ### Where in the county decisions fall

                **\\[the year's decisions: import them\\]**.

                ### Differences within the county taken into account

                **\\[the coverage gaps that were checked before the decisions: give their check files with \
                --evidence\\]**.

                ## Horizontal aims

                ### Gender equality

                **\\[how gender equality in projects and business support contributed to the results\\]**.

                ### Integration and diversity

                **\\[how integration and diversity in projects and business support contributed to the results\\]**.

                ### Environment and climate

                **\\[how environment and climate in projects and business support contributed to the results\\]**.

                ## Transition to sustainable regional development

                **\\[whether the distribution of money contributed to the transition\\]**.

                ## To be filled in

                The database lacks data in 11 places; they stand in brackets above. The account is due at the \
                Government Offices by 21 February 2000 and should follow the instructions of the Swedish Agency for \
                Economic and Regional Growth.

                ---

                Räckvidd 9

                """)
    }

    @Test(arguments: [
        ("a|b", "a\\|b"), ("<script>", "&lt;script&gt;"), ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"), ("- a", "\\- a"),
        ("# a", "\\# a"),
        ("rad\nslut", "rad slut"), ("[x](javascript:y)", "\\[x\\](javascript:y)"), ("åäö", "åäö"),
    ])
    func `markdown is escaped`(_ text: String, _ expected: String) {
        #expect(WrittenDocument.escaped(text) == expected)
    }
}
