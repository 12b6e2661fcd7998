internal import GRDB

/// Lets a connection see the tables as they were after an entry: temporary views with the tables' names, which all
/// readers take for the tables.
enum FormerState {
    /// The statements that make the views, for further connections to the same file; none where the state is today's.
    static func views(of db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_temp_schema WHERE type = 'view' ORDER BY rowid")
    }

    /// The entry whose state a connection sees; nil: today's.
    static func show(_ entry: Int64, on db: Database) throws {
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

    private static func differs(_ table: VersionedTable, since entry: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM \(table.past) WHERE since <= \(entry) AND until > \(entry))
                  OR EXISTS (SELECT 1 FROM \(table.name) WHERE since > \(entry))
                """) ?? false
    }
}
