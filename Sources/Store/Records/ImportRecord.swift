/// An import on file: file, time, and numbers of rows by result.
public struct ImportRecord: Sendable, Hashable {
    public let id: Int64
    public let file: ImportFile
    /// ISO 8601, UTC, milliseconds.
    public let time: String
    public let receipt: ImportReceipt
    /// Whose ids the file has; empty where nobody knows.
    public let source: String
    /// In the history.
    public let entry: Int64
}
