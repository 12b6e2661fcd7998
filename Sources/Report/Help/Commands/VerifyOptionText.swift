import Wording

/// The options of `verify`.
package enum VerifyOptionText {
    package static let path = OptionText(
        sv: "Databasen; annars RACKVIDD_STORE.",
        en: "The database; else RACKVIDD_STORE.",
        value: Wording(sv: "databas", en: "database"))
}
