/// The precision of a location; kept with the footprint.
public enum Precision: String, Sendable, Hashable, CaseIterable {
    case exact, place, municipality
    case programmeArea = "programme_area"
    case county, unknown
}
