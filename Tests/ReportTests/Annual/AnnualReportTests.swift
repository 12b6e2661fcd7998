import FollowUp
import Store
import Territory
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
        #expect(text.hasPrefix("# Territoriella perspektiv 2025\n"))
        #expect(
            text.contains(
                """
                3 beslut med datum 2025, tillsammans 1,0 mnkr. Inte medräknade, inte slutligt beslutade: 1 insats, \
                500\u{A0}000 kr
                """
            ))
        #expect(!text.contains("2024-05") && text.contains("län 99"))
    }

    /// What the store doesn't know is named, and counted.
    @Test func `what is unknown is a blank`() throws {
        let document = try Self.report().document
        #expect(
            document.blanks == [
                "plats eller kommun för 1 beslut utan känt läge",
                """
                ändamål för 3 beslut: importera en kolumn ”ändamål” med projektstöd, företagsstöd eller stöd till \
                kommersiell service
                """,
                "prioritering i den regionala utvecklingsstrategin för årets beslut", "styrkeområde för årets beslut",
                "de täckningsluckor som prövades före besluten: ange prövningsfilen med --evidence",
                "skattning av hur årets beslut påverkar ekonomisk hållbarhet",
                "skattning av hur årets beslut påverkar social hållbarhet",
                "skattning av hur årets beslut påverkar miljömässig hållbarhet",
                "skattning av hur årets beslut påverkar samiska förutsättningar och behov",
            ])
        #expect(try Self.report().markdown().contains("Databasen saknar uppgifter på 9 ställen"))
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
        #expect(
            text.contains("| företagsstöd | 2 | 1\u{A0}000\u{A0}000 |")
                && text.contains("| projektstöd | 1 | – |"))
        #expect(text.contains("Prioritering \\| 1"))
        #expect(text.contains("| Ekonomisk hållbarhet | 0 | 0 | 0 | 0 | 3 | 0 |"))
        #expect(
            text.contains("\\[skattning av hur årets beslut påverkar miljömässig hållbarhet\\]")
                && !text.contains("\\[skattning av hur årets beslut påverkar social"))
    }

    /// No amount is not an amount of zero.
    @Test func `unknown amounts are a blank`() throws {
        var initiatives = MapCounty.initiatives
        for index in initiatives.indices {
            initiatives[index].strengthArea = "Hållbar energi"
            initiatives[index].grantedOre = nil
        }
        let text = try Self.report(initiatives).markdown()
        #expect(text.contains("| Hållbar energi | 3 | – |") && !text.contains("Mest medel gick"))
        #expect(text.contains("Flest beslut gäller ”Hållbar energi”: 3 beslut"))
        #expect(text.contains("\\[beloppen för de beslut som anger styrkeområde\\]"))
    }

    @Test func `every reference leads to its table`() throws {
        let report = try Self.report(language: .english)
        let markdown = report.markdown()
        for match in markdown.matches(of: /\[table\u{A0}(\d+)\]\(#([a-z-]+)\)/) {
            #expect(markdown.contains("<a id=\"\(match.2)\"></a>") && markdown.contains("**Table\u{A0}\(match.1). "))
        }
        let html = report.html()
        let links = html.matches(of: /<a href="#(tabell-[a-z]+)">/)
        #expect(!links.isEmpty)
        for link in links { #expect(html.contains("<table id=\"\(link.1)\"")) }
        #expect(html.contains("class=\"blank\"") && html.contains("<html lang=\"en\">"))
    }

    @Test func `checks on file are listed`() throws {
        let check = CheckOnFile(
            name: "Våren | 2025", round: "2025-03-01", file: "v.json", sha256: String(repeating: "ab", count: 32),
            rules: 3, failed: 2,
            parts: ["Aby", "Beby"], gaps: 4, robust: 1, hasAdvice: true)
        let facts = try AnnualFacts(store: MapCounty.store(), year: 2025, checks: [check])
        let text = AnnualReport(facts, language: .english, programVersion: "9").markdown()
        #expect(
            text.contains(
                """
                1 check of coverage gaps is on file, with 4 gaps together; 1 remains however the initiatives are \
                counted
                """
            ))
        #expect(
            text.contains(
                "| Våren \\| 2025 | 2025-03-01 | 2 / 3 | 4 (1) | Aby and Beby | yes | v.json, SHA-256 abababababab… |"))
        #expect(text.contains("\\[how the gaps affected the year's decisions\\]"))
    }

    @Test func `a year without decisions says so`() throws {
        let text = try Self.report(year: 1999, language: .english).markdown()
        #expect(
            text.contains("The database has no decisions dated 1999.")
                && text.contains("\\[the year's decisions: import them\\]"))
        #expect(!text.contains("| Municipality |"))
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
