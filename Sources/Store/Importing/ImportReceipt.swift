/// The result of an import, for its summary.
public struct ImportReceipt: Sendable, Hashable {
    public let read: Int
    public let inserted: Int
    public let updated: Int
    public let unchanged: Int
    public let rejected: Int
    /// The identical file was imported before, and has nothing to change.
    public let repeated: Bool
    /// Initiatives, or values, that a complete file lacks.
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
