import Wording

/// The options of `compare-territory`.
package enum CompareTerritoryOptionText {
    package static let with = OptionText(
        sv: "Kommunytor (GeoJSON, GeoPackage) eller en annan databas (.gpkg).",
        en: "Municipal areas (GeoJSON, GeoPackage) or another database (.gpkg).",
        value: Wording(sv: "fil", en: "file"))

    package static let name = OptionText(
        sv: "Kolumnen med namnet.", en: "The column of the name.", value: Wording(sv: "kolumn", en: "column"))

    package static let tolerance = OptionText(
        sv: "Laga fel i ytorna som är smalare än så många meter; annars avvisas de.",
        en: "Repair faults of the areas that are narrower than this number of metres; else they are refused.",
        value: Wording(sv: "meter", en: "metres"))

    package static let borderAccuracy = OptionText(
        sv: "Hur långt från de officiella gränserna den andras kan ligga.",
        en: "How far the other's borders may be from the official ones.",
        value: Wording(sv: "meter", en: "metres"))
}
