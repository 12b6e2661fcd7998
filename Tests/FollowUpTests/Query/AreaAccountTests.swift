import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// What a drawn area gets in Squareland, found by hand.
@Suite struct AreaAccountTests {
    /// The western half of 9902, and as much again south of the county's border.
    private static let drawn = rectangle(510_000, 6_990_000, 515_000, 7_010_000)

    private static func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> FlatGeometry {
        var shape = FlatGeometry(kind: .polygon)
        for (x, y) in [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)] {
            shape.append(x: x, y: y)
        }
        shape.endRing()
        shape.endPart()
        return shape
    }

    private static func shape(_ wkb: [UInt8]) -> Location { .geometry(wkb: wkb) }

    private static func account(_ shapes: [FlatGeometry] = [drawn], where condition: String = "TRUE") throws
        -> AreaAccount
    {
        let initiatives = [
            Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 1_000),
            // 1,000 and 600 people: 0.625 falls on 9902, half of that here.
            Squareland.initiative("b", .municipalities([.init(code: "9902"), .init(code: "9903")]), kronor: 1_600),
            // 500 of 10,000 people.
            Squareland.initiative("c", .county, kronor: 10_000),
            Squareland.initiative("d", Squareland.point(12_000, 5_000), kronor: 70),
            // A kilometre south of the border: in what was drawn, not in the county.
            Squareland.initiative("e", Squareland.point(12_000, -1_000), kronor: 5_000),
            Squareland.initiative("f", .unknown, kronor: 300),
            // 5 of 20 km.
            Squareland.initiative(
                "g", shape(WKBWriter.lineString(x: [500_000, 520_000], y: [7_005_000, 7_005_000])), kronor: 400),
            // 30 of 60 km².
            Squareland.initiative(
                "h",
                shape(WKBWriter.rectangle(Envelope(minX: 505_000, minY: 7_002_000, maxX: 515_000, maxY: 7_008_000))),
                kronor: nil),
            // One of two points.
            Squareland.initiative(
                "i", shape(WKBWriter.multiPoint(x: [511_000, 531_000], y: [7_001_000, 7_001_000])), kronor: 33.33),
        ]
        let store = try Squareland.store(
            initiatives,
            outcomes: [
                Outcome(initiative: "d", indicator: "jobs", kind: .result, value: 2),
                Outcome(initiative: "h", indicator: "jobs", kind: .result, value: 10),
                Outcome(initiative: "c", indicator: "jobs", kind: .target, value: 99),
            ],
            defining: [
                Indicator(
                    id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
                    kind: .extensive),
                Indicator(
                    id: "rate", title: Wording(sv: "kvot", en: "rate"), unit: Wording(sv: "%", en: "%"),
                    kind: .intensive),
            ])
        return try AreaAccount(DrawnArea(shapes, crs: .sweref99TM), of: Query(condition, store: store).answer())
    }

    private static func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
        abs(a - b) <= tolerance * max(1, abs(b))
    }

    @Test func `everything is counted by its rule`() throws {
        let account = try Self.account()
        #expect(
            Self.isNear(account.areaKm2, 50) && Self.isNear(account.outsideKm2 ?? 0, 50)
                && Self.isNear(account.countyAreaKm2, 400))
        // Cells have whole persons: 500 of 1,000 to within one.
        #expect(Self.isNear(account.population ?? 0, 500, 0.002) && account.countyPopulation == 10_000)
        let shares = Dictionary(uniqueKeysWithValues: account.entries.map { ($0.initiative.id, $0.share) })
        #expect(shares.keys.sorted() == ["b", "c", "d", "g", "h", "i"])
        #expect(Self.isNear(shares["b"] ?? 0, 0.3125, 0.002) && Self.isNear(shares["c"] ?? 0, 0.05, 0.002))
        #expect(shares["d"] == 1 && shares["i"] == 0.5)
        #expect(Self.isNear(shares["g"] ?? 0, 0.25) && Self.isNear(shares["h"] ?? 0, 0.5))
        let sums = Dictionary(uniqueKeysWithValues: account.sums.map { ($0.indicator.id, $0) })
        #expect(sums.keys.sorted() == ["granted_sek", "initiatives", "jobs"])
        #expect(Self.isNear(sums["jobs"]?.inside ?? 0, 7) && sums["jobs"]?.county == 12)
        let granted = try #require(sums["granted_sek"])
        let inside: Double = 500 + 500 + 70 + 100 + 16.665
        #expect(Self.isNear(granted.inside ?? 0, inside, 0.002))
        // Not what lies outside (5,000) or nowhere (300).
        #expect(Self.isNear(granted.county ?? 0, 13_103.33))
        let perThousand = try #require(account.perThousand(granted))
        let (sum, people) = (try #require(granted.inside), try #require(account.population))
        #expect(Self.isNear(perThousand, sum / people * 1_000))
        let placed: Double = 70 + 100 + 16.67
        #expect(Self.isNear(account.basis.places, placed, 1e-6))
        #expect(account.entries.map { $0.granted ?? -1 } == account.entries.map { $0.granted ?? -1 }.sorted(by: >))
        #expect(account.unlocated.initiatives == 1 && account.unlocated.granted == 300)
    }

    /// 1,800 kr on 8,000 and 1,000 people: 200 on 9902, half of them here; the place lies in 9901.
    @Test func `what is placed in another municipality rests on no place here`() throws {
        let store = try Squareland.store([
            Squareland.initiative(
                "a", .municipalities([.init(code: "9901"), .init(code: "9902")], places: "Staden"), kronor: 1_800)
        ])
        let account = try AreaAccount(
            DrawnArea([Self.drawn], crs: .sweref99TM), of: Query("TRUE", store: store).answer())
        #expect(account.basis.places == 0 && account.basis.countyWide == 0)
        #expect(Self.isNear(account.basis.municipalities, 100, 0.002))
    }

    /// Of 1,000 kr here and 100 kr repaid elsewhere nothing is "111.1 %".
    @Test func `of a sum with a part below zero nothing is a share`() throws {
        let store = try Squareland.store([
            Squareland.initiative("a", Squareland.point(12_000, 5_000), kronor: 1_000),
            Squareland.initiative("b", Squareland.point(35_000, 5_000), kronor: -100),
        ])
        let account = try AreaAccount(
            DrawnArea([Self.drawn], crs: .sweref99TM), of: Query("TRUE", store: store).answer())
        let granted = try #require(account.sums.first { $0.indicator.id == .grantedSek })
        #expect(granted.inside == 1_000 && granted.county == 900 && granted.share == nil)
        #expect(account.sums.first { $0.indicator.id == .initiatives }?.share == 0.5)
    }

    /// Only a, which lies elsewhere, has reported: the area's jobs are unknown, not none.
    @Test func `an outcome that nobody reports in the area is blank`() throws {
        let store = try Squareland.store(
            [
                Squareland.initiative("a", Squareland.point(35_000, 5_000), kronor: 1_000),
                Squareland.initiative("b", Squareland.point(12_000, 5_000), kronor: 1_000),
            ], outcomes: [Outcome(initiative: "a", indicator: "jobs", kind: .result, value: 3)],
            defining: [
                Indicator(
                    id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
                    kind: .extensive)
            ])
        let account = try AreaAccount(
            DrawnArea([Self.drawn], crs: .sweref99TM), of: Query("TRUE", store: store).answer())
        let jobs = try #require(account.sums.first { $0.indicator.id == "jobs" })
        #expect(jobs.inside == nil && jobs.county == 3 && jobs.share == nil && account.perThousand(jobs) == nil)
        #expect(account.sums.first { $0.indicator.id == .grantedSek }?.inside == 1_000)
    }

    @Test func `people stand beside the last year asked for`() throws {
        let store = try Squareland.store([
            Squareland.initiative("a", Squareland.point(12_000, 5_000), kronor: 1_000, date: "2020")
        ])
        let area = try DrawnArea([Self.drawn], crs: .sweref99TM)
        let asked: [(Selection, Int?)] = [(Selection(to: PartialDate("2021")), 2021), (Selection(), nil)]
        for (selection, year) in asked {
            let account = try AreaAccount(area, of: Query("TRUE", selection: selection, store: store).answer())
            #expect(account.people.valueYear == year && account.entries.count == 1)
        }
    }

    @Test func `the expression selects`() throws {
        let account = try Self.account(where: "granted_sek < 100")
        #expect(account.entries.map(\.initiative.id) == ["d", "i"])
    }

    /// Polygons that overlap count once; the same area in another reference system is the same to a square metre in a
    /// million.
    @Test func `shapes are one area`() throws {
        let twice = try Self.account([Self.drawn, Self.rectangle(512_000, 7_000_000, 515_000, 7_004_000)])
        #expect(Self.isNear(twice.areaKm2, 50))
        var degrees = Self.rectangle(510_000, 7_000_000, 515_000, 7_010_000)
        try Projection(from: .sweref99TM, to: .crs84).transform(&degrees)
        let area = try DrawnArea([degrees], crs: .crs84)
        #expect(Self.isNear(try Geometry(wkb: area.wkb, in: Context()).area, 5e7, 1e-4))
    }

    /// Places that names led to count with the share of each, what else a footprint has by the people in the area, and
    /// what is unlocated nowhere.
    @Test func `places count with their shares`() throws {
        let store = try Squareland.store([
            Squareland.initiative("both", .place("Staden, Nowhereby"), kronor: 1_000),
            Squareland.initiative(
                "refined", .municipalities([.init(code: "9901"), .init(code: "9902")], places: "Staden"), kronor: 900),
            Squareland.initiative("in", .municipalities([.init(code: "9901")], places: "Staden"), kronor: 70),
            Squareland.initiative(
                "total", .municipalities([.init(code: "9901")], total: 4, places: "Staden"), kronor: 40),
        ])
        let town = Self.rectangle(504_000, 7_004_000, 506_000, 7_006_000)
        let account = try AreaAccount(DrawnArea([town], crs: .sweref99TM), of: Query("TRUE", store: store).answer())
        let granted = Dictionary(uniqueKeysWithValues: account.entries.map { ($0.initiative.id, $0.granted ?? 0) })
        // 8,000 of 9,000 people live in 9901.
        #expect(granted == ["both": 500, "refined": 800, "in": 70, "total": 10])
        #expect(account.unlocated.initiatives == 1 && account.unlocated.granted == 500)
        // Half of 9902, where the rest of "refined" is, beside the town.
        let wide = try AreaAccount(
            DrawnArea([town, Self.rectangle(510_000, 7_000_000, 515_000, 7_010_000)], crs: .sweref99TM),
            of: Query("id = 'refined'", store: store).answer())
        #expect(Self.isNear(wide.entries.first?.granted ?? 0, 850, 0.002))
        // Everything else sees the same point.
        let near = "distance(geometry, POINT(505000 7005000)) < 1"
        #expect(try Query(near, crs: .sweref99TM, store: store).answer().matched.count == 4)
        let reach = try PopulationReach(
            store.territory(), store.initiatives(), distances: [3_000], catchment: (3_000, .granted))
        #expect(reach.places == 4 && reach.withoutPlace == 0)
        #expect(Self.isNear(reach.catchment?.reached ?? 0, 1_380) && reach.catchment?.unreached == 0)
    }

    /// A drawn area in degrees is the same as an initiative of the same outline: edges run alike everywhere.
    @Test func `the whole world holds all that is in the county`() throws {
        let world = Self.rectangle(-180, -90, 180, 90)
        let store = try Squareland.store([
            Squareland.initiative("a", .place("Staden"), kronor: 1_000),
            Squareland.initiative("b", Squareland.point(15_000, 5_000), kronor: 200),
            Squareland.initiative("c", .county, kronor: 30), Squareland.initiative("d", .unknown, kronor: 4),
        ])
        let account = try AreaAccount(DrawnArea([world], crs: .crs84), of: Query("TRUE", store: store).answer())
        let granted = try #require(account.sums.first { $0.indicator.id == "granted_sek" })
        #expect(Self.isNear(granted.inside ?? 0, 1_230, 1e-9) && granted.county == 1_230)
        for box in ["BBOX(-180, -90, 180, 90)", "BBOX(170, -90, 169, 90)"] {
            let query = try Query("S_INTERSECTS(geometry, \(box))", store: store)
            #expect(try query.answer().matched.count == 2 && query.remarks.isEmpty)
            #expect(try query.answer(by: .evaluation).matched.count == 2)
        }
    }

    @Test(arguments: [
        ("POINT(-74 40.7)", "POINT(-74 40.7)"), ("LINESTRING(100 10, 120 20)", "LINESTRING(100 10, 120 20)"),
        ("BBOX(100, 10, 120, 20)", "POLYGON((100 10, 120 10, 120 20, 100 20, 100 10))"),
        ("POINT(63 14)", "POINT(63 14)"),
    ])
    func `what lies beyond europe is answered and told`(geometry: String, shown: String) throws {
        let store = try Squareland.store([Squareland.initiative("a", .place("Staden"), kronor: 1)])
        for (relation, count) in [("S_INTERSECTS", 0), ("S_DISJOINT", 1)] {
            let query = try Query("\(relation)(geometry, \(geometry))", store: store)
            for engine in Query.Engine.allCases {
                let answer = try query.answer(by: engine)
                #expect(answer.matched.count == count && answer.unknown == 0, "\(relation), \(engine)")
            }
            #expect(
                query.remarks.map(\.en) == [
                    """
                    \(shown) lies beyond Europe, where no initiatives are; distances to it are not computed. \
                    Coordinates have the longitude first: POINT(14.6 63.2).
                    """
                ])
        }
        #expect(throws: QueryError.outsideCounty) {
            try AreaAccount(
                DrawnArea([Self.rectangle(100, 10, 120, 20)], crs: .crs84), of: Query("TRUE", store: store).answer())
        }
    }

    @Test func `what is no area is refused`() throws {
        var line = FlatGeometry(kind: .lineString)
        for x in [500_000.0, 510_000] { line.append(x: x, y: 7_000_000) }
        line.endRing()
        line.endPart()
        #expect(throws: QueryError.noAreaDrawn) { try DrawnArea([line], crs: .sweref99TM) }
        #expect(throws: QueryError.noAreaDrawn) { try DrawnArea([], crs: .sweref99TM) }
        #expect(throws: QueryError.outsideCounty) {
            try Self.account([Self.rectangle(600_000, 7_000_000, 610_000, 7_010_000)])
        }
        var bow = FlatGeometry(kind: .polygon)
        for (x, y) in [
            (500_000.0, 7_000_000.0), (510_000, 7_010_000), (510_000, 7_000_000), (500_000, 7_010_000),
            (500_000, 7_000_000),
        ] { bow.append(x: x, y: y) }
        bow.endRing()
        bow.endPart()
        #expect(throws: QueryError.self) { try DrawnArea([bow], crs: .sweref99TM) }
    }
}
