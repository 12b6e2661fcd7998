/// How a file is taken in.
public struct ImportWay: Sendable {
    /// Whose ids the file has; nil: told by what is on file, else by the file's name.
    public var source: String?
    /// Whether the file is all of its source: what it lacks is withdrawn.
    public var isComplete: Bool
    /// Whether a row may make another project of an initiative (other title and other place), or change a value that
    /// another source stated.
    public var replaces: Bool
    /// Everything is done and told, and nothing stays.
    public var isDryRun: Bool
    /// Of the source's values, all that a complete file lacks are those of this indicator; nil: of every one.
    package var onlyIndicator: Indicator.ID?
    /// How many changes are told; nil: all.
    public var toldChanges: Int?
    /// The entry that this one comes from, with which it is taken back.
    package var follows: Int64?
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
