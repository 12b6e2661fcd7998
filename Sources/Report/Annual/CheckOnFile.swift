package import Wording

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
    /// Of the policy's rules, whatever the file is called, in whichever language it is, with whatever comments, and
    /// whatever else was asked beside.
    package var content: String
    /// Of the verdicts and gaps that it came to.
    package var outcome = ""
    /// The database that was checked.
    package var state: StoreState
    package var rules: Int
    /// Not met; that can't be judged.
    package var failed: Int
    package var unjudged = 0
    /// Parts of the county that have gaps, most people first, each once, in the language of the file.
    package var parts: [String]
    package var gaps: Int
    /// Gaps that remain however the initiatives are counted.
    package var robust: Int
    /// Whether it includes an allocation or a choice among applications.
    var hasAdvice: Bool
    /// What speaks against it, as it was run again; nil where nothing does.
    package var doubt: Wording?

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
