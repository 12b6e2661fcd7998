import Wording

/// The options of `locate`.
package enum LocateOptionText {
    package static let file = OptionText(
        sv: "Filen, eller - för standard in.",
        en: "The file, or - for standard input.",
        value: Wording(sv: "fil.csv", en: "file.csv"))

    package static let longitude = OptionText(
        sv: "Kolumn med longitud (WGS 84).",
        en: "Column with longitude (WGS 84).",
        value: Wording(sv: "kolumn", en: "column"))

    package static let latitude = OptionText(
        sv: "Kolumn med latitud.",
        en: "Column with latitude.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let easting = OptionText(
        sv: "Kolumn med öst-koordinat, med --crs.",
        en: "Column with easting, with --crs.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let northing = OptionText(
        sv: "Kolumn med nord-koordinat.",
        en: "Column with northing.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let crs = OptionText(
        sv: "Koordinatsystem för --x och --y, t.ex. EPSG:3006.",
        en: "Reference system of --x and --y, e.g. EPSG:3006.",
        value: Wording(sv: "EPSG:…", en: "EPSG:…"))

    package static let county = OptionText(
        sv: "Länskod.",
        en: "County code.",
        value: Wording(sv: "kod", en: "code"))

    package static let output = OptionText(
        sv: "Utfil, eller - för standard ut.",
        en: "Output file, or - for standard output.",
        value: Wording(sv: "fil", en: "file"))
}
