import Foundation
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@Suite struct StoreTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `territory comes back exactly`() throws {
        let territory = try Squareland.Strips.territory()
        _ = try scratch.store()
        let store = try Store(opening: scratch.path(), for: .reading)
        let read = try store.territory()
        #expect(read.countyCode == territory.countyCode)
        #expect(read.municipalities == territory.municipalities)
        #expect(read.municipalityAreas == territory.municipalityAreas)
        #expect(read.scheme == territory.scheme)
        #expect(read.cells == territory.cells)
        #expect(read.cellAreas == territory.cellAreas)
        #expect(read.water == territory.water)
        #expect(read.localities == territory.localities)
        #expect(read.borderAccuracy == territory.borderAccuracy)
        #expect(read.populationRule == territory.populationRule)
        #expect(try store.schemes == ["towns"])
        #expect(throws: StoreError.unknownScheme("deso", known: ["towns"])) { try store.territory(scheme: "deso") }
    }

    @Test func `polygons come back as multi polygons with the same coordinates`() throws {
        var areas = GeometryColumn()
        let whole = try Squareland.Strips.territory()
        for row in 0..<whole.municipalityAreas.count where row != 1 {
            var flat = whole.municipalityAreas.flat(row)
            flat.kind = .polygon
            areas.append(flat)
        }
        let territory = Territory(
            countyCode: "99", municipalities: [whole.municipalities[0], whole.municipalities[2]],
            municipalityAreas: areas,
            scheme: whole.scheme, cells: [], cellAreas: GeometryColumn(), water: GeometryColumn(), localities: [],
            borderAccuracy: 0, populationRule: .area)
        let read = try scratch.store(territory: territory).territory()
        #expect(read.municipalityAreas.flat(0) == whole.municipalityAreas.flat(0))
        #expect(read.municipalityAreas.flat(1) == whole.municipalityAreas.flat(2))
    }

    @Test func `gazetteer answers as before`() throws {
        let store = try scratch.store()
        let read = try store.gazetteer()
        let built = Gazetteer(Squareland.Strips.gazetteer)
        for name in ["Västby", "vaestbie", "Västra byn", "ÖN", "Dubbla", "Vestby", ""] {
            #expect(read.find(name) == built.find(name), "\(name)")
        }
    }

    @Test func `register and indicators come back`() throws {
        let store = try scratch.store()
        #expect(try store.municipalityRegister() == Squareland.Strips.register.sorted { $0.code < $1.code })
        #expect(try store.indicators() == Squareland.Strips.indicators.sorted { $0.id < $1.id })
        #expect(try store.indicator("jobs") == Squareland.Strips.indicators[0])
        #expect(try store.indicator("nothing") == nil)
    }

    @Test func `existing file is not touched`() throws {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: scratch.path()))
        #expect(throws: StoreError.exists(path: scratch.path())) { try scratch.store() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path())) == Data("mine".utf8))
    }

    @Test func `failed creation leaves no file`() throws {
        let whole = try Squareland.Strips.territory()
        let register = [Municipality(code: "99", name: "two digits")]
        #expect(throws: StoreError.self) {
            try Store.create(at: scratch.path(), territory: whole, gazetteer: [], register: register, indicators: [])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
        #expect(throws: StoreError.cannotOpen(path: scratch.path("no/such/folder.gpkg"), message: "no such folder")) {
            try scratch.store("no/such/folder.gpkg")
        }
    }

    @Test func `opening says what a file is not`() throws {
        #expect(throws: StoreError.missing(path: scratch.path())) { try Store(opening: scratch.path()) }
        #expect(throws: StoreError.cannotOpen(path: scratch.folder.path, message: "a folder")) {
            try Store(opening: scratch.folder.path)
        }
        for content in ["", "id;title\n1;två\n", String(repeating: "x", count: 5_000)] {
            try Data(content.utf8).write(to: URL(fileURLWithPath: scratch.path()))
            #expect(throws: StoreError.notGeoPackage(path: scratch.path())) { try Store(opening: scratch.path()) }
        }
    }

    @Test func `read only store refuses to write`() throws {
        _ = try scratch.store()
        let store = try Store(opening: scratch.path(), for: .reading)
        #expect {
            try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        } throws: { error in
            if case StoreError.readOnly = error { true } else { false }
        }
    }

    @Test func `every error speaks both languages`() {
        let what = Wording(sv: "vad", en: "what")
        let errors: [StoreError] = [
            .exists(path: "p"), .missing(path: "p"), .notGeoPackage(path: "p"), .notStore(path: "p"), .newer(path: "p"),
            .cannotOpen(path: "p", message: "m"), .locked(message: "m"), .full(message: "m"),
            .readOnly(message: "m"), .database(message: "m"), .damaged(message: "m"),
            .corrupt(table: "t", row: 1, what: "w"), .malformed(table: "t", row: 1, column: "c"),
            .unknownScheme("s", known: ["a"]), .unknownIndicator("i", row: 3), .unknownMunicipality(code: "1", row: 3),
            .unknownInitiative(id: "i", row: 3), .repeatedRow(what: what, first: 1, second: 2),
            .otherKind(indicator: "i"),
            .schemeExists("s"), .otherTerritory(what), .unreadable(row: 3, what: what),
            .notFinite(row: 3, indicator: "i"),
        ]
        for error in errors {
            #expect(!error.wording.sv.isEmpty && error.wording.sv != error.wording.en)
        }
    }
}
