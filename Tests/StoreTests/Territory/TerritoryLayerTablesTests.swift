import GRDB
import Planar
import Territory
import TestSupport
import Testing
import Wording

@testable import Store

/// Layers that lie beside municipalities and cells, and the migration that makes room for them.
@Suite struct TerritoryLayerTablesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func herding(_ names: [String], digest: Character) -> ImportBatch<DialogueLayer.Feature> {
        let features = names.enumerated().map {
            // They overlap, which dialogue layers may.
            DialogueLayer.Feature(
                name: $1, area: Squareland.Strips.rectangle(500_000 + 1_000 * Double($0), 7_000_000, 5_000, 5_000))
        }
        return batch(features, kind: .territory, file: "renskötsel.gpkg", digest: digest)
    }

    @Test func `a dialogue layer comes back and is replaced`() throws {
        let store = try scratch.store()
        #expect(try store.dialogueLayers().isEmpty)
        let first = try store.commit(herding(["Jijnjevaerie", "Ohredahke"], digest: "a"), asLayer: "reindeer_herding")
        #expect(first == ImportReceipt(read: 2, inserted: 2, updated: 0, unchanged: 0, rejected: 0, repeated: false))
        try store.commit(herding(["Oviken"], digest: "b"), asLayer: "nature_reserves")
        let layers = try store.dialogueLayers()
        #expect(layers.map(\.name) == ["nature_reserves", "reindeer_herding"])
        #expect(layers[1].features == ["Jijnjevaerie", "Ohredahke"])
        #expect(layers[1].areas.envelope(1) == Envelope(minX: 501_000, minY: 7_000_000, maxX: 506_000, maxY: 7_005_000))
        #expect(try store.verify() == [])

        let again = try store.commit(
            herding(["Jijnjevaerie", "Ohredahke", "Tåssåsen"], digest: "c"), asLayer: "reindeer_herding")
        #expect(again == ImportReceipt(read: 3, inserted: 1, updated: 2, unchanged: 0, rejected: 0, repeated: false))
        #expect(try store.dialogueLayers()[1].features.count == 3)
        // The same file once more has nothing to change.
        let same = herding(["Jijnjevaerie", "Ohredahke", "Tåssåsen"], digest: "c")
        #expect(try store.commit(same, asLayer: "reindeer_herding").repeated)
        #expect(try store.dialogueLayers()[1].features.count == 3)
        #expect(try store.verify() == [])
    }

    @Test func `what is no area is refused whole`() throws {
        let store = try scratch.store()
        let point = DialogueLayer.Feature(name: "punkt", area: WKBWriter.point(x: 500_000, y: 7_000_000))
        #expect(throws: StoreError.self) {
            try store.commit(batch([point], kind: .territory), asLayer: "reindeer_herding")
        }
        #expect(try store.dialogueLayers().isEmpty && store.imports().isEmpty)
    }

    @Test func `a file serves several ends`() throws {
        let store = try scratch.store()
        func file(_ part: String) -> ImportBatch<DialogueLayer.Feature> {
            ImportBatch(
                file: ImportFile(
                    name: "deso.gpkg", sha256: String(repeating: "d", count: 64), kind: .territory, part: part),
                accepted: herding(["A"], digest: "d").accepted)
        }
        #expect(try !store.commit(file("layer a"), asLayer: "a").repeated)
        #expect(try !store.commit(file("layer b"), asLayer: "b").repeated)
        #expect(try store.commit(file("layer a"), asLayer: "a").repeated)
        #expect(try store.imports().map(\.file.part) == ["layer a", "layer b"])
    }

    @Test func `areas of localities and people are kept`() throws {
        let base = try Squareland.Strips.territory()
        var localities = GeometryColumn()
        var people = GeometryColumn()
        localities.append(FlatGeometry(kind: .multiPolygon))
        try localities.append(
            wkb: Squareland.Strips.multi([Squareland.Strips.rectangle(540_500, 7_009_500, 1_000, 1_000)]))
        try people.append(
            wkb: Squareland.Strips.multi([Squareland.Strips.rectangle(500_000, 7_000_000, 60_000, 20_000)]))
        let layer = PopulationLayer(source: "deso.gpkg", codes: ["9901A0010"], persons: [21_355], areas: people)
        let territory = Territory(
            countyCode: base.countyCode, municipalities: base.municipalities, municipalityAreas: base.municipalityAreas,
            scheme: base.scheme, cells: base.cells, cellAreas: base.cellAreas, water: base.water,
            localities: base.localities,
            localityAreas: localities, populationLayer: layer, borderAccuracy: base.borderAccuracy,
            populationRule: .layer)
        let store = try scratch.store(territory: territory)
        let kept = try store.territory()
        #expect(kept.localityAreas == localities)
        #expect(kept.populationLayer == layer)
        #expect(try store.verify() == [])
        // None of it is made up where nothing was imported.
        let plain = try scratch.store("plain.gpkg").territory()
        #expect(plain.localityAreas.isEmpty && plain.populationLayer == nil)
    }

    @Test func `an earlier store keeps its imports`() throws {
        let path = scratch.path("old.gpkg")
        var configuration = Configuration()
        configuration.prepareDatabase { try SpatialFunctions.register(on: $0) }
        let old = try DatabaseQueue(path: path, configuration: configuration)
        try Schema.migrator.migrate(old, upTo: "1")
        try old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO import VALUES (7, 'f.csv', '\(String(repeating: "e", count: 64))', 'initiatives', \
                    '2026-01-01T00:00:00.000Z', 1, 0, 0, 0, 1);
                    INSERT INTO import_note (import_id, text_sv, text_en) VALUES (7, 'så', 'so');
                    INSERT INTO rejected_row (import_id, row_number, reason_sv, reason_en, fields) VALUES (7, 2, \
                    'fel', 'wrong', '[]');
                    """)
        }
        try old.close()
        let store = try Store(opening: path)
        #expect(try store.imports().map(\.id) == [7])
        #expect(try store.imports().first?.file.part == "")
        #expect(try store.notes(import: 7).map(\.en) == ["so"])
        #expect(try store.rejectedRows(import: 7).count == 1)
        #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
    }
}
