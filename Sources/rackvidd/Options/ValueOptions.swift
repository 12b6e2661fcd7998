public import ArgumentParser
import FollowUp
public import Store
import Wording

/// Which of an indicator's values are meant.
struct ValueOptions: ParsableArguments {
    @Option(
        help: .init(
            "År, för kommunstatistik (annars det senaste) och för utfall (läget vid årets slut).",
            "Year, for municipal statistics (else the newest) and for outcomes (as of its end).",
            valueName: say("år", "year")))
    var year: Int?

    @Option(
        help: .init(
            "Utfall som de var rapporterade då (2024, 2024-06 eller 2024-06-30).",
            "Outcomes as they were reported then (2024, 2024-06 or 2024-06-30).", valueName: say("datum", "date")))
    var asOf: PartialDate?

    @Option(
        help: .init(
            "Vilka värden, när en indikator är både kommunstatistik och utfall av insatser.",
            "Which values, where an indicator is both municipal statistics and outcomes of initiatives."))
    var source: IndicatorSource?

    @Flag(
        help: .init(
            "Fördela kommunstatistik efter folkmängd där den inte är mätt: zoner och delar av kommuner.",
            "Spread municipal statistics by population where they aren't measured: zones, parts of municipalities."))
    var spreadByPopulation = false

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
