import ArgumentParser
import FollowUp
import Report
import Store
import Wording

/// Which of an indicator's values are meant.
struct ValueOptions: ParsableArguments {
    @Option(help: .init(ValueOptionText.year)) var year: Int?
    @Option(help: .init(ValueOptionText.asOf)) var asOf: PartialDate?
    @Option(help: .init(ValueOptionText.source)) var source: IndicatorSource?
    @Flag(help: .init(ValueOptionText.spreadByPopulation)) var spreadByPopulation = false

    func validate() throws {
        try refuse(.yearBesideAsOf, if: year != nil && asOf != nil)
        try refuse(.notAYear, unless: year.map { (1_000...9_999).contains($0) } ?? true)
    }

    /// The distributor with what was asked for.
    func choose(_ distributor: Distributor) -> Distributor {
        var distributor = distributor
        (distributor.asOf, distributor.source) = (asOf, source)
        distributor.spreads = spreadByPopulation
        return distributor
    }
}
