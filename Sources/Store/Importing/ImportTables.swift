internal import GRDB
public import Wording

/// Writes and reads imports with their notes and rejected rows.
struct ImportTables {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Whether the same bytes were imported before in the same way.
    func isKnown(_ file: ImportFile) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM import WHERE sha256 = ? AND kind = ? AND part = CAST(? AS TEXT))
                """, arguments: [file.sha256, file.kind.rawValue, file.part.whole]) ?? false
    }

    /// Enters an import; its counts come with `finish`.
    func begin(_ file: ImportFile, notes: [Wording], at time: String, entry: Int64) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO import
                  (file_name, sha256, kind, part, imported_at, rows_read, rows_inserted, rows_updated, \
                rows_unchanged, rows_rejected, entry_id)
                VALUES (CAST(? AS TEXT), ?, ?, CAST(? AS TEXT), ?, 0, 0, 0, 0, 0, ?)
                """,
            arguments: [file.name.whole, file.sha256, file.kind.rawValue, file.part.whole, time, entry])
        let id = db.lastInsertedRowID
        for text in notes {
            try db.execute(
                sql: """
                    INSERT INTO import_note (import_id, text_sv, text_en) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))
                    """,
                arguments: [id, text.sv.whole, text.en.whole])
        }
        return id
    }

    func finish(_ id: Int64, _ receipt: ImportReceipt, rejected: [RejectedRow], source: String?) throws {
        try db.execute(
            sql: """
                UPDATE import SET rows_read = ?, rows_inserted = ?, rows_updated = ?, rows_unchanged = ?, \
                rows_rejected = ?, rows_withdrawn = ?, source = CAST(? AS TEXT)
                WHERE id = ?
                """,
            arguments: [
                receipt.read, receipt.inserted, receipt.updated, receipt.unchanged, receipt.rejected,
                receipt.withdrawn, (source ?? "").whole, id,
            ])
        // As many as the file has rows.
        let statement = try PreparedStatement(
            db,
            """
            INSERT INTO rejected_row (import_id, row_number, column_name, value, reason_sv, reason_en, fields)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        for row in rejected {
            let fields = JSONText.array(row.fields.flatMap { [$0.column, $0.value] })
            try statement.run(id, row.row, row.column, row.value, row.reason.sv, row.reason.en, fields)
        }
    }

    /// Enters a territory's file, or finds the entry that it has: unlike rows of data, a division may be taken up
    /// again.
    func enter(_ source: TerritorySource, at time: String, entry: Int64) throws -> Int64 {
        let known = try Int64.fetchOne(
            db, sql: "SELECT id FROM import WHERE sha256 = ? AND kind = ? AND part = CAST(? AS TEXT)",
            arguments: [source.file.sha256, source.file.kind.rawValue, source.file.part.whole])
        if let known { return known }
        let id = try begin(source.file, notes: source.understood, at: time, entry: entry)
        let receipt = ImportReceipt(
            read: source.read, inserted: source.read - source.rejected.count, updated: 0, unchanged: 0,
            rejected: source.rejected.count,
            repeated: false)
        try finish(id, receipt, rejected: source.rejected, source: FileSource.proposal(fileName: source.file.name))
        return id
    }

    /// Those of files that weren't undone, the oldest first.
    func records() throws -> [ImportRecord] {
        let undone = Set(try EntryTables(db).entries().lazy.filter { $0.undoneBy != nil }.map(\.number))
        return try db.rows(
            of: "import",
            """
            SELECT id, file_name, sha256, kind, imported_at, rows_read, rows_inserted, rows_updated, rows_unchanged,
              rows_rejected, part, rows_withdrawn, source, entry_id
            FROM import WHERE id > 0 AND entry_id NOT IN (SELECT id FROM entry WHERE kind = 'edit') ORDER BY id
            """
        ) { row in
            let word = try row.text("kind")
            guard let kind = ImportFile.Kind(rawValue: word) else {
                throw StoreError.corrupt(table: "import", row: try row.integer("id"), what: word)
            }
            return ImportRecord(
                id: try row.integer("id"),
                file: ImportFile(
                    name: try row.text("file_name"), sha256: try row.text("sha256"), kind: kind,
                    part: try row.text("part")),
                time: try row.text("imported_at"),
                receipt: ImportReceipt(
                    read: try row.int("rows_read"), inserted: try row.int("rows_inserted"),
                    updated: try row.int("rows_updated"), unchanged: try row.int("rows_unchanged"),
                    rejected: try row.int("rows_rejected"), repeated: false, withdrawn: try row.int("rows_withdrawn")),
                source: try row.text("source"), entry: try row.integer("entry_id"))
        }.filter { !undone.contains($0.entry) }
    }

    func rejectedRows(of id: Int64) throws -> [RejectedRow] {
        var rows: [RejectedRow] = []
        try PreparedStatement(
            db,
            """
            SELECT id, row_number, column_name, value, reason_sv, reason_en, fields FROM rejected_row
            WHERE import_id = ? ORDER BY row_number, id
            """
        ).each(id) { row in
            guard let texts = JSONText.texts(in: row.text(6)), texts.count.isMultiple(of: 2) else {
                throw StoreError.corrupt(table: "rejected_row", row: row.integer(0), what: "fields")
            }
            let fields = stride(from: 0, to: texts.count, by: 2).map {
                RejectedRow.Field(column: texts[$0], value: texts[$0 + 1])
            }
            rows.append(
                RejectedRow(
                    row: row.int(1), column: row.optionalText(2), value: row.optionalText(3),
                    reason: Wording(sv: row.text(4), en: row.text(5)), fields: fields))
        }
        return rows
    }

    func notes(of id: Int64) throws -> [Wording] {
        try db.rows(
            of: "import_note", "SELECT id, text_sv, text_en FROM import_note WHERE import_id = ? ORDER BY id", [id]
        ) { Wording(sv: try $0.text("text_sv"), en: try $0.text("text_en")) }
    }
}

extension Store {
    /// All imports of files that weren't undone, the oldest first.
    public func imports() throws -> [ImportRecord] {
        try read { try ImportTables($0).records() }
    }

    /// The rows that an import did not take in, by row number.
    public func rejectedRows(import id: Int64) throws -> [RejectedRow] {
        try read { try ImportTables($0).rejectedRows(of: id) }
    }

    /// The decisions that the reader of an import's file made by itself.
    public func notes(import id: Int64) throws -> [Wording] {
        try read { try ImportTables($0).notes(of: id) }
    }

    /// What became of an import's rows, as its transaction counts them. More than a dozen properties because each is
    /// told by itself.
    struct ImportCounts {
        var inserted = 0, updated = 0, unchanged = 0, withdrawn = 0
        /// Accepted by the reader, and refused for what is on file.
        var refused: [RejectedRow] = []
        var source: FileSource?
        var absent = ImportResult.Absent()
        var returnedOutcomes = 0
        var emptied = 0
        /// What initiatives that changed have in columns that the file lacks.
        var left: Set<InitiativeField> = []
        var leftKept: Set<String> = []
        var standing: ImportResult.Standing?

        var isNothing: Bool { inserted + updated + withdrawn == 0 }
    }

    /// One file's transaction, with the rejected rows beside. A file that was imported before and changes nothing
    /// leaves no trace, and neither does a dry run. Any error leaves the store as it was.
    func importing<Record>(
        _ batch: ImportBatch<Record>, _ way: ImportWay = ImportWay(), changing tables: [String],
        checkingKeys: Bool = true,
        _ body: (Database, _ id: Int64, _ entry: Int64) throws -> ImportCounts
    ) throws -> ImportResult {
        var draft = way.draft
        draft.follow(way.follows)
        return try recording(
            draft, checkingKeys: checkingKeys, keeping: { !$0.receipt.repeated && (!$0.isDryRun || isTrial) }
        ) { db, entry in
            let imports = ImportTables(db)
            let time = timestamp()
            let isKnown = try imports.isKnown(batch.file)
            let id = try imports.begin(batch.file, notes: batch.understood, at: time, entry: entry)
            let counts = try body(db, id, entry)
            let rejected = (batch.rejected + counts.refused).sorted { $0.row < $1.row }
            let receipt = ImportReceipt(
                read: batch.rowsRead, inserted: counts.inserted, updated: counts.updated,
                unchanged: counts.unchanged, rejected: rejected.count,
                repeated: counts.isNothing && (isKnown || way.draft.kind != .import), withdrawn: counts.withdrawn)
            var result = ImportResult(receipt: receipt, entry: entry)
            result.isDryRun = way.isDryRun
            (result.refused, result.source) = (counts.refused, counts.source)
            result.returnedOutcomes = counts.returnedOutcomes
            (result.absent, result.emptied, result.left) = (counts.absent, counts.emptied, counts.left)
            (result.leftKept, result.standing) = (counts.leftKept, counts.standing)
            if !counts.isNothing {
                let changes = try RowChangeTables(db).changes(after: entry - 1, upTo: entry, most: way.toldChanges)
                (result.changes, result.changeCount) = (changes.told, changes.count)
                result.addedCount = changes.added
            }
            if receipt.repeated || way.isDryRun {
                result.entry = nil
                if receipt.repeated || !isTrial { return result }
            }
            let source = counts.source?.name ?? way.source ?? FileSource.proposal(fileName: batch.file.name)
            try imports.finish(id, receipt, rejected: rejected, source: source)
            var changed = ["import", "import_note", "rejected_row"]
            if !counts.isNothing { changed += tables }
            try GeoPackage.touch(changed, at: time, db)
            return result
        }
    }
}

extension Sequence where Element: Hashable & Comparable {
    /// Whether no two are the same. O(n) where they ascend, as registers mostly do, else expected O(n) with a set.
    package var areDistinct: Bool {
        var last: Element?
        for element in self {
            if let last, last >= element {
                var seen = Set<Element>(minimumCapacity: underestimatedCount)
                return allSatisfy { seen.insert($0).inserted }
            }
            last = element
        }
        return true
    }
}

extension Array {
    /// One row of each thing. Rows that say the same of the same thing count once; two that contradict each other are
    /// an error, since which of them counts must not depend on their order. Expected O(n).
    ///
    /// - Returns: the first row of each thing in the order of rows, and how many rows only repeated one of them.
    func distinct<Record: Hashable, Key: Hashable & Comparable>(
        by key: (Record) -> Key, what: (Record) -> Wording
    ) throws(StoreError) -> (rows: [Element], repeated: Int) where Element == (row: Int, record: Record) {
        if withoutActuallyEscaping(key, do: { key in lazy.map { key($0.record) }.areDistinct }) { return (self, 0) }
        var first: [Key: Int] = [:]
        first.reserveCapacity(count)
        var rows: [Element] = []
        rows.reserveCapacity(count)
        for element in self {
            guard let known = first.updateValue(rows.count, forKey: key(element.record)) else {
                rows.append(element)
                continue
            }
            first[key(element.record)] = known
            guard rows[known].record == element.record else {
                throw .repeatedRow(what: what(element.record), first: rows[known].row, second: element.row)
            }
        }
        return (rows, count - rows.count)
    }
}
