/// What an import did, or would have done. More than a dozen properties because each is told by itself.
public struct ImportResult: Sendable, Hashable {
    public var receipt: ImportReceipt
    /// The entry of the history; nil where nothing stays.
    public var entry: Int64?
    /// Rows that were changed, added or withdrawn, at most as many as asked for.
    public var changes: [RowChange] = []
    /// How many there are in all.
    public var changeCount = 0
    /// Of these, rows that were added: of the file's own kind and of others, such as indicators that it brings.
    public var addedCount = 0
    /// Refused rows among those rejected, beside what the reader rejected.
    public var refused: [RejectedRow] = []
    public var source: FileSource?
    /// Initiatives, or values, of the source that the file doesn't name.
    public var absent = Absent()
    /// Outcomes that came back with initiatives that had been withdrawn.
    public var returnedOutcomes = 0
    /// Fields that an empty cell emptied.
    public var emptied = 0
    /// What initiatives that changed have in columns that the file lacks.
    public var left: Set<InitiativeField> = []
    /// The same of columns that initiatives have no place of their own for, by the names that they are kept under.
    public var leftKept: Set<String> = []
    public var isDryRun = false
    /// Of a file of initiatives: how these stand, or would.
    public var standing: Standing?

    public struct Standing: Sendable, Hashable {
        /// Whose location or place couldn't be used.
        public let unplaced: [Store.Unplaced]
        /// How many have points where the borders are known to be wrong.
        public let doubtful: Int
        public let statuses: [String: StatusStanding]
    }

    public struct Absent: Sendable, Hashable {
        public var count = 0
        /// The first of them.
        public var ids: [String] = []
        /// Whether they were withdrawn.
        public var areWithdrawn = false
        /// Rejected rows of a complete file that don't say what they are about, so that nothing was withdrawn.
        public var unclearRows = 0

        public init() {}
    }
}
