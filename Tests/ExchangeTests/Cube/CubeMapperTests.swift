import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct CubeMapperTests {
    // MARK: Totals and noise

    @Test func `the declared total is taken, the county stays beside, and noise is said`() throws {
        let (batch, defining) = try Statistics.imported("js_ckm.json")
        #expect(
            try Statistics.values("js_ckm.json") == [
                "county:23 2024 26300", "county:23 2025 26302 [ckm]", "2303 2024 5200", "2303 2025 5203 [ckm]",
                "2305 2024 6100", "2305 2025 6098 [ckm]", "2309 2024 15000", "2309 2025 15004 [ckm]",
            ])
        #expect(defining.map(\.id) == [.population])
        #expect(batch.accepted.map(\.record.value) == [5200, 5203, 6100, 6098, 15000, 15004])
        #expect(
            batch.accepted.prefix(2).map(\.record.source) == [
                "SCB, TAB9999, 2025-02-21", "SCB, TAB9999, 2025-02-21 [ckm]",
            ])
        #expect(batch.rejected.isEmpty)
        #expect(
            batch.understood.map(\.en).filter { $0.hasPrefix("Taken") || $0.hasPrefix("Values of other") } == [
                "Taken from the table: kön = totalt (1+2).",
                """
                Values of other areas than municipalities were left out, 2: Jämtland (23). They are never added to \
                those of municipalities.
                """,
            ])
    }

    @Test func `a part that is asked for is an indicator of its own`() throws {
        let (batch, defining) = try Statistics.imported("js_ckm.json", .init(select: "kön=män"))
        #expect(defining.map(\.title.sv) == ["Folkmängd, män"] && defining.map(\.id) == ["folkmangd_man"])
        #expect(batch.accepted.map(\.record.value) == [2600, 2603, 3050, 3049, 7550, 7546])
    }

    @Test func `without a total the categories are listed, and following the advice works`() throws {
        let refusal = try #require(Statistics.refusal("px_latin9.px"))
        #expect(
            refusal == """
                the table is divided, and no category stands for all. Say which one is meant, such as \
                --select "kön=män". The categories are kön: “män”, “kvinnor”.
                """)
        let (batch, _) = try Statistics.imported("px_latin9.px", .init(select: "kön=män"))
        #expect(batch.accepted.count == 9)
    }

    @Test func `a choice that names nothing says what there is`() {
        #expect(
            Statistics.refusal("js_ckm.json", .init(select: "ålder=0"))
                == "the table has no dimension “ålder”. It has “region”, “kön”, “tabellinnehåll”, “år”.")
        #expect(
            Statistics.refusal("js_ckm.json", .init(select: "kön=barn"))
                == "the dimension kön has no category “barn”. It has “män”, “kvinnor”, “totalt”.")
    }

    @Test(
        arguments: [
            (["män", "kvinnor", "totalt"], "kön", 2), (["0-19 år", "totalt ålder"], "ålder", 1),
            (["samtliga åldrar", "16-74 år"], "ålder", 0), (["a", "b"], "kön", nil),
            (["totalt", "samtliga"], "kön", nil),
            (["Total", "Males"], "sex", 0), (["totalt antal tjänster", "a"], "slag", nil),
        ] as [([String], String, Int?)])
    func `a total is told by its name, and never guessed among several`(
        labels: [String], dimension: String, total: Int?
    ) {
        #expect(
            CubeSelection.total(of: .init(dimension, categories: labels.map { .init($0) })) == total)
    }

    // MARK: Periods

    @Test func `a month is never taken for a year`() throws {
        #expect(
            Statistics.refusal("js_month.json") == """
                the periods are months or quarters (“2024M11”), which are never taken for years. Say how they become \
                years: --period december (the year's last), sum (the sum of all) or mean (the mean of all).
                """)
        #expect(try Statistics.values("js_month.json", .init(period: .december)) == ["2303 2024 5200"])
        let (batch, _) = try Statistics.imported("js_month.json", .init(period: .december))
        #expect(batch.understood.map(\.en).contains("The year 2025 was left out: its last period is missing."))
        #expect(
            Statistics.refusal("js_month.json", .init(period: .sum)) == """
                no value of any municipality and year. The year 2024 was left out: it has only 2 of the year's \
                periods. The year 2025 was left out: it has only 1 of the year's periods.
                """)
    }

    @Test func `twelve months make a sum or a mean, and a missing one makes neither`() throws {
        func table(_ last: String) -> String {
            let months = (1...12).map { "\"2024M\($0 < 10 ? "0" : "")\($0)\"" }.joined(separator: ",")
            return """
                {"version": "2.0", "class": "dataset", "label": "Nätter efter region och månad",
                "id": ["Region", "Tid"], "size": [1, 12], "dimension": {"Region": {"category": {"index": ["2303"]}},
                "Tid": {"category": {"index": [\(months)]}}}, "value": [1,2,3,4,5,6,7,8,9,10,11,\(last)]}
                """
        }
        #expect(try Statistics.values(Statistics.cube(table("12")), .init(period: .sum)) == ["2303 2024 78"])
        #expect(try Statistics.values(Statistics.cube(table("12")), .init(period: .mean)) == ["2303 2024 6.5"])
        #expect(try Statistics.values(Statistics.cube(table("null")), .init(period: .sum)) == ["2303 2024 nil"])
    }

    @Test(
        arguments: [
            ("2024", .year(2024)), ("2024M03", .month(2024, 3)), ("2024-03", .month(2024, 3)),
            ("2024K1", .quarter(2024, 1)),
            ("2024Q4", .quarter(2024, 4)), ("2024-Q2", .quarter(2024, 2)), ("2020-2024", .span(2020, 2024)),
            ("2023/24", .span(2023, 2024)), ("2024M13", nil), ("24", nil), ("2024H1", nil), ("0024", nil),
        ] as [(String, CubePeriod?)])
    func `periods are read as statistical offices write them`(text: String, period: CubePeriod?) {
        #expect(CubePeriod(text) == period)
    }

    // MARK: Areas

    @Test(
        arguments: [
            ("2303", nil, .municipality("2303")), ("2303 Ragunda", nil, .municipality("2303")),
            ("23", "Jämtlands län", .county("23")), ("23 Jämtlands län", nil, .county("23")), ("00", "Riket", .country),
            ("0000", nil, .country), ("0023", nil, .county("23")), ("SE322", nil, .county("23")),
            ("SE321", nil, .county("22")), ("SE32", nil, .nuts("SE32")), ("SE", nil, .country),
            ("Jämtlands län", nil, .county("23")), ("Riket", nil, .country), ("G123456", nil, .other("G123456")),
            ("0", "Ragunda", .municipality("2303")),
        ] as [(String, String?, CubeArea)])
    func `areas are told by code, by name or by both`(code: String, label: String?, area: CubeArea) throws {
        #expect(try CubeAreas(register: testRegister).area(.init(code, label)) == area)
    }

    @Test func `code and name of two municipalities are no area`() {
        #expect(throws: LocationText.Problem.self) {
            try CubeAreas(register: testRegister).area(.init("2303", "Bräcke"))
        }
    }

    // MARK: Kind

    @Test(
        arguments: [
            (nil, "antal", false, .extensive), (nil, "procent", false, .intensive), (.stock, "", false, .extensive),
            (.flow, "", false, .extensive), (.average, "år", false, .intensive), (.stock, "procent", false, .intensive),
            (.other, "poäng", false, nil), (nil, "poäng", true, .intensive), (nil, "", false, nil),
        ] as [(StatisticsCube.Content.Measuring?, String, Bool, Indicator.Kind?)])
    func `the kind is what the table declares, else its unit, else asked for`(
        measuring: StatisticsCube.Content.Measuring?, unit: String, refusesSums: Bool, kind: Indicator.Kind?
    ) {
        var about = StatisticsCube.About()
        about.refusesSums = refusesSums
        let content = CubeMapper.Content(name: "x", code: "", unit: unit, measuring: measuring, translated: nil)
        #expect(CubeImport.kind(content, about) == kind)
    }
}
