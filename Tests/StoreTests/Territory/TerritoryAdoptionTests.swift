import Foundation
import Planar
import Territory
import TestSupport
import Testing
import Wording

@testable import Store

/// Changing the territory of a store with initiatives.
@Suite struct TerritoryAdoptionTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The made-up county with the border between the first two municipalities moved west, metres, and other
    /// inhabitants.
    private func moved(
        _ west: Double = 0, scheme name: String = "towns", population: [Int] = Squareland.Strips.population
    ) throws -> Territory {
        let base = try Squareland.Strips.territory()
        let (x, y) = Squareland.Strips.origin
        var areas = GeometryColumn()
        var cellAreas = GeometryColumn()
        try areas.append(wkb: Squareland.Strips.multi([Squareland.Strips.rectangle(x, y, 20_000 - west, 20_000)]))
        let island = Squareland.Strips.rectangle(x + 20_000, y - 9_000, 4_000, 4_000)
        try areas.append(
            wkb: Squareland.Strips.multi([
                Squareland.Strips.rectangle(x + 20_000 - west, y, 20_000 + west, 20_000), island,
            ])
        )
        areas.append(base.municipalityAreas.flat(2))
        for row in 0..<6 {
            switch row {
            case 1:
                try cellAreas.append(
                    wkb: Squareland.Strips.multi([Squareland.Strips.rectangle(x + 5_000, y, 15_000 - west, 20_000)]))
            case 2:
                try cellAreas.append(
                    wkb: Squareland.Strips.multi([
                        Squareland.Strips.rectangle(x + 20_000 - west, y, 5_000 + west, 20_000)
                    ]))
            default: cellAreas.append(base.cellAreas.flat(row))
            }
        }
        let shift = west * 20_000 / 1e6
        let change = [0, -shift, shift, 0, 0, 0]
        let cells = base.cells.enumerated().map {
            Territory.Cell(
                municipality: $1.municipality, zone: $1.zone, areaKm2: $1.areaKm2 + change[$0],
                population: population[$0])
        }
        let scheme = ZoningScheme(
            name: name, title: base.scheme.title, statement: base.scheme.statement, zones: base.scheme.zones)
        return Territory(
            countyCode: "99", municipalities: base.municipalities, municipalityAreas: areas, scheme: scheme,
            cells: cells,
            cellAreas: cellAreas, water: base.water, localities: base.localities, borderAccuracy: 10,
            populationRule: base.populationRule)
    }

    private func filled(_ name: String = "test.gpkg", territory: Territory? = nil) throws -> Store {
        let store = try scratch.store(name, territory: territory)
        var near = Initiative(
            id: "L-12", title: "Nära gränsen", location: Squareland.Strips.point(519_500, 7_010_000))
        near.grantedOre = 700_00
        try store.commit(batch(Squareland.Strips.initiatives + [near], kind: .initiatives))
        return store
    }

    private func same(_ a: InitiativeTable, _ b: InitiativeTable) -> Bool {
        a.initiatives == b.initiatives && a.partOffsets == b.partOffsets && a.cells == b.cells && a.shares == b.shares
            && a.grantedOre == b.grantedOre && a.outsideShare == b.outsideShare && a.unlocatedShare == b.unlocatedShare
            && a.outsideOre == b.outsideOre && a.unlocatedOre == b.unlocatedOre && a.basis == b.basis
            && a.precision == b.precision
            && a.rule == b.rule && a.nearBorder == b.nearBorder && a.geometry == b.geometry
            && a.geometryRows == b.geometryRows
    }

    @Test func `the same territory moves nothing`() throws {
        let store = try filled()
        let before = try store.initiatives()
        let change = try store.adopt([store.territory()])
        #expect(change.initiatives == 12)
        #expect(change.byMunicipality == .init(initiatives: 0, grantedOre: 0, flows: []))
        #expect(
            change.schemes == [
                .init(name: "towns", fate: .replaced, moves: .init(initiatives: 0, grantedOre: 0, flows: []))
            ])
        #expect(same(try store.initiatives(), before))
        #expect(try store.verify() == [])
    }

    /// Whatever the sources say about where survives in the store: placing anew gives what a new store with the same
    /// file has.
    @Test func `places everything as a new store would`() throws {
        let store = try filled()
        try store.adopt([moved(2_000)])
        let fresh = try filled("fresh.gpkg", territory: moved(2_000))
        #expect(same(try store.initiatives(), try fresh.initiatives()))
        for layer in ["effect_by_municipality", "effect_by_cell", "municipality", "cell", "zone", "water", "locality"] {
            // Since when a row is as it is has nothing to do with what it says.
            let columns = VersionedTable.all.first { $0.name == layer }?.columns.joined(separator: ", ") ?? "*"
            let query = "SELECT \(columns) FROM \(layer) ORDER BY hex(geom)"
            let strip: (String) -> String = { String($0.drop { $0 != "|" }) }
            #expect(try store.rows(query).map(strip) == fresh.rows(query).map(strip), "\(layer)")
        }
        #expect(try store.problems() == fresh.problems())
        #expect(try store.territory().borderAccuracy == 10)
        #expect(try store.verify() == [])
    }

    @Test func `says what moved and keeps what was`() throws {
        let store = try filled()
        let before = try store.initiatives()
        let change = try store.adopt([moved(2_000)])
        // L-12 as a whole, and a tenth of H-8, whose inner 10 × 5 km lie astride the border. The line I-9 has no money:
        // 2 of its 80 km. Of H-8's 333,333 öre, 83,333 + 83,333 + 166,667 outside become 50,000 + 116,667 + 166,666.
        let municipal = change.byMunicipality
        #expect(municipal.initiatives == 3)
        #expect(municipal.grantedOre == 700_00 + 333_34)
        #expect(
            municipal.flows.map { "\($0.from.code) \($0.to.code) \($0.initiatives) \($0.grantedOre)" } == [
                "9901 9902 3 103333", "outside 9902 0 1",
            ])
        let flow = try #require(municipal.flows.first)
        #expect(flow.from.name.sv == "Västby")
        #expect(abs(flow.share - (1 + 0.1 + 2.0 / 80)) < 1e-9)
        let cells = try #require(change.schemes.first?.moves)
        #expect(cells.initiatives == 3 && cells.flows.map(\.from.code) == ["9901/country", "outside"])
        #expect(cells.flows.map(\.to.code) == ["9902/town", "9902/town"])
        #expect(cells.flows.first?.to.name == Wording(sv: "Mellanby, stad", en: "Mellanby, town"))

        #expect(try store.territoryChanges() == [change])
        let kept = try store.formerFootprints(change: change.id, scheme: "towns")
        let territory = try Squareland.Strips.territory()
        var expected: [FormerFigure] = []
        for row in 0..<before.count {
            let id = before.initiatives[row].id
            var own = before.parts(of: row).map {
                FormerFigure(
                    initiative: id, part: territory.code(ofCell: Int(before.cells[$0])),
                    share: Share(parts: before.shares[$0]),
                    grantedOre: before.grantedOre[$0])
            }
            if before.outsideShare[row] > 0 {
                own.append(
                    .init(
                        initiative: id, part: "outside", share: Share(parts: before.outsideShare[row]),
                        grantedOre: before.outsideOre[row]))
            }
            if before.unlocatedShare[row] > 0 {
                own.append(
                    .init(
                        initiative: id, part: "unlocated", share: Share(parts: before.unlocatedShare[row]),
                        grantedOre: before.unlocatedOre[row]))
            }
            expected += own.sorted { $0.part < $1.part }
        }
        #expect(kept == expected)
    }

    @Test func `other inhabitants move what is spread by them`() throws {
        let store = try filled()
        var people = Squareland.Strips.population
        people[0] += 10_000
        let change = try store.adopt([moved(population: people)])
        #expect(Set(change.byMunicipality.flows.map(\.to.code)) == ["9901"])
        // What the first municipality gains of the county's 1,000,000 kr, and of the list's 99,999.99 kr, of which a
        // third is outside.
        let all = Squareland.Strips.population.reduce(0, +)
        let list = 1_333 + 22
        let gain =
            1e8 * (11_333 / Double(all + 10_000) - 1_333 / Double(all))
            + 9_999_999 * 2 / 3 * (11_333 / Double(list + 10_000) - 1_333 / Double(list))
        #expect(abs(Double(change.byMunicipality.grantedOre) - gain) < 3)
        #expect(change.byMunicipality.initiatives == 2)
        #expect(try store.verify() == [])
    }

    @Test func `schemes stay with the same borders and go with others`() throws {
        let store = try filled()
        try store.add(schemeOf: moved(scheme: "second"))
        let kept = try store.adopt([moved(scheme: "third")])
        #expect(kept.schemes.map { "\($0.name) \($0.fate)" } == ["second kept", "third added", "towns kept"])
        #expect(try store.schemes == ["towns", "second", "third"])
        #expect(try store.verify() == [])
        let gone = try store.adopt([moved(600, scheme: "third")])
        #expect(gone.schemes.map { "\($0.name) \($0.fate)" } == ["second removed", "third replaced", "towns removed"])
        #expect(try store.schemes == ["third"])
        #expect(gone.byMunicipality.initiatives == 3)
        #expect(try store.verify() == [])
        #expect(try store.territoryChanges() == [kept, gone])
    }

    @Test func `new places move what their names led to`() throws {
        let store = try filled()
        let entry = Gazetteer.Entry(
            name: "Vestby", kind: "village", municipalityCode: "9903", x: 550_000, y: 7_012_000, accuracy: nil,
            source: "test")
        let change = try store.adopt([store.territory()], gazetteer: [(entry, [])])
        let flows = Set(change.byMunicipality.flows.map { "\($0.from.code) \($0.to.code)" })
        // F-6 is found now; E-5's and G-7's names are not known any more.
        #expect(flows == ["unlocated 9903", "9901 unlocated"])
        #expect(change.byMunicipality.initiatives == 2)
        let table = try store.initiatives()
        #expect(
            table.geometryRows.map { table.initiatives[Int($0)].id } == ["A-1", "F-6", "H-8", "I-9", "K-11", "L-12"])
        #expect(try store.verify() == [])
    }

    @Test func `another county is all elsewhere`() throws {
        let store = try filled()
        var areas = GeometryColumn()
        try areas.append(
            wkb: Squareland.Strips.multi([Squareland.Strips.rectangle(100_000, 7_000_000, 10_000, 10_000)]))
        let scheme = ZoningScheme.undivided
        let other = Territory(
            countyCode: "88", municipalities: [Municipality(code: "8801", name: "Grannköping")],
            municipalityAreas: areas, scheme: scheme,
            cells: [.init(municipality: 0, zone: 0, areaKm2: 100, population: 5)], cellAreas: areas,
            water: GeometryColumn(), localities: [],
            borderAccuracy: 0, populationRule: .area)
        let change = try store.adopt([other])
        #expect(change.formerCountyCode == "99" && change.countyCode == "88")
        #expect(try store.schemes == ["undivided"])
        // The county-wide one is the new county's; a third of D-4 lies in it.
        #expect(change.byMunicipality.flows.contains { $0.from.code == "9901" && $0.to.code == "8801" })
        #expect(try store.verify() == [])
    }

    @Test func `sources are on record once`() throws {
        let store = try filled()
        let source = TerritorySource(
            file: ImportFile(name: "kommuner.gpkg", sha256: String(repeating: "7", count: 64), kind: .territory),
            read: 3,
            rejected: [], understood: [Wording(sv: "GeoPackage", en: "GeoPackage")])
        let first = try store.adopt([moved(2_000)], from: source)
        try store.adopt([moved()])
        let again = try store.adopt([moved(2_000)], from: source)
        #expect(first.fileName == "kommuner.gpkg" && again.fileName == "kommuner.gpkg")
        #expect(again.byMunicipality == first.byMunicipality)
        #expect(try store.imports().filter { $0.file.kind == .territory }.count == 1)
        #expect(try store.territoryChanges().map(\.fileName) == ["kommuner.gpkg", nil, "kommuner.gpkg"])
        #expect(try store.verify() == [])
    }

    @Test func `disagreement changes nothing`() throws {
        let store = try filled()
        let before = try Data(contentsOf: URL(fileURLWithPath: store.path))
        #expect {
            try store.adopt([moved(2_000), moved(1_000, scheme: "second")])
        } throws: { error in
            if case StoreError.otherTerritory = error { true } else { false }
        }
        // A failure half-way through is undone: this code can't be entered.
        #expect(throws: (any Error).self) {
            try store.adopt([moved(2_000)], register: [Municipality(code: "12", name: "två siffror")])
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.path)) == before)
    }

    @Test func `former figures that do not add up are found`() throws {
        let store = try filled()
        let change = try store.adopt([moved(2_000)])
        try store.damage(
            """
            UPDATE former_footprint SET share = share - 7 WHERE id = (SELECT min(id) FROM former_footprint WHERE \
            part = '9901/town')
            """
        )
        let found = try store.verify()
        #expect(found.count == 1)
        guard case .formerShares(_, change.id, "towns", 999_999_999_993) = found.first else {
            Issue.record("\(found)")
            return
        }
    }

    @Test func `an undone change is listed no more and former figures come back with their initiative`() throws {
        let store = try filled()
        let before = try store.rows("SELECT * FROM territory_change")
        let change = try store.adopt([moved(2_000)])
        let tables = ["territory_change", "territory_scheme", "territory_move", "former_footprint"]
        func state() throws -> [String] {
            try tables.flatMap { table in
                let columns = VersionedTable.named(table).columns.filter { $0 != "id" }.joined(separator: ", ")
                return try store.rows("SELECT \(columns) FROM \(table)").sorted()
            }
        }
        let after = try state()
        try store.remove(["L-12"], reason: "dubblett")
        #expect(try state() != after)
        try store.undo()
        #expect(try state() == after)
        // Entry 3 is the change, without a file; 4 and 5 took an initiative away and brought it back.
        let entry = try #require(try store.undo(3).undone)
        #expect(entry.kind == .refresh)
        #expect(try store.rows("SELECT * FROM territory_change") == before)
        #expect(try store.territoryChanges() == [])
        try store.undo(6)
        #expect(try store.territoryChanges() == [change])
        #expect(try store.verify() == [])
    }

    /// Areas by people from now on: only the initiative that states one moves, what comes later is placed so too, and
    /// back again.
    @Test func `areas by population from now on`() throws {
        let store = try filled()
        let before = try store.initiatives()
        let change = try store.apportion(areasBy: .population)
        #expect(change.schemes.map { "\($0.name) \($0.fate)" } == ["towns kept"])
        #expect(change.byMunicipality.initiatives == 1)
        #expect(try store.territory().areaRule == .population)
        let table = try store.initiatives()
        let changed = (0..<table.count).filter {
            table.shares[table.parts(of: $0)] != before.shares[before.parts(of: $0)]
        }
        #expect(
            changed.map { table.initiatives[$0].id } == ["H-8"]
                && changed.map { table.rule[$0] } == [.areasByPopulation])
        var later = Initiative(
            id: "M-13", title: "Senare",
            location: .geometry(wkb: Squareland.Strips.rectangle(515_000, 7_010_000, 10_000, 5_000)))
        later.grantedOre = 1_000
        try store.commit(batch([later], kind: .initiatives, digest: "c"))
        #expect(try store.initiatives().rule.last == .areasByPopulation)
        // A new territory does not change the rule.
        try store.adopt([moved(2_000)])
        #expect(try store.territory().areaRule == .population)
        try store.apportion(areasBy: .area)
        #expect(try store.initiatives().rule.last == .areasByArea)
        #expect(try store.verify() == [])
    }

    /// Names that an imported layer brings lead somewhere from then on; those on file lead where they did.
    @Test func `localities of a layer are names`() throws {
        let store = try filled()
        var one = Initiative(id: "N-14", title: "Ny ort", location: .place("Nyangsby"))
        one.grantedOre = 50
        try store.commit(batch([one], kind: .initiatives, digest: "d"))
        #expect(try store.problems().map(\.initiative) == ["F-6", "G-7", "K-11", "N-14"])
        let places = try store.gazetteer()
        let base = try store.territory()
        let new = Locality(
            code: "T3", name: "Nyängsby", municipalityCode: "9902", population: 210, x: 535_000, y: 7_004_000)
        let larger = Territory(
            countyCode: base.countyCode, municipalities: base.municipalities, municipalityAreas: base.municipalityAreas,
            scheme: base.scheme, cells: base.cells, cellAreas: base.cellAreas, water: base.water,
            localities: base.localities + [new],
            borderAccuracy: base.borderAccuracy, populationRule: base.populationRule)
        let source = TerritorySource(
            file: ImportFile(name: "orter.geojson", sha256: String(repeating: "8", count: 64), kind: .territory),
            read: 2)
        let change = try store.adopt([larger], from: source)
        #expect(
            change.byMunicipality.flows.map { "\($0.from.code) \($0.to.code) \($0.grantedOre)" } == [
                "unlocated 9902 50"
            ])
        guard case .found(let found) = try store.gazetteer().find("Nyängsby") else {
            Issue.record("not found")
            return
        }
        #expect(found.source == "orter.geojson" && found.kind == "locality" && found.municipalityCode == "9902")
        #expect(try store.gazetteer().find("Västby") == places.find("Västby"))
        // A second time there is nothing to add.
        try store.adopt([store.territory()], from: source)
        #expect(try store.number("SELECT count(*) FROM place WHERE name = 'Nyängsby'") == 1)
        #expect(try store.verify() == [])
    }
}
