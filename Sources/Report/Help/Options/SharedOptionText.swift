import Wording

/// The options for the store, the language and the selection.
package enum SharedOptionText {
    package static let store = OptionText(
        sv: "Databasen (GeoPackage); annars miljövariabeln RACKVIDD_STORE.",
        en: "The database (GeoPackage); else the environment variable RACKVIDD_STORE.",
        value: Wording(sv: "fil", en: "file"))

    package static let language = OptionText(
        sv: "Språk: sv eller en.",
        en: "Language: sv or en.",
        value: Wording(sv: "sv|en", en: "sv|en"))

    package static let from = OptionText(
        sv: "Insatser beslutade, annars startade, från och med (2020, 2020-05 eller 2020-05-01).",
        en: "Initiatives decided, else started, from (2020, 2020-05 or 2020-05-01).",
        value: Wording(sv: "datum", en: "date"))

    package static let to = OptionText(
        sv: "Insatser beslutade, annars startade, till och med.",
        en: "Initiatives decided, else started, up to and including.",
        value: Wording(sv: "datum", en: "date"))

    package static let programme = OptionText(
        sv: "Bara detta program; kan upprepas.",
        en: "Only this programme; may be repeated.",
        value: Wording(sv: "namn", en: "name"))

    package static let strengthArea = OptionText(
        sv: "Bara detta styrkeområde; kan upprepas.",
        en: "Only this strength area; may be repeated.",
        value: Wording(sv: "namn", en: "name"))

    package static let status = OptionText(
        sv: "Bara denna status (beviljat, avslutat …); kan upprepas.",
        en: "Only this status (beviljat, avslutat …); may be repeated.",
        value: Wording(sv: "status", en: "status"))

    package static let withoutCountyWide = OptionText(
        sv: "Utan insatser som anger hela länet.",
        en: "Without initiatives that declare the whole county.")

    package static let countyWide = OptionText(
        sv: """
            Hur insatser som anger hela länet räknas: efter befolkning, lika till varje kommun, inte alls, \
            eller (för distribution) spannet mellan dem.
            """,
        en: """
            How initiatives that declare the whole county count: by population, equally to each municipality, \
            not at all, or (for distribution) the range between these.
            """)

    package static let programmeAreas = OptionText(
        sv: "Lägg insatser som bara anger ett program på programmets område (Leaderområden).",
        en: "Place initiatives that state only a programme on its area (Leader areas).")

    package static let scheme = OptionText(
        sv: "Zonindelning.",
        en: "Zoning scheme.",
        value: Wording(sv: "namn", en: "name"))
}
