import Wording

/// The options of `distribution`.
package enum DistributionOptionText {
    package static let indicator = OptionText(
        sv: "Indikator.",
        en: "Indicator.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let by = OptionText(
        sv: "Indelning.",
        en: "Division.")
}
