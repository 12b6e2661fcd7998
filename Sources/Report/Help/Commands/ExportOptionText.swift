import Wording

/// The options of `export`.
package enum ExportOptionText {
    package static let what = OptionText(
        sv: "Vad; indelningar även i singular.",
        en: "What; divisions in the singular too.",
        value: Wording(sv: "vad", en: "what"))

    package static let indicator = OptionText(
        sv: "Indikator; kan upprepas.",
        en: "Indicator; may be repeated.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let policy = OptionText(
        sv: "Policyn, för gaps.",
        en: "The policy, for gaps.",
        value: Wording(sv: "policy.yaml", en: "policy.yaml"))

    package static let output = OptionText(
        sv: "Utfil, eller - för standard ut.",
        en: "Output file, or - for standard output.",
        value: Wording(sv: "fil", en: "file"))
}
