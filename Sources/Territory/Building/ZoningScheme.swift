public import Wording

/// A division of the county by settlement, as data: `accessibility`, `localities`, `deso`, or one imported by a user.
public struct ZoningScheme: Sendable, Hashable {
    /// Stable name, also in files: `accessibility`.
    public let name: String
    public let title: Wording
    /// The scheme's measure and approximations; shown with every result that uses it.
    public let statement: Wording
    public let zones: [Zone]

    /// A single zone: for a county without localities on file.
    public static let undivided = ZoningScheme(
        name: "undivided", title: Wording(sv: "odelat", en: "undivided"),
        statement: Wording(
            sv: "Inga tätorter för länet finns inlästa, så det delas inte i zoner.",
            en: "No localities have been imported for the county, so it is not divided into zones."),
        zones: [Zone(code: "all", title: Wording(sv: "hela ytan", en: "all of it"), rollUp: .undivided)])

    public init(name: String, title: Wording, statement: Wording, zones: [Zone]) {
        self.name = name
        self.title = title
        self.statement = statement
        self.zones = zones
    }
}
