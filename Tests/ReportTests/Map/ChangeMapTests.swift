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
        #expect(
            legend.rows.prefix(5).map(\.text.en)
                == ["+5% and more", "+2% to +5%", "−2% to +2%", "−5% to −2%", "below −5%"])
    }
}
