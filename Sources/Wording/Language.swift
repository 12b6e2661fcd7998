/// The languages in which the program speaks. Machine formats (JSON, CSV, GeoJSON) do not depend on it.
public enum Language: String, Sendable, CaseIterable {
    case swedish = "sv"
    case english = "en"
}
