public import Wording

/// One file's rows, read and judged, before they are stored: all of it is committed or nothing.
///
/// `accepted.count + rejected.count` is the number of rows read, always; of a classification, whose rows are no
/// records, its rows and the rejected.
public struct ImportBatch<Record: Sendable>: Sendable {
    public let file: ImportFile
    public var accepted: [(row: Int, record: Record)]
    public var rejected: [RejectedRow]
    /// The reader's own decisions (delimiter, encoding, columns), to be shown.
    public var understood: [Wording]
    /// What the file speaks of, where it isn't all that a record holds.
    public var spoken: SpokenColumns?
    /// Whether it is a filled-in list of doubtful locations: ids are the store's own, none is new, and each row speaks
    /// of the location that it states and of nothing else.
    package var repairsLocations = false
    /// Of rows that say whose id they have: its source, by the id as the row has it.
    package var idSources: [String: String] = [:]
    /// Of a file that says what class each municipality is of, in place of records: those classes.
    package var classification: ClassifiedRows?
    /// What rejected rows are about, as the history names it, where they say: the file has these too.
    public var rejectedIDs: Set<String> = []
    /// The same of outcomes, whose initiatives a source may call otherwise than the store.
    package var rejectedOutcomes: [Outcome.Key] = []
    /// How many rejected rows don't say what they are about.
    public var unclearRows = 0
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

extension ImportBatch {
    var rowsRead: Int { accepted.count + (classification?.rows.count ?? 0) + rejected.count }

    /// A row that is refused for what is on file, as a rejected one.
    func refusal(of row: Int, _ value: String, _ reason: Wording) -> RejectedRow {
        refusing?(row, value, reason) ?? RejectedRow(row: row, column: nil, value: value, reason: reason, fields: [])
    }
}

extension ImportBatch where Record == Outcome {
    /// Gives initiatives their ids in the store for those of their source.
    public mutating func name(initiatives names: [String: String]) {
        for row in accepted.indices {
            let id = accepted[row].record.initiative
            accepted[row].record.initiative = names[id] ?? id
        }
        for row in rejectedOutcomes.indices {
            let id = rejectedOutcomes[row].initiative
            rejectedOutcomes[row].initiative = names[id] ?? id
        }
    }
}
