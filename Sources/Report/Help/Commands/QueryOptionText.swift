import Wording

/// The options of `query`.
package enum QueryOptionText {
    package static let expression = OptionText(
        sv: "Uttrycket.",
        en: "The expression.",
        value: Wording(sv: "uttryck", en: "expression"))

    package static let queryables = OptionText(
        sv: "Lista allt som kan frågas efter, med typ och exempel.",
        en: "List everything that can be asked for, with type and example.")

    package static let filterLang = OptionText(
        sv: """
            Uttryckets form (OGC API:s namn; --language är språket i svaret). Utan den: JSON om uttrycket \
            börjar med {, annars text.
            """,
        en: """
            The expression's encoding (OGC API's names; --language is that of the answer). Without it: JSON if \
            the expression begins with {, else text.
            """)

    package static let crs = OptionText(
        sv: "Koordinatsystem i uttryckets geometrier.",
        en: "Reference system of geometries in the expression.",
        value: Wording(sv: "EPSG:…", en: "EPSG:…"))

    package static let columns = OptionText(
        sv: "Kolumner i svaret, med komma emellan; källans egna som extra('Utbetalt').",
        en: "Columns of the answer, with commas between; the sources' own as extra('Utbetalt').",
        value: Wording(sv: "namn,…", en: "name,…"))

    package static let sort = OptionText(
        sv: "Ordna efter kolumner; minustecken före namnet ger fallande ordning.",
        en: "Order by columns; a minus before the name is descending.",
        value: Wording(sv: "[-]namn,…", en: "[-]name,…"))

    package static let limit = OptionText(
        sv: "Högst så många rader.",
        en: "At most this number of rows.",
        value: Wording(sv: "antal", en: "count"))

    package static let by = OptionText(
        sv: "Summera i stället, efter denna indelning.",
        en: "Sum instead, by this division.")

    package static let sum = OptionText(
        sv: """
            Vad som summeras: granted_sek, total_budget_sek, initiatives eller indikatorer med resultat \
            (förval: granted_sek,initiatives).
            """,
        en: """
            What is summed: granted_sek, total_budget_sek, initiatives or indicators with results (default: \
            granted_sek,initiatives).
            """,
        value: Wording(sv: "namn,…", en: "name,…"))

    package static let explain = OptionText(
        sv: "Visa hur frågan besvaras i stället: SQL, värden och SQLites plan.",
        en: "Show how the question is answered instead: SQL, values and SQLite's plan.")

    package static let engine = OptionText(
        sv: "Vem som räknar: sql, eller evaluation rad för rad i minnet; svaren är desamma.",
        en: "Who computes: sql, or evaluation row by row in memory; the answers are the same.")

    package static let file = OptionText(
        sv: """
            En ritad yta (GeoJSON eller GeoPackage): vad som faller inom den. Uttrycket väljer insatser; utan \
            det alla.
            """,
        en: """
            An area drawn (GeoJSON or GeoPackage): what falls within it. The expression selects initiatives; \
            without it all.
            """,
        value: Wording(sv: "fil.geojson", en: "file.geojson"))

    package static let layer = OptionText(
        sv: "Lagret i en GeoPackage med flera.",
        en: "The layer of a GeoPackage that has several.",
        value: Wording(sv: "namn", en: "name"))
}
