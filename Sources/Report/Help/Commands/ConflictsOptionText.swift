import Wording

/// The options of `conflicts`.
package enum ConflictsOptionText {
    package static let by = OptionText(
        sv: "Del av länet.",
        en: "Part of the county.")

    package static let failOn = OptionText(
        sv: "Slutkod 2 där en målkonflikt saknar uppgift om hur den hanteras: unhandled.",
        en: "Exit code 2 where a goal conflict doesn't state how it is handled: unhandled.")
}
