public import Wording

/// A way of dividing the county by settlement, as data: `accessibility`, `localities`, `deso`, or one that a user imports.
public struct ZoningScheme: Sendable, Hashable {
    /// Stable name, also in files: `accessibility`.
    public let name: String
    public let title: Wording
    /// What the scheme does and what it only approximates; shown with every result that uses it.
    public let statement: Wording
    public let zones: [Zone]

    public init(name: String, title: Wording, statement: Wording, zones: [Zone]) {
        self.name = name
        self.title = title
        self.statement = statement
        self.zones = zones
    }
}

/// A class of a zoning scheme (zon).
public struct Zone: Sendable, Hashable {
    /// Stable name within the scheme: `sparse`.
    public let code: String
    public let title: Wording
    public let rollUp: RollUp

    public init(code: String, title: Wording, rollUp: RollUp) {
        self.code = code
        self.title = title
        self.rollUp = rollUp
    }

    /// The two-way division that every scheme declares, so that schemes can be compared.
    public enum RollUp: String, Sendable, Hashable, CaseIterable {
        case urban, rural
    }
}
