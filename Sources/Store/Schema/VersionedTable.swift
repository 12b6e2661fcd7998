internal import GRDB

/// A table whose former rows are kept.
struct VersionedTable: Sendable {
    let name: String
    let key: String
    /// With their types, as the table of former rows had them when the history began.
    private let declaration: String
    /// Those that later migrations added.
    private let later: [String]
    /// Columns beside the key by which former rows are looked up.
    private let lookups: [String]

    var past: String { "past_\(name)" }

    /// Whether other rows refer to its keys: then a row that comes back has the one that it had.
    var isReferredTo: Bool {
        ["municipality", "zone", "cell", "place", "locality", "initiative", "footprint", "territory_change"]
            .contains(name)
    }

    /// Whether what changed in it is told row by row.
    var isTold: Bool { ["initiative", "outcome", "indicator_value", "indicator"].contains(name) }

    /// All but `since` and `made_by`.
    var columns: [String] {
        declaration.split(separator: ", ").map { String($0.prefix { $0 != " " }) } + later
    }

    private init(
        _ name: String, key: String = "id", _ declaration: String, later: [String] = [], lookups: [String] = []
    ) {
        self.name = name
        self.key = key
        self.later = later
        self.declaration = "\(key) INTEGER, \(declaration)"
        self.lookups = lookups
    }

    var pastTable: String {
        let indexes = ([key] + lookups + (isTold ? ["until"] : [])).map {
            "CREATE INDEX \(past)_\($0) ON \(past) (\($0));"
        }
        return """
            CREATE TABLE \(past) (
              version INTEGER PRIMARY KEY NOT NULL, \(declaration), made_by INTEGER, since INTEGER NOT NULL,
              until INTEGER NOT NULL CHECK (until > since)
            ) STRICT;
            \(indexes.joined(separator: "\n"))
            """
    }

    private static let now = "(SELECT number FROM entry_clock)"

    /// Notes that a row was written, and marks it where another program wrote it.
    ///
    /// - Parameter row: `OLD` or `NEW`.
    private func mark(_ row: String) -> String {
        let key =
            switch name {
            case "declared_municipality", "footprint", "outcome", "former_footprint": "\(row).initiative_fid"
            case "footprint_part":
                "coalesce((SELECT initiative_fid FROM footprint WHERE id = \(row).footprint_id), 0)"
            default: "\(row).\(self.key)"
            }
        return """
            UPDATE entry_clock SET is_edited = 1, edited_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') \
            WHERE is_edited = 0; \
            INSERT INTO outside_edit (table_name, row_key) SELECT '\(name)', \(key) FROM entry_clock \
            WHERE is_open = 0 AND NOT EXISTS (SELECT 1 FROM outside_edit \
            WHERE table_name = '\(name)' AND row_key = \(key));
            """
    }

    /// In plain SQL, since other programs run them too. A row that changes twice under one number has one former
    /// version.
    var triggers: [(name: String, sql: String)] {
        [
            (insertTrigger.name, insertTrigger.sql),
            updateTrigger(dating: Self.undated),
            deleteTrigger,
        ]
    }

    private var deleteTrigger: (name: String, sql: String) {
        (
            "\(past)_delete",
            """
            CREATE TRIGGER \(past)_delete AFTER DELETE ON \(name) WHEN OLD.since < \(Self.now) \
            BEGIN \(keep) \(mark("OLD")) END
            """
        )
    }

    /// Rows of a change that doesn't date them itself, as the program's own do.
    private static let undated = " AND (since <> \(now) OR made_by NOTNULL)"

    private var keep: String {
        """
        INSERT INTO \(past) (\(columns.joined(separator: ", ")), made_by, since, until) \
        VALUES (\(all("OLD")), OLD.made_by, OLD.since, \(Self.now));
        """
    }

    private func updateTrigger(dating condition: String) -> (name: String, sql: String) {
        let date = "UPDATE \(name) SET since = \(Self.now), made_by = NULL WHERE \(key) = NEW.\(key)\(condition);"
        return (
            "\(past)_update",
            """
            CREATE TRIGGER \(past)_update AFTER UPDATE ON \(name) WHEN OLD.since < \(Self.now) \
            AND (\(all("OLD"))) IS NOT (\(all("NEW"))) BEGIN \(keep) \(date) \(mark("NEW")) END
            """
        )
    }

    /// Their columns in a trigger, of `OLD` or `NEW`.
    private func all(_ row: String) -> String { columns.map { "\(row).\($0)" }.joined(separator: ", ") }

    /// Dates rows that another program inserts, copies of others with their dates too, and the program's own where they
    /// are few.
    var insertTrigger: (name: String, sql: String) {
        (
            "\(past)_insert",
            """
            CREATE TRIGGER \(past)_insert AFTER INSERT ON \(name) \
            WHEN NEW.since = 0 OR (SELECT is_open FROM entry_clock) = 0 BEGIN UPDATE \(name) \
            SET since = \(Self.now), made_by = NULL WHERE \(key) = NEW.\(key); \(mark("NEW")) END
            """
        )
    }

    /// The text of a trigger that stores had before `Schema.leaner`, which makes it anew.
    var triggerBeforeLeaner: String { updateTrigger(dating: "").sql }

    /// The texts of the triggers that stores had before there were marks. The migration `editing` drops them.
    ///
    /// Written out and not made from `triggers`: these stay as they are in files when those change.
    var formerTriggers: [String] {
        let columns = columns.filter { !later.contains($0) }
        let list = columns.joined(separator: ", ")
        func all(_ row: String) -> String { columns.map { "\(row).\($0)" }.joined(separator: ", ") }
        let mark = "UPDATE entry_clock SET is_edited = 1 WHERE is_edited = 0;"
        let keep = """
            INSERT INTO \(past) (\(list), made_by, since, until) \
            VALUES (\(all("OLD")), OLD.made_by, OLD.since, \(Self.now));
            """
        let date = "UPDATE \(name) SET since = \(Self.now), made_by = NULL WHERE \(key) = NEW.\(key);"
        return [
            """
            CREATE TRIGGER \(past)_insert AFTER INSERT ON \(name) WHEN NEW.since = 0 BEGIN UPDATE \(name) \
            SET since = \(Self.now) WHERE \(key) = NEW.\(key); \(mark) END
            """,
            """
            CREATE TRIGGER \(past)_update AFTER UPDATE ON \(name) WHEN OLD.since < \(Self.now) \
            AND (\(all("OLD"))) IS NOT (\(all("NEW"))) BEGIN \(keep) \(date) \(mark) END
            """,
            """
            CREATE TRIGGER \(past)_delete AFTER DELETE ON \(name) WHEN OLD.since < \(Self.now) \
            BEGIN \(keep) \(mark) END
            """,
        ]
    }

    /// The largest key that a row has or had: a key is never given twice. 0 without any.
    func largestKey(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT max(coalesce((SELECT max(\(key)) FROM main.\(name)), 0),
                  coalesce((SELECT max(\(key)) FROM main.\(past)), 0))
                """) ?? 0
    }

    /// Runs `body`, which inserts rows that say since when they are: without the trigger that would look at each.
    func insertingDated(_ db: Database, _ body: () throws -> Void) throws {
        try db.execute(sql: "DROP TRIGGER \(insertTrigger.name)")
        try body()
        try db.execute(sql: insertTrigger.sql)
    }

    /// Runs `body`, which updates rows and dates them, and keeps at once what they were, as the trigger does row by
    /// row.
    ///
    /// - Parameter condition: which rows, in SQL.
    func updatingAtOnce(where condition: String, _ db: Database, _ body: () throws -> Void) throws {
        let trigger = updateTrigger(dating: Self.undated)
        try db.execute(sql: "\(keepAtOnce(where: condition)) DROP TRIGGER \(trigger.name);")
        try body()
        try db.execute(sql: trigger.sql)
    }

    /// Deletes rows at once and keeps what they were, as the trigger does row by row.
    ///
    /// - Parameter condition: which rows, in SQL.
    func deleteAtOnce(where condition: String, _ db: Database) throws {
        try db.execute(
            sql: """
                \(keepAtOnce(where: condition))
                DROP TRIGGER \(deleteTrigger.name);
                DELETE FROM \(name) WHERE \(condition);
                \(deleteTrigger.sql);
                """)
    }

    private func keepAtOnce(where condition: String) -> String {
        let list = columns.joined(separator: ", ")
        return """
            INSERT INTO \(past) (\(list), made_by, since, until)
            SELECT \(list), made_by, since, \(Self.now) FROM \(name)
            WHERE \(condition) AND since < \(Self.now) ORDER BY \(key);
            """
    }

    /// The same for several tables.
    static func insertingDated(_ names: [String], _ db: Database, _ body: () throws -> Void) throws {
        guard let first = names.first else { return try body() }
        try named(first).insertingDated(db) { try insertingDated(Array(names.dropFirst()), db, body) }
    }

    static func named(_ name: String) -> VersionedTable {
        guard let table = all.first(where: { $0.name == name }) else { preconditionFailure("\(name) has versions") }
        return table
    }

    /// Those that others refer to first.
    static let all = first + ofTerritoryChanges

    /// Changes of the territory, whose former rows are kept since `Schema.sealing`.
    static let ofTerritoryChanges = [
        VersionedTable(
            "territory_change",
            """
            changed_at TEXT, import_id INTEGER, former_county_code TEXT, county_code TEXT, initiatives INTEGER, \
            moved_initiatives INTEGER, moved_ore INTEGER
            """),
        VersionedTable(
            "territory_scheme",
            "change_id INTEGER, scheme TEXT, fate TEXT, moved_initiatives INTEGER, moved_ore INTEGER"),
        VersionedTable(
            "territory_move",
            """
            change_id INTEGER, scheme TEXT, from_part TEXT, from_name_sv TEXT, from_name_en TEXT, to_part TEXT, \
            to_name_sv TEXT, to_name_en TEXT, initiatives INTEGER, share INTEGER, granted_ore INTEGER
            """),
        VersionedTable(
            "former_footprint",
            "change_id INTEGER, initiative_fid INTEGER, scheme TEXT, part TEXT, share INTEGER, granted_ore INTEGER",
            lookups: ["initiative_fid"]),
    ]

    /// Those since `Schema.history`. What migrations have of them is frozen: a column added later is among `later`,
    /// and its migration adds it to both tables and makes the triggers anew.
    static let first = [
        VersionedTable("setting", "name TEXT, value TEXT"),
        VersionedTable("status_class", "status TEXT, class TEXT, origin TEXT"),
        VersionedTable("municipality_register", "code TEXT, name TEXT, fa_region_code TEXT, fa_region_name TEXT"),
        VersionedTable("municipality", key: "fid", "geom BLOB, code TEXT, name TEXT"),
        VersionedTable(
            "zoning_scheme",
            "name TEXT, title_sv TEXT, title_en TEXT, statement_sv TEXT, statement_en TEXT, population_rule TEXT"),
        VersionedTable(
            "zone", key: "fid",
            "geom BLOB, scheme TEXT, position INTEGER, code TEXT, title_sv TEXT, title_en TEXT, roll_up TEXT"),
        VersionedTable(
            "cell", key: "fid",
            "geom BLOB, scheme TEXT, municipality_code TEXT, zone TEXT, code TEXT, area_km2 REAL, population INTEGER"),
        VersionedTable("water", key: "fid", "geom BLOB"),
        VersionedTable(
            "locality", key: "fid",
            "geom BLOB, code TEXT, name TEXT, municipality_code TEXT, population INTEGER"),
        VersionedTable("locality_area", key: "fid", "geom BLOB, code TEXT, municipality_code TEXT"),
        VersionedTable(
            "population_area", key: "fid", "geom BLOB, code TEXT, population INTEGER, source TEXT"),
        VersionedTable(
            "place", key: "fid",
            "geom BLOB, name TEXT, kind TEXT, municipality_code TEXT, accuracy_m REAL, source TEXT"),
        VersionedTable("place_name", "place_fid INTEGER, name TEXT"),
        VersionedTable(
            "dialogue_layer", key: "fid",
            "geom BLOB, name TEXT, feature TEXT, import_id INTEGER, row_number INTEGER"),
        VersionedTable(
            "indicator",
            """
            name TEXT, title_sv TEXT, title_en TEXT, unit_sv TEXT, unit_en TEXT, kind TEXT, direction TEXT, \
            weight TEXT, note_sv TEXT, note_en TEXT, accumulation TEXT
            """),
        VersionedTable(
            "indicator_value",
            """
            indicator TEXT, municipality_code TEXT, year INTEGER, value REAL, source TEXT, import_id INTEGER, \
            row_number INTEGER
            """),
        VersionedTable(
            "initiative", key: "fid",
            """
            geom BLOB, id TEXT, title TEXT, lead TEXT, programme TEXT, priority TEXT, strength_area TEXT, \
            theme TEXT, status TEXT, decision_date TEXT, start_date TEXT, end_date TEXT, granted_ore INTEGER, \
            total_budget_ore INTEGER, economic INTEGER, social INTEGER, environmental INTEGER, sami INTEGER, \
            municipalities_text TEXT, place_text TEXT, outcome_text TEXT, source TEXT, location TEXT, \
            place_name TEXT, extra TEXT, import_id INTEGER, row_number INTEGER, municipality_count INTEGER, \
            place_shares TEXT, funded_by TEXT, id_source TEXT, own_id TEXT
            """, lookups: ["id"]),
        VersionedTable(
            "declared_municipality",
            "initiative_fid INTEGER, position INTEGER, municipality_code TEXT, share REAL",
            lookups: ["initiative_fid"]),
        VersionedTable(
            "footprint",
            """
            initiative_fid INTEGER, scheme TEXT, outside_share INTEGER, unlocated_share INTEGER, \
            outside_ore INTEGER, unlocated_ore INTEGER, rule TEXT, basis TEXT, precision TEXT, near_border INTEGER, \
            problem TEXT, doubtful TEXT, rests_on_total INTEGER
            """, later: ["fingerprint"], lookups: ["initiative_fid"]),
        VersionedTable(
            "footprint_part", "footprint_id INTEGER, cell_fid INTEGER, share INTEGER, granted_ore INTEGER",
            lookups: ["footprint_id"]),
        VersionedTable(
            "outcome",
            """
            initiative_fid INTEGER, indicator TEXT, kind TEXT, period TEXT, value REAL, source TEXT, \
            import_id INTEGER, row_number INTEGER
            """, lookups: ["initiative_fid"]),
    ]
}
