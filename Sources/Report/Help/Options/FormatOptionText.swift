import Wording

/// The options for the form of an answer.
package enum FormatOptionText {
    package static let format = OptionText(
        sv: "Format.",
        en: "Format.")
}
