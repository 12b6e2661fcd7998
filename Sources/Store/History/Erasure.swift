internal import GRDB
internal import Wording

extension Store {
    /// Erases an initiative for good: from the tables, the history and the rejected rows, and from the file's free
    /// pages. Only that something was erased stays.
    ///
    /// - Throws: `StoreError.unknownInitiative` for an id that none has or had, and no rejected row states;
    ///   `.logInUse`, `.notErasedYet` where another program has the file open and its log can't be emptied.
    /// - Complexity: O(file).
    public func erase(initiative id: String) throws {
        try erasing(subject: nil) { db in
            var keys: Set<Int64> = []
            var names: Set<String> = [id]
            try PreparedStatement(
                db,
                """
                SELECT fid, own_id FROM initiative WHERE id = ?1
                UNION SELECT fid, own_id FROM past_initiative WHERE id = ?1
                """
            ).each(id) { row in
                keys.insert(row.integer(0))
                if let own = row.optionalText(1) { names.insert(own) }
            }
            var isFound = !keys.isEmpty
            try InitiativeRemoval(db).remove(Array(keys))
            let list = keys.map { "\($0)" }.joined(separator: ", ")
            try db.execute(
                sql: """
                    DELETE FROM past_footprint_part
                      WHERE footprint_id IN (SELECT id FROM past_footprint WHERE initiative_fid IN (\(list)));
                    DELETE FROM past_footprint WHERE initiative_fid IN (\(list));
                    DELETE FROM past_declared_municipality WHERE initiative_fid IN (\(list));
                    DELETE FROM past_outcome WHERE initiative_fid IN (\(list));
                    DELETE FROM past_former_footprint WHERE initiative_fid IN (\(list));
                    DELETE FROM past_initiative WHERE fid IN (\(list));
                    """)
            try db.execute(
                sql: """
                    UPDATE entry SET subject = NULL, reason = NULL WHERE subject = CAST(? AS TEXT)
                    """, arguments: [id.whole])
            try eraseRejected(db) { fields in
                let isOwn = stride(from: 1, to: fields.count, by: 2).contains { names.contains(fields[$0]) }
                isFound = isFound || isOwn
                return isOwn ? nil : fields
            }
            guard isFound else { throw try StoreError.unknown(initiative: id, db) }
        }
    }

    /// Erases what a column holds, of every initiative and in every former version of it, and the outcomes that an
    /// indicator took from it.
    ///
    /// - Throws: `StoreError.notErasable` for what an initiative can't be without, `StoreError.unknownColumn` where no
    ///   initiative and no rejected row has it: then nothing is erased, and nothing is said to be.
    public func erase(column: ErasedColumn) throws {
        try erasing(subject: column.name) { db in
            let table = VersionedTable.named("initiative")
            let update = table.triggers[1]
            try db.execute(sql: "DROP TRIGGER \(update.name)")
            var isFound = column.field != nil
            for name in [table.name, table.past] {
                if let stored = column.stored {
                    try db.execute(sql: "UPDATE \(name) SET \(stored) = NULL WHERE \(stored) NOTNULL")
                } else if column.field == nil {
                    let key = name == table.name ? table.key : "version"
                    if try eraseExtra(column.keptNames, in: name, key: key, db) { isFound = true }
                } else {
                    throw StoreError.notErasable(column.name)
                }
            }
            try db.execute(sql: update.sql)
            if try eraseOutcomes(of: column, db) { isFound = true }
            try eraseRejected(db) { fields in
                var kept = fields
                for index in stride(from: 0, to: fields.count - 1, by: 2) where column.isHeader(fields[index]) {
                    kept[index + 1] = ""
                    isFound = true
                }
                return kept
            }
            guard isFound else { throw StoreError.unknownColumn(column.name) }
        }
    }

    /// What an indicator made of the column says is what the column said.
    ///
    /// - Returns: whether there was such.
    private func eraseOutcomes(of column: ErasedColumn, _ db: Database) throws -> Bool {
        let own = Set(column.keptNames.map { $0.lowercased() })
        let sources = try String.fetchAll(
            db,
            sql: """
                SELECT source FROM outcome WHERE source GLOB 'extra(''*'')'
                UNION SELECT source FROM past_outcome WHERE source GLOB 'extra(''*'')'
                """
        ).filter { source in
            let name = String(source.dropFirst(7).dropLast(2)).replacing("''", with: "'")
            return own.contains(name.lowercased()) || column.isHeader(name)
        }
        // The row of the import stays, without what the file was: its checksum is that of the values.
        let erased = String(repeating: "0", count: 64)
        for source in sources {
            for table in ["outcome", "past_outcome"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE source = CAST(? AS TEXT)", arguments: [source.whole])
            }
            try db.execute(
                sql: "UPDATE import SET file_name = 'extra', sha256 = ? WHERE file_name = CAST(? AS TEXT)",
                arguments: [erased, source.whole])
        }
        return !sources.isEmpty
    }

    /// Whether any row had one of the columns.
    private func eraseExtra(_ columns: [String], in table: String, key: String, _ db: Database) throws -> Bool {
        var changed: [(key: Int64, text: String?)] = []
        try PreparedStatement(db, "SELECT \(key), extra FROM \(table) WHERE extra NOTNULL").each { row in
            guard var content = JSONText.object(from: row.text(1)), columns.contains(where: { content[$0] != nil })
            else { return }
            for column in columns { content[column] = nil }
            changed.append((row.integer(0), content.isEmpty ? nil : JSONText.object(content)))
        }
        let update = try PreparedStatement(db, "UPDATE \(table) SET extra = ? WHERE \(key) = ?")
        for one in changed { try update.run(one.text, one.key) }
        return !changed.isEmpty
    }

    /// - Parameter keep: what stays of a row's columns and values, one behind the other; nil: nothing of the row.
    private func eraseRejected(_ db: Database, _ keep: ([String]) -> [String]?) throws {
        var changed: [(key: Int64, importID: Int64, fields: [String]?)] = []
        try PreparedStatement(db, "SELECT id, import_id, fields FROM rejected_row").each { row in
            guard let fields = JSONText.texts(in: row.text(2)) else { return }
            let kept = keep(fields)
            if kept != fields { changed.append((row.integer(0), row.integer(1), kept)) }
        }
        let empty = try PreparedStatement(
            db, "UPDATE rejected_row SET value = NULL, reason_sv = ?, reason_en = ?, fields = ? WHERE id = ?")
        let erased = Wording(sv: "raderad för gott", en: "erased for good")
        for one in changed {
            // The row stays as a number: as many were rejected as the import says.
            try empty.run(erased.sv, erased.en, JSONText.array(one.fields ?? []), one.key)
        }
    }

    private func erasing(subject: String?, _ body: (Database) throws -> Void) throws {
        guard try emptyLog() else { throw StoreError.logInUse(path: path) }
        try queue.inDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        try recording(EntryDraft(.erase, subject: subject), checkingKeys: false) { db, _ in
            // What is erased leaves the seals too; a seal that was broken before stays so.
            let seals = HistorySeals(db)
            let intact = try seals.intact()
            try body(db)
            try seals.sealAll(intact)
            try EffectTables(db).rebuild()
            try GeoPackage.touch(String.fetchAll(db, sql: "SELECT table_name FROM gpkg_contents"), at: timestamp(), db)
        }
        // Free pages, and what is left in half-filled ones. The schema is the program's own, word for word: the
        // transaction has seen to it.
        try Store.translatingErrors {
            try queue.inDatabase { db in
                try db.execute(sql: "PRAGMA trusted_schema = ON")
                defer { try? db.execute(sql: "PRAGMA trusted_schema = OFF") }
                try db.execute(sql: "VACUUM")
            }
        }
        // Until the log is in the file, the file has what it had.
        guard try emptyLog() else { throw StoreError.notErasedYet(path: path) }
    }

    /// Moves a write-ahead log into the file and empties it.
    ///
    /// - Returns: whether there is none or it is empty now; another program that reads keeps it.
    private func emptyLog() throws -> Bool {
        try Store.translatingErrors {
            try queue.inDatabase { db in
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else { return true }
                return try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
            }
        }
    }
}
