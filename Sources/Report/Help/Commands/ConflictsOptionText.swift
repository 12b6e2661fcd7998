import Wording

/// The options of `conflicts`.
package enum ConflictsOptionText {
    package static let by = OptionText(
        sv: "Del av länet.",
        en: "Part of the county.")
}
