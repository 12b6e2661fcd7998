import Foundation
import Store
import TestSupport
import Testing
import Wording

@Suite struct IndicatorTests {
    @Test(
        arguments: [
            (Indicator.ID.grantedSek, Indicator.Kind.extensive, Indicator.Measure.money),
            (.initiatives, .extensive, .count), ("jobs", .extensive, .other), ("tax_base", .intensive, .rate),
        ])
    func measure(id: Indicator.ID, kind: Indicator.Kind, expected: Indicator.Measure) {
        let unit = Wording(verbatim: "")
        #expect(Indicator(id: id, title: unit, unit: unit, kind: kind).measure == expected)
    }

    @Test
    func `every store has the money granted and the number of initiatives, under the names that files use`() {
        #expect(Indicator.builtIn.map(\.id.text) == ["granted_sek", "initiatives"])
        #expect(Indicator.builtIn.map(\.measure) == [.money, .count])
        #expect(
            Indicator.builtIn.map(\.unit) == [Wording(sv: "kr", en: "SEK"), Wording(sv: "insatser", en: "initiatives")])
    }
}
