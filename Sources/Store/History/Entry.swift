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
}
