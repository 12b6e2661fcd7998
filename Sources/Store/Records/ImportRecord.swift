/// An import on file: file, time, and numbers of rows by result.
public struct ImportRecord: Sendable, Hashable {
    public let id: Int64
    public let file: ImportFile
    /// ISO 8601, UTC, milliseconds.
    public let time: String
    public let receipt: ImportReceipt
}
