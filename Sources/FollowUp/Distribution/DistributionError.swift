public import Store
public import Wording

/// Why a distribution can't be made at all.
public enum DistributionError: WordedError, Hashable {
    case unknownIndicator(Indicator.ID, known: [Indicator.ID])
    case noValues(Indicator.ID, year: Int?)
    /// Asked of municipal statistics what only the sum of initiatives can answer.
    case municipal(Indicator.ID)
    /// Asked of a rate or an amount of money what only a count can answer.
    case intensive(Indicator.ID)
    case unknownPart(String, known: [String])
    /// Asked of a county whose people are not in the store.
    case noPopulation

    public var wording: Wording {
        switch self {
        case .unknownIndicator(let id, let known):
            Nearest.unknown(
                id.text, among: Set(known.map(\.text)),
                what: Wording(sv: "en indikator i lagret", en: "an indicator in the store"))
        case .municipal(let id):
            Wording(
                sv: "Indikatorn \(id) är kommunstatistik; frågan gäller vad insatser bidrar med.",
                en: "The indicator \(id) is municipal statistics; the question is about what initiatives bring.")
        case .unknownPart(let code, let known):
            Nearest.unknown(
                code, among: Set(known),
                what: Wording(sv: "en del vid den här indelningen", en: "a part at this division"))
        case .intensive(let id):
            Wording(
                sv: "Indikatorn \(id) är inget antal; utjämning gäller antal (insatser, personer) över en befolkning.",
                en:
                    """
                    The indicator \(id) is not a count; smoothing is for counts (initiatives, persons) over a \
                    population.
                    """
            )
        case .noPopulation: Population.unknown
        case .noValues(let id, let year?):
            Wording(
                sv: "Indikatorn \(id) har inga värden för \(year).",
                en: "The indicator \(id) has no values for \(year).")
        case .noValues(let id, nil):
            Wording(
                sv: "Indikatorn \(id) har inga värden. Importera dem med rackvidd import indicators.",
                en: "The indicator \(id) has no values. Import them with rackvidd import indicators.")
        }
    }
}
