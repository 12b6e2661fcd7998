import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

/// One declaration says which options act on which kinds of indicators.
@Suite struct IndicatorOptionsTests {
    private static let people = ["9901", "9902", "9903", "9904"].map {
        AreaValue(indicator: .population, municipalityCode: $0, year: 2024, value: 100)
    }

    private static func indicator(_ id: String, _ kind: Indicator.Kind) -> Indicator {
        Indicator(
            id: Indicator.ID(id), title: Wording(verbatim: id), unit: Wording(verbatim: "x"), kind: kind)
    }

    private static func store() throws -> Store {
        let one = Squareland.initiative("i1", .municipalities([.init(code: "9901")]), kronor: 100)
        let measured = ["cars", "rate"].map {
            AreaValue(indicator: Indicator.ID($0), municipalityCode: "9901", year: 2024, value: 1)
        }
        let reported = ["jobs", "mood"].map {
            Outcome(initiative: "i1", indicator: Indicator.ID($0), kind: .result, period: nil, value: 1)
        }
        return try Squareland.store(
            [one], values: people + measured, outcomes: reported,
            defining: [
                indicator("population", .extensive), indicator("cars", .extensive), indicator("rate", .intensive),
                indicator("jobs", .extensive), indicator("mood", .intensive),
            ])
    }

    private static let kinds: [(Indicator.ID, ValueKind)] = [
        (.grantedSek, .money), (.initiatives, .count), ("jobs", .outcomes), ("mood", .outcomeRate),
        ("cars", .statistics), ("rate", .statisticsRate), (.population, .population),
    ]

    @Test func `an indicator's kind is what its values are`() throws {
        let store = try Self.store()
        for (id, kind) in Self.kinds { #expect(try store.valueKind(of: id) == kind) }
        #expect(throws: DistributionError.notFrom("cars", .initiatives)) {
            try store.valueKind(of: "cars", from: .initiatives)
        }
        #expect(throws: DistributionError.notFrom("jobs", .statistics)) {
            try store.valueKind(of: "jobs", from: .statistics)
        }
    }

    @Test func `every option acts on the kinds that are declared and is refused by name for the others`() throws {
        let store = try Self.store()
        for declaration in IndicatorOptions.declarations {
            for option in declaration.options {
                let given = GivenOptions(["--\(option)"])
                for (id, kind) in Self.kinds {
                    let check = { try IndicatorOptions.check(given, on: [id], from: nil, in: store) }
                    if declaration.kinds.contains(kind) {
                        try check()
                    } else {
                        let refusal = #expect(throws: OptionRefusal.self, "\(option), \(id)") { try check() }
                        #expect(refusal?.options == [option])
                    }
                }
            }
        }
    }

    @Test func `the refusal says why and what works`() throws {
        let store = try Self.store()
        let given = GivenOptions(["--from", "2020", "--where", "TRUE"])
        let refusal = #expect(throws: OptionRefusal.self) {
            try IndicatorOptions.check(given, on: ["cars"], from: nil, in: store)
        }
        #expect(
            refusal?.wording.en == """
                --from and --where are for what initiatives bring. cars is municipal statistics: choose a year with \
                --year, without choosing among initiatives.
                """)
        #expect(
            refusal?.wording.sv == """
                --from och --where gäller det som insatser bidrar till. cars är kommunstatistik: välj år med --year, \
                utan att välja bland insatser.
                """)
        // One of several indicators, or the places of a map, is enough.
        try IndicatorOptions.check(given, on: ["cars", .grantedSek], from: nil, in: store)
        try IndicatorOptions.check(given, on: ["cars"], from: nil, in: store, butFor: OptionLimit.choosing)
    }

    @Test func `money and numbers of initiatives have one source`() throws {
        let store = try Self.store()
        let given = GivenOptions(["--source", "statistics"])
        let refusal = #expect(throws: OptionRefusal.self) {
            try IndicatorOptions.check(given, on: [.grantedSek, .initiatives], from: .statistics, in: store)
        }
        #expect(
            refusal?.wording.en == """
                --source is for imported indicators. granted_sek and initiatives are computed from the initiatives \
                themselves.
                """)
    }
}
