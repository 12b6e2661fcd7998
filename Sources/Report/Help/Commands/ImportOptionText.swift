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

    package static let map = OptionText(
        sv: "Samma för en kolumn: \"Programområde=strength_area\"; kan upprepas.",
        en: "The same for one column: \"Programområde=strength_area\"; may be repeated.",
        value: Wording(sv: "kolumn=roll", en: "column=role"))

    package static let idColumn = OptionText(
        sv: "Kolumnen med insatsernas id.",
        en: "The column of the initiatives' ids.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let exchangeRate = OptionText(
        sv: """
            Kronor per enhet av en annan valuta, som EUR=11,27, för belopp vars rad inte anger sin kurs; kan upprepas.
            """,
        en: """
            Kronor per unit of another currency, such as EUR=11.27, for amounts whose row doesn't state its rate; may \
            be repeated.
            """,
        value: Wording(sv: "valuta=kurs", en: "currency=rate"))

    package static let acceptLosses = OptionText(
        sv: "Läs in även om insatser förlorar läge eller belopp som databasen har.",
        en: "Import even where initiatives lose a location or amount that the database has.")

    package static let crs = OptionText(
        sv: "Koordinatsystem, om filen inte säger det.",
        en: "Reference system, where the file doesn't say.",
        value: Wording(sv: "EPSG:…", en: "EPSG:…"))

    package static let layer = OptionText(
        sv: "Vilket lager i ett GeoPackage.",
        en: "Which layer of a GeoPackage.",
        value: Wording(sv: "namn", en: "name"))

    package static let unplaced = OptionText(
        sv: "Lista filens insatser vars läge eller ort inte kunde användas.",
        en: "List the file's initiatives whose location or place could not be used.")

    package static let source = OptionText(
        sv: "Vilken källas id:n filen har; annars efter databasen eller filens namn.",
        en: "Whose ids the file has; else by the database or the file's name.",
        value: Wording(sv: "namn", en: "name"))

    package static let complete = OptionText(
        sv: "Filen är hela källan: det som inte står i den tas bort ur summorna, och finns kvar i historiken.",
        en: "The file is the whole source: what isn't in it leaves every total, and stays in the history.")

    package static let replace = OptionText(
        sv: """
            Låt rader ersätta en insats med ett annat projekt (annan titel och annat läge), eller en annan källas \
            värden.
            """,
        en: """
            Let rows replace an initiative by another project (another title and another location), or another \
            source's values.
            """)
}
