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

extension ImportBatch where Record == Outcome {
    /// Gives initiatives their ids in the store for those of their source.
    public mutating func name(initiatives names: [String: String]) {
        for row in accepted.indices {
            let id = accepted[row].record.initiative
            accepted[row].record.initiative = names[id] ?? id
        }
    }
}
