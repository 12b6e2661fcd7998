import Wording

/// The options of `apportion`.
package enum ApportionOptionText {
    package static let rule = OptionText(
        sv: "Efter vad.",
        en: "By what.",
        value: Wording(sv: "regel", en: "rule"))
}
