import ArgumentParser
package import Exchange
import Report
import Store

/// What a statistical table doesn't say by itself.
struct CubeOptions: ParsableArguments {
    @Option(help: .init(CubeOptionText.select)) var select: [CubeRequest.Choice] = []
    @Option(help: .init(CubeOptionText.indicator)) var indicator: String?
    @Option(help: .init(CubeOptionText.kind)) var kind: StatedKind?
    @Option(help: .init(CubeOptionText.period)) var period: CubeRequest.Folding?

    func validate() throws {
        try refuse(if: indicator?.isEmpty == true, "--indicator är ett namn.", "--indicator is a name.")
    }

    func request() -> CubeRequest {
        CubeRequest(choices: select, indicator: indicator, kind: kind?.kind, folding: period)
    }
}

/// Whether values can be added up, in the words of people.
enum StatedKind: String, CaseIterable, ExpressibleByArgument {
    case sum, rate

    var kind: Indicator.Kind { self == .sum ? .extensive : .intensive }
}

extension CubeRequest.Choice: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }

extension CubeRequest.Folding: ExpressibleByArgument {}
