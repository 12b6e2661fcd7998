import Wording

/// The options of `copy`.
package enum CopyOptionText {
    package static let store = OptionText(
        sv: "Databasen.",
        en: "The database.",
        value: Wording(sv: "databas", en: "database"))

    package static let out = OptionText(
        sv: "Kopian.",
        en: "The copy.",
        value: Wording(sv: "ut", en: "out"))
}
