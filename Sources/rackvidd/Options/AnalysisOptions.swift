import ArgumentParser
import Exchange
import FollowUp
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
    @Option(help: .init(AnalysisOptionText.weights)) var weights: WeightStyle = .rowStandardised
    @Flag(help: .init(AnalysisOptionText.local)) var local = false
    @Flag(help: .init(AnalysisOptionText.smooth)) var smooth = false
    @Option(help: .init(AnalysisOptionText.contrast)) var contrast: String?

    var request: AnalysisRequest {
        get throws {
            var request = AnalysisRequest(
                neighbours: try NeighbourArgument.choice(neighbours, style: weights.style), seed: seed)
            (request.influence, request.index, request.sources) = (influence, index, sources)
            (request.local, request.smooth, request.replicates) = (local, smooth, bootstrap)
            request.divisions = try Level.list(division ?? "")
            request.need = need.map { Indicator.ID($0) }
            request.contrast = contrast?.split(separator: ",").map(String.init)
            return request
        }
    }

    func validate() throws {
        do {
            if !NeighbourFile.isOne(neighbours) { _ = try NeighbourArgument.choice(neighbours, style: weights.style) }
            _ = try Level.list(division ?? "")
            try ResampleCount.check(resamples: bootstrap)
        } catch let error as any WordedError { throw ValidationError(error) }
    }
}
