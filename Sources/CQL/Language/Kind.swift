public import Wording

/// The kind of a value.
public enum Kind: String, Sendable, CaseIterable {
    case text, number, boolean, instant, interval, geometry, array

    public var wording: Wording {
        switch self {
        case .text: Wording(sv: "text", en: "text")
        case .number: Wording(sv: "tal", en: "number")
        case .boolean: Wording(sv: "sanningsvärde", en: "truth value")
        case .instant: Wording(sv: "datum eller tidpunkt", en: "date or timestamp")
        case .interval: Wording(sv: "tidsintervall", en: "time interval")
        case .geometry: Wording(sv: "geometri", en: "geometry")
        case .array: Wording(sv: "lista", en: "array")
        }
    }
}
