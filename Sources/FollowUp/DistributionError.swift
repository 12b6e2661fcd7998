public import Wording

/// Why a distribution can't be made at all.
public enum DistributionError: WordedError, Hashable {
    case unknownIndicator(String, known: [String])
    case noValues(String, year: Int?)

    public var wording: Wording {
        switch self {
        case .unknownIndicator(let id, let known):
            Nearest.unknown(id, among: Set(known), what: Wording(sv: "en indikator i lagret", en: "an indicator in the store"))
        case .noValues(let id, let year?):
            Wording(
                sv: "Indikatorn \(id) har inga värden för \(year).", en: "The indicator \(id) has no values for \(year).")
        case .noValues(let id, nil):
            Wording(
                sv: "Indikatorn \(id) har inga värden. Importera dem med rackvidd import indicators.",
                en: "The indicator \(id) has no values. Import them with rackvidd import indicators.")
        }
    }
}
