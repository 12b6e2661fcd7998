package import Store
package import Wording

/// Why a change between two years can't be given at all.
package enum ChangeError: WordedError, Hashable {
    /// Money and initiatives are chosen by their dates; outcomes are reports of initiatives.
    case notStatistics(Indicator.ID)
    /// Nothing is on file of it, neither statistics nor reports.
    case noValues(Indicator.ID)
    case notLater(from: Int, to: Int)
    /// No municipality of the county is measured in the year.
    case notOnFile(Indicator.ID, year: Int, onFile: [Int])
    /// The indicator's note says that its years can't be compared.
    case notComparable(Indicator.ID, note: Wording)
    /// Measured by municipality, and asked for parts that divide these.
    case notMeasuredThere(Level)
    /// A sector is a rate, which has no sum.
    case rateAsSector(Indicator.ID)
    /// Only the county's own municipalities are on file.
    case noCountry(Indicator.ID)
    /// A dynamic split needs every year between.
    case yearsBetween(Indicator.ID, missing: [Int])

    // Long because each case has words of its own.
    package var wording: Wording {
        switch self {
        case .notStatistics(let id):
            Wording(
                sv: """
                    \(id) är inte kommunstatistik. Förändring mellan år gäller indikatorer som är mätta per kommun och \
                    år; insatser och medel väljs med --from och --to i distribution och query.
                    """,
                en: """
                    \(id) is not municipal statistics. Change between years is for indicators measured by municipality \
                    and year; initiatives and money are chosen by --from and --to of distribution and query.
                    """)
        case .noValues(.population):
            Wording(
                sv: "population har inga värden per kommun och år. \(Population.remedyByYear.sv)",
                en: "population has no values by municipality and year. \(Population.remedyByYear.en)")
        case .noValues(let id): DistributionError.noValues(id, year: nil).wording
        case .notLater(let from, let to):
            Wording(
                sv: "--to (\(to)) ska vara ett senare år än --from (\(from)).",
                en: "--to (\(to)) should be a later year than --from (\(from)).")
        case .notOnFile(let id, let year, let onFile):
            Wording(
                sv: "\(id) har inga värden för \(year). Inlästa år: \(Self.list(onFile)).",
                en: "\(id) has no values for \(year). Imported years: \(Self.list(onFile)).")
        case .notComparable(let id, let note):
            Wording(
                sv: "\(id) kan inte jämföras mellan år: \(note.sv)",
                en: "\(id) can't be compared between years: \(note.en)")
        case .notMeasuredThere(let level):
            Wording(
                sv: """
                    Kommunstatistik är inte mätt per \(level.wording.sv), och en förändring kan inte läsas ur \
                    fördelade värden. Använd --by municipality eller --by fa_region.
                    """,
                en: """
                    Municipal statistics aren't measured by \(level.wording.en), and no change can be read from values \
                    that were spread. Use --by municipality or --by fa_region.
                    """)
        case .rateAsSector(let id):
            Wording(
                sv: "\(id) är en kvot och ingen del av en summa; --sectors är antal som läggs ihop.",
                en: "\(id) is a rate and not part of a sum; --sectors are counts that add up.")
        case .noCountry(let id):
            Wording(
                sv: """
                    --reference country behöver \(id) för kommuner utanför länet, och bara länets är inlästa. \
                    Importera \
                    dem med rackvidd import indicators, eller jämför med länet.
                    """,
                en: """
                    --reference country needs \(id) of municipalities outside the county, and only the county's are on \
                    file. Import them with rackvidd import indicators, or compare with the county.
                    """)
        case .yearsBetween(let id, let missing):
            Wording(
                sv: "--dynamic behöver alla år; \(id) saknar \(Self.list(missing)).",
                en: "--dynamic needs every year; \(id) lacks \(Self.list(missing)).")
        }
    }

    /// Years as ranges: 1990–1994, 2000.
    static func list(_ years: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for year in years {
            if let last = ranges.last, last.upperBound + 1 == year {
                ranges[ranges.count - 1] = last.lowerBound...year
            } else {
                ranges.append(year...year)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: ", ")
    }
}
