/// A gap check as it was filed with `rackvidd gaps --evidence`: what was known before a round was decided.
public struct CheckOnFile: Sendable, Hashable {
    /// Of the policy.
    public var name: String
    /// The day of the round, as the policy writes it; nil where it doesn't say.
    public var round: String?
    /// Without its folder.
    public var file: String
    /// Of the file, hexadecimal.
    public var sha256: String
    public var rules: Int
    public var failed: Int
    /// Parts of the county that have gaps, most people first, each once, in the language of the file.
    public var parts: [String]
    public var gaps: Int
    /// Gaps that remain however the initiatives are counted.
    public var robust: Int
    /// Whether an allocation or a choice among applications was worked out on it.
    public var hasAdvice: Bool

    /// All properties at once, because a record read from a file has each of them.
    public init(
        name: String, round: String?, file: String, sha256: String, rules: Int, failed: Int, parts: [String], gaps: Int,
        robust: Int, hasAdvice: Bool
    ) {
        self.name = name
        self.round = round
        self.file = file
        self.sha256 = sha256
        self.rules = rules
        self.failed = failed
        self.parts = parts
        self.gaps = gaps
        self.robust = robust
        self.hasAdvice = hasAdvice
    }
}
