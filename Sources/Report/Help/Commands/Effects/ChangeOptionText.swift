import Wording

/// The options of `change`.
package enum ChangeOptionText {
    package static let indicator = OptionText(
        sv: "Indikator med värden per kommun och år.", en: "Indicator with values by municipality and year.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let from = OptionText(
        sv: "Första året.", en: "The first year.", value: Wording(sv: "år", en: "year"))

    package static let to = OptionText(sv: "Sista året.", en: "The last year.", value: Wording(sv: "år", en: "year"))

    package static let by = OptionText(
        sv: "Indelning: municipality eller fa_region.", en: "Division: municipality or fa_region.")

    package static let base = OptionText(
        sv: "Visa index med det årets värde som 100.", en: "Show the index with that year's value as 100.",
        value: Wording(sv: "år", en: "year"))

    package static let series = OptionText(
        sv: "Alla år däremellan, som linjer.", en: "Every year between, as lines.")

    package static let commonScale = OptionText(
        sv: "Alla linjer i samma skala, med --series.", en: "All lines on one scale, with --series.")

    package static let sectors = OptionText(
        sv: "Shift-share över indikatorer som läggs ihop, med komma emellan.",
        en: "Shift-share over indicators that add up, with commas between.",
        value: Wording(sv: "namn,…", en: "name,…"))

    package static let dynamic = OptionText(
        sv: "Shift-share år för år, med --sectors.", en: "Shift-share year by year, with --sectors.")

    package static let method = OptionText(
        sv: "Hur det egna visas: dunn i ett, esteban delat i konkurrens och inriktning. Med --sectors.",
        en: "How the regional part is shown: dunn whole, esteban split in competitive and allocation. With --sectors.")

    package static let reference = OptionText(
        sv: "Vad områdena jämförs med i shift-share: county eller country (alla inlästa kommuner).",
        en: "What areas are compared with in shift-share: county, or country (all imported municipalities).")

    package static let convergence = OptionText(
        sv: "Om de lägsta växer fortare och skillnaderna minskar.",
        en: "Whether the lowest grow faster and differences narrow.")

    package static let mobility = OptionText(sv: "Vilka som gått förbi vilka.", en: "Who has passed whom.")

    package static let decompose = OptionText(
        sv: "Dela upp ojämnhetens förändring inom och mellan grupper av kommuner: fa_region.",
        en: "Split the change of inequality within and between groups of municipalities: fa_region.")

    package static let parts = OptionText(
        sv: "Delar i uppdelningen: three, eller four som också delar det mellan grupper. Med --decompose.",
        en: "Parts of the split: three, or four, which splits the part between groups too. With --decompose.")
}
