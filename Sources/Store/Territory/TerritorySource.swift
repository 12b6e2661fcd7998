public import Wording

/// The file of a new territory, for the record.
public struct TerritorySource: Sendable {
    public let file: ImportFile
    /// Features in the file.
    public let read: Int
    public let rejected: [RejectedRow]
    /// The reading of the file.
    public let understood: [Wording]

    public init(file: ImportFile, read: Int, rejected: [RejectedRow] = [], understood: [Wording] = []) {
        precondition(rejected.count <= read)
        self.file = file
        self.read = read
        self.rejected = rejected
        self.understood = understood
    }
}
