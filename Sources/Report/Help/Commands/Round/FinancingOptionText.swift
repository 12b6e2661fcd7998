import Wording

/// The options of `financing`.
package enum FinancingOptionText {
    package static let by = OptionText(
        sv: "Indelning av svaret.", en: "The division of the answer.",
        value: Wording(sv: "indelning", en: "division"))

    package static let spreadYears = OptionText(
        sv: """
            Fördela pengarna jämnt över dagarna från start till slut (med --by year); annars räknas de i beslutsåret.
            """,
        en: """
            Spread money evenly over the days from start to end (with --by year); else it counts in the year of the \
            decision.
            """)
}
