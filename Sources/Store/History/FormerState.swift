internal import GRDB

/// Lets a connection see the tables as they were after an entry: temporary views with the tables' names, which all
/// readers take for the tables.
enum FormerState {
    /// The statements that make the views, for further connections to the same file; none where the state is today's.
    static func views(of db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_temp_schema WHERE type = 'view' ORDER BY rowid")
    }

    /// Lets a connection see the state after an entry.
    static func show(_ entry: Int64, on db: Database) throws {
        try db.execute(sql: "CREATE TEMP VIEW \(shown) AS SELECT \(entry) AS entry")
        for table in VersionedTable.all where try differs(table, since: entry, db) {
            let columns = table.columns + ["made_by", "since"]
            let list = columns.joined(separator: ", ")
            try db.execute(
                sql: """
                    CREATE TEMP VIEW \(table.name) AS
                    SELECT \(list) FROM main.\(table.name) WHERE since <= \(entry)
                    UNION ALL SELECT \(list) FROM main.\(table.past) WHERE since <= \(entry) AND until > \(entry)
                    """)
        }
        if try differs(VersionedTable.named("initiative"), since: entry, db) {
            // More rows than there were do no harm: the index is a first cut.
            try db.execute(
                sql: """
                    CREATE TEMP VIEW rtree_initiative_geom AS
                    SELECT id, minx, maxx, miny, maxy FROM main.rtree_initiative_geom
                    UNION ALL SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom)
                      FROM main.past_initiative WHERE since <= \(entry) AND until > \(entry) AND geom NOTNULL
                    """)
        }
        for (table, condition) in [
            ("import", "entry_id <= \(entry)"), ("entry", "id <= \(entry)"),
            ("import_note", "import_id IN (SELECT id FROM main.import WHERE entry_id <= \(entry))"),
            ("rejected_row", "import_id IN (SELECT id FROM main.import WHERE entry_id <= \(entry))"),
        ] {
            try db.execute(
                sql: "CREATE TEMP VIEW \"\(table)\" AS SELECT * FROM main.\"\(table)\" WHERE \(condition)")
        }
    }

    /// The view that says which entry's state a connection sees.
    private static let shown = "state_shown"

    /// Rows of a state that lie in one table of the file.
    struct Source: Sendable {
        /// The table's own name, by which its columns are known.
        let name: String
        /// The table, with its schema where a view has its name.
        let table: String
        /// Ascending, and unlike the table's own key in no particular order of it where rows have versions.
        let key: String
        let largestKey: Int64
        /// What further holds for the rows; `TRUE` for all of them.
        let condition: String
    }

    /// Where the rows of a table are in the state that a connection sees: each table read by its own key is faster than
    /// the view, which looks up every former row.
    static func sources(of table: VersionedTable, _ db: Database) throws -> [Source] {
        let largest = try table.largestKey(db)
        guard try String.fetchAll(db, sql: "SELECT name FROM sqlite_temp_schema").contains(table.name),
            let entry = try Int64.fetchOne(db, sql: "SELECT entry FROM \(shown)")
        else {
            return [Source(name: table.name, table: table.name, key: table.key, largestKey: largest, condition: "TRUE")]
        }
        let versions = try Int64.fetchOne(db, sql: "SELECT max(version) FROM main.\(table.past)") ?? 0
        // A sign before a column keeps its index, which would give the rows in its own order, out of it.
        return [
            Source(
                name: table.name, table: "main.\(table.name)", key: table.key, largestKey: largest,
                condition: "+since <= \(entry)"),
            Source(
                name: table.name, table: "main.\(table.past)", key: "version", largestKey: versions,
                condition: "+since <= \(entry) AND +until > \(entry)"),
        ]
    }

    private static func differs(_ table: VersionedTable, since entry: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM \(table.past) WHERE since <= \(entry) AND until > \(entry))
                  OR EXISTS (SELECT 1 FROM \(table.name) WHERE since > \(entry))
                """) ?? false
    }
}
