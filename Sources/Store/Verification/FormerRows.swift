internal import GRDB

/// Finds former rows that somebody changed, added or deleted: those that aren't as they were sealed, and those that
/// held while another version of the same row did.
struct FormerRows {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// By table and entry. O(history · log).
    func find() throws -> [Damage] {
        var found: [Damage] = []
        for one in try HistorySeals(db).differences() {
            if let version = one.version {
                found.append(
                    .former(
                        table: one.table.past, row: version, name: try name(of: version, in: one.table),
                        entry: one.entry))
            } else {
                found.append(.formerGone(table: one.table.past, entry: one.entry, count: one.gone))
            }
        }
        for table in VersionedTable.all {
            for version in try overlapping(table) {
                found.append(
                    .formerOverlap(table: table.past, row: version, name: try name(of: version, in: table)))
            }
        }
        return found
    }

    /// A row begins where the version before it ended, or later, and none ends in an entry that is yet to come.
    private func overlapping(_ table: VersionedTable) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT version FROM (
                  SELECT version, since, lag(until) OVER (PARTITION BY \(table.key) ORDER BY until, version) AS before
                  FROM \(table.past)) WHERE since < before
                UNION SELECT version FROM \(table.past) AS past JOIN \(table.name) AS own
                  ON own.\(table.key) = past.\(table.key) WHERE own.since < past.until
                UNION SELECT version FROM \(table.past) WHERE until > (SELECT number FROM entry_clock)
                ORDER BY 1
                """)
    }

    /// As people know the row, where they do.
    private func name(of version: Int64, in table: VersionedTable) throws -> String? {
        let expression: String
        if let subject = RowChange.Subject(rawValue: table.name) {
            expression = RowChangeTables.name(of: subject)
        } else if table.columns.contains("initiative_fid") {
            expression = RowChangeTables.initiativeOfRow
        } else if table.columns.contains("name") {
            expression = "it.name"
        } else {
            return nil
        }
        return try PreparedStatement(db, "SELECT \(expression) FROM \(table.past) AS it WHERE version = ?").first(
            version
        ) { $0.optionalText(0) } ?? nil
    }
}
