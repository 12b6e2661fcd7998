import Wording

/// The options for where a table lies in its file.
package enum TableOptionText {
    package static let sheet = OptionText(
        sv: "Blad i en kalkylbok (.xlsx, .xlsm, .ods), om flera har en tabell.",
        en: "Sheet of a workbook (.xlsx, .xlsm, .ods), where several have a table.",
        value: Wording(sv: "blad", en: "sheet"))

    package static let headerRow = OptionText(
        sv: "Raden med kolumnnamnen (4, eller 3-4 för två), om den inte hittas.",
        en: "The row of column names (4, or 3-4 for two), where it isn't found.",
        value: Wording(sv: "rad", en: "row"))
}
