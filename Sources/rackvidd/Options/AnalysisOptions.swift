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
    @Flag(help: .init(AnalysisOptionText.influence)) var influence = false
    @Option(help: .init(AnalysisOptionText.index)) var index: Distribution.Index = .gini
    @Option(help: .init(AnalysisOptionText.bootstrap)) var bootstrap: Int?
    @Option(help: .init(AnalysisOptionText.seed)) var seed: UInt64 = 1
    @Option(help: .init(AnalysisOptionText.division)) var division: String?
    @Option(help: .init(AnalysisOptionText.need)) var need: String?
    @Option(help: .init(AnalysisOptionText.sources)) var sources: Distributor.SourceReport.Grouping?
    @Option(help: .init(AnalysisOptionText.neighbours)) var neighbours = "queen"
    @Option(help: .init(AnalysisOptionText.weights)) var weights: StatisticsCommand.WeightStyle = .rowStandardised
    @Flag(help: .init(AnalysisOptionText.local)) var local = false
    @Flag(help: .init(AnalysisOptionText.smooth)) var smooth = false
    @Option(help: .init(AnalysisOptionText.contrast)) var contrast: String?

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
