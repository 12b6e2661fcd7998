import Store
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct KoladaReaderTests {
    @Test func `totals are read, regions and groups stay beside, and removed values are gone`() throws {
        #expect(
            try Statistics.values("kolada_page1.json") == [
                "2303 2023 61.2", "2303 2024 nil [Missing]", "county:23 2023 64", "country 2023 66.5",
            ])
        #expect(try Statistics.values("kolada_page2.json") == ["2305 2023 58.4", "other:G123456 2023 60.9"])
        let (batch, _) = try Statistics.imported("kolada_page2.json", .init(kind: .intensive))
        #expect(batch.accepted.map(\.record.municipalityCode) == ["2305"] && batch.rejected.isEmpty)
        #expect(
            batch.understood.map(\.en).filter { $0.contains("left out") || $0.hasPrefix("Groups") } == [
                "Values that Kolada has removed (isdeleted) were left out: 1.",
                "Groups (G123456) are unweighted means of their municipalities, and no areas.",
                """
                Values of other areas than municipalities were left out, 1: “G123456”. They are never added to those \
                of municipalities.
                """,
            ])
    }

    @Test func `one page of several is said as a rejected row`() throws {
        let (batch, _) = try Statistics.imported("kolada_page1.json", .init(kind: .intensive))
        #expect(batch.rejected.map(\.row) == [5] && batch.rejected.map(\.column) == ["next_url"])
        #expect(
            batch.accepted.map(\.record) == [
                AreaValue(indicator: "n02280", municipalityCode: "2303", year: 2023, value: 61.2, source: "Kolada")
            ])
    }

    @Test func `women and men come when asked for`() throws {
        #expect(
            try Statistics.values("kolada_page2.json", .init(select: "kön=kvinnor")) == ["2305 2023 nil [Private]"])
    }

    @Test func `a description defines the indicator, and its values find it`() throws {
        let (batch, defining) = try Statistics.imported("kolada_kpi.json")
        #expect(batch.accepted.isEmpty && batch.rejected.isEmpty)
        #expect(
            defining == [
                Indicator(
                    id: "n02280", title: Wording(verbatim: "Förvärvsarbetande invånare 20-64 år, andel (%)"),
                    unit: Wording(verbatim: "%"), kind: .intensive,
                    note: Wording(verbatim: "Kolada N02280. Antal förvärvsarbetande … Källa: SCB."))
            ])
        let (values, none) = try Statistics.imported("kolada_page1.json", known: defining)
        #expect(values.accepted.map(\.record.indicator) == ["n02280"] && none.isEmpty)
    }

    @Test func `without a description it says where to find it`() {
        #expect(
            Statistics.refusal("kolada_page1.json") == """
                it is not clear whether “N02280” can be added up. State --kind sum (a sum, such as persons) or --kind \
                rate (a rate, share or mean), or import its description first, https://api.kolada.se/v3/kpi/N02280.
                """)
    }

    @Test func `values of units are refused`() {
        #expect(
            Statistics.refusal("kolada_ou.json") == """
                the file has values of organisational units (ou), not of municipalities. Fetch …/data/kpi/… instead.
                """)
    }
}
