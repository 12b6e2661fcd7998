/// One entry of the history (historikpost): a change of the database that is all there or not there.
public struct Entry: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// What was there when the history began.
        case start
        case `import`, edit, remove, undo, erase, refresh, territory, statuses
        /// What another program, such as QGIS, wrote.
        case outside
    }

    public let number: Int64
    public let kind: Kind
    /// ISO 8601, UTC, milliseconds.
    public let time: String
    public let reason: String?
    /// The initiative that was edited or removed; what was erased.
    public let subject: String?
    /// The entry that this one takes back.
    public let undoes: Int64?
    /// The entry that took this one back.
    public let undoneBy: Int64?
    /// The entry that this one comes from (följdpost), as a new placing does from an import of population: the two are
    /// taken back together.
    public let follows: Int64?
    /// The file and its source, where one was imported.
    public let file: String?
    public let source: String?
}

/// What an entry says of itself before it has a number.
struct EntryDraft: Sendable {
    let kind: Entry.Kind
    var reason: String?
    var subject: String?
    var undoes: Int64?

    init(_ kind: Entry.Kind, reason: String? = nil, subject: String? = nil, undoes: Int64? = nil) {
        (self.kind, self.reason, self.subject, self.undoes) = (kind, reason, subject, undoes)
    }

    /// Says which entry it comes from, where there is such: in place of a subject, which it has none of.
    mutating func follow(_ entry: Int64?) {
        if let entry { subject = Entry.link(to: entry) }
    }
}

extension Entry {
    private static let mark = "entry:"

    /// What stands as the subject of an entry that comes from another.
    static func link(to entry: Int64) -> String { "\(mark)\(entry)" }

    /// The entry that such a subject names.
    static func linked(by subject: String?) -> Int64? {
        guard let subject, subject.hasPrefix(mark) else { return nil }
        return Int64(subject.dropFirst(mark.count))
    }

    /// In SQL: whether a subject is such.
    static let isLink = "subject GLOB 'entry:[0-9]*'"
}
