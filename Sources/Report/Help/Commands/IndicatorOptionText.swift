import Wording

/// The options of `indicator define`.
package enum IndicatorOptionText {
    package static let id = OptionText(
        sv: "Id: små bokstäver, siffror och _.",
        en: "Id: lower case, digits and _.",
        value: Wording(verbatim: "id"))

    package static let column = OptionText(
        sv: "Kolumnen: \"extra('Utbetalt')\".",
        en: "The column: \"extra('Utbetalt')\".",
        value: Wording(verbatim: "extra('…')"))

    package static let titleSv = OptionText(
        sv: "Titel på svenska.", en: "Title in Swedish.", value: Wording(sv: "titel", en: "title"))

    package static let titleEn = OptionText(
        sv: "Titel på engelska.", en: "Title in English.", value: Wording(sv: "titel", en: "title"))

    package static let unit = OptionText(sv: "Enhet.", en: "Unit.", value: Wording(sv: "enhet", en: "unit"))

    package static let rate = OptionText(
        sv: "Ett nyckeltal, som inte kan summeras.", en: "A rate, which can't be added up.")
}
