import Wording

/// The options of `crosstab`.
package enum CrosstabOptionText {
    package static let rows = OptionText(
        sv: "Radernas indelning.", en: "The division of the rows.", value: Wording(sv: "rader", en: "rows"))

    package static let columns = OptionText(
        sv: "Kolumnernas indelning.", en: "The division of the columns.", value: Wording(sv: "kolumner", en: "columns"))

    package static let sum = OptionText(
        sv: "Vad som summeras: granted_sek, initiatives eller en indikator som insatser rapporterar.",
        en: "What is summed: granted_sek, initiatives or an indicator that initiatives report.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let shares = OptionText(
        sv: "Visa andelar av raden, kolumnen eller allt.", en: "Show shares of the row, the column or all.")

    package static let compare = OptionText(
        sv: "Ställ insatser beslutade (annars påbörjade) två år bredvid varandra, med förändringen.",
        en: "Put initiatives decided (else begun) in two years beside each other, with the change.",
        value: Wording(sv: "år,år", en: "year,year"))

    package static let compareKnown = OptionText(
        sv: """
            Ställ siffrorna som de var kända då bredvid dem som är kända nu, eller enligt --as-known, med \
            förändringen: en dag, en post i historiken eller en inläst fil.
            """,
        en: """
            Put the figures as they were known then beside those known now, or by --as-known, with the change: a day, \
            an entry of the history or an imported file.
            """, value: Wording(sv: "datum|post|fil", en: "date|entry|file"))
}
