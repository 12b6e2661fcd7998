import FollowUp
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

/// Each kind of rule on Squareland, by hand. Of `DistributorTests.mixed` the municipalities have 1,033.33, 1,000, 600
/// and 0 kronor without the county-wide 10,000; e (500 kronor) and g (none stated) have no known location.
@Suite struct GapRuleTests {
    private func run(
        _ rules: String, head: String = "", on initiatives: [Initiative] = DistributorTests.mixed,
        values: [AreaValue] = [],
        defining: [Indicator] = [], scheme: Territory? = nil, programmeAreas: [ProgrammeArea] = []
    ) throws -> GapReport {
        let store = try Squareland.store(initiatives, values: values, defining: defining)
        if let scheme { try store.add(schemeOf: scheme) }
        let reader = PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        return try GapCheck(
            reader.read("version: 1\nname: Prov\n\(head)rules:\n  - {id: a, \(rules)}\n"), store: store,
            programmeAreas: programmeAreas
        ).run()
    }

    private func codes(_ report: GapReport) -> [String?] { report.gaps.map(\.part?.code) }

    @Test func amountsThatAreMissing() throws {
        let report = try run("kind: minimum_amount, per: municipality, minimum: 700")
        #expect(codes(report) == ["9903", "9904"])
        #expect(report.gaps.map(\.missing) == [.init(kronor: 100), .init(kronor: 700)])
        #expect(report.gaps.map(\.nothing) == [nil, .unknownLocation])
        // e's 500 would close the first; g states no amount and can't.
        #expect(
            report.gaps.map(\.unlocated.initiatives) == [1, 1]
                && report.gaps.map(\.unlocated.grantedOre) == [50_000, 50_000])
        #expect(report.gaps.map(\.unlocated.couldClose) == [true, false])
        // By population the county-wide 10,000 bring 600 and 400, equally 2,500 each.
        #expect(
            report.gaps.map(\.dependsOn) == [
                [.countyWide(.population), .countyWide(.equal)], [.countyWide(.equal)],
            ])
        #expect(report.rules.first?.dependsOn == [.countyWide(.equal)])
        #expect(report.variants == [.countyWide(.population), .countyWide(.equal)])
        #expect(!report.gaps[0].isRobust)
    }

    @Test func countyWideEquallyByMunicipality() throws {
        let report = try run(
            "kind: minimum_amount, per: municipality, minimum: 1000000", head: "county_wide: equally\n")
        #expect(report.gaps.map(\.observed) == [3_533.33, 3_500, 3_100, 2_500])
        // Within a municipality by population: all of 9901's people but some of 1,000 live in its urban zone.
        let cells = try run("kind: minimum_amount, per: cell, minimum: 1000000", head: "county_wide: equally\n")
        #expect(abs(cells.gaps.reduce(0) { $0 + ($1.observed ?? 0) } - 12_633.33) < 1e-9)
    }

    /// Nothing without a known location can be meant where all of it lies elsewhere by what its source says.
    @Test func noneAndUnknownAreToldApart() throws {
        var elsewhere = Squareland.initiative("x", .unknown, kronor: 5, strengthArea: "Skog")
        elsewhere.marks.social = -1
        let initiatives = [
            Squareland.initiative("y", .municipalities([.init(code: "9901")]), kronor: 5, strengthArea: "Energi"),
            elsewhere,
        ]
        let report = try run(
            "kind: matrix, dimension: strength_area, values: [Energi, Skog], per: municipality, minimum: 1",
            on: initiatives)
        let nothing = Dictionary(grouping: report.gaps) { $0.dimension }.mapValues { Set($0.map(\.nothing)) }
        #expect(nothing == ["Energi": [.noInitiative], "Skog": [.unknownLocation]])
        let marks = try run(
            "kind: matrix, dimension: sustainability, values: [social, economic], per: municipality, minimum: 1",
            on: initiatives)
        // x is known not to be social, and nobody has judged it economically.
        #expect(
            Dictionary(grouping: marks.gaps) { $0.dimension }.mapValues { Set($0.map(\.nothing)) } == [
                "social": [.noInitiative], "economic": [.unknownLocation],
            ])
    }

    @Test func aProgrammesAreaBoundsWhatMayLieThere() throws {
        let initiatives = [
            Squareland.initiative("x", .unknown, kronor: 5, programme: "Leader Öst (Landsbygdsfonden)"),
            Squareland.initiative("y", .unknown, kronor: 7),
            Squareland.initiative("z", .unknown, kronor: 6, programme: "Leader Öst m.fl."),
        ]
        let areas = [ProgrammeArea(programme: "Leader Öst", years: nil, municipalityCodes: ["9903", "9904", "9999"])]
        let rule = "kind: minimum_initiatives, per: municipality, minimum: 1"
        let report = try run(rule, on: initiatives, programmeAreas: areas)
        // What a programme with others besides it reaches isn't certain.
        #expect(report.gaps.map(\.unlocated.initiatives) == [2, 2, 3, 3])
        #expect(
            report.gaps.map { $0.unlocated.largest.map(\.id) } == [
                ["y", "z"], ["y", "z"], ["y", "z", "x"], ["y", "z", "x"],
            ])
        let only = try run(rule, on: Array(initiatives.prefix(1)), programmeAreas: areas)
        #expect(only.gaps.map(\.nothing) == [.noInitiative, .noInitiative, .unknownLocation, .unknownLocation])
        let cells = try run(
            "kind: minimum_initiatives, per: roll_up, minimum: 1", on: Array(initiatives.prefix(1)),
            programmeAreas: areas)
        #expect(
            Dictionary(uniqueKeysWithValues: cells.gaps.map { ($0.part?.code, $0.nothing) }) == [
                "urban": .noInitiative, "rural": .unknownLocation,
            ])
        #expect(try run(rule, on: initiatives).gaps.allSatisfy { $0.unlocated.initiatives == 3 })
    }

    @Test func partsThatDontExistAreNotGaps() throws {
        let report = try run("kind: minimum_initiatives, per: cell, minimum: 1")
        #expect(
            report.notApplicable.map(\.code) == [
                "9901/far", "9902/urban", "9903/urban", "9903/near", "9904/urban", "9904/near",
            ])
        #expect(codes(report) == ["9904/far"])
    }

    /// A quarter of the area each: 39.2, 38.0, 22.8 and 0 % of the money.
    @Test func sharesOfTheArea() throws {
        let report = try run("kind: minimum_share, of: granted_sek, against: area, per: municipality, at_least: 0.95")
        #expect(codes(report) == ["9903", "9904"])
        #expect(
            zip(report.gaps, [600 / 2_633.33, 0]).allSatisfy {
                abs(($0.observed ?? 1) - $1) < 1e-12 && abs($0.required - 0.2375) < 1e-6
            })
    }

    /// Scores of the tax base 0, ½, 1; of the unemployed per inhabitant (0.1, 0.3, 0.2 and 1.0) 0, 2/9, 1/9 and 1. 9904
    /// lacks the tax base.
    @Test func sharesOfTheNeed() throws {
        let indicators = [
            Indicator(
                id: "tax_base", title: Wording(verbatim: "t"), unit: Wording(verbatim: "kr"), kind: .intensive,
                direction: .higherIsBetter),
            Indicator(
                id: "unemployed", title: Wording(verbatim: "u"), unit: Wording(verbatim: "p"), kind: .extensive,
                direction: .lowerIsBetter),
        ]
        func value(_ id: String, _ code: String, _ year: Int, _ value: Double) -> AreaValue {
            AreaValue(indicator: Indicator.ID(id), municipalityCode: code, year: year, value: value)
        }
        let values = [
            value("tax_base", "9901", 2020, 100), value("tax_base", "9902", 2020, 80),
            value("tax_base", "9903", 2020, 60),
            value("tax_base", "9904", 2019, 1), value("unemployed", "9901", 2021, 800),
            value("unemployed", "9902", 2021, 300),
            value("unemployed", "9903", 2021, 120), value("unemployed", "9904", 2021, 400),
        ]
        let report = try run(
            "kind: minimum_share, of: granted_sek, against: need, per: municipality, at_least: 1",
            head: "weights: [{indicator: tax_base}, {indicator: unemployed, weight: 3}]\n", values: values,
            defining: indicators)
        #expect(report.notApplicable.map(\.code) == ["9904"])
        let need = [1_000 * (0.5 + 6 / 9.0) / 4, 600 * (1 + 3 / 9.0) / 4]
        #expect(codes(report) == ["9902", "9903"])
        #expect(zip(report.gaps, need).allSatisfy { abs($0.required - $1 / (need[0] + need[1])) < 1e-12 })
        #expect(zip(report.gaps, [1_000, 600.0]).allSatisfy { abs(($0.observed ?? 0) - $1 / 2_633.33) < 1e-12 })
    }

    @Test func aMatrixMayBeFilledInPart() throws {
        let half = try run("kind: matrix, dimension: strength_area, per: municipality, minimum: 1, at_least: 0.25")
        #expect(half.passed)
        let all = try run("kind: matrix, dimension: strength_area, per: municipality, minimum_sek: 1000")
        // Energi: a and d bring 1,033.33 to 9901.
        #expect(codes(all) == ["9902", "9903", "9904"])
        #expect(all.gaps.allSatisfy { $0.dimension == "Energi" && $0.missing == .init(kronor: 1_000) })
    }

    @Test func concentrationNamesThePartWithMost() throws {
        let report = try run(
            "kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, at_most: 0.3")
        #expect(codes(report) == ["9901"])
        #expect(abs(try #require(report.gaps[0].missing.kronor) - (1_033.33 - 0.3 * 2_633.33)) < 1e-9)
        // 9901 has 39 % of the money for 80 % of the people, 9904 nothing: 8,400 live where it falls short.
        #expect(report.gaps[0].population == 8_400)
        // PySAL inequality 1.1.2 has no weights; Hoover by hand: half the sum of |share of money − share of people|.
        let hoover = try run(
            "kind: maximum_concentration, of: granted_sek, per: municipality, measure: hoover, at_most: 0.1")
        let shares = [1_033.33, 1_000, 600, 0].map { $0 / 2_633.33 }
        let expected = zip(shares, [0.8, 0.1, 0.06, 0.04]).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
        #expect(abs(try #require(hoover.rules[0].observed) - expected) < 1e-12)
        #expect(hoover.gaps.map(\.part) == [nil])
    }

    /// a is known to 2020 and counts from its first day: 36 months before the round; b 20 months; 9904 has none; c came
    /// 11 months before.
    @Test func monthsSinceTheLastDecision() throws {
        let report = try run("kind: recency, per: municipality, at_most_months: 24", head: "round: 2023-01-01\n")
        #expect(codes(report) == ["9901", "9904"])
        #expect(report.gaps.map(\.observed) == [36, nil])
        #expect(report.gaps.map(\.shortfall) == [12, 24])
        #expect(report.gaps[0].dependsOn == [.countyWide(.population), .countyWide(.equal), .duration(years: 1)])
        #expect(report.rules.first?.observed == nil)
        // One day short of a month is not a month.
        let sooner = try run(
            "kind: recency, per: municipality, parts: ['9902'], at_most_months: 19", head: "round: 2022-12-31\n")
        #expect(sooner.passed)
        // A decision after the round doesn't count for it.
        let early = try run(
            "kind: recency, per: municipality, parts: ['9902'], at_most_months: 19", head: "round: 2021-04\n")
        #expect(early.gaps.map(\.observed) == [nil])
    }

    /// Falls two years in a row in 9902 and 9904, one in 9903; 9901 lacks a year. 9902 has 38 % of the money for 10 %
    /// of the people.
    @Test func whereItWorsensAndLittleComes() throws {
        let jobs = Indicator(
            id: "jobs", title: Wording(verbatim: "j"), unit: Wording(verbatim: "j"), kind: .extensive,
            direction: .neutral)
        let series: [String: [Double?]] = [
            "9901": [5, nil, 3], "9902": [5, 4, 3], "9903": [5, 6, 3], "9904": [5, 4.5, 4.4],
        ]
        let values = series.flatMap { code, values in
            values.enumerated().compactMap { index, value in
                value.map { AreaValue(indicator: "jobs", municipalityCode: code, year: 2019 + index, value: $0) }
            }
        }
        let rule = "kind: trend, indicator: jobs, direction: higher_is_better, years: 2"
        let report = try run(rule, values: values, defining: [jobs])
        #expect(codes(report) == ["9904"])
        #expect(report.gaps.first?.dimension == "jobs")
        #expect(report.notApplicable.map(\.code) == ["9901"])
        // Before the round only: 2019 and 2020, where nothing lasts two years.
        let before = try run(rule, head: "round: 2020-06-01\n", values: values, defining: [jobs])
        #expect(before.passed && before.notApplicable.count == 4)
        let error = #expect(throws: PolicyError.self) {
            try run("kind: trend, indicator: jobs, years: 2", values: values, defining: [jobs])
        }
        #expect(error?.key == "direction" && error?.line == 4)
    }

    @Test func reachPartByPart() throws {
        let report = try run("kind: reach, distance_m: 1000, per: municipality, at_least: 0.8")
        // d in the town: the 7,000 of 8,000; nobody elsewhere. f lies beyond the county.
        #expect(codes(report) == ["9902", "9903", "9904"])
        #expect(report.gaps.map(\.missing) == [.init(people: 800), .init(people: 480), .init(people: 320)])
        // b is known to be in 9902 or 9903, and e and g may be anywhere.
        #expect(report.gaps.map(\.unlocated.initiatives) == [3, 3, 2])
        #expect(report.variants.contains(.radius(factor: 0.75)) && report.variants.contains(.radius(factor: 1.25)))
    }

    /// From the town to the squares' near edges, by hand; f lies 50 km east of 9904.
    @Test func nearestIsByDistanceToThePart() throws {
        let report = try run("kind: minimum_initiatives, per: municipality, minimum: 9")
        let nearest = Dictionary(uniqueKeysWithValues: report.gaps.map { ($0.part?.code ?? "", $0.nearest) })
        #expect(nearest["9904"]?.map(\.id) == ["d", "f"])
        #expect(nearest["9904"]?.map { $0.distance.rounded() } == [25_000, 50_000])
        #expect(nearest["9902"]?.map { $0.distance.rounded() } == [5_000, 70_000])
        // d lies in 9901.
        #expect(nearest["9901"]?.map(\.id) == ["f"])
    }

    @Test func periodsAYearLongerAndShorter() throws {
        let report = try run(
            "kind: minimum_initiatives, per: municipality, minimum: 1", head: "period: {from: 2021, to: 2021}\n")
        // Only b counts: 9901 and 9904 have none; with 2020 a reaches 9901, and 2022 has only the county-wide c.
        #expect(codes(report) == ["9901", "9904"])
        #expect(report.undated == 4)
        let earlier = GapVariant.period(from: PartialDate("2020"), to: PartialDate("2021"))
        #expect(report.gaps[0].dependsOn == [earlier])
        #expect(report.gaps[1].isRobust)
        // Neither 2022–2021 nor 2021–2020 is a period.
        #expect(
            report.variants.map(\.code).filter { $0.hasPrefix("period") } == ["period=2020/2021", "period=2021/2022"])
        let wide = try run(
            "kind: minimum_initiatives, per: municipality, minimum: 1",
            head: "period: {to: 2021}\ncounty_wide: by_population\n")
        #expect(wide.gaps.map { $0.dependsOn.map(\.code) } == [["period=../2022"]])
    }

    /// Under a scheme whose town is larger the same part of the county has another share.
    @Test func otherSchemesAreTried() throws {
        let initiatives = [
            Squareland.initiative("u", Squareland.point(8_500, 5_000), kronor: 60),
            Squareland.initiative("r", Squareland.point(25_000, 5_000), kronor: 40),
        ]
        let wider = try Squareland.territory(scheme: "wider", distances: [4_000, 12_000])
        let rule = "kind: minimum_share, of: granted_sek, per: roll_up, parts: [urban], at_least: 0.5"
        let report = try run(rule, on: initiatives, scheme: wider)
        // 3.5 km from the town's middle: rural near urban in one scheme, urban in the other.
        #expect(codes(report) == ["urban"])
        #expect(report.gaps[0].dependsOn == [.scheme("wider")])
        #expect(report.rules[0].dependsOn == [.scheme("wider")])
        // A zone of its own scheme: 9901's rural part is the same part by another name.
        let cells = try run("kind: minimum_initiatives, per: cell, minimum: 1", on: initiatives, scheme: wider)
        #expect(cells.gaps.first { $0.part?.code == "9901/urban" }?.dependsOn == [.scheme("wider")])
        #expect(cells.gaps.first { $0.part?.code == "9904/far" }?.isRobust == true)
        // Municipalities don't change with the scheme.
        #expect(
            try run("kind: minimum_initiatives, per: municipality, minimum: 1", on: initiatives, scheme: wider).variants
                .isEmpty)
    }

    @Test func aConditionInCQL() throws {
        let report = try run(
            "kind: minimum_initiatives, per: municipality, minimum: 1",
            head: "filter: {where: \"strength_area = 'Energi'\"}\n")
        #expect(report.counted == 2)
        #expect(codes(report) == ["9902", "9903", "9904"])
        // Those without a strength area can't be told.
        #expect(report.unknown == 5)
        let error = #expect(throws: PolicyError.self) {
            try run(
                "kind: minimum_initiatives, per: municipality, minimum: 1",
                head: "filter:\n  where: strength = 'Energi'\n")
        }
        #expect(error?.line == 4 && error?.key == "where")
    }

    @Test func namesThatAreNotThereAreMistakes() throws {
        let part = #expect(throws: PolicyError.self) {
            try run("kind: minimum_initiatives, per: zone, parts: [urbane], minimum: 1")
        }
        #expect(part?.wording.en.contains("was urban meant?") == true)
        let statistics = Indicator(
            id: "people", title: Wording(verbatim: "p"), unit: Wording(verbatim: "p"), kind: .extensive)
        let municipal = #expect(throws: PolicyError.self) {
            try run("kind: minimum_amount, of: people, per: zone, minimum: 1", defining: [statistics])
        }
        #expect(municipal?.line == 4)
    }

    @Test func mustAndShouldDifferInWhatFails() throws {
        let report = try run("kind: minimum_initiatives, severity: should, per: municipality, minimum: 1")
        #expect(!report.passed && report.fails(on: .should) && !report.fails(on: .must))
    }
}
