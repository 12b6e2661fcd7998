import FollowUp
import Store
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct ChangeMapTests {
    @Test func `limits are as far below zero as above it, and round`() {
        #expect(MapSubject.limits([-17.5, 6.4, 23.6]) == [-15, -5, 5, 15])
        #expect(MapSubject.limits([]) == [] && MapSubject.limits([0, 0]) == [])
    }

    @Test func `what isn't measured is hatched and no zero`() throws {
        let series: [(code: String, year: Int, value: Double)] = [
            ("9901", 2020, 100), ("9901", 2023, 90), ("9902", 2020, 50), ("9902", 2023, 53),
        ]
        let values = series.map {
            AreaValue(indicator: "jobs", municipalityCode: $0.code, year: $0.year, value: $0.value)
        }
        let jobs = Indicator(
            id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
            kind: .extensive, direction: .higherIsBetter)
        let distributor = try Distributor(
            store: Squareland.store([], values: values, defining: [jobs]), selection: Selection())
        let subject = MapSubject(
            try distributor.change(of: "jobs", by: .municipality, from: 2020, to: 2023))
        #expect(subject.title.sv == "Jobb, förändring 2020–2023, procent")
        #expect(subject.parts.map(\.isHatched) == [false, false, true, true])
        #expect(subject.parts.map(\.figure.en) == ["−10.0%", "+6.0%", "–", "–"])
        #expect(subject.hatching?.en == "not measured in both years")
        let legend = MapLegend(subject, ground: MapGround(distributor.territory))
        // The hatching is the only sign of them.
        #expect(legend.rows.dropFirst(5).map(\.text.en) == ["not measured in both years", "locality"])
        #expect(legend.rows[5].count == 2 && legend.rows[5].sign == .hatched)
        #expect(
            legend.rows.prefix(5).map(\.text.en)
                == ["+5% and more", "+2% to +5%", "−2% to +2%", "−5% to −2%", "below −5%"])
    }

    @Test func `a rate changes in its own unit, in colours as in words`() throws {
        let values = [(2020, 12.5, 40.0), (2023, 10.0, 41.5)].flatMap { year, first, second in
            zip(["9901", "9902"], [first, second]).map {
                AreaValue(indicator: "rate", municipalityCode: $0, year: year, value: $1)
            }
        }
        let rate = Indicator(
            id: "rate", title: Wording(sv: "andel", en: "share"), unit: Wording(sv: "procent", en: "per cent"),
            kind: .intensive)
        let distributor = try Distributor(
            store: Squareland.store([], values: values, defining: [rate]), selection: Selection())
        let change = try distributor.change(of: "Andel", by: .municipality, from: 2020, to: 2023)
        let subject = MapSubject(change, gaps: ["9901"])
        #expect(subject.parts.prefix(2).map(\.figure.en) == ["−2.50", "+1.50"])
        #expect(subject.parts.prefix(2).map(\.reading.en) == ["12.5 → 10.0 (−2.5)", "40.0 → 41.5 (+1.5)"])
        // Gaps are hatched: what isn't measured has a sign of its own.
        let legend = MapLegend(subject, ground: MapGround(distributor.territory))
        #expect(
            legend.rows.suffix(3).map(\.text.en) == ["not measured in both years", "coverage gap", "locality"])
    }
}
