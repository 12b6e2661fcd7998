public import Wording

/// One file's rows, read and judged, before they are stored: all of it is committed or nothing.
///
/// `accepted.count + rejected.count` is the number of rows read, always.
public struct ImportBatch<Record: Sendable>: Sendable {
    public let file: ImportFile
    public var accepted: [(row: Int, record: Record)]
    public var rejected: [RejectedRow]
    /// The reader's own decisions (delimiter, encoding, columns), to be shown.
    public var understood: [Wording]
    /// What the file speaks of, where it isn't all that a record holds.
    public var spoken: SpokenColumns?
    /// Ids of rejected rows, where they have one: the file names these too.
    public var rejectedIDs: Set<String> = []
    /// Makes a rejected row of one that is refused for what is on file.
    public var refusing: (@Sendable (_ row: Int, _ id: String, _ reason: Wording) -> RejectedRow)?

    public init(
        file: ImportFile, accepted: [(row: Int, record: Record)] = [], rejected: [RejectedRow] = [],
        understood: [Wording] = []
    ) {
        self.file = file
        self.accepted = accepted
        self.rejected = rejected
        self.understood = understood
    }
}

/// The file of imported rows.
public struct ImportFile: Sendable, Hashable {
    /// Last part of the path.
    public let name: String
    /// Lower-case hexadecimal.
    public let sha256: String
    public let kind: Kind
    /// The part of the file used, where it has several uses: `deso`, `layer reindeer_herding`. The same file may be
    /// imported once for each.
    public let part: String

    public enum Kind: String, Sendable, Hashable, CaseIterable { case initiatives, indicators, outcomes, territory }

    public init(name: String, sha256: String, kind: Kind, part: String = "") {
        self.name = name
        self.sha256 = sha256
        self.kind = kind
        self.part = part
    }
}

/// A rejected row: kept with the reason, and can be exported unchanged.
public struct RejectedRow: Sendable, Hashable {
    /// As people count: the header is row 1; for GeoJSON the number of the feature, from 1.
    public let row: Int
    public let column: String?
    public let value: String?
    public let reason: Wording
    /// The whole row: header and fields in the file's order.
    public let fields: [Field]

    public struct Field: Sendable, Hashable {
        public let column: String
        public let value: String

        public init(column: String, value: String) {
            self.column = column
            self.value = value
        }
    }

    public init(row: Int, column: String?, value: String?, reason: Wording, fields: [Field]) {
        self.row = row
        self.column = column
        self.value = value
        self.reason = reason
        self.fields = fields
    }
}

/// The result of an import, for its summary.
public struct ImportReceipt: Sendable, Hashable {
    public let read: Int
    public let inserted: Int
    public let updated: Int
    public let unchanged: Int
    public let rejected: Int
    /// The identical file was imported before, and has nothing to change.
    public let repeated: Bool
    /// Initiatives that a complete file lacks.
    public let withdrawn: Int

    public init(
        read: Int, inserted: Int, updated: Int, unchanged: Int, rejected: Int, repeated: Bool, withdrawn: Int = 0
    ) {
        self.read = read
        self.inserted = inserted
        self.updated = updated
        self.unchanged = unchanged
        self.rejected = rejected
        self.repeated = repeated
        self.withdrawn = withdrawn
    }
}

extension ImportBatch where Record == Outcome {
    /// Gives initiatives their ids in the store for those of their source.
    public mutating func name(initiatives names: [String: String]) {
        for row in accepted.indices {
            let id = accepted[row].record.initiative
            accepted[row].record.initiative = names[id] ?? id
        }
    }
}
