import Foundation
import Store
import TestSupport
import Testing
import Wording

@Suite struct IndicatorTablesTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
    }

    private let values = [
        AreaValue(indicator: "jobs", municipalityCode: "9903", year: 2023, value: 0.1, source: "SCB"),
        AreaValue(indicator: "jobs", municipalityCode: "9901", year: 2024, value: -0.0),
        AreaValue(indicator: "jobs", municipalityCode: "9901", year: 2023, value: 1e300),
        AreaValue(indicator: "jobs", municipalityCode: "8801", year: 2023, value: .leastNonzeroMagnitude, source: ""),
        AreaValue(indicator: "employment_rate", municipalityCode: "9901", year: 2023, value: 78.25),
    ]

    @Test func `values come back by year and code`() throws {
        #expect(try store.commit(batch(values, kind: .indicators), defining: []).inserted == 5)
        #expect(try store.areaValues(indicator: "jobs", year: nil) == [values[3], values[2], values[0], values[1]])
        #expect(try store.areaValues(indicator: "jobs", year: 2024) == [values[1]])
        #expect(try store.areaValues(indicator: "jobs", year: 1999).isEmpty)
        #expect(try store.years(indicator: "jobs") == [2023, 2024])
        #expect(try store.years(indicator: "labour_force").isEmpty)
        #expect(try store.verify() == [])
    }

    @Test func `changed values replace`() throws {
        try store.commit(batch(values, kind: .indicators), defining: [])
        var changed = values
        changed[0].value = 0.2
        changed[4].source = "ny"
        let receipt = try store.commit(batch(changed.reversed(), kind: .indicators, digest: "b"), defining: [])
        #expect(receipt.updated == 2 && receipt.unchanged == 3 && receipt.inserted == 0)
        #expect(try store.areaValues(indicator: "jobs", year: 2023).last == changed[0])
        #expect(try store.commit(batch(changed.reversed(), kind: .indicators, digest: "b"), defining: []).repeated)
    }

    @Test func `new indicators are defined once`() throws {
        let new = Indicator(
            id: "forest", title: Wording(sv: "skog", en: "forest"), unit: Wording(sv: "km²", en: "km²"),
            kind: .extensive)
        var renamed = Squareland.Strips.indicators[0]
        renamed.title = Wording(sv: "jobb", en: "jobs, new")
        let rows = [AreaValue(indicator: "forest", municipalityCode: "9901", year: 2020, value: 1)]
        try store.commit(batch(rows, kind: .indicators), defining: [new, renamed])
        #expect(try store.indicator("forest") == new)
        // What is on file stays as it is.
        #expect(try store.indicator("jobs") == Squareland.Strips.indicators[0])
        var other = new
        other.kind = .intensive
        #expect(throws: StoreError.otherKind(indicator: "forest")) {
            try store.commit(batch(rows, kind: .indicators, digest: "b"), defining: [other])
        }
        var unweighted = new
        (unweighted.id, unweighted.weight) = ("meadow", "nothing")
        #expect(throws: StoreError.unknownIndicator("nothing", row: nil)) {
            try store.commit(batch(rows, kind: .indicators, digest: "b"), defining: [unweighted])
        }
        #expect(try store.imports().count == 2)
    }

    @Test(arguments: [
        (
            AreaValue(indicator: "jobb", municipalityCode: "9901", year: 2020, value: 1),
            StoreError.unknownIndicator("jobb", row: 7)
        ),
        (
            AreaValue(indicator: "jobs", municipalityCode: "2321", year: 2020, value: 1),
            .unknownMunicipality(code: "2321", row: 7)
        ),
        (
            AreaValue(indicator: "jobs", municipalityCode: "9901", year: 2020, value: .infinity),
            .notFinite(row: 7, indicator: "jobs")
        ),
        (
            AreaValue(indicator: "jobs", municipalityCode: "9901", year: 2020, value: .nan),
            .notFinite(row: 7, indicator: "jobs")
        ),
        (
            AreaValue(indicator: "jobs", municipalityCode: "9903", year: 2023, value: 9),
            .repeatedRow(what: Wording(verbatim: "jobs 9903 2023"), first: 2, second: 7)
        ),
    ])
    func `bad value leaves nothing`(bad: AreaValue, error: StoreError) throws {
        #expect(throws: error) { try store.commit(batch(values + [bad], kind: .indicators), defining: []) }
        #expect(try store.areaValues(indicator: "jobs", year: nil).isEmpty)
        #expect(try store.imports().count == 1)
        // The same row twice is one.
        let receipt = try store.commit(batch(values + [values[1]], kind: .indicators), defining: [])
        #expect(receipt.inserted == 5 && receipt.unchanged == 1 && receipt.read == 6)
    }

    @Test func `outcomes come back by initiative`() throws {
        let outcomes = [
            Outcome(initiative: "B-2", indicator: "jobs", kind: .target, period: PartialDate("2025"), value: 12),
            Outcome(
                initiative: "B-2", indicator: "jobs", kind: .result, period: PartialDate("2025-06"), value: 7.5,
                source: "enkät"),
            Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3),
            Outcome(initiative: "A-1", indicator: "jobs", kind: .baseline, value: 0),
        ]
        #expect(try store.commit(batch(outcomes, kind: .outcomes), defining: []).inserted == 4)
        #expect(try store.outcomes(indicator: "jobs") == [outcomes[3], outcomes[2], outcomes[1], outcomes[0]])
        #expect(try store.outcomes(indicator: "jobs", kind: .result) == [outcomes[2], outcomes[1]])
        var changed = outcomes
        changed[2].value = 4
        let receipt = try store.commit(batch(changed, kind: .outcomes, digest: "b"), defining: [])
        #expect(receipt.updated == 1 && receipt.unchanged == 3)
        #expect(try store.outcomes(indicator: "jobs", kind: .result).first?.value == 4)
    }

    @Test func `outcomes outlive a change of their initiative`() throws {
        let outcome = Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3)
        try store.commit(batch([outcome], kind: .outcomes), defining: [])
        var changed = Squareland.Strips.initiatives[0]
        changed.title = "Ny titel"
        #expect(try store.commit(batch([changed], kind: .initiatives, digest: "b")).updated == 1)
        #expect(try store.outcomes(indicator: "jobs") == [outcome])
    }

    @Test func `outcome of nobody leaves nothing`() throws {
        let outcomes = [
            Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3),
            Outcome(initiative: "Z-9", indicator: "jobs", kind: .result, value: 3),
        ]
        #expect(throws: StoreError.unknownInitiative(id: "Z-9", row: 3)) {
            try store.commit(batch(outcomes, kind: .outcomes), defining: [])
        }
        #expect(try store.outcomes(indicator: "jobs").isEmpty)
    }

    @Test func `one name has one source`() throws {
        let outcome = Outcome(initiative: "A-1", indicator: "jobs", kind: .result, value: 3)
        try store.commit(batch([outcome], kind: .outcomes), defining: [])
        #expect(throws: StoreError.otherSource(indicator: "jobs", incoming: .statistics)) {
            try store.commit(batch(values, kind: .indicators), defining: [])
        }
        let rates = Array(values.suffix(1))
        try store.commit(batch(rates, kind: .indicators), defining: [])
        let rate = Outcome(initiative: "A-1", indicator: "employment_rate", kind: .result, value: 3)
        #expect(throws: StoreError.otherSource(indicator: "employment_rate", incoming: .initiatives)) {
            try store.commit(batch([rate], kind: .outcomes, digest: "b"), defining: [])
        }
    }

    /// A store of an earlier version may have outcomes by that name.
    @Test func `outcomes never keep the population out`() throws {
        let population = Indicator(
            id: .population, title: Wording(verbatim: "p"), unit: Wording(verbatim: "p"), kind: .extensive)
        let outcome = Outcome(initiative: "A-1", indicator: .population, kind: .result, value: 3)
        try store.commit(batch([outcome], kind: .outcomes), defining: [population])
        let value = AreaValue(indicator: .population, municipalityCode: "9901", year: 2023, value: 8_000)
        #expect(try store.commit(batch([value], kind: .indicators), defining: []).inserted == 1)
        #expect(try store.areaValues(indicator: .population, year: 2023) == [value])
    }
}
