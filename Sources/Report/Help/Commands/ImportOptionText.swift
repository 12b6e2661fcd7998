import Wording

/// The options of `import initiatives` and its siblings.
package enum ImportOptionText {
    package static let file = OptionText(
        sv: "Filen.",
        en: "The file.",
        value: Wording(sv: "fil", en: "file"))

    package static let rejected = OptionText(
        sv: "Skriv de avvisade raderna hit (CSV).",
        en: "Write the rejected rows here (CSV).",
        value: Wording(sv: "fil", en: "file"))

    package static let mapping = OptionText(
        sv: "Vilken kolumn som är vad: en CSV-fil med kolumnerna column;role.",
        en: "Which column is what: a CSV file with the columns column;role.",
        value: Wording(sv: "fil", en: "file"))

    package static let crs = OptionText(
        sv: "Koordinatsystem, om filen inte säger det.",
        en: "Reference system, where the file doesn't say.",
        value: Wording(sv: "EPSG:…", en: "EPSG:…"))

    package static let unplaced = OptionText(
        sv: "Lista filens insatser vars läge eller ort inte kunde användas.",
        en: "List the file's initiatives whose location or place could not be used.")
}
