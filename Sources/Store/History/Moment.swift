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
