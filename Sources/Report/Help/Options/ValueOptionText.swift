import Wording

/// The options for which values of an indicator.
package enum ValueOptionText {
    package static let year = OptionText(
        sv: "År, för kommunstatistik (annars det senaste) och för utfall (läget vid årets slut).",
        en: "Year, for municipal statistics (else the newest) and for outcomes (as of its end).",
        value: Wording(sv: "år", en: "year"))

    package static let asOf = OptionText(
        sv: "Utfall som de var rapporterade då (2024, 2024-06 eller 2024-06-30).",
        en: "Outcomes as they were reported then (2024, 2024-06 or 2024-06-30).",
        value: Wording(sv: "datum", en: "date"))

    package static let source = OptionText(
        sv: "Vilka värden, när en indikator är både kommunstatistik och utfall av insatser.",
        en: "Which values, where an indicator is both municipal statistics and outcomes of initiatives.")

    package static let spreadByPopulation = OptionText(
        sv: "Fördela kommunstatistik efter folkmängd där den inte är mätt: zoner och delar av kommuner.",
        en: "Spread municipal statistics by population where they aren't measured: zones, parts of municipalities.")
}
