import Wording

/// The options of `repair`.
package enum RepairOptionText {
    package static let store = OptionText(
        sv: "Det skadade lagret.",
        en: "The damaged store.",
        value: Wording(sv: "lager", en: "store"))

    package static let out = OptionText(
        sv: "Det nya lagret.",
        en: "The new store.",
        value: Wording(sv: "ut", en: "out"))
}
