import Wording

/// The options of `trend`.
package enum TrendOptionText {
    package static let indicator = OptionText(
        sv: "Indikator med värden per kommun och år.", en: "Indicator with values by municipality and year.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let treated = OptionText(
        sv: "Kommuner som något gjordes i, med komma emellan; två siffror är ett helt län.",
        en: "Municipalities where something was done, with commas between; two digits are a whole county.",
        value: Wording(sv: "kod,…", en: "code,…"))

    package static let since = OptionText(
        sv: "Första året som inte hör till det förflutna.", en: "The first year that isn't part of the past.",
        value: Wording(sv: "år", en: "year"))

    package static let against = OptionText(
        sv: """
            Jämför med: others (länets övriga, eller övriga län), county:LÄN, similar:ANTAL (de mest lika i \
            --similar-by före starten), type[:NAMN] (samma klass i en inläst kommunindelning) eller en fil med \
            kommunkoder.
            """,
        en: """
            Compare with: others (the county's others, or the other counties), county:CODE, similar:COUNT (those most \
            alike in --similar-by before the start), type[:NAME] (the same class of an imported classification) or a \
            file of municipality codes.
            """, value: Wording(sv: "regel", en: "rule"))

    package static let similarBy = OptionText(
        sv: "Indikatorer som similar:ANTAL jämför, med komma emellan.",
        en: "Indicators that similar:COUNT compares, with commas between.", value: Wording(sv: "namn,…", en: "name,…"))

    package static let exclude = OptionText(
        sv: "Kommuner som inte ska vara med i jämförelsen, med komma emellan: de som fått detsamma.",
        en: "Municipalities not to compare with, with commas between: those that have had the same.",
        value: Wording(sv: "kod,…", en: "code,…"))

    package static let first = OptionText(
        sv: "Första året som räknas.", en: "The first year that counts.", value: Wording(sv: "år", en: "year"))

    package static let last = OptionText(
        sv: "Sista året som räknas.", en: "The last year that counts.", value: Wording(sv: "år", en: "year"))

    package static let scale = OptionText(
        sv:
            """
            Skala: log (relativt; för värden över noll), level (som det är) eller index \
            (egna medlet före starten = 100).
            """,
        en: "Scale: log (relative; for values above zero), level (as it is) or index (own mean before the start = 100)."
    )

    package static let synthetic = OptionText(
        sv: "Också en vägd jämförelse som följt kommunen före starten.",
        en: "Also a weighted comparison that followed the municipality before the start.")

    package static let dose = OptionText(
        sv: "Också medel per invånare bredvid förändringen: granted_sek.",
        en: "Also money per inhabitant beside the change: granted_sek.")
}
