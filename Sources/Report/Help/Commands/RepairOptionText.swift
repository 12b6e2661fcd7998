import Wording

/// The options of `repair`.
package enum RepairOptionText {
    package static let store = OptionText(
        sv: "Den skadade databasen.",
        en: "The damaged database.",
        value: Wording(sv: "databas", en: "database"))

    package static let out = OptionText(
        sv: "Den nya databasen.",
        en: "The new database.",
        value: Wording(sv: "ut", en: "out"))
}
