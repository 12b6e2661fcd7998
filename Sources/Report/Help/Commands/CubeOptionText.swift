import Wording

/// The options of `import indicators` for statistical tables.
package enum CubeOptionText {
    package static let select = OptionText(
        sv: "En kategori i tabellen: \"ålder=totalt\"; kan upprepas.",
        en: "A category of the table: \"age=total\"; may be repeated.",
        value: Wording(sv: "dimension=kategori", en: "dimension=category"))

    package static let indicator = OptionText(
        sv: "Vad indikatorn heter, om tabellen inte säger det.",
        en: "The indicator's name, where the table doesn't say.",
        value: Wording(sv: "namn", en: "name"))

    package static let kind = OptionText(
        sv: "Om nya indikatorer är summor (sum) eller nyckeltal (rate).",
        en: "Whether new indicators are sums or rates.",
        value: Wording(sv: "sum|rate", en: "sum|rate"))

    package static let period = OptionText(
        sv: "Hur månader och kvartal blir år: det sista, summan eller medelvärdet.",
        en: "How months and quarters become years: the last, the sum or the mean.",
        value: Wording(sv: "december|sum|mean", en: "december|sum|mean"))
}
