package import Store
package import Wording

/// Why a map can't be drawn.
package enum MapError: WordedError, Hashable {
    case unsuitable(MapMeasure, indicator: Indicator.ID)

    package var wording: Wording {
        switch self {
        case .unsuitable(let measure, let indicator):
            Wording(
                sv: indicator == .population
                    ? "Folkmängden kan inte visas som \(measure.rawValue); använd value eller share."
                    : "Indikatorn \(indicator) är en kvot och kan inte visas som \(measure.rawValue); använd value.",
                en: indicator == .population
                    ? "The population can't be shown as \(measure.rawValue); use value or share."
                    : "The indicator \(indicator) is a rate and can't be shown as \(measure.rawValue); use value."
            )
        }
    }
}
