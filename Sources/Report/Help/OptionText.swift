package import Wording

/// What an option is for, and the name of its value: the texts of `--help` and of the manual.
package struct OptionText: Sendable {
    package let text: Wording
    package let value: Wording?

    private init(_ sv: String, _ en: String, value: Wording? = nil) {
        text = Wording(sv: sv, en: en)
        self.value = value
    }
}

extension OptionText {
    package static let locateFile = OptionText(
        "Filen, eller - för standard in.", "The file, or - for standard input.", value: Wording(verbatim: "fil.csv"))

    package static let locateLongitude = OptionText(
        "Kolumn med longitud (WGS 84).", "Column with longitude (WGS 84).", value: Wording(sv: "kolumn", en: "column"))

    package static let locateLatitude = OptionText(
        "Kolumn med latitud.", "Column with latitude.", value: Wording(sv: "kolumn", en: "column"))

    package static let locateEasting = OptionText(
        "Kolumn med öst-koordinat, med --crs.", "Column with easting, with --crs.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let locateNorthing = OptionText(
        "Kolumn med nord-koordinat.", "Column with northing.", value: Wording(sv: "kolumn", en: "column"))

    package static let locateCrs = OptionText(
        "Koordinatsystem för --x och --y, t.ex. EPSG:3006.", "Reference system of --x and --y, e.g. EPSG:3006.",
        value: Wording(verbatim: "EPSG:…"))

    package static let locateCounty = OptionText("Länskod.", "County code.", value: Wording(sv: "kod", en: "code"))

    package static let locateOutput = OptionText(
        "Utfil, eller - för standard ut.", "Output file, or - for standard output.",
        value: Wording(sv: "fil", en: "file"))

    package static let statisticsFile = OptionText(
        "Filen, eller - för standard in.", "The file, or - for standard input.", value: Wording(verbatim: "fil.csv"))

    package static let statisticsValue = OptionText(
        "Kolumn med värden.", "Column with values.", value: Wording(sv: "kolumn", en: "column"))

    package static let statisticsWeight = OptionText(
        "Kolumn med vikter.", "Column with weights.", value: Wording(sv: "kolumn", en: "column"))

    package static let statisticsGroup = OptionText(
        "Kolumn med grupper: delar upp Theil och Gini; flera, yttre först, nästlas.",
        "Column with groups: decomposes Theil and Gini; several, outermost first, are nested.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let statisticsNeighbours = OptionText(
        "Grannar (GAL): ger Moran och Geary.", "Neighbours (GAL): gives Moran and Geary.",
        value: Wording(sv: "fil.gal", en: "file.gal"))

    package static let statisticsId = OptionText(
        "Kolumn med grannfilens id; annars gäller radordningen.",
        "Column with the ids of the neighbour file; else the order of rows counts.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let statisticsWeights = OptionText("Grannvikter.", "Neighbour weights.")

    package static let statisticsSeed = OptionText(
        "Frö för slumpade ordningar (fler än nio enheter).", "Seed for random orderings (more than nine units).",
        value: Wording(sv: "frö", en: "seed"))

    package static let statisticsPermutations = OptionText(
        "Antal slumpade ordningar.", "Number of random orderings.", value: Wording(sv: "antal", en: "count"))

    package static let statisticsLocal = OptionText(
        "Lokal Moran och Getis–Ord G* per rad, med --neighbours.",
        "Local Moran and Getis–Ord G* by row, with --neighbours.")

    package static let statisticsNeed = OptionText(
        "Kolumn med behov: koncentrationskurva, Kakwani.", "Column with need: concentration curve, Kakwani.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let statisticsContrast = OptionText(
        "Rader (id) att ställa mot övriga: 3,5.", "Rows (ids) to set against the others: 3,5.",
        value: Wording(sv: "id:n", en: "ids"))

    package static let statisticsInfluence = OptionText(
        "Gini utan var och en av raderna.", "Gini without each of the rows.")

    package static let statisticsBootstrap = OptionText(
        "Bootstrapintervall för Gini, så många omdragningar.", "Bootstrap interval of Gini, so many resamples.",
        value: Wording(sv: "antal", en: "count"))

    package static let statisticsSmooth = OptionText(
        "Värdena är antal och vikterna befolkning: utjämnade kvoter.",
        "The values are counts and the weights populations: smoothed rates.")

    package static let tableSheet = OptionText(
        "Blad i en kalkylbok (.xlsx, .xlsm, .ods), om flera har en tabell.",
        "Sheet of a workbook (.xlsx, .xlsm, .ods), where several have a table.", value: Wording(sv: "blad", en: "sheet")
    )

    package static let tableHeaderRow = OptionText(
        "Raden med kolumnnamnen (4, eller 3-4 för två), om den inte hittas.",
        "The row of column names (4, or 3-4 for two), where it isn't found.", value: Wording(sv: "rad", en: "row"))

    package static let indicatorId = OptionText(
        "Id: små bokstäver, siffror och _.", "Id: lower case, digits and _.", value: Wording(verbatim: "id"))

    package static let indicatorColumn = OptionText(
        "Kolumnen: \"extra('Utbetalt')\".", "The column: \"extra('Utbetalt')\".", value: Wording(verbatim: "extra('…')")
    )

    package static let indicatorTitleSv = OptionText("Titel på svenska.", "Title in Swedish.")

    package static let indicatorTitleEn = OptionText("Titel på engelska.", "Title in English.")

    package static let indicatorUnit = OptionText("Enhet.", "Unit.")

    package static let indicatorRate = OptionText(
        "Ett nyckeltal, som inte kan summeras.", "A rate, which can't be added up.")

    package static let importFile = OptionText("Filen.", "The file.", value: Wording(sv: "fil", en: "file"))

    package static let importRejected = OptionText(
        "Skriv de avvisade raderna hit (CSV).", "Write the rejected rows here (CSV).",
        value: Wording(sv: "fil", en: "file"))

    package static let importMapping = OptionText(
        "Vilken kolumn som är vad: en CSV-fil med kolumnerna column;role.",
        "Which column is what: a CSV file with the columns column;role.", value: Wording(sv: "fil", en: "file"))

    package static let importMap = OptionText(
        "Samma för en kolumn: \"Programområde=strength_area\"; kan upprepas.",
        "The same for one column: \"Programområde=strength_area\"; may be repeated.",
        value: Wording(sv: "kolumn=roll", en: "column=role"))

    package static let importCrs = OptionText(
        "Koordinatsystem, om filen inte säger det.", "Reference system, where the file doesn't say.",
        value: Wording(verbatim: "EPSG:…"))

    package static let importIdColumn = OptionText(
        "Kolumnen med insatsernas id.", "The column of the initiatives' ids.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let importUnplaced = OptionText(
        "Lista filens insatser vars läge eller ort inte kunde användas.",
        "List the file's initiatives whose location or place could not be used.")

    package static let importAcceptLosses = OptionText(
        "Läs in även om insatser förlorar läge eller belopp som databasen har.",
        "Import even where initiatives lose a location or amount that the database has.")
}
