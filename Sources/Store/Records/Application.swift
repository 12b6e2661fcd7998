/// What somebody asks money for in a round (ansökan): an initiative that isn't decided, with what it asks for and how
/// it was scored. Never stored: `InitiativeTable.placing` says where it would fall.
public struct Application: Sendable, Hashable {
    /// Its `grantedOre` is the amount asked for.
    public var initiative: Initiative
    /// Higher is better; nil where nobody scored it.
    public var score: Double?

    public init(_ initiative: Initiative, score: Double? = nil) {
        self.initiative = initiative
        self.score = score
    }
}
