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
}
