import Wording

/// The options for which initiatives count, and how.
package enum CountingOptionText {
    package static let include = OptionText(
        sv: "Räkna också in dem som inte är beslutade: undecided, rejected; kan upprepas.",
        en: "Count those too that aren't decided: undecided, rejected; may be repeated.")
}
