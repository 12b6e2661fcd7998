internal import GRDB

extension Schema {
    /// The migration's name, which stores keep.
    static let sealing = "sealed history"

    /// Seals of former rows, former rows of changes of the territory, and constraints in words of both languages.
    ///
    /// `entry_seal.digests` are those of `HistorySeals`, eight bytes a row, in the order of the rows.
    static func registerSealing(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration(sealing, foreignKeyChecks: .immediate) { db in
            try db.execute(sql: sealTable)
            // Columns before triggers: each column added makes SQLite read every trigger that there is.
            for table in VersionedTable.ofTerritoryChanges { try addColumns(to: table, db) }
            try db.execute(sql: datesOfTerritoryChanges)
            for table in VersionedTable.ofTerritoryChanges {
                try db.execute(sql: table.pastTable)
                for trigger in table.triggers { try db.execute(sql: trigger.sql) }
            }
            try nameChecks(db)
            try HistorySeals(db).sealAll()
        }
    }

    private static let sealTable = """
        CREATE TABLE entry_seal (
          id INTEGER PRIMARY KEY NOT NULL,
          entry_id INTEGER NOT NULL REFERENCES entry(id),
          table_name TEXT NOT NULL,
          digests BLOB NOT NULL CHECK (length(digests) % 8 = 0),
          UNIQUE (entry_id, table_name)
        ) STRICT;
        """

    /// A change is as old as the entry that made it: the last one that began before it.
    private static let datesOfTerritoryChanges =
        """
        UPDATE territory_change SET since = coalesce(
          (SELECT max(id) FROM entry WHERE kind = 'territory' AND made_at <= changed_at), 1);
        """
        + ["territory_scheme", "territory_move", "former_footprint"].map { table in
            "UPDATE \(table) SET since = (SELECT since FROM territory_change WHERE id = change_id);"
        }.joined()

    /// Gives the checks of what people edit in other programs names that say in both languages what they want, since
    /// the name is all that such a program shows. As in `letFeaturesBeAdded`, the schema's text is changed in place.
    private static func nameChecks(_ db: Database) throws {
        try ConnectionGuard.withoutDefence(db) {
            let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
            try db.execute(sql: "PRAGMA writable_schema = ON")
            for (table, pairs) in checkNames {
                for (old, new) in pairs {
                    try db.execute(
                        sql: """
                            UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?
                            """, arguments: [old, new, table])
                }
            }
            try db.execute(sql: "PRAGMA schema_version = \(version + 1)")
            try db.execute(sql: "PRAGMA writable_schema = RESET")
        }
    }

    static var checkNames: [(table: String, pairs: [(old: String, new: String)])] {
        func renamed(_ old: String, _ new: String) -> (String, String) {
            ("CONSTRAINT \"\(old)\"", "CONSTRAINT \"\(new)\"")
        }
        func named(_ check: String, _ name: String) -> (String, String) {
            (" \(check)", " CONSTRAINT \"\(name)\" \(check)")
        }
        let ore = "heltal i öre, kronor gånger 100 / whole öre, kronor times 100"
        let initiative =
            [
                renamed("id is not empty", "id: får inte vara tomt / must not be empty"),
                renamed(
                    "location is geometry, municipalities, place, county or unknown",
                    "location: ett av / one of geometry, municipalities, place, county, unknown"),
                renamed("granted_ore is a whole number: kronor times 100", "granted_ore: \(ore)"),
                renamed("total_budget_ore is a whole number: kronor times 100", "total_budget_ore: \(ore)"),
                renamed(
                    "place_name is there where location is place, and only there",
                    "place_name: fylls i när location är place, annars inte / filled in where location is place, else not"
                ),
                renamed(
                    "geom is not empty where location is geometry",
                    "geom: måste finnas när location är geometry / must be there where location is geometry"),
                named(
                    "CHECK (typeof(geom) IN (", "geom: en geometri eller tomt / a geometry or nothing"),
                named(
                    "CHECK (extra IS NULL OR", "extra: ett JSON-objekt eller tomt / a JSON object or nothing"),
                named(
                    "CHECK (typeof(row_number)", "row_number: heltal över noll / whole number above zero"),
                named(
                    "CHECK (municipality_count IS NULL",
                    "municipality_count: heltal över noll eller tomt / whole number above zero or nothing"),
                named(
                    "CHECK (place_shares IS NULL", "place_shares: en JSON-lista eller tomt / a JSON list or nothing"),
                named(
                    "CHECK (funded_by <> '')", "funded_by: ett id eller NULL, inte tomt / an id or NULL, not empty"),
                named("CHECK (own_id <> '')", "own_id: ett id eller NULL, inte tomt / an id or NULL, not empty"),
            ]
            + ["decision_date", "start_date", "end_date"].map {
                renamed(
                    "\($0) is YYYY, YYYY-MM or YYYY-MM-DD",
                    "\($0): ÅÅÅÅ, ÅÅÅÅ-MM, ÅÅÅÅ-MM-DD / YYYY, YYYY-MM, YYYY-MM-DD")
            }
            + ["economic", "social", "environmental", "sami"].map {
                renamed(
                    "\($0) is a whole number from -2 to 2", "\($0): heltal från -2 till 2 / whole number from -2 to 2")
            }
        return [
            ("initiative", initiative),
            (
                "declared_municipality",
                [named("CHECK (position >= 0)", "position: heltal från noll / whole number from zero")]
            ),
        ]
    }
}
