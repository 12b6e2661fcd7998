import Wording

/// The options of `import territory`.
package enum ImportTerritoryOptionText {
    package static let use = OptionText(sv: "Vad lagret används till.", en: "What the layer is taken for.")

    package static let file = OptionText(
        sv: "Lagret.",
        en: "The layer.",
        value: Wording(sv: "fil", en: "file"))

    package static let layer = OptionText(
        sv: "Vilket lager i ett GeoPackage.",
        en: "Which layer of a GeoPackage.",
        value: Wording(sv: "namn", en: "name"))

    package static let dryRun = OptionText(
        sv: "Visa bara; ändra inget.",
        en: "Only show; change nothing.")

    package static let tolerance = OptionText(
        sv: "Laga överlapp, luckor och ogiltiga ringar som är smalare än så; bredare luckor blir vatten.",
        en: "Repair overlaps, gaps and invalid rings that are narrower; wider gaps become water.",
        value: Wording(sv: "meter", en: "metres"))

    package static let scheme = OptionText(
        sv: "Vad zonindelningen ska heta.",
        en: "What the zoning scheme is to be called.",
        value: Wording(sv: "namn", en: "name"))

    package static let code = OptionText(
        sv: "Kolumnen med koden.",
        en: "The column of the code.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let name = OptionText(
        sv: "Kolumnen med namnet; med --as layer vad lagret ska heta.",
        en: "The column of the name; with --as layer what the layer is to be called.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let zone = OptionText(
        sv: "Kolumnen med zonernas klass.",
        en: "The column of the zones' class.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let population = OptionText(
        sv: "Kolumnen med folkmängden.",
        en: "The column of the population.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let urbanFrom = OptionText(
        sv: "En tätort är urban från så många invånare.",
        en: "A locality is urban from this number of inhabitants.",
        value: Wording(sv: "invånare", en: "people"))

    package static let urban = OptionText(
        sv: "En klass som är urban, när --as zones; kan upprepas.",
        en: "A class that is urban, with --as zones; may be repeated.",
        value: Wording(sv: "klass", en: "class"))

    package static let borderAccuracy = OptionText(
        sv: "Hur långt från de officiella gränserna lagrets kan ligga.",
        en: "How far the layer's borders may be from the official ones.",
        value: Wording(sv: "meter", en: "metres"))

    package static let crs = OptionText(
        sv: "Koordinatsystem, om filen inte säger det.",
        en: "Reference system, where the file doesn't say.",
        value: Wording(sv: "EPSG:…", en: "EPSG:…"))

    package static let rejected = OptionText(
        sv: "Skriv de avvisade objekten hit (CSV).",
        en: "Write the rejected features here (CSV).",
        value: Wording(sv: "fil", en: "file"))
}
