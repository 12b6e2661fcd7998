import GRDB

@testable import Store

/// What no interface of the store offers and only a test may do: change rows behind its back, ask anything.
extension Store {
    /// Runs statements in one transaction, with foreign keys unchecked so that they can be broken.
    func damage(_ sql: String) throws {
        try writeUnchecked { try $0.execute(sql: sql) }
    }

    /// Makes the store one of before the history.
    func forgetHistory() throws {
        let tables = VersionedTable.all.flatMap { table -> [String] in
            var statements = table.triggers.map { "DROP TRIGGER \($0.name)" }
            statements.append("DROP TABLE \(table.past)")
            if table.isTold { statements.append("DROP INDEX \(table.name)_since") }
            for column in ["since", "made_by"] {
                statements.append("ALTER TABLE \(table.name) DROP COLUMN \(column)")
            }
            return statements
        }
        let layers = ["effect_by_municipality", "effect_by_cell"].flatMap { layer -> [String] in
            var statements = ["share_sum", "declared_share_sum", "unstated_touching", "granted_sek"].map { column in
                "ALTER TABLE \(layer) DROP COLUMN \(column)"
            }
            statements.append("ALTER TABLE \(layer) ADD COLUMN granted_sek DOUBLE NOT NULL DEFAULT 0")
            return statements
        }
        let rest = [
            "DROP TABLE outside_edit", "DROP TABLE entry_seal", "ALTER TABLE footprint DROP COLUMN fingerprint",
            "DELETE FROM import WHERE id = 0",
            "DROP INDEX initiative_own_id", "DROP INDEX initiative_source", "DROP INDEX initiative_granted",
            "ALTER TABLE initiative DROP COLUMN id_source", "ALTER TABLE initiative DROP COLUMN own_id",
            """
            CREATE TABLE former_import (
              id INTEGER PRIMARY KEY NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL,
              part TEXT NOT NULL DEFAULT '', imported_at TEXT NOT NULL, rows_read INTEGER NOT NULL,
              rows_inserted INTEGER NOT NULL, rows_updated INTEGER NOT NULL, rows_unchanged INTEGER NOT NULL,
              rows_rejected INTEGER NOT NULL, UNIQUE (sha256, kind, part)
            ) STRICT
            """,
            """
            INSERT INTO former_import SELECT id, file_name, sha256, kind, part, imported_at, rows_read, rows_inserted,
              rows_updated, rows_unchanged, rows_rejected FROM import
            """, "DROP TABLE import", "ALTER TABLE former_import RENAME TO import",
            "DELETE FROM gpkg_contents WHERE table_name = 'entry'", "DROP TABLE entry", "DROP TABLE entry_clock",
            "DELETE FROM grdb_migrations WHERE identifier IN ('history', 'edited elsewhere', 'sealed history', "
                + "'blank effects')",
        ]
        try damage((tables + layers + rest).joined(separator: ";\n"))
        try forgetCheckNames()
    }

    /// Takes back the words of checks, and so those of the migration before, which look for the checks as they were.
    private func forgetCheckNames() throws {
        let names = Schema.checkNames.flatMap { table, pairs in pairs.map { (table, $0.new, $0.old) } }
        let before = Schema.initiativeTexts.map { ("initiative", $0.new, $0.old) }
        let statements = (names + before).map { table, new, old in
            "UPDATE sqlite_schema SET sql = replace(sql, '\(Self.quoted(new))', '\(Self.quoted(old))') "
                + "WHERE type = 'table' AND name = '\(table)'"
        }
        try damage(
            (["PRAGMA writable_schema = ON"] + statements + ["PRAGMA writable_schema = RESET"]).joined(separator: ";\n")
        )
    }

    private static func quoted(_ text: String) -> String { text.replacing("'", with: "''") }

    /// The first column of the first row.
    func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Double? {
        try read { try Double.fetchOne($0, sql: sql, arguments: arguments) }
    }

    func text(_ sql: String, _ arguments: StatementArguments = []) throws -> String? {
        try read { try String.fetchOne($0, sql: sql, arguments: arguments) }
    }

    /// All rows as text, columns joined by `|`.
    func rows(_ sql: String) throws -> [String] {
        try read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "NULL" : String.fromDatabaseValue($0) ?? $0.description }.joined(
                    separator: "|")
            }
        }
    }

    private func writeUnchecked(_ body: (Database) throws -> Void) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { try SpatialFunctions.register(on: $0) }
        try DatabaseQueue(path: path, configuration: configuration).write(body)
    }
}
