import Wording

/// The options of `outcomes`.
package enum OutcomesOptionText {
    package static let indicator = OptionText(
        sv: "Indikator som insatser rapporterar; utan den en rad för var och en.",
        en: "Indicator that initiatives report; without it a row for each.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let by = OptionText(
        sv: "Grupper av insatser, eller delar av länet.", en: "Groups of initiatives, or parts of the county.")

    package static let asOf = OptionText(
        sv: "Som det var rapporterat då (2024, 2024-06 eller 2024-06-30).",
        en: "As it was reported then (2024, 2024-06 or 2024-06-30).", value: Wording(sv: "datum", en: "date"))

    package static let additionality = OptionText(
        sv: "Antaganden om vad som hade kommit ändå (YAML), var och en med källa.",
        en: "Assumptions of what would have come anyway (YAML), each with its source.",
        value: Wording(sv: "fil.yaml", en: "file.yaml"))

    package static let failOn = OptionText(
        sv: "Slutkod 2 om någon inte har rapporterat, utom där målet ligger senare, eller ligger efter.",
        en: "Exit code 2 where some initiative hasn't reported, unless its target lies later, or is behind.")
}
