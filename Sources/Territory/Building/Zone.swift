public import Wording

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

    /// The urban–rural division that every scheme declares, so that schemes can be compared.
    public enum RollUp: String, Sendable, Hashable, CaseIterable {
        case urban, rural
        /// The scheme doesn't distinguish urban from rural.
        case undivided
    }
}
