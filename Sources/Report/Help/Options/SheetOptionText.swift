import Wording

/// The options for sheets of workbooks.
package enum SheetOptionText {
    package static let sheet = OptionText(
        sv: "Blad i en kalkylbok (.xlsx, .xlsm, .ods), om flera har en tabell.",
        en: "Sheet of a workbook (.xlsx, .xlsm, .ods), where several have a table.",
        value: Wording(sv: "blad", en: "sheet"))
}
