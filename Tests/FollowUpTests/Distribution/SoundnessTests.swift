import Planar
import Statistics
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

@Suite struct SoundnessTests {
    private static func territory(people: [String: Int], municipalities: Int = 4, layer: PopulationLayer? = nil) throws
        -> Territory
    {
        let known = try Squareland.territory()
        var areas = GeometryColumn()
        for row in 0..<municipalities { areas.append(known.municipalityAreas.flat(row)) }
        return try TerritoryBuilder(
            countyCode: "99", municipalities: Array(Squareland.municipalities.prefix(municipalities)), areas: areas,
            localities: layer == nil ? [] : known.localities, populationLayer: layer, population: people,
            accessibility: Accessibility(
                scheme: known.scheme, minimumPopulation: 3_000, distances: [2_000, 12_000]),
            zones: ZoneLayer(of: known), borderAccuracy: 10
        ).build()
    }

    private static let two = [
        Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 1_000),
        Squareland.initiative("b", .municipalities([.init(code: "9902")]), kronor: 2_000),
    ]

    @Test func `without population nothing is said per inhabitant`() throws {
        let store = try Squareland.store(Self.two, territory: Self.territory(people: [:]))
        let distributor = try Distributor(store: store, selection: Selection())
        for level in [Level.municipality, .zone, .cell, .rollUp] {
            let distribution = try distributor.distribution(of: .grantedSek, by: level)
            #expect(distribution.peopleUnknown == .unknownPopulation)
            #expect(distribution.rows.allSatisfy { $0.perThousand == nil && $0.locationQuotient == nil })
            #expect(distribution.rows.allSatisfy { $0.populationShare == nil })
            for (index, value) in distribution.indices where index != .hhi {
                #expect(value.value == nil && value.undefined == .unknownPopulation, "\(index) \(level)")
            }
            #expect(distribution.moran == .undefined(.unknownPopulation))
            #expect(try distributor.reversals(of: distribution) == nil)
        }
        let municipal = try distributor.distribution(of: .grantedSek, by: .municipality)
        #expect(municipal.rows.map(\.value) == [1_000, 2_000, 0, 0] && municipal.rows[1].share == 2.0 / 3)
        // By area, though they are no polygons.
        #expect(municipal.count.byRule[.areasByArea] == 2 && municipal.count.placing.spreadByArea == 2)
        #expect(throws: DistributionError.noPopulation) {
            try PopulationReach(distributor.territory, distributor.table)
        }
        #expect(throws: Undefined.unknownPopulation) {
            try distributor.influence(of: .grantedSek, by: .municipality, on: .gini)
        }
    }

    @Test func `municipal statistics stand without population too`() throws {
        let count = Indicator(
            id: "firms", title: .init(verbatim: "f"), unit: .init(verbatim: "f"), kind: .extensive)
        let rate = Indicator(id: "rate", title: .init(verbatim: "r"), unit: .init(verbatim: "r"), kind: .intensive)
        let values = ["firms", "rate"].flatMap { name in
            (1...4).map {
                AreaValue(indicator: Indicator.ID(name), municipalityCode: "990\($0)", year: 2024, value: Double($0))
            }
        }
        let store = try Squareland.store(
            [], values: values, defining: [count, rate], territory: Self.territory(people: [:]))
        let distributor = try Distributor(store: store, selection: Selection())
        for name in [Indicator.ID("firms"), Indicator.ID("rate")] {
            let distribution = try distributor.distribution(of: name, by: .municipality)
            #expect(distribution.rows.map { ($0.value ?? -1).rounded() } == [1, 2, 3, 4], "\(name)")
        }
        #expect(try distributor.distribution(of: "rate", by: .municipality).countyMean == nil)
        #expect(try distributor.distribution(of: "firms", by: .municipality).countyMean == 10)
    }

    /// a and b lie whole in a municipality each and weigh alike.
    @Test func `the county's level of what initiatives report needs no people`() throws {
        let rate = Indicator(id: "rate", title: .init(verbatim: "r"), unit: .init(verbatim: "r"), kind: .intensive)
        let store = try Squareland.store(
            Self.two,
            outcomes: [
                Outcome(initiative: "a", indicator: "rate", kind: .result, value: 3),
                Outcome(initiative: "b", indicator: "rate", kind: .result, value: 5),
            ], defining: [rate], territory: Self.territory(people: [:]))
        let distribution = try Distributor(store: store, selection: Selection()).distribution(
            of: "rate", by: .municipality)
        #expect(distribution.rows.map(\.value) == [3, 5, nil, nil])
        #expect(distribution.peopleUnknown == .unknownPopulation && distribution.countyMean == 4)
    }

    /// 9901 is urban and near, 9902 near and far, 9903 far: only of "c" is the zone known.
    @Test func `zones of what has no place in its municipality are unknown to rules and expressions`() throws {
        let known = try Squareland.territory()
        let layer = PopulationLayer(
            source: "kommuner.gpkg", codes: Squareland.municipalities.map(\.code), persons: [8_000, 1_000, 600, 400],
            areas: known.municipalityAreas)
        let store = try Squareland.store(
            Self.two + [Squareland.initiative("c", .municipalities([.init(code: "9903")]), kronor: 500)],
            territory: Self.territory(people: [:], layer: layer))
        let reader = PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        func report(_ rule: String) throws -> GapReport {
            try GapCheck(
                reader.read("version: 1\nname: Prov\nrules:\n  - {id: a, \(rule)}\n"), store: store
            ).run()
        }
        for rule in [
            "kind: minimum_amount, per: zone, minimum: 1", "kind: minimum_initiatives, per: cell, minimum: 1",
            "kind: minimum_share, of: granted_sek, against: area, per: zone, at_least: 0.1",
            "kind: maximum_concentration, of: granted_sek, per: zone, measure: largest_share, at_most: 0.9",
        ] {
            let report = try report(rule)
            #expect(report.standing == .cannotBeJudged && report.gaps.isEmpty, "\(rule)")
            #expect(report.rules[0].remark?.en.contains("some initiatives have no place") == true, "\(rule)")
        }
        #expect(try report("kind: minimum_amount, per: municipality, minimum: 1").codes == ["9904"])
        for (expression, matched, unknown) in [
            ("share_in('far') > 0", ["c"], 1), ("share_in('urban') > 0", [], 1), ("share_in('Aby') = 1", ["a"], 0),
            ("A_CONTAINS(zone, ('far'))", ["c"], 2), ("A_CONTAINS(municipality, ('9902'))", ["b"], 0),
        ] {
            for engine in [Query.Engine.sql, .evaluation] {
                let answer = try Query(expression, store: store).answer(by: engine)
                #expect(answer.matched.map { answer.initiative($0).id } == matched, "\(expression)")
                #expect(answer.unknown == unknown, "\(expression)")
            }
        }
    }

    @Test func `one area for each municipality says nothing of town and country`() throws {
        let known = try Squareland.territory()
        let layer = PopulationLayer(
            source: "kommuner.gpkg", codes: Squareland.municipalities.map(\.code), persons: [8_000, 1_000, 600, 400],
            areas: known.municipalityAreas)
        let store = try Squareland.store(Self.two, territory: Self.territory(people: [:], layer: layer))
        let distributor = try Distributor(store: store, selection: Selection())
        #expect(distributor.territory.countsPeopleByMunicipality)
        #expect(try distributor.distribution(of: .grantedSek, by: .municipality).peopleUnknown == nil)
        for level in [Level.zone, .cell, .rollUp] {
            let distribution = try distributor.distribution(of: .grantedSek, by: level)
            #expect(distribution.peopleUnknown == .unknownPopulation)
            #expect(distribution.indices[.gini]?.undefined == .unknownPopulation)
            #expect(distribution.rows.allSatisfy { distribution.population(of: $0) == nil })
            // Where in their municipalities "a" and "b" lie nobody knows.
            #expect(distribution.total == 3_000 && distribution.county == 3_000)
            for row in distribution.rows {
                let isTouched = row.touching > 0
                #expect(row.value == (isTouched ? nil : 0) && row.share == (isTouched ? nil : 0), "\(row.part.code)")
            }
            #expect(distribution.blankParts == distribution.rows.count { $0.touching > 0 })
            #expect(throws: DistributionError.placesUnknown(level, isPopulated: true)) {
                try distributor.crosstab(of: .grantedSek, rows: .level(level), columns: .year)
            }
        }
        let asked = try Query("TRUE", store: store).answer()
        #expect(throws: DistributionError.placesUnknown(.zone, isPopulated: true)) {
            try asked.sums(by: .zone, of: ["granted_sek"])
        }
        #expect(try asked.sums(by: .municipality, of: ["granted_sek"]).total == [3_000])
        #expect(throws: DistributionError.peopleByMunicipality) {
            try PopulationReach(distributor.territory, distributor.table)
        }
        let reader = PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        for per in ["", ", per: municipality"] {
            let policy = try reader.read(
                "version: 1\nname: Prov\nrules:\n"
                    + "  - {id: a, kind: reach, distance_m: 25000\(per), at_least: 0.1}\n")
            let report = try GapCheck(policy, store: store).run()
            #expect(report.standing == .cannotBeJudged && report.gaps.isEmpty && report.rules[0].observed == nil)
        }
        var shape = FlatGeometry(kind: .polygon)
        for (x, y) in [(500_000.0, 7_000_000.0), (505_000, 7_000_000), (505_000, 7_010_000), (500_000, 7_000_000)] {
            shape.append(x: x, y: y)
        }
        shape.endRing()
        shape.endPart()
        let account = try AreaAccount(
            DrawnArea([shape], crs: .sweref99TM), of: Query("TRUE", store: store).answer())
        #expect(account.population == nil && account.isByMunicipality)
        #expect(account.sums.allSatisfy { account.perThousand($0) == nil })
        // "a" is known to lie in 9901, of which this is a part: nobody knows whether in that part.
        let counties: [(Indicator.ID, Double)] = [(.grantedSek, 3_000), (.initiatives, 2)]
        for (id, county) in counties {
            let sum = try #require(account.sums.first { $0.indicator.id == id })
            #expect(sum.inside == nil && sum.share == nil && sum.isPlaceUnknown && sum.county == county, "\(id)")
        }
        #expect(account.isBlank && account.isPlaceUnknown && !account.isUnstated)
        #expect(account.unlocated.initiatives == 1 && account.unlocated.granted == 1_000)
    }

    @Test func `what has a place is known by zone, whoever lives where`() throws {
        let town = Squareland.initiative("a", .place("Staden"), kronor: 1_000)
        let store = try Squareland.store([town, Self.two[1]], territory: Self.territory(people: [:]))
        let distributor = try Distributor(store: store, selection: Selection())
        let cells = try distributor.distribution(of: .grantedSek, by: .cell)
        let urban = try #require(cells.rows.first { $0.part.code == "9901/urban" })
        #expect(urban.value == 1_000 && urban.share == 1.0 / 3)
        let others = cells.rows.filter { $0.part.municipalityCode == "9902" }
        #expect(!others.isEmpty && others.allSatisfy { $0.value == nil } && cells.blankParts == others.count)
        let placed = try Squareland.store([town], territory: Self.territory(people: [:]))
        let zones = try Distributor(store: placed, selection: Selection()).distribution(of: .grantedSek, by: .zone)
        #expect(zones.blankParts == 0 && zones.rows.compactMap(\.value).reduce(0, +) == 1_000)
    }

    @Test func `one part has no unevenness`() throws {
        let store = try Squareland.store(
            [Self.two[0]], territory: Self.territory(people: ["9901": 8_000], municipalities: 1))
        let distributor = try Distributor(store: store, selection: Selection())
        let distribution = try distributor.distribution(of: .grantedSek, by: .municipality)
        for (index, value) in distribution.indices {
            #expect(value.value == nil && value.undefined == .tooFewUnits(have: 1, need: 2), "\(index)")
        }
        guard case .failure(.tooFewUnits(have: 1, need: 2)) = distribution.lorenz else {
            Issue.record("a Lorenz curve of one part")
            return
        }
        #expect(throws: Undefined.tooFewUnits(have: 1, need: 2)) {
            try distributor.intervals(of: .grantedSek, by: .municipality, replicates: 100, seed: 1)
        }
    }
}
