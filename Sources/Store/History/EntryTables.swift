internal import GRDB

/// Writes and reads the entries of the history, and the clock that numbers them.
struct EntryTables {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// The number under which changes are recorded now.
    func now() throws -> Int64 {
        guard let number = try Int64.fetchOne(db, sql: "SELECT number FROM entry_clock"), number < .max / 2 else {
            throw StoreError.corrupt(table: "entry_clock", row: 1, what: "number")
        }
        return number
    }

    /// Opens an entry. What another program wrote since the last one gets an entry of its own first.
    func begin(_ draft: EntryDraft, at time: String) throws -> Int64 {
        if let edited = try pending() {
            let number = try enter(EntryDraft(.outside), at: edited.time.isEmpty ? time : edited.time)
            try HistorySeals(db).seal(number)
            try tick()
        }
        try db.execute(sql: "UPDATE entry_clock SET is_open = 1")
        return try enter(draft, at: time)
    }

    /// What another program wrote since the last entry: the entry that it will be.
    private func pending() throws -> Entry? {
        try PreparedStatement(
            db, "SELECT number, coalesce(edited_at, '') FROM entry_clock WHERE is_edited = 1 AND is_open = 0"
        ).first { row in
            Entry(
                number: row.integer(0), kind: .outside, time: row.text(1), reason: nil, subject: nil, undoes: nil,
                undoneBy: nil, follows: nil, file: nil, source: nil)
        }
    }

    /// The number of the last entry of another program that wasn't taken back.
    func lastOutside() throws -> Int64? {
        try entries().last { $0.kind == .outside && $0.undoneBy == nil }?.number
    }

    /// Closes the entry that is open: what it replaced is sealed, and what comes after it has the next number.
    func end() throws {
        try HistorySeals(db).seal(now())
        try tick()
    }

    @discardableResult
    private func enter(_ draft: EntryDraft, at time: String) throws -> Int64 {
        let number = try now()
        try db.execute(
            sql: """
                INSERT INTO entry (id, kind, made_at, reason, subject, undoes)
                VALUES (?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)
                """,
            arguments: [
                number, draft.kind.rawValue, time, draft.reason?.whole, draft.subject?.whole, draft.undoes,
            ])
        return number
    }

    /// Says of an entry which one it comes from.
    func link(_ number: Int64, to leader: Int64) throws {
        try db.execute(
            sql: "UPDATE entry SET subject = ? WHERE id = ?", arguments: [Entry.link(to: leader), number])
    }

    private func tick() throws {
        try db.execute(sql: "UPDATE entry_clock SET number = number + 1, is_edited = 0, edited_at = NULL, is_open = 0")
    }

    /// The time of the first entry, which a migration can't know.
    func setStart(_ time: String) throws {
        try db.execute(
            sql: "UPDATE entry SET made_at = ? WHERE id = 1 AND made_at LIKE '1970-01-01%'", arguments: [time])
    }

    /// The oldest first; what another program wrote since the last one is among them.
    func entries(before end: Int64 = .max) throws -> [Entry] {
        var undone: [Int64: Int64] = [:]
        // The last first: an undoing that was itself undone holds no more, unless that was undone in turn.
        try PreparedStatement(db, "SELECT id, undoes FROM entry WHERE undoes NOTNULL AND id < ? ORDER BY id DESC")
            .each(end) { if undone[$0.integer(0)] == nil { undone[$0.integer(1)] = $0.integer(0) } }
        var entries: [Entry] = []
        try PreparedStatement(
            db,
            """
            SELECT entry.id, entry.kind, made_at, reason, subject, undoes, file_name, import.source
            FROM entry LEFT JOIN import ON import.entry_id = entry.id AND entry.kind IN ('import', 'territory')
            WHERE entry.id < ? ORDER BY entry.id
            """
        ).each(end) { row in
            guard let kind = Entry.Kind(rawValue: row.text(1)) else {
                throw StoreError.corrupt(table: "entry", row: row.integer(0), what: row.text(1))
            }
            let (source, subject) = (row.optionalText(7), row.optionalText(4))
            let follows = [.import, .refresh, .undo].contains(kind) ? Entry.linked(by: subject) : nil
            entries.append(
                Entry(
                    number: row.integer(0), kind: kind, time: row.text(2), reason: row.optionalText(3),
                    subject: follows == nil ? subject : nil, undoes: row.optionalInteger(5),
                    undoneBy: undone[row.integer(0)], follows: follows, file: row.optionalText(6),
                    source: source == "" ? nil : source))
        }
        if let edited = try pending(), edited.number < end { entries.append(edited) }
        return entries
    }
}

extension Store {
    /// The history, the oldest entry first.
    public func entries() throws -> [Entry] { try read { try EntryTables($0).entries() } }

    /// One transaction that is one entry of the history.
    ///
    /// - Parameter keeping: whether what was done stays; what doesn't leaves no trace.
    func recording<Result>(
        _ draft: EntryDraft, checkingKeys: Bool = true, keeping: (Result) -> Bool = { _ in true },
        _ body: (Database, _ entry: Int64) throws -> Result
    ) throws -> Result {
        try write(checkingKeys: checkingKeys, keeping: keeping) { db in
            let entries = EntryTables(db)
            let number = try entries.begin(draft, at: timestamp())
            let result = try body(db, number)
            try entries.end()
            try GeoPackage.touch([Schema.entryTable.name], at: timestamp(), db)
            return result
        }
    }
}
