public import ArgumentParser
import FollowUp
import Report
public import Store
import Wording

/// Which of an indicator's values are meant.
struct ValueOptions: ParsableArguments {
    @Option(help: .init(ValueOptionText.year)) var year: Int?
    @Option(help: .init(ValueOptionText.asOf)) var asOf: PartialDate?
    @Option(help: .init(ValueOptionText.source)) var source: IndicatorSource?
    @Flag(help: .init(ValueOptionText.spreadByPopulation)) var spreadByPopulation = false

    func validate() throws {
        try refuse(
            if: year != nil && asOf != nil, "--year och --as-of säger samma sak: använd den ena.",
            "--year and --as-of say the same: use one of them.")
        if let year, !(1_000...9_999).contains(year) {
            throw ValidationError("--year är ett år, till exempel 2024.", "--year is a year, for example 2024.")
        }
    }

    /// The distributor with what was asked for.
    func choose(_ distributor: Distributor) -> Distributor {
        var distributor = distributor
        (distributor.asOf, distributor.source) = (asOf, source)
        distributor.spreads = spreadByPopulation
        return distributor
    }
}

extension IndicatorSource: ExpressibleByArgument {}
