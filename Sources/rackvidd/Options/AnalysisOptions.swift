import ArgumentParser
import Exchange
public import FollowUp
import Foundation
import Report
import Statistics
import Store
import Wording

/// Analyses beyond a distribution's figures. More than twelve properties, because each is an option.
struct AnalysisOptions: ParsableArguments {
    @Flag(
        help: .init(
            "Vilken enskild insats och del som flyttar indexet mest.",
            "Which single initiative and part moves the index most."))
    var influence = false

    @Option(help: .init("Index för --influence och --sources.", "Index for --influence and --sources."))
    var index: Distribution.Index = .gini

    @Option(
        help: .init(
            "Bootstrapintervall över insatser, så många omdragningar.",
            "Bootstrap intervals over initiatives, so many resamples.", valueName: say("antal", "count")))
    var bootstrap: Int?

    @Option(help: .init("Frö för allt som slumpas.", "Seed for everything random.", valueName: say("frö", "seed")))
    var seed: UInt64 = 1

    @Option(
        help: .init(
            "Samma index under flera indelningar: municipality,cell,zone.",
            "The same indices under several divisions: municipality,cell,zone.", valueName: say("lista", "list")))
    var division: String?

    @Option(
        help: .init(
            "Behov att jämföra med: en kommunindikator.", "Need to compare with: a municipal indicator.",
            valueName: say("indikator", "indicator")))
    var need: String?

    @Option(
        help: .init(
            "Vilka källor som gör fördelningen ojämn (Shapley).",
            "Which sources make the distribution uneven (Shapley)."))
    var sources: Distributor.SourceReport.Grouping?

    @Option(
        help: .init(
            "Grannar: queen, rook, distance:METER, nearest:ANTAL eller en fil (.gal, .gwt) med delarnas koder.",
            "Neighbours: queen, rook, distance:METRES, nearest:COUNT or a file (.gal, .gwt) of the parts' codes.",
            valueName: say("regel", "rule")))
    var neighbours = "queen"

    @Option(help: .init("Grannvikter.", "Neighbour weights."))
    var weights: StatisticsCommand.WeightStyle = .rowStandardised

    @Flag(help: .init("Lokal Moran och Getis–Ord G* per del.", "Local Moran and Getis–Ord G* by part."))
    var local = false

    @Flag(
        help: .init(
            "Utjämnade kvoter (empirisk Bayes) bredvid de råa.", "Smoothed rates (empirical Bayes) beside the raw ones."
        ))
    var smooth = false

    @Option(
        help: .init(
            "Delar att ställa mot de övriga: 2303,2313.", "Parts to set against the others: 2303,2313.",
            valueName: say("koder", "codes")))
    var contrast: String?

    private var choice: NeighbourChoice {
        get throws {
            if NeighbourFile.isOne(neighbours) {
                let list = try NeighbourFile.list(neighbours)
                return NeighbourChoice(
                    .listed(list, file: URL(fileURLWithPath: neighbours).lastPathComponent), style: weights.style)
            }
            guard let choice = NeighbourChoice(neighbours, style: weights.style) else {
                throw ValidationError(
                    """
                    --neighbours är queen, rook, distance:METER, nearest:ANTAL eller en fil (.gal, .gwt), inte \
                    ”\(neighbours)”.
                    """,
                    """
                    --neighbours is queen, rook, distance:METRES, nearest:COUNT or a file (.gal, .gwt), not \
                    “\(neighbours)”.
                    """)
            }
            return choice
        }
    }

    var request: AnalysisRequest {
        get throws {
            var request = AnalysisRequest(neighbours: try choice, seed: seed)
            (request.influence, request.index, request.sources) = (influence, index, sources)
            (request.local, request.smooth, request.replicates) = (local, smooth, bootstrap)
            request.divisions = try Level.list(division ?? "")
            request.need = need.map { Indicator.ID($0) }
            request.contrast = contrast?.split(separator: ",").map(String.init)
            return request
        }
    }

    func validate() throws {
        if !NeighbourFile.isOne(neighbours) { _ = try choice }
        do { _ = try Level.list(division ?? "") } catch { throw ValidationError(error) }
        if let bootstrap, !ResampleCount.range.contains(bootstrap) { throw ResampleCount.refusal }
    }
}

/// How many resamples or orderings can be asked for: enough for an interval, and what memory has room for.
enum ResampleCount {
    static let range = 100...1_000_000

    static var refusal: ValidationError {
        ValidationError("--bootstrap är 100–1 000 000 omdragningar.", "--bootstrap is 100–1,000,000 resamples.")
    }

    static func checkPermutations(_ count: Int) throws {
        try refuse(
            unless: 1...10_000_000 ~= count, "--permutations är 1–10 000 000.", "--permutations is 1–10,000,000.")
    }
}

extension Distribution.Index: ExpressibleByArgument {}
extension Distributor.SourceReport.Grouping: ExpressibleByArgument {}
