/// One import that the store knows: which file, when, and what became of its rows.
public struct ImportRecord: Sendable, Hashable {
    public let id: Int64
    public let file: ImportFile
    /// ISO 8601, UTC, milliseconds.
    public let time: String
    public let receipt: ImportReceipt
}
