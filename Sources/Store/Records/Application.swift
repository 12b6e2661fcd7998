/// An application in a round (ansökan): an undecided initiative with the amount asked for and its score. Never stored:
/// see `InitiativeTable.placing`.
public struct Application: Sendable, Hashable {
    /// Its `grantedOre` is the amount asked for.
    public var initiative: Initiative
    /// Higher is better; nil without a score.
    public var score: Double?

    public init(_ initiative: Initiative, score: Double? = nil) {
        self.initiative = initiative
        self.score = score
    }
}
