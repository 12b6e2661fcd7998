import Wording

/// The options of `map`.
package enum MapOptionText {
    package static let indicator = OptionText(
        sv: "Indikator.",
        en: "Indicator.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let by = OptionText(
        sv: "Indelning.",
        en: "Division.")

    package static let measure = OptionText(
        sv: "Vad som visas; annars per invånare för summor och värdet för kvoter.",
        en: "What is shown; else per inhabitant for sums and the value for rates.")

    package static let classes = OptionText(
        sv: "Klassindelning (förval: natural); quotient har fasta klasser kring ett neutralt mellanläge.",
        en: "Classes (default: natural); quotient has fixed ones around a neutral middle.")

    package static let classCount = OptionText(
        sv: "Antal klasser, 2–9 (förval: 5).",
        en: "Number of classes, 2–9 (default: 5).",
        value: Wording(sv: "antal", en: "count"))

    package static let change = OptionText(
        sv: "Förändringen mellan två år i stället: procent för summor, enheten för kvoter.",
        en: "The change between two years instead: per cent for sums, the unit for rates.",
        value: Wording(sv: "år,år", en: "year,year"))

    package static let places = OptionText(
        sv: "Rita insatser med exakt läge (punkt eller ort).",
        en: "Draw initiatives with an exact location (point or locality).")

    package static let policy = OptionText(
        sv: "Policy vars täckningsluckor mönstras.",
        en: "Policy whose coverage gaps are hatched.",
        value: Wording(sv: "policy.yaml", en: "policy.yaml"))

    package static let output = OptionText(
        sv: "Utfil, som fil.svg, fil.png eller fil.pdf, eller - för standard ut.",
        en: "Output file, such as file.svg, file.png or file.pdf, or - for standard output.",
        value: Wording(sv: "fil.svg", en: "file.svg"))
}
