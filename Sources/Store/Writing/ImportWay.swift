public import Wording

/// How a file is taken in.
public struct ImportWay: Sendable {
    /// Whose ids the file has; nil: told by what is on file, else by the file's name.
    public var source: String?
    /// Whether the file is all of its source: what it lacks is withdrawn.
    public var isComplete: Bool
    /// Whether a row may make another project of an initiative: other title and other place.
    public var replaces: Bool
    /// Everything is done and told, and nothing stays.
    public var isDryRun: Bool
    /// How many changes are told; nil: all.
    public var toldChanges: Int?
    /// The entry of the history, where it isn't a file that comes in.
    var draft = EntryDraft(.import)

    public init(
        source: String? = nil, isComplete: Bool = false, replaces: Bool = false, isDryRun: Bool = false,
        toldChanges: Int? = 10
    ) {
        self.source = source
        self.isComplete = isComplete
        self.replaces = replaces
        self.isDryRun = isDryRun
        self.toldChanges = toldChanges
    }
}

/// What an import did, or would have done.
public struct ImportResult: Sendable, Hashable {
    public var receipt: ImportReceipt
    /// The entry of the history; nil where nothing stays.
    public var entry: Int64?
    /// Rows that were changed, added or withdrawn, at most as many as asked for.
    public var changes: [RowChange] = []
    /// How many there are in all.
    public var changeCount = 0
    /// Refused rows among those rejected, beside what the reader rejected.
    public var refused: [RejectedRow] = []
    public var source: FileSource?
    /// Initiatives of the source that the file doesn't name.
    public var absent = Absent()
    /// Fields that an empty cell emptied.
    public var emptied = 0
    /// What initiatives that changed have in columns that the file lacks.
    public var left: Set<InitiativeField> = []
    public var isDryRun = false

    public struct Absent: Sendable, Hashable {
        public var count = 0
        /// The first of them.
        public var ids: [String] = []
        /// Whether they were withdrawn.
        public var areWithdrawn = false

        public init() {}
    }
}

/// Whose ids a file has (källa).
public struct FileSource: Sendable, Hashable {
    public let name: String
    /// Whether nobody stated it.
    public let isProposed: Bool
    /// Whether the store had nothing of it before.
    public let isNew: Bool

    public init(name: String, isProposed: Bool, isNew: Bool) {
        (self.name, self.isProposed, self.isNew) = (name, isProposed, isNew)
    }

    /// The file's name without its ending, and without years, quarters and other numbers of their own:
    /// `beslut_2025k1.csv` is from `beslut`.
    public static func proposal(fileName: String) -> String {
        let stem = fileName.firstIndex(of: ".").map { String(fileName[..<$0]) } ?? fileName
        let words: [String] = stem.split { "_- ".contains($0) }.map { String($0) }.filter { word in
            let digits = word.prefix { $0.isASCII && $0.isNumber }
            let isYear = digits.count >= 4
            let isQuarter = word.count == 2 && "kqKQ".contains(word.first ?? "x") && word.last?.isNumber == true
            return !(isYear || isQuarter || digits.count == word.count)
        }
        let name: String = words.joined(separator: "_")
        if !name.isEmpty { return name }
        return stem.isEmpty || stem == "-" ? "standard_input" : stem
    }
}
