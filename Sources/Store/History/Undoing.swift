internal import GRDB

/// Takes an entry back: what it made goes, what it replaced comes back. Both stay in the history.
struct Undoing {
    private let db: Database
    private let entry: Entry
    private let entries: [Entry]

    init(_ db: Database, of entry: Entry, among entries: [Entry]) {
        (self.db, self.entry, self.entries) = (db, entry, entries)
    }

    var subject: Entry { entry }

    /// Which rows the entry made: an undoing brought back rows that others had made.
    private var made: String {
        entry.kind == .undo ? "since = \(entry.number)" : "coalesce(made_by, since) = \(entry.number)"
    }

    /// Later entries that stand and changed what this one made, or rest on it.
    func blockers() throws -> [Int64] {
        var later: Set<Int64> = []
        for table in VersionedTable.all {
            later.formUnion(
                try Int64.fetchAll(
                    db,
                    sql: "SELECT DISTINCT until FROM \(table.past) WHERE \(made) AND until > \(entry.number)"))
        }
        let isOfTerritory = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM cell WHERE \(made))
                  OR EXISTS (SELECT 1 FROM past_cell WHERE until = \(entry.number))
                """)
        if isOfTerritory == true {
            // Footprints of all that came later lie on the cells that it made.
            later.formUnion(entries.filter { $0.number > entry.number }.map(\.number))
        }
        later.formUnion(try leaners())
        later.formUnion(try successors())
        if entry.kind == .outside { later.formUnion(try placings()) }
        // Nothing stands of an undoing of this one, or of a later one.
        let standing = entries.filter { $0.undoneBy == nil && $0.undoes.map { $0 < entry.number } ?? true }.map(
            \.number)
        return later.filter { standing.contains($0) }
    }

    /// Entries with outcomes of initiatives, or values of indicators, that only this one made.
    private func leaners() throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT outcome.since FROM outcome JOIN initiative ON initiative.fid = initiative_fid
                WHERE outcome.since > \(entry.number)
                  AND coalesce(initiative.made_by, initiative.since) = \(entry.number)
                  AND NOT EXISTS (SELECT 1 FROM past_initiative WHERE fid = initiative_fid AND until = \(entry.number))
                UNION SELECT DISTINCT outcome.since FROM outcome JOIN indicator ON indicator.name = outcome.indicator
                WHERE outcome.since > \(entry.number) AND indicator.since = \(entry.number)
                UNION SELECT DISTINCT indicator_value.since FROM indicator_value
                  JOIN indicator ON indicator.name = indicator_value.indicator
                WHERE indicator_value.since > \(entry.number) AND indicator.since = \(entry.number)
                """)
    }

    /// Entries that made what stands in the place of a row that this one took away: both can't be there.
    private func successors() throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT coalesce((SELECT min(since) FROM past_initiative WHERE fid = own.fid), own.since)
                  FROM past_initiative AS was JOIN initiative AS own ON own.id = was.id AND own.fid <> was.fid
                  WHERE was.until = \(entry.number)
                UNION SELECT coalesce(own.made_by, own.since) FROM past_outcome AS was JOIN outcome AS own
                  ON own.indicator = was.indicator AND own.kind = was.kind AND own.initiative_fid = was.initiative_fid
                    AND coalesce(own.period, '') = coalesce(was.period, '')
                  WHERE was.until = \(entry.number)
                UNION SELECT coalesce(own.made_by, own.since) FROM past_indicator_value AS was
                  JOIN indicator_value AS own ON own.indicator = was.indicator AND own.year = was.year
                    AND own.municipality_code = was.municipality_code
                  WHERE was.until = \(entry.number)
                """
        ).filter { $0 > entry.number }
    }

    /// Entries that placed anew initiatives that this one edited.
    private func placings() throws -> [Int64] {
        let touched = ["initiative", "declared_municipality"].flatMap { table in
            let key = table == "initiative" ? "fid" : "initiative_fid"
            return [
                "SELECT \(key) FROM \(table) WHERE \(made)",
                "SELECT \(key) FROM past_\(table) WHERE until = \(entry.number)",
            ]
        }.joined(separator: " UNION ")
        return try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT number FROM (
                  SELECT initiative_fid, coalesce(made_by, since) AS number FROM footprint
                  UNION ALL SELECT initiative_fid, until FROM past_footprint WHERE since < \(entry.number)
                ) WHERE number > \(entry.number) AND initiative_fid IN (\(touched))
                """)
    }

    /// Rows on file that the entry made. What an undoing brought back may have gone and come back again since: it is
    /// known by what it says.
    private func standing(in table: VersionedTable) -> String {
        guard let undone = entry.undoes else { return made }
        let columns = table.columns.filter { table.isReferredTo || $0 != table.key }
        let same = columns.map { "was.\($0) IS \(table.name).\($0)" }.joined(separator: " AND ")
        return "EXISTS (SELECT 1 FROM \(table.past) AS was WHERE was.until = \(undone) AND \(same))"
    }

    /// O(rows on file).
    func run(as number: Int64) throws {
        let initiatives = VersionedTable.named("initiative")
        let (all, moving) = (
            try count(initiatives.name),
            try count(initiatives.name, where: standing(in: initiatives))
                + count(initiatives.past, where: "until = \(entry.number)")
        )
        func exchange() throws {
            for table in VersionedTable.all.reversed() { try take(from: table, as: number) }
            for table in VersionedTable.all { try bringBack(to: table, as: number) }
        }
        try keepingAddedColumns {
            // Row by row an index takes longer than all of it anew.
            if moving * 4 > all {
                try GeoPackage.rebuildingIndex(of: initiatives.name, db, exchange)
            } else {
                try exchange()
            }
        }
    }

    /// What stands in columns that somebody added to a table stays with the rows that stay, though these are taken off
    /// and brought back as they were.
    private func keepingAddedColumns(_ body: () throws -> Void) throws {
        var kept: [(table: VersionedTable, columns: String)] = []
        for table in VersionedTable.all where table.isReferredTo {
            let own = Set(table.columns + ["since", "made_by"])
            let added = try db.columns(in: table.name).map(\.name).filter { !own.contains($0) }
            guard !added.isEmpty else { continue }
            let columns = added.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ", ")
            try db.execute(
                sql: """
                    CREATE TEMP TABLE added_\(table.name) AS
                      SELECT \(table.key) AS its_key, \(columns) FROM main.\(table.name) WHERE \(standing(in: table))
                    """)
            kept.append((table, columns))
        }
        try body()
        for (table, columns) in kept {
            let added = "temp.added_\(table.name)"
            try db.execute(
                sql: """
                    UPDATE main.\(table.name) SET (\(columns)) =
                      (SELECT \(columns) FROM \(added) WHERE its_key = \(table.name).\(table.key))
                    WHERE \(table.key) IN (SELECT its_key FROM \(added));
                    DROP TABLE \(added);
                    """)
        }
    }

    private func count(_ table: String, where condition: String = "1") throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) WHERE \(condition)") ?? 0
    }

    /// What the entry made becomes former, all at once as the trigger would row by row.
    private func take(from table: VersionedTable, as number: Int64) throws {
        let (list, condition) = (table.columns.joined(separator: ", "), standing(in: table))
        guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table.name) WHERE \(condition))") == true
        else { return }
        var isAll = false
        try db.buildingIndexes(of: table.past) {
            try db.execute(
                sql: """
                    INSERT INTO \(table.past) (\(list), made_by, since, until)
                      SELECT \(list), made_by, since, \(number) FROM \(table.name) WHERE \(condition)
                      ORDER BY \(table.key)
                    """)
            isAll = try db.changesCount == count(table.name)
        }
        let trigger = table.triggers[2]
        try db.execute(sql: "DROP TRIGGER \(trigger.name)")
        // Without a condition, SQLite drops the pages.
        try db.execute(sql: "DELETE FROM \(table.name)" + (isAll ? "" : " WHERE \(condition)"))
        try db.execute(sql: trigger.sql)
    }

    private func bringBack(to table: VersionedTable, as number: Int64) throws {
        let former = "FROM \(table.past) WHERE until = \(entry.number)"
        guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 \(former))") == true else { return }
        let list = table.columns.filter { table.isReferredTo || $0 != table.key }.joined(separator: ", ")
        try db.buildingIndexes(of: table.name) {
            try VersionedTable.insertingDated([table.name], db) {
                try db.execute(
                    sql: """
                        INSERT INTO \(table.name) (\(list), since, made_by)
                          SELECT \(list), \(number), coalesce(made_by, since) \(former) ORDER BY version
                        """)
            }
        }
    }
}

extension Undoing {
    /// Marks what no longer is placed as it stands, and no more what is again.
    func reviewMarks(as number: Int64) throws {
        let marks = OutsideMarks(db)
        try marks.review()
        for table in OutsideMarks.ground + ["place", "place_name"] where try !marks.keys(of: table).isEmpty {
            let versioned = VersionedTable.named(table)
            try db.execute(
                sql: """
                    DELETE FROM outside_edit WHERE table_name = '\(table)' AND row_key IN (
                      SELECT \(versioned.key) FROM \(table) WHERE since = \(number)
                      UNION SELECT \(versioned.key) FROM \(versioned.past) WHERE until = \(number))
                    """)
        }
    }
}

extension Store {
    /// Takes an entry back with those that came from it, in one transaction; each taking back is an entry itself.
    ///
    /// - Parameters:
    ///   - number: of the entry, or of one that came from it; nil: the last one that can be taken back.
    ///   - isDryRun: whether all is told and nothing stays.
    /// - Returns: the entries that were taken back, and what that changed.
    /// - Throws: `StoreError.undo`, `.unknownEntry`.
    /// - Complexity: O(rows on file).
    public func undo(_ number: Int64? = nil, reason: String? = nil, isDryRun: Bool = false, most: Int? = 10) throws
        -> ChangeResult
    {
        try write(checkingKeys: false, keeping: { _ in !isDryRun || isTrial }) { db in
            let tables = EntryTables(db)
            let group = try UndoGroup(tables.entries(), of: number)
            try group.check(db)
            var made: [(undone: Entry, number: Int64)] = []
            for entry in group.newestFirst {
                let draft = EntryDraft(.undo, reason: reason, undoes: entry.number)
                let own = try tables.begin(draft, at: timestamp())
                let undoing = try Undoing(db, of: entry, among: tables.entries(before: own))
                try undoing.run(as: own)
                // What another program wrote may stand again, though an import had placed it anew.
                if [.outside, .refresh, .undo].contains(entry.kind) || group.hasOutside {
                    try undoing.reviewMarks(as: own)
                }
                made.append((entry, own))
                if entry == group.newestFirst.last { try renewLayers(db) }
                try tables.end()
            }
            guard let first = made.first, let last = made.last,
                let leading = made.first(where: { $0.undone == group.leader })
            else { preconditionFailure("a group has its leader") }
            for one in made where one.number != leading.number { try tables.link(one.number, to: leading.number) }
            try GeoPackage.touch([Schema.entryTable.name], at: timestamp(), db)
            let changes = try RowChangeTables(db).changes(after: first.number - 1, upTo: last.number, most: most)
            return ChangeResult(
                entry: leading.number, undone: group.leader,
                undoneWith: group.newestFirst.reversed().filter { $0 != group.leader }, changes)
        }
    }

    /// Takes initiatives off every total; the history keeps them, and the entry can be undone.
    ///
    /// - Throws: `StoreError.unknownInitiative`.
    public func remove(_ ids: [String], reason: String, isDryRun: Bool = false, most: Int? = 10) throws -> ChangeResult
    {
        let draft = EntryDraft(.remove, reason: reason, subject: ids.joined(separator: ", "))
        return try recording(draft, checkingKeys: false, keeping: { _ in !isDryRun || isTrial }) { db, entry in
            let key = try PreparedStatement(db, "SELECT fid FROM initiative WHERE id = ?")
            let keys = try ids.map { id in
                guard let fid = try key.first(id, row: { $0.integer(0) }) else {
                    throw try StoreError.unknown(initiative: id, db)
                }
                return fid
            }
            try InitiativeRemoval(db).remove(keys)
            try renewLayers(db)
            return try ChangeResult(db, entry: entry, most: most)
        }
    }

    private func renewLayers(_ db: Database) throws {
        try EffectTables(db).rebuild()
        try GeoPackage.touch(String.fetchAll(db, sql: "SELECT table_name FROM gpkg_contents"), at: timestamp(), db)
    }
}

/// What an entry that isn't an import did.
public struct ChangeResult: Sendable, Hashable {
    /// Nil where there was nothing to change.
    public let entry: Int64?
    /// The one that was taken back.
    public let undone: Entry?
    /// Those that came from it and were taken back with it.
    public let undoneWith: [Entry]
    /// What other programs had edited, that was taken over.
    public private(set) var takenOver: Int64?
    public let changes: [RowChange]
    public let changeCount: Int

    public init(_ result: ImportResult) {
        entry = result.receipt.repeated ? nil : result.entry
        (undone, undoneWith) = (nil, [])
        (changes, changeCount) = (result.changes, result.changeCount)
    }

    init(
        entry: Int64, undone: Entry, undoneWith: [Entry], _ changes: RowChangeTables.Changes
    ) {
        (self.entry, self.undone, self.undoneWith) = (entry, undone, undoneWith)
        (self.changes, changeCount) = (changes.told, changes.count)
    }

    init(_ db: Database, from first: Int64? = nil, entry: Int64, most: Int?) throws {
        self.entry = entry
        (undone, undoneWith) = (nil, [])
        takenOver = first.flatMap { $0 < entry ? $0 : nil }
        let changes = try RowChangeTables(db).changes(after: (first ?? entry) - 1, upTo: entry, most: most)
        (self.changes, changeCount) = (changes.told, changes.count)
    }

    private init() { (entry, undone, undoneWith, changes, changeCount) = (nil, nil, [], [], 0) }

    /// Of an entry that found nothing to change.
    static let none = ChangeResult()
}
