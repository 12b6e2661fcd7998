import Wording

/// The options of `verify`.
package enum VerifyOptionText {
    package static let path = OptionText(
        sv: "Lagret; annars RACKVIDD_STORE.",
        en: "The store; else RACKVIDD_STORE.",
        value: Wording(sv: "lager", en: "store"))
}
