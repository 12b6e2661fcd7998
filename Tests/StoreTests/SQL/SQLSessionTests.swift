import Foundation
import Store
import TestSupport
import Testing

/// A person's own SQL reads everything and changes nothing, whatever it says.
@Suite struct SQLSessionTests {
    private static func rows(_ session: SQLSession, _ statement: String) throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        try session.run(statement, columns: { _ in }, row: { rows.append($0) })
        return rows
    }

    private static func store() throws -> (path: String, session: SQLSession) {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("sql-\(UUID().uuidString).gpkg").path
        _ = try Store.create(
            at: path, territory: Squareland.Strips.territory(), gazetteer: [], register: Squareland.Strips.register,
            indicators: [])
        return (path, try SQLSession(opening: path, limits: SQLSession.Limits(seconds: 20)))
    }

    @Test func `reading is allowed`() throws {
        let (path, session) = try Self.store()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var names: [String] = []
        try session.run(
            "SELECT count(*) AS antal, 1.5 AS x, NULL, 'å' AS \"ö\", x'00ff' FROM municipality", columns: { names = $0 }
        ) { row in
            #expect(
                row == [
                    .integer(Int64(Squareland.Strips.municipalities.count)), .real(1.5), .null, .text("å"),
                    .blob([0, 255]),
                ])
        }
        #expect(names.first == "antal" && names.count == 5 && names[3] == "ö")
        #expect(
            try Self.rows(session, "SELECT ST_Area(ST_GeomFromText('POLYGON((0 0,4 0,4 3,0 3,0 0))'))") == [[.real(12)]]
        )
        #expect(
            try Self.rows(
                session,
                "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n")
                == [[.integer(15)]])
        #expect(try !Self.rows(session, "PRAGMA table_info(initiative)").isEmpty)
        #expect(
            try !Self.rows(session, "SELECT name FROM pragma_table_info('initiative') WHERE name = 'title'").isEmpty)
        #expect(try !Self.rows(session, "EXPLAIN QUERY PLAN SELECT * FROM initiative; ").isEmpty)
        #expect(
            try Self.rows(session, "SELECT count(*) FROM rtree_municipality_geom WHERE minx > 0") == [
                [.integer(Int64(Squareland.Strips.municipalities.count))]
            ])
        #expect(try Self.rows(session, "SELECT geom FROM municipality LIMIT 1")[0][0].geometry?.srid == 3006)
    }

    /// Each is refused, and the file is byte for byte as it was.
    @Test(arguments: [
        "DELETE FROM initiative", "UPDATE municipality SET name = 'x'", "INSERT INTO setting VALUES (99, 'a', 'b')",
        "DROP TABLE initiative", "CREATE TABLE t (a)", "CREATE TEMP TABLE t (a)", "CREATE TEMP VIEW v AS SELECT 1",
        "CREATE TEMP TRIGGER t AFTER INSERT ON initiative BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE temp.r USING rtree(id, a, b)",
        "ALTER TABLE initiative ADD COLUMN x", "REINDEX", "ANALYZE", "VACUUM", "VACUUM INTO '/tmp/rackvidd-copy.db'",
        "ATTACH ':memory:' AS other", "ATTACH '/etc/passwd' AS p", "DETACH main", "BEGIN", "BEGIN IMMEDIATE",
        "SAVEPOINT a", "COMMIT",
        "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 7", "PRAGMA writable_schema = ON",
        "PRAGMA query_only = OFF",
        "PRAGMA trusted_schema = ON", "PRAGMA temp_store_directory = '/tmp'", "PRAGMA wal_checkpoint",
        "PRAGMA integrity_check",
        "PRAGMA hard_heap_limit = 0", "SELECT * FROM pragma_journal_mode", "SELECT load_extension('/tmp/evil.so')",
        "SELECT writefile('/tmp/x', 'y')",
        "WITH a AS (SELECT 1) DELETE FROM initiative", "WITH a AS (SELECT 1) INSERT INTO setting SELECT 99, 'a', 'b'",
        "INSERT INTO setting VALUES (99, 'a', 'b') RETURNING id", "REPLACE INTO setting VALUES (1, 'a', 'b')",
        "SELECT 1; DELETE FROM initiative", "SELECT 1; SELECT 2", "SELECT 1;;", ";", "", "   ", "-- nothing",
        "/* nothing", "SELECT",
        "SELECT * FROM nowhere", "DELETE FROM rtree_initiative_geom",
        "INSERT INTO rtree_initiative_geom VALUES (1, 0, 1, 0, 1)", "SELECT 'unclosed",
        "SELECT fts3_tokenizer('simple')",
    ]) func `everything else is refused`(_ statement: String) throws {
        let (path, session) = try Self.store()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: SQLError.self, "\(statement)") { try Self.rows(session, statement) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(
            !FileManager.default.fileExists(atPath: path + "-journal")
                && !FileManager.default.fileExists(atPath: path + "-wal"))
        // The session is none the worse.
        #expect(try Self.rows(session, "SELECT 1") == [[.integer(1)]])
    }

    @Test func `statements that never end are stopped`() throws {
        let (path, _) = try Self.store()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let session = try SQLSession(opening: path, limits: SQLSession.Limits(seconds: 0.2))
        let endless = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n)"
        for statement in [
            "\(endless) SELECT count(*) FROM n", "\(endless) SELECT i FROM n WHERE i < 0",
            "\(endless) SELECT ST_Buffer(ST_Point(i, 0), 1) FROM n WHERE i < 0",
        ] {
            #expect(throws: SQLError.late(seconds: 0.2)) { try Self.rows(session, statement) }
        }
        #expect(try Self.rows(session, "SELECT 1") == [[.integer(1)]])
    }

    @Test func `sizes are limited`() throws {
        let (path, session) = try Self.store()
        defer { try? FileManager.default.removeItem(atPath: path) }
        for statement in [
            "SELECT zeroblob(1000000000)", "SELECT randomblob(999999999)",
            "SELECT replace(hex(zeroblob(40000000)), '0', 'aaaa')",
            "SELECT " + String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000),
            "SELECT " + String(repeating: "NOT ", count: 5_000) + "1",
            "SELECT '" + String(repeating: "x", count: 1 << 20) + "'",
            "SELECT 1 " + String(repeating: "UNION SELECT 1 ", count: 2_000),
        ] {
            #expect(throws: SQLError.self, "\(statement.prefix(60))") { try Self.rows(session, statement) }
        }
        #expect(throws: SQLError.notAllowed(what: "NUL")) {
            try Self.rows(session, "SELECT 1\0; DROP TABLE initiative")
        }
    }
}
