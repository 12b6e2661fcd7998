import Foundation
import GRDB
import Territory
import TestSupport
import Testing

@testable import Store

/// What the database refuses by itself, whoever writes.
@Suite struct SchemaTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
    }

    @Test func `attribute tables are strict and foreign keys on`() throws {
        let loose = try store.rows(
            """
            SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
              AND name NOT LIKE 'gpkg_%' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
              AND name NOT IN (SELECT table_name FROM gpkg_geometry_columns) AND name NOT LIKE 'rtree_%'
            """)
        #expect(loose.isEmpty, "\(loose)")
        #expect(try store.number("PRAGMA foreign_keys") == 1)
        #expect(try store.number("PRAGMA synchronous") == 3)
        #expect(try store.number("PRAGMA application_id") == Double(0x4750_4B47))
        #expect(try store.number("PRAGMA user_version") == 10_300)
    }

    @Test(arguments: [
        "UPDATE initiative SET id = '' WHERE fid = 1",
        "UPDATE initiative SET id = 'B-2' WHERE fid = 1",
        "UPDATE initiative SET title = NULL WHERE fid = 1",
        "UPDATE initiative SET granted_ore = 1.5 WHERE fid = 1",
        "UPDATE initiative SET granted_ore = 'mycket' WHERE fid = 1",
        "UPDATE initiative SET decision_date = '2024-5' WHERE fid = 1",
        "UPDATE initiative SET decision_date = '17 maj' WHERE fid = 1",
        "UPDATE initiative SET social = 3 WHERE fid = 1",
        "UPDATE initiative SET social = 0.5 WHERE fid = 1",
        "UPDATE initiative SET location = 'somewhere' WHERE fid = 1",
        "UPDATE initiative SET location = 'place' WHERE fid = 1",
        "UPDATE initiative SET extra = '[1' WHERE fid = 1",
        "UPDATE initiative SET geom = 'text' WHERE fid = 1",
        "UPDATE footprint SET outside_share = -1 WHERE id = 1",
        "UPDATE footprint SET outside_share = 1000000000001 WHERE id = 1",
        "UPDATE footprint SET basis = 'guess' WHERE id = 1",
        "UPDATE footprint SET near_border = 2 WHERE id = 1",
        "UPDATE footprint_part SET share = 0 WHERE id = 1",
        "UPDATE footprint_part SET share = 0.5 WHERE id = 1",
        "UPDATE footprint_part SET cell_fid = 99 WHERE id = 1",
        "UPDATE cell SET population = -1 WHERE fid = 1",
        "UPDATE cell SET code = '9902/town' WHERE fid = 1",
        "UPDATE cell SET zone = 'none', code = '9901/none' WHERE fid = 1",
        "UPDATE municipality SET code = '8801x' WHERE fid = 1",
        "UPDATE municipality_register SET code = '88a1' WHERE id = 4",
        """
        INSERT INTO import (file_name, sha256, kind, imported_at, rows_read, rows_inserted, rows_updated, \
        rows_unchanged, rows_rejected) VALUES ('f', 'abc', 'initiatives', '2026-01-01T00:00:00.000Z', 0, 0, 0, 0, \
        0)
        """,
        "UPDATE import SET rows_read = rows_read + 1",
        "UPDATE import SET kind = 'other'",
        "DELETE FROM import",
        "DELETE FROM municipality_register",
        "UPDATE indicator SET kind = 'both'",
        "UPDATE indicator SET weight = 'nothing'",
        """
        INSERT INTO rejected_row (import_id, row_number, reason_sv, reason_en, fields) VALUES (1, 2, 'x', 'x', \
        'not json')
        """,
    ])
    func `bad rows are refused`(sql: String) throws {
        #expect(throws: StoreError.self) { try store.write { try $0.execute(sql: sql) } }
        #expect(try store.verify() == [])
    }

    /// The lists in CHECKs are written out, since migrations are frozen: a case that is added elsewhere must be added
    /// there.
    @Test func `checks know every case`() throws {
        func admits(_ table: String, _ column: String, _ values: [String]) throws {
            for value in values {
                try store.write { try $0.execute(sql: "UPDATE \(table) SET \(column) = ?", arguments: [value]) }
            }
        }
        try admits("footprint", "rule", Footprint.Rule.allCases.map(\.rawValue))
        try admits("footprint", "basis", Footprint.Basis.allCases.map(\.rawValue))
        try admits("footprint", "precision", Precision.allCases.map(\.rawValue))
        try admits("zone", "roll_up", Zone.RollUp.allCases.map(\.rawValue))
        try admits("import", "kind", ImportFile.Kind.allCases.map(\.rawValue))
        try admits("indicator", "kind", Indicator.Kind.allCases.map(\.rawValue))
        try admits("indicator", "direction", Indicator.Direction.allCases.map(\.rawValue))
        try admits("zoning_scheme", "population_rule", ["localities_then_area", "area", "layer"])
    }

    @Test func `triggers keep the index in step`() throws {
        let box = "SELECT minx FROM rtree_initiative_geom WHERE id = "
        try store.write {
            try $0.execute(sql: "UPDATE initiative SET geom = ST_Point(510000, 7000000, 3006) WHERE fid = 1")
        }
        #expect(try store.number(box + "1") == 510_000)
        let move = "DELETE FROM footprint WHERE initiative_fid = 11; UPDATE initiative SET fid = 77 WHERE id = 'K-11'"
        try store.write { try $0.execute(sql: move) }
        #expect(try store.number(box + "77") == 400_000)
        try store.write { try $0.execute(sql: "UPDATE initiative SET geom = NULL WHERE id = 'E-5'") }
        #expect(try store.number(box + "5") == nil)
        try store.write { try $0.execute(sql: "DELETE FROM initiative WHERE fid = 8") }
        #expect(try store.number(box + "8") == nil)
        #expect(try store.number("SELECT count(*) FROM footprint WHERE initiative_fid = 8") == 0)
    }

    @Test func `same imports give the same content`() throws {
        let other = try scratch.store("other.gpkg")
        try other.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        let tables = try store.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        #expect(tables.count > 30)
        for table in tables {
            let query = "SELECT * FROM \"\(table)\""
            #expect(try store.rows(query) == other.rows(query), "\(table)")
        }
    }

    @Test func `newer store is refused`() throws {
        try store.damage("INSERT INTO grdb_migrations VALUES ('999')")
        #expect(throws: StoreError.newer(path: scratch.path())) { try Store(opening: scratch.path()) }
    }

    @Test func `foreign GeoPackage is no store`() throws {
        try store.damage("PRAGMA foreign_keys = OFF; ALTER TABLE setting RENAME TO other")
        #expect(throws: StoreError.notStore(path: scratch.path())) { try Store(opening: scratch.path()) }
    }
}
