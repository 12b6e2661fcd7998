import Wording

/// The options of `chart`.
package enum ChartOptionText {
    package static let output = OptionText(
        sv: """
            Utfil för bilden, som fil.svg, fil.png eller fil.pdf, med tabellen till standard ut; utan fil skrivs \
            bilden dit.
            """,
        en: """
            Output file of the picture, such as file.svg, file.png or file.pdf, with the table to standard output; \
            without a file the picture goes there.
            """,
        value: Wording(sv: "fil.svg", en: "file.svg"))

    package static let goals = OptionText(
        sv: "Mål (YAML) vars målvärden ritas som streckade linjer.",
        en: "Goals (YAML) whose targets are drawn as dashed lines.", value: Wording(sv: "fil", en: "file"))

    package static let ownScales = OptionText(
        sv: "Varje ruta i sin egen skala, utan länets linje.",
        en: "Each panel on a scale of its own, without the county's line.")
}
