package import Store
package import Wording

/// Why a distribution can't be made at all.
package enum DistributionError: WordedError, Hashable {
    case unknownIndicator(Indicator.ID, known: [Indicator.ID], near: [String] = [])
    case noValues(Indicator.ID, year: Int?)
    /// Asked of a source that has nothing of it.
    case notFrom(Indicator.ID, IndicatorSource)
    /// Asked of municipal statistics what only the sum of initiatives can answer.
    case municipal(Indicator.ID)
    /// A rate or an amount of money, in a question that only counts can answer.
    case intensive(Indicator.ID)
    case unknownPart(String, known: [String])
    /// A rate, in a question that adds, splits or shares out.
    case rate(Indicator.ID)
    /// A year or a date of something that is chosen by the initiatives' own dates.
    case timeless(Indicator.ID)
    /// A date of reports, for an indicator that initiatives don't report.
    case notReported(Indicator.ID)
    /// Both municipal statistics and outcomes of initiatives.
    case twoSources(Indicator.ID)
    /// Parts without a value, where every part must have one.
    case blankParts(Indicator.ID, count: Int)
    /// Measured by municipality, and asked for parts that divide these.
    case notMeasuredThere(Indicator.ID, Level)
    /// Spreading by population, of values not measured by municipality or for parts that don't divide municipalities.
    case nothingToSpread
    /// The county's population is not in the store.
    case noPopulation
    /// Asked where people live of a county where that is known by municipality only.
    case peopleByMunicipality
    /// Asked for parts of municipalities of initiatives known to their municipality only, where nobody knows who lives
    /// where in it.
    case placesUnknown(Level, isPopulated: Bool)
    /// Asked what initiatives promised and brought of something that none reports.
    case notOutcomes(Indicator.ID)

    // Long because each case has words of its own.
    package var wording: Wording {
        switch self {
        case .unknownIndicator(let id, let known, let near):
            Nearest.unknown(
                id.text, among: Set(known.map(\.text)),
                what: Wording(sv: "en indikator i databasen", en: "an indicator in the database"), near: near)
        case .municipal(let id):
            Wording(
                sv: "Indikatorn \(id) är kommunstatistik; här kan bara insatsernas egna uppgifter väljas.",
                en: "The indicator \(id) is municipal statistics; only what initiatives contribute can be chosen here.")
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
        case .rate(let id):
            Wording(
                sv:
                    "Indikatorn \(id) är en kvot: den kan inte summeras, delas upp eller fördelas, bara vägas ihop.",
                en: "The indicator \(id) is a rate: it can't be added, split or shared out, only averaged.")
        case .timeless(let id):
            Wording(
                sv: "\(id) har inget eget år: välj insatser med --from och --to i stället för --year eller --as-of.",
                en:
                    """
                    \(id) has no year of its own: choose initiatives with --from and --to instead of --year or \
                    --as-of.
                    """
            )
        case .notReported(let id):
            Wording(
                sv: "Indikatorn \(id) är kommunstatistik: välj år med --year; --as-of gäller insatsers utfall.",
                en: "The indicator \(id) is municipal statistics: choose a year with --year; --as-of is for outcomes.")
        case .twoSources(let id):
            Wording(
                sv:
                    "Indikatorn \(id) är både kommunstatistik och utfall av insatser: säg vilket med --source.",
                en:
                    """
                    The indicator \(id) is both municipal statistics and outcomes of initiatives: say which with \
                    --source.
                    """
            )
        case .blankParts(let id, let count):
            Wording(
                sv: "Indikatorn \(id) saknar värde i \(Plural.sv(count, "område", "områden")); frågan behöver alla.",
                en: "The indicator \(id) has no value in \(Plural.en(count, "area")); the question needs all of them.")
        case .noPopulation: Population.unknown
        case .peopleByMunicipality: Population.spreadOverMunicipalities
        case .placesUnknown(let level, let isPopulated):
            Wording(
                sv:
                    """
                    Alla insatser har inte en plats, och var i kommunerna de övriga ligger går inte att säga per \
                    \(level.wording.sv). \((isPopulated ? Population.byMunicipality : Population.unknown).sv)
                    """,
                en:
                    """
                    Not all initiatives have a place, and where in their municipalities the others lie can't be said \
                    by \(level.wording.en). \((isPopulated ? Population.byMunicipality : Population.unknown).en)
                    """)
        case .notOutcomes(let id):
            Wording(
                sv: """
                    Ingen insats har lovat eller rapporterat något av \(id). Importera utfall med \
                    rackvidd import outcomes; rackvidd outcomes visar dem som finns.
                    """,
                en: """
                    No initiative has promised or reported any of \(id). Import outcomes with \
                    rackvidd import outcomes; rackvidd outcomes shows those imported.
                    """)
        case .notMeasuredThere(let id, let level):
            Wording(
                sv:
                    """
                    Indikatorn \(id) är mätt per kommun, inte per \(level.wording.sv). Använd --by municipality, \
                    eller fördela kommunernas värden efter folkmängd med --spread-by-population.
                    """,
                en:
                    """
                    The indicator \(id) is measured by municipality, not by \(level.wording.en). Use \
                    --by municipality, or spread the municipalities' values by population with --spread-by-population.
                    """)
        case .nothingToSpread:
            Wording(
                sv:
                    """
                    --spread-by-population gäller kommunstatistik för zoner och delar av kommuner; här finns ingen att \
                    fördela.
                    """,
                en:
                    """
                    --spread-by-population is for municipal statistics by zone or part of a municipality; there is \
                    nothing here to spread.
                    """)
        case .notFrom(let id, .initiatives):
            Wording(
                sv:
                    """
                    Ingen insats har rapporterat \(id): utelämna --source, eller importera med rackvidd \
                    import outcomes.
                    """,
                en: "No initiative reports \(id): leave --source out, or import them with rackvidd import outcomes.")
        case .notFrom(let id, .statistics):
            Wording(
                sv:
                    """
                    \(id) har inga värden per kommun: utelämna --source, eller importera med rackvidd import \
                    indicators.
                    """,
                en:
                    """
                    \(id) has no values by municipality: leave --source out, or import them with rackvidd import \
                    indicators.
                    """)
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
