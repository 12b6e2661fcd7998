internal import Foundation
internal import GRDB

/// A state of the database: that after one entry of its history.
public struct Moment: Sendable, Hashable {
    /// As a person names it: a date, the number of an entry, or the file of an import.
    public enum Name: Sendable, Hashable {
        /// The state at the end of that day, month or year, in Sweden.
        case date(PartialDate)
        case entry(Int64)
        case file(String)

        public init(_ text: String) {
            if let date = PartialDate(text) {
                self = .date(date)
            } else if let number = Int64(text) {
                self = .entry(number)
            } else {
                self = .file(text)
            }
        }

        public var text: String {
            switch self {
            case .date(let date): date.description
            case .entry(let number): "\(number)"
            case .file(let name): name
            }
        }
    }

    public let entry: Int64

    /// - Throws: `StoreError.unknownEntry`; `.beforeHistory` for a date before the first entry.
    init(_ name: Name, _ db: Database) throws {
        let entries = try EntryTables(db).entries()
        switch name {
        case .entry(let number):
            guard entries.contains(where: { $0.number == number }) else { throw StoreError.unknownEntry(name.text) }
            entry = number
        case .file(let file):
            guard let last = entries.last(where: { $0.file == file }) else { throw StoreError.unknownEntry(name.text) }
            entry = last.number
        case .date(let date):
            guard let last = entries.last(where: { Self.day($0.time).map { $0 <= date.lastDay } ?? false }) else {
                throw StoreError.beforeHistory(date, begins: entries.first.map { String($0.time.prefix(10)) } ?? "–")
            }
            entry = last.number
        }
    }

    /// The day of a time in Sweden, as a yyyymmdd number.
    private static func day(_ time: String) -> Int? {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        guard let date = try? style.parse(time), let zone = TimeZone(identifier: "Europe/Stockholm") else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return year * 10_000 + month * 100 + day
    }
}

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

extension Store {
    /// The entry that somebody means.
    ///
    /// - Throws: `StoreError.unknownEntry`, `.beforeHistory`.
    public func moment(_ name: Moment.Name) throws -> Moment { try read { try Moment(name, $0) } }

    /// From now on this store is read as it was known after an entry: initiatives, footprints, territory, indicators
    /// and outcomes. For a store that is open for reading.
    public func show(_ moment: Moment) throws {
        try Store.translatingErrors { try queue.inDatabase { try FormerState.show(moment.entry, on: $0) } }
    }
}
