import ArgumentParser
import Exchange
import Report
import Store

/// What a statistical table doesn't say by itself.
struct CubeOptions: ParsableArguments {
    @Option(help: .init(CubeOptionText.select)) var select: [CubeRequest.Choice] = []
    @Option(help: .init(CubeOptionText.indicator)) var indicator: String?
    @Option(help: .init(CubeOptionText.kind)) var kind: StatedKind?
    @Option(help: .init(CubeOptionText.period)) var period: CubeRequest.Folding?

    func validate() throws { try refuse(.emptyIndicator, if: indicator?.isEmpty == true) }

    func request() -> CubeRequest {
        CubeRequest(choices: select, indicator: indicator, kind: kind?.kind, folding: period)
    }
}
