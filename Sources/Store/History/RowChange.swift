internal import GRDB

/// What an entry did to one row.
public struct RowChange: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable { case added, changed, withdrawn }

    public enum Subject: String, Sendable, Hashable, CaseIterable {
        case initiative, outcome
        case indicatorValue = "indicator_value"
        case indicator
    }

    /// A column with what it held before and holds now; nil: nothing.
    public struct Column: Sendable, Hashable {
        public let name: String
        public let before: String?
        public let after: String?

        public init(name: String, before: String?, after: String?) {
            (self.name, self.before, self.after) = (name, before, after)
        }
    }

    public let kind: Kind
    public let subject: Subject
    /// The initiative's id; of an outcome with indicator, kind and period; of a value with municipality and year.
    public let id: String
    /// Those that differ, where the row was changed.
    public let columns: [Column]

    public init(kind: Kind, subject: Subject, id: String, columns: [Column] = []) {
        (self.kind, self.subject, self.id, self.columns) = (kind, subject, id, columns)
    }
}

extension Store {
    /// What became of an initiative and its outcomes, entry by entry, the oldest first.
    ///
    /// - Throws: `StoreError.unknownInitiative` for an id that none has or had.
    public func history(of id: String) throws -> [(entry: Entry, change: RowChange)] {
        try read { db in
            let changes = try RowChangeTables(db).history(ofInitiative: id)
            guard !changes.isEmpty else { throw try StoreError.unknown(initiative: id, db) }
            let entries = try EntryTables(db).entries()
            return changes.compactMap { change in
                entries.first { $0.number == change.entry }.map { ($0, change.change) }
            }
        }
    }

    /// What changed after a moment up to now, by subject and id.
    public func changes(since moment: Moment, most: Int? = nil) throws -> (told: [RowChange], count: Int) {
        let changes = try read { try RowChangeTables($0).changes(after: moment.entry, upTo: .max / 2, most: most) }
        return (changes.told, changes.count)
    }
}
