import Wording

/// The options of `init`.
package enum InitOptionText {
    package static let store = OptionText(
        sv: "Databasen som skapas (GeoPackage).",
        en: "The database to make (GeoPackage).",
        value: Wording(sv: "databas", en: "database"))

    package static let county = OptionText(
        sv: "Länskod, två siffror.",
        en: "County code, two digits.",
        value: Wording(sv: "kod", en: "code"))

    package static let bare = OptionText(
        sv: "Utan programmets kommunstatistik.",
        en: "Without the program's municipal statistics.")
}
