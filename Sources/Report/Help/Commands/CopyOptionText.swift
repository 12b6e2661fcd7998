import Wording

/// The options of `copy`.
package enum CopyOptionText {
    package static let store = OptionText(
        sv: "Lagret.",
        en: "The store.",
        value: Wording(sv: "lager", en: "store"))

    package static let out = OptionText(
        sv: "Kopian.",
        en: "The copy.",
        value: Wording(sv: "ut", en: "out"))
}
