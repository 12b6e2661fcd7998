package import Store

/// A gap check filed with `rackvidd gaps --evidence` before a round was decided. More than twelve properties because
/// each is said in the account.
package struct CheckOnFile: Sendable, Hashable {
    /// Of the policy.
    package var name: String
    /// The day of the round, as the policy writes it; nil where it has none.
    package var round: String?
    /// Without its folder.
    package var file: String
    /// Of the file, hexadecimal.
    package var sha256: String
    /// Of what was asked and what came out, whatever the file is called and however it is written.
    package var content: String
    /// The database that was checked.
    package var state: StoreState
    package var rules: Int
    package var failed: Int
    /// Parts of the county that have gaps, most people first, each once, in the language of the file.
    package var parts: [String]
    package var gaps: Int
    /// Gaps that remain however the initiatives are counted.
    package var robust: Int
    /// Whether it includes an allocation or a choice among applications.
    var hasAdvice: Bool

    /// All properties at once, because a record read from a file has each of them.
    package init(
        name: String, round: String?, file: String, sha256: String, content: String, state: StoreState, rules: Int,
        failed: Int, parts: [String], gaps: Int, robust: Int, hasAdvice: Bool
    ) {
        self.name = name
        self.round = round
        self.file = file
        self.sha256 = sha256
        self.content = content
        self.state = state
        self.rules = rules
        self.failed = failed
        self.parts = parts
        self.gaps = gaps
        self.robust = robust
        self.hasAdvice = hasAdvice
    }
}
