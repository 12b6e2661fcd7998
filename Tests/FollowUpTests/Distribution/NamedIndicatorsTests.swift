import Store
import TestSupport
import Testing
import Wording

@testable import FollowUp

struct NamedIndicatorsTests {
    private let known = [
        Indicator(
            id: "population", title: Wording(sv: "Folkmängd 31 december", en: "Population on 31 December"),
            unit: Wording(sv: "personer", en: "persons"), kind: .extensive),
        Indicator(
            id: "population_men", title: Wording(sv: "Folkmängd, män", en: "Population, men"),
            unit: Wording(sv: "personer", en: "persons"), kind: .extensive),
        Indicator(
            id: "jobs", title: Wording(sv: "Nya jobb", en: "New jobs"), unit: Wording(sv: "st", en: "jobs"),
            kind: .extensive),
    ]

    @Test(arguments: ["jobs", "Nya jobb", "nya jobb", "NEW JOBS", "nyajobb"])
    func `an indicator is known by its id and its titles`(_ name: String) throws {
        #expect(try known.named(Indicator.ID(name)).id == "jobs")
    }

    @Test(arguments: [
        ("folkmängd", ["population", "population_men"]), ("Jobb", ["jobs"]), ("men", ["population_men"]), ("pö", []),
        ("populatoin", []),
    ])
    func `a name that none has is answered with those that have its words`(_ name: String, _ near: [String]) {
        #expect(
            throws: DistributionError.unknownIndicator(Indicator.ID(name), known: known.map(\.id), near: near)
        ) { try known.named(Indicator.ID(name)) }
    }
}
