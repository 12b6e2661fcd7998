import Foundation
import GRDB
import Planar
import TestSupport
import Testing
import Wording

@testable import Store

/// Stores that somebody has changed to harm whoever opens them.
@Suite struct ForgeryTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A store with initiatives and outcomes.
    private func filled() throws -> Store {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        return store
    }

    private func reopened(_ store: Store) throws -> Store { try Store(opening: store.path, for: .reading) }

    @Test func `foreign triggers are named and nothing is written`() throws {
        let store = try filled()
        let trigger = "CREATE TRIGGER snoop AFTER INSERT ON initiative BEGIN DELETE FROM outcome; END"
        try store.damage(trigger)
        let more = batch([Initiative(id: "N-1", title: "ny")], kind: .initiatives, digest: "b")
        // By whoever had it open, and by whoever opens it.
        #expect(throws: StoreError.foreignTriggers(["snoop"])) { try store.commit(more) }
        #expect(throws: StoreError.foreignTriggers(["snoop"])) { _ = try Store(opening: store.path) }
        #expect(try reopened(store).verify() == [.trigger(name: "snoop", table: "initiative")])
        #expect(try reopened(store).imports().count == 1)
    }

    @Test func `a users own layers may stay`() throws {
        let store = try filled()
        try store.damage(
            """
            CREATE TABLE my_layer (fid INTEGER PRIMARY KEY, geom POINT, name TEXT);
            CREATE VIEW my_view AS SELECT name FROM my_layer;
            CREATE TRIGGER my_trigger AFTER INSERT ON my_layer BEGIN SELECT 1; END;
            CREATE VIRTUAL TABLE rtree_my_layer_geom USING rtree(id, minx, maxx, miny, maxy);
            CREATE TRIGGER "trigger_insert_feature_count_initiative" AFTER INSERT ON "initiative" \
            BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 \
            WHERE lower(table_name) = lower('initiative'); END;
            CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL)
            """)
        let again = try Store(opening: store.path)
        try again.commit(batch([Initiative(id: "N-1", title: "ny")], kind: .initiatives, digest: "b"))
        #expect(try again.verify() == [])
        #expect(
            try again.guests() == [
                "table my_layer", "trigger my_trigger", "trigger trigger_insert_feature_count_initiative",
                "view my_view",
            ])
    }

    @Test func `a view in a tables place is refused`() throws {
        let store = try filled()
        try store.damage(
            """
            ALTER TABLE outcome RENAME TO outcome_before; CREATE VIEW outcome AS SELECT * FROM outcome_before
            """)
        #expect(throws: StoreError.foreignSchema(objects: ["outcome"])) { _ = try reopened(store) }
        let report = try Store.repair(store.path, to: scratch.path("repaired.gpkg"))
        #expect(
            report.losses == [
                .table("outcome", reason: Wording(sv: "den finns inte i databasen", en: "the database has none")),
                .guest(type: "table", name: "outcome_before"), .guest(type: "view", name: "outcome"),
            ])
        #expect(try Store(opening: scratch.path("repaired.gpkg")).verify() == [])
    }

    @Test func `a changed table is read but not written`() throws {
        let store = try filled()
        try store.damage("ALTER TABLE initiative ADD COLUMN sneak TEXT CHECK (sneak <> '')")
        #expect(throws: StoreError.foreignSchema(objects: ["table initiative"])) { _ = try Store(opening: store.path) }
        #expect(try reopened(store).verify() == [.schema(object: "table initiative")])
        #expect(try reopened(store).initiativeCount() == Squareland.Strips.initiatives.count)
    }

    @Test func `a column that somebody adds is no damage and one that is gone is`() throws {
        let store = try filled()
        try store.damage("ALTER TABLE initiative ADD COLUMN \"anteckning\" TEXT")
        try store.damage("UPDATE initiative SET anteckning = 'ring' WHERE id = 'A-1'")
        let again = try Store(opening: store.path)
        try again.commit(batch([Initiative(id: "N-1", title: "ny")], kind: .initiatives, digest: "b"))
        #expect(try again.verify() == [])
        #expect(try again.text("SELECT anteckning FROM initiative WHERE id = 'A-1'") == "ring")
        try store.damage(
            VersionedTable.named("outcome").triggers.map { "DROP TRIGGER \($0.name)" }.joined(separator: ";")
                + "; ALTER TABLE outcome DROP COLUMN source; "
                + VersionedTable.named("outcome").triggers.map(\.sql).joined(separator: ";"))
        #expect(try reopened(store).verify().contains(.column(table: "outcome", name: "source")))
        #expect(throws: StoreError.foreignSchema(objects: ["table outcome"])) { _ = try Store(opening: store.path) }
    }

    @Test func `functions of a schema do no harm`() throws {
        let store = try filled()
        try store.damage("CREATE VIEW evil AS SELECT load_extension('/tmp/evil.so') AS x")
        #expect(throws: (any Error).self) { try reopened(store).text("SELECT x FROM evil") }
        #expect(throws: (any Error).self) { try store.text("INSERT INTO sqlite_schema VALUES (1, 2, 3, 4, 5)") }
        #expect(try store.number("PRAGMA trusted_schema") == 0)
        // Defensive mode: shadow tables and the schema can't be written.
        #expect(throws: (any Error).self) {
            try store.write { try $0.execute(sql: "UPDATE rtree_cell_geom_node SET data = zeroblob(3)") }
        }
    }

    /// What is wrong, a statement that makes it so, and whether repair brings back all there was.
    static let forgeries: [(name: String, sql: String)] = [
        ("empty point for an area", "UPDATE cell SET geom = \(point(.nan, .nan)) WHERE fid = 1"),
        ("infinite point", "UPDATE initiative SET geom = \(point(.infinity, 1)) WHERE geom IS NOT NULL"),
        ("huge point", "UPDATE locality SET geom = \(point(1e300, 1e300)) WHERE fid = 1"),
        ("no geometry at all", "UPDATE municipality SET geom = x'00' WHERE fid = 2"),
        ("shares beyond the whole", "UPDATE footprint_part SET share = 9223372036854775807"),
        ("negative shares", "UPDATE footprint SET outside_share = -5000000000000"),
        ("amounts beyond reckoning", "UPDATE footprint_part SET granted_ore = 9223372036854775807"),
        ("granted beyond reckoning", "UPDATE initiative SET granted_ore = -9223372036854775807 - 1"),
        ("people beyond reckoning", "UPDATE cell SET population = 9223372036854775807"),
        ("an infinite area", "UPDATE cell SET area_km2 = 9e999"),
        ("keys at the end of numbers", "UPDATE footprint_part SET id = 9223372036854775807 WHERE id = 1"),
        ("footprints at the end of numbers", "UPDATE footprint SET id = 9223372036854775806 WHERE id = 1"),
        ("no setting", "DELETE FROM setting"),
        ("a border accuracy that is none", "UPDATE setting SET value = 'nan' WHERE name = 'border_accuracy_m'"),
        ("no cells", "DELETE FROM cell"),
        ("no municipalities", "DELETE FROM municipality"),
        ("texts that are bytes", "UPDATE initiative SET title = x'ff00fe', status = x'80'"),
        ("dates that are none", "UPDATE initiative SET decision_date = '2023-99-99'"),
        ("a cell of another scheme", "UPDATE cell SET scheme = 'other' WHERE fid = 1"),
        ("words that are none", "UPDATE footprint SET basis = 'magic', rule = 'x'"),
    ]

    private static func point(_ x: Double, _ y: Double) -> String {
        let header: [UInt8] = [0x47, 0x50, 0, 1, 0xBE, 0x0B, 0, 0]
        return "x'" + (header + WKBWriter.point(x: x, y: y)).map { String(format: "%02x", $0) }.joined() + "'"
    }

    @Test(arguments: forgeries.map(\.name)) func `every forgery is found and survived`(_ name: String) throws {
        let forgery = try #require(Self.forgeries.first { $0.name == name })
        let store = try filled()
        try store.forge(forgery.sql)
        let forged = try reopened(store)
        #expect(try !forged.verify().isEmpty)
        // Whether they answer or refuse, they end.
        _ = try? forged.initiatives()
        _ = try? forged.initiatives(detail: .amounts)
        _ = try? forged.territory()
        _ = try? forged.problems()
        _ = try? Store(opening: store.path).commit(
            batch([Initiative(id: "N-1", title: "ny")], kind: .initiatives, digest: "b"))
        let target = scratch.path("repaired.gpkg")
        let report = try Store.repair(store.path, to: target)
        #expect(report.saved.contains { $0.table == "initiative" })
        #expect(try Store(opening: target, for: .reading).verify() == report.damage)
    }

    @Test func `repair brings back all that stands twice`() throws {
        let store = try filled()
        let before = try store.rows("SELECT fid, hex(geom) FROM cell ORDER BY fid")
        let initiatives = try store.rows("SELECT * FROM initiative ORDER BY fid")
        try store.forge(Self.forgeries[0].sql)
        try store.forge("UPDATE footprint_part SET share = share - 1 WHERE id = 1")
        let report = try Store.repair(store.path, to: scratch.path("repaired.gpkg"))
        #expect(report.isWhole)
        let repaired = try Store(opening: scratch.path("repaired.gpkg"))
        #expect(try repaired.rows("SELECT fid, hex(geom) FROM cell ORDER BY fid") == before)
        #expect(try repaired.rows("SELECT * FROM initiative ORDER BY fid") == initiatives)
        let (placed, expected) = (try repaired.initiatives(), try filledAgain().initiatives())
        #expect(placed.cells == expected.cells && placed.shares == expected.shares)
        #expect(placed.grantedOre == expected.grantedOre && placed.rule == expected.rule)
        #expect(report.losses == [.restored(table: "cell", key: 1), .placedAnew(initiative: "A-1")])
    }

    private func filledAgain() throws -> Store {
        let store = try scratch.store("again.gpkg")
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        return store
    }

    @Test func `amounts that cant be added up are refused`() throws {
        let store = try filled()
        var large = Initiative(id: "L-1", title: "stor")
        large.grantedOre = .max
        #expect(throws: StoreError.amountsTooLarge(row: 2)) {
            try store.commit(batch([large], kind: .initiatives, digest: "b"))
        }
        large.grantedOre = 600_000_000_000_000_000
        var second = large
        second.id = "L-2"
        #expect(throws: StoreError.amountsTooLarge(row: 3)) {
            try store.commit(batch([large, second], kind: .initiatives, digest: "b"))
        }
        try store.commit(batch([large], kind: .initiatives, digest: "c"))
        #expect(throws: StoreError.amountsTooLarge(row: 2)) {
            try store.commit(batch([second], kind: .initiatives, digest: "d"))
        }
        #expect(try store.verify() == [])
    }

    @Test func `saves what lies around damaged pages`() throws {
        let store = try filled()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: store.path))
        let page = try #require(
            try store.number("SELECT rootpage FROM sqlite_schema WHERE name = 'place'").map { Int($0) })
        let broken = scratch.path("broken.gpkg")
        var damaged = bytes
        damaged.replaceSubrange(
            (page - 1) * 4_096..<(page - 1) * 4_096 + 100, with: [UInt8](repeating: 0xAA, count: 100))
        try damaged.write(to: URL(fileURLWithPath: broken))
        let report = try Store.repair(broken, to: scratch.path("repaired.gpkg"))
        #expect(
            report.losses == [
                .rows(table: "place", after: nil, before: nil),
                .orphan(table: "place_name", key: 1, parent: "place"),
                .orphan(table: "place_name", key: 2, parent: "place"),
            ])
        #expect(!report.isWhole)
        #expect(report.saved.contains { $0 == ("initiative", Squareland.Strips.initiatives.count) })
    }
}

extension Store {
    /// Changes rows without anything that would object: constraints, foreign keys and triggers.
    fileprivate func forge(_ sql: String) throws {
        let triggers = try rows("SELECT name || '\u{1F}' || sql FROM sqlite_schema WHERE type = 'trigger'").map {
            $0.split(separator: "\u{1F}", maxSplits: 1).map(String.init)
        }
        let off = triggers.map { "DROP TRIGGER \"\($0[0])\";" }.joined()
        let on = triggers.map { $0[1] + ";" }.joined()
        try damage("PRAGMA ignore_check_constraints = ON; \(off) \(sql); \(on)")
    }
}
