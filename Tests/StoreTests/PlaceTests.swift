import Foundation
import Planar
import Territory
import TestSupport
import Testing

@testable import Store

/// Places beside municipalities, several places, stated totals: in and out again, and in stores of earlier versions.
@Suite struct PlaceTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static func initiative(_ id: String, _ location: Location, _ kronor: Int64 = 1_000) -> Initiative {
        var one = Initiative(id: id, title: "Insats \(id)", location: location)
        one.grantedOre = kronor * 100
        return one
    }

    private static let some = [
        initiative("a", .municipalities([.init(code: "9901")], places: "Västby")),
        initiative("b", .municipalities([.init(code: "9901"), .init(code: "9902")], places: "Ön, Ingenstans")),
        initiative("c", .municipalities([.init(code: "9901"), .init(code: "9903")], total: 8)),
        initiative("d", .place("Västby, Ön")),
        initiative("e", .place("Ön, Ingenstans")),
        initiative("f", .municipalities([.init(code: "9903", share: 3)], places: "Västby")),
        initiative("g", .municipalities([.init(code: "9902"), .init(code: "8801")], total: 4, places: "Ön")),
        initiative("h", .municipalities([.init(code: "9901")])),
    ]

    @Test func `locations come back as they were`() throws {
        let store = try scratch.store()
        try store.commit(batch(Self.some, kind: .initiatives))
        #expect(try store.initiatives().initiatives.map(\.location) == Self.some.map(\.location))
        #expect(try store.verify() == [])
        // The same again from another file changes nothing.
        let again = try store.commit(batch(Self.some, kind: .initiatives, digest: "b"))
        #expect(again.unchanged == Self.some.count && again.updated == 0)
    }

    @Test func `several places are a multipoint with their shares`() throws {
        let store = try scratch.store()
        try store.commit(batch(Self.some, kind: .initiatives))
        let table = try store.initiatives()
        let shapes = Dictionary(
            uniqueKeysWithValues: table.geometryRows.enumerated().map { (table.initiatives.id(Int($1)), $0) })
        #expect(shapes.keys.sorted() == ["a", "b", "d", "e", "g"])
        func shape(_ id: String) throws -> (x: [Double], shares: [Double]) {
            let index = try #require(shapes[id])
            return (table.geometry.flat(index).x, table.placeShares[index].map(\.fraction))
        }
        #expect(try shape("a") == ([502_000.25], []))
        #expect(try shape("d") == ([502_000.25, 521_000], [0.5, 0.5]))
        #expect(try shape("e") == ([521_000], [0.5]))
        // By population, 1,333 and 22 people; the island has what 9902 has.
        let (x, shares) = try shape("b")
        #expect(x == [521_000] && abs(shares[0] - 22.0 / 1_355) < 1e-11)
        #expect(try shape("g") == ([521_000], [0.25]))
        let located = table.geometryRows.indices.map { table.locatedShare(ofGeometry: $0) }
        #expect(located[0] == 1 && located[2] == 1 && located[3] == 0.5)
        // Rows of a selection, and one row alone, keep them.
        #expect(try store.initiatives(Selection(countyWide: .leftOut)).placeShares == table.placeShares)
        let row = try #require(table.initiatives.firstIndex { $0.id == "d" })
        #expect(table.row(row).placeShares == [[Share(parts: 500_000_000_000), Share(parts: 500_000_000_000)]])
    }

    @Test func `the same is seen without a store`() throws {
        let store = try scratch.store()
        try store.commit(batch(Self.some, kind: .initiatives))
        let own = try store.initiatives()
        let made = try InitiativeTable.placing(
            Self.some, on: store.territory(), gazetteer: store.gazetteer())
        #expect(own.cells == made.cells && own.shares == made.shares && own.geometry == made.geometry)
        #expect(own.placeShares == made.placeShares && own.restsOnTotal == made.restsOnTotal)
        #expect(made.problems.count == 3)
    }

    @Test func `what rests on a total is counted`() throws {
        let store = try scratch.store()
        try store.commit(batch(Self.some, kind: .initiatives))
        let count = try store.initiatives().placingCount()
        // "c" has 2 of 8 in the county, "g" 1 of 4.
        #expect(count.restingOnTotal == 2 && count.outsideByTotalOre == 750_00 + 750_00 && count.doubtful == 0)
        #expect(try store.initiatives(Selection(), detail: .figures).placingCount() == count)
    }

    @Test func `what could not be used is told apart from what is lost`() throws {
        let store = try scratch.store()
        try store.commit(batch(Self.some, kind: .initiatives))
        let problems = Dictionary(uniqueKeysWithValues: try store.problems().map { ($0.initiative, $0) })
        #expect(problems.keys.sorted() == ["b", "e", "f"])
        #expect(problems["b"]?.problem == .unknownPlace(name: "Ingenstans", nearest: []))
        #expect(problems["f"]?.problem == .placeElsewhere(name: "Västby", municipalityCodes: ["9901"]))
        #expect(problems["b"]?.isKept == true && problems["f"]?.isKept == true && problems["e"]?.isKept == false)
    }

    // MARK: Doubt

    @Test func `doubt is kept with the territory and its footprints`() throws {
        let doubt = BorderDoubt([
            .init(easting: 505, northing: 7_005, shipped: "9901", likely: "9902", share: 0.9),
            .init(easting: 506, northing: 7_005, shipped: "9901", likely: "9903", share: 0.2),
        ])
        let store = try scratch.store(territory: Squareland.Strips.territory().doubting(doubt))
        #expect(try store.territory().borderDoubt == doubt)
        try store.commit(
            batch(
                [
                    Self.initiative("a", Squareland.Strips.point(505_500, 7_005_500)),
                    Self.initiative("b", Squareland.Strips.point(506_500, 7_005_500)),
                    Self.initiative("c", Squareland.Strips.point(507_500, 7_005_500)),
                ], kind: .initiatives))
        let table = try store.initiatives()
        #expect(table.doubtful == ["9902", "9903", nil] && table.placingCount().doubtful == 2)
        let territory = try store.territory()
        let codes = (0..<3).map { row in
            table.parts(of: row).map {
                territory.municipalities[territory.cells[Int(table.cells[$0])].municipality].code
            }
        }
        #expect(codes == [["9902"], ["9901"], ["9901"]])
        #expect(try store.doubtfulInitiatives() == ["a", "b"] && store.verify() == [])
        // Other borders have no part in it.
        try store.adopt([Squareland.Strips.territory()])
        #expect(try store.territory().borderDoubt.isEmpty && store.initiatives().doubtful == [nil, nil, nil])
    }

    // MARK: Earlier versions

    /// As the version before wrote it: municipalities stood for all that a row says, totals lay among other columns.
    private func earlierStore() throws -> String {
        let store = try scratch.store()
        var a = Self.initiative("a", .municipalities([.init(code: "9901")]))
        a.placeText = "Västby"
        var c = Self.initiative("c", .municipalities([.init(code: "9901"), .init(code: "9903")]))
        c.extra = ["Antal_kommuner_totalt": "8"]
        var county = Self.initiative("l", .municipalities([.init(code: "9902")]))
        county.placeText = "hela länet"
        try store.commit(
            batch([a, c, Self.initiative("d", .place("Västby, Ön")), county], kind: .initiatives))
        try store.forgetHistory()
        try store.damage(
            """
            DELETE FROM grdb_migrations WHERE identifier IN ('places in municipalities', 'money granted on');
            DROP INDEX initiative_funded_by;
            ALTER TABLE initiative DROP COLUMN funded_by;
            UPDATE initiative SET geom = NULL;
            ALTER TABLE initiative DROP COLUMN municipality_count;
            ALTER TABLE initiative DROP COLUMN place_shares;
            ALTER TABLE footprint DROP COLUMN doubtful;
            ALTER TABLE footprint DROP COLUMN rests_on_total;
            """)
        return store.path
    }

    @Test func `a store of an earlier version is placed anew and told`() throws {
        let path = try earlierStore()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let doubt = BorderDoubt([.init(easting: 505, northing: 7_005, shipped: "9901", likely: "9902", share: 0.9)])
        // To be read only, it is placed anew in memory and stays as it is.
        let copy = try Store(opening: path, for: .reading, doubt: doubt)
        #expect(copy.upgrade == .copy && copy.renewal?.byMunicipality.grantedOre == 750_00)
        #expect(try copy.territory().borderDoubt == doubt && copy.verify() == [])
        #expect(throws: StoreError.readOnly(message: path)) { try copy.setClasses([]) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)

        let store = try Store(opening: path, doubt: doubt)
        #expect(store.upgrade == .file)
        let change = try #require(store.renewal)
        // "a" moves within its municipality; of "c" three quarters leave the county.
        #expect(change.initiatives == 4 && change.byMunicipality.grantedOre == 750_00)
        #expect(try store.territory().borderDoubt == doubt && store.verify() == [])
        let table = try store.initiatives()
        #expect(
            table.initiatives.map(\.location) == [
                .municipalities([.init(code: "9901")], places: "Västby"),
                .municipalities([.init(code: "9901"), .init(code: "9903")], total: 8), .place("Västby, Ön"),
                .municipalities([.init(code: "9902")]),
            ])
        #expect(try copy.initiatives().grantedOre == table.grantedOre)
        #expect(table.placeShares == [[], [Share(parts: 500_000_000_000), Share(parts: 500_000_000_000)]])
        // Once is enough.
        #expect(try Store(opening: path).renewal == nil && Store(opening: path, for: .reading).renewal == nil)
    }

    /// Once it declared the whole county, and left with what does.
    @Test func `what the only municipality of a county declares is placed as its own at opening`() throws {
        let known = try Squareland.territory()
        var areas = GeometryColumn()
        areas.append(known.municipalityAreas.flat(0))
        let only = try TerritoryBuilder(
            countyCode: "99", municipalities: [Squareland.municipalities[0]], areas: areas,
            localities: known.localities, populationLayer: nil, population: ["9901": 8_000],
            accessibility: Accessibility(scheme: known.scheme, minimumPopulation: 3_000, distances: [2_000, 12_000]),
            zones: ZoneLayer(of: known), borderAccuracy: 10
        ).build()
        let store = try scratch.store(territory: only)
        let rows = [Self.initiative("a", .municipalities([.init(code: "9901")])), Self.initiative("c", .county)]
        try store.commit(batch(rows, kind: .initiatives))
        let made = try store.initiatives()
        #expect(made.basis == [.declared, .countyWide] && made.precision == [.municipality, .county])
        try store.damage(
            """
            DELETE FROM grdb_migrations WHERE identifier = 'only municipalities and completed lists';
            UPDATE footprint SET basis = 'county_wide', precision = 'county';
            """)
        // Read only it is placed anew in memory.
        for access in [Store.Access.reading, .trying, .writing] {
            let renewed = try Store(opening: store.path, for: access)
            #expect(renewed.upgrade == (access == .writing ? .file : .copy) && renewed.renewal?.initiatives == 2)
            let table = try renewed.initiatives()
            #expect(table.basis == made.basis && table.precision == made.precision && table.rule == made.rule)
            #expect(table.shares == made.shares && table.grantedOre == made.grantedOre)
            let declared = try renewed.initiatives(Selection(countyWide: .leftOut))
            #expect(declared.grantedOre.reduce(0, +) == 1_000_00 && declared.count == 1)
            #expect(try renewed.verify() == [])
        }
        #expect(try Store(opening: store.path).upgrade == nil)
    }

    /// One of two listed municipalities lies elsewhere, and the list is said to be complete.
    @Test func `lists completed by an earlier rule are placed anew at opening`() throws {
        let store = try scratch.store()
        let list = Self.initiative("c", .municipalities([.init(code: "9901"), .init(code: "8801")], total: 2))
        try store.commit(batch([list, Self.initiative("d", .place("Västby"))], kind: .initiatives))
        #expect(try store.initiatives().placingCount().restingOnTotal == 1)
        try store.damage(
            """
            DELETE FROM grdb_migrations WHERE identifier = 'only municipalities and completed lists';
            UPDATE footprint SET rests_on_total = 0;
            """)
        let renewed = try Store(opening: store.path)
        #expect(renewed.upgrade == .file && renewed.renewal?.initiatives == 2)
        #expect(try renewed.initiatives().placingCount().restingOnTotal == 1 && renewed.verify() == [])
        #expect(try Store(opening: store.path).upgrade == nil)
    }
}
