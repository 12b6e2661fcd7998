import Wording

/// The options of `composite`.
package enum CompositeOptionText {
    package static let file = OptionText(
        sv: "Fil (YAML) som anger indikatorer, år, riktning och vikter.",
        en: "File (YAML) that states indicators, years, direction and weights.", value: Wording(sv: "fil", en: "file"))

    package static let years = OptionText(
        sv: "År för alla indikatorer i stället för filens, med komma emellan; två visar förändringen.",
        en: "Years of all indicators instead of the file's, with a comma between; two show the change.",
        value: Wording(sv: "år,år", en: "year,year"))

    package static let robustness = OptionText(
        sv: "Visa vad platserna hänger på: metoder, indikatorer, vem som är bättre i allt.",
        en: "Show what ranks depend on: methods, indicators, who is better in all.")
}
