internal import GRDB

extension Schema {
    /// The migration's name, which stores keep.
    static let editing = "edited elsewhere"

    /// Marks of what other programs edit, what each footprint was made from, and features that can be added in them.
    ///
    /// `entry_clock.is_open` says that the program itself writes; `edited_at` is when another one first wrote since the
    /// last entry. `outside_edit.row_key` is the key of the row, or of its initiative. `footprint.fingerprint` is that
    /// of `Fingerprint`.
    static func registerEditing(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(editing, foreignKeyChecks: .immediate) { db in
            for table in VersionedTable.first {
                for trigger in table.triggers { try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger.name)") }
            }
            try db.execute(sql: editingTables)
            try letFeaturesBeAdded(db)
            try Fingerprints(db).fill()
            try db.execute(sql: earlierEdits)
            for table in VersionedTable.first {
                for trigger in table.triggers { try db.execute(sql: trigger.sql) }
            }
        }
    }

    /// An import with the number 0 is where features come from that another program adds.
    private static let editingTables = """
        ALTER TABLE entry_clock ADD COLUMN is_open INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0, 1));
        ALTER TABLE entry_clock ADD COLUMN edited_at TEXT;
        ALTER TABLE footprint ADD COLUMN fingerprint BLOB CHECK (length(fingerprint) = 32);
        ALTER TABLE past_footprint ADD COLUMN fingerprint BLOB;

        CREATE TABLE outside_edit (
          id INTEGER PRIMARY KEY NOT NULL,
          table_name TEXT NOT NULL,
          row_key INTEGER NOT NULL,
          UNIQUE (table_name, row_key)
        ) STRICT;

        INSERT INTO import (id, file_name, sha256, kind, imported_at, rows_read, rows_inserted, rows_updated,
            rows_unchanged, rows_rejected)
          VALUES (0, 'GeoPackage', '0000000000000000000000000000000000000000000000000000000000000000', 'initiatives',
            '1970-01-01T00:00:00.000Z', 0, 0, 0, 0, 0);
        """

    /// What was edited before there were marks and is not placed anew: those footprints have no fingerprint.
    private static let earlierEdits = """
        INSERT INTO outside_edit (table_name, row_key)
          SELECT 'initiative', fid FROM initiative
          WHERE since IN (SELECT id FROM entry WHERE kind = 'outside' UNION SELECT number FROM entry_clock)
            AND NOT EXISTS (
              SELECT 1 FROM footprint WHERE initiative_fid = fid AND footprint.since >= initiative.since);
        UPDATE footprint SET fingerprint = NULL
          WHERE initiative_fid IN (SELECT row_key FROM outside_edit WHERE table_name = 'initiative');
        """

    /// Defaults for the columns that only the program fills in, and checks that say in words what they want.
    ///
    /// - Source: SQLite, "ALTER TABLE", section 7: of changes that leave the rows as they are, the schema's text may be
    ///   changed in place. Columns that somebody has added stay.
    private static func letFeaturesBeAdded(_ db: Database) throws {
        try ConnectionGuard.withoutDefence(db) {
            let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
            try db.execute(sql: "PRAGMA writable_schema = ON")
            for (old, new) in initiativeTexts {
                try db.execute(
                    sql: """
                        UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'initiative'
                          AND instr(sql, ?) = 0
                        """, arguments: [old, new, new])
            }
            try db.execute(sql: "PRAGMA schema_version = \(version + 1)")
            try db.execute(sql: "PRAGMA writable_schema = RESET")
        }
    }

    static var initiativeTexts: [(old: String, new: String)] {
        func named(_ check: String, _ name: String) -> (String, String) {
            (" \(check)", " CONSTRAINT \"\(name)\" \(check)")
        }
        return [
            ("import_id INTEGER NOT NULL REFERENCES", "import_id INTEGER NOT NULL DEFAULT 0 REFERENCES"),
            ("row_number INTEGER NOT NULL CHECK", "row_number INTEGER NOT NULL DEFAULT 1 CHECK"),
            ("location TEXT NOT NULL CHECK", "location TEXT NOT NULL DEFAULT 'unknown' CHECK"),
            named("CHECK (id <> '')", "id is not empty"),
            named(
                "CHECK (location IN (", "location is geometry, municipalities, place, county or unknown"),
            named("CHECK (typeof(granted_ore) IN (", "granted_ore is a whole number: kronor times 100"),
            named("CHECK (typeof(total_budget_ore) IN (", "total_budget_ore is a whole number: kronor times 100"),
            named("CHECK ((location = 'place') = (", "place_name is there where location is place, and only there"),
            named("CHECK (location <> 'geometry' OR", "geom is not empty where location is geometry"),
        ]
            + ["decision_date", "start_date", "end_date"].map {
                named("CHECK (\($0) GLOB", "\($0) is YYYY, YYYY-MM or YYYY-MM-DD")
            }
            + ["economic", "social", "environmental", "sami"].map {
                named("CHECK (typeof(\($0)) IN (", "\($0) is a whole number from -2 to 2")
            }
    }
}
