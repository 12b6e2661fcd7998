internal import GRDB

/// Brings back what initiatives had that left the tables and come in again.
struct InitiativeReturn {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Brings back the outcomes that went with an initiative when it was withdrawn or removed: they are still the ones
    /// of the same project. Another project by the same id, with another title and another place, gets none of them.
    ///
    /// - Returns: how many came back.
    /// - Complexity: O(new initiatives + outcomes brought back); nothing where none ever went.
    func bringBackOutcomes(of intake: InitiativeIntake, entry: Int64) throws -> Int {
        guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM past_outcome)") == true else { return 0 }
        let former = try PreparedStatement(
            db,
            """
            SELECT was.fid, was.until, was.title,
              (was.location, was.geom, was.place_name, was.municipalities_text)
                IS (now.location, now.geom, now.place_name, now.municipalities_text)
            FROM initiative AS now JOIN past_initiative AS was ON was.id = now.id
            WHERE now.fid = ? ORDER BY was.until DESC LIMIT 1
            """)
        let insert = try PreparedStatement(
            db,
            """
            INSERT INTO outcome (initiative_fid, indicator, kind, period, value, source, import_id, row_number, since)
            SELECT ?, indicator, kind, period, value, source, import_id, row_number, ? FROM past_outcome
            WHERE initiative_fid = ? AND until = ? AND indicator IN (SELECT name FROM indicator) ORDER BY version
            """)
        var count = 0
        for one in intake.incoming where !one.isKnown {
            let title = FoldedText.key(intake.rows[one.index].record.title)
            let was = try former.first(one.fid) { row -> (fid: Int64, until: Int64)? in
                let isSame = FoldedText.key(row.text(2)) == title || row.int(3) != 0
                return isSame ? (row.integer(0), row.integer(1)) : nil
            }
            guard let was = was ?? nil else { continue }
            try insert.run(one.fid, entry, was.fid, was.until)
            count += db.changesCount
        }
        return count
    }
}
