import CQL
import Store
import Wording

/// The functions of expressions beyond CQL2. The raw value is the name.
package enum QueryFunction: String, Sendable, CaseIterable {
    case shareIn = "share_in"
    case result, target, baseline, achievement
    case change
    case extra
    case distance
    case relate
    case municipalityGeometry = "municipality_geometry"
    case zoneGeometry = "zone_geometry"
    case cellGeometry = "cell_geometry"

    var signature: Vocabulary.Signature {
        switch self {
        case .shareIn, .result, .target, .baseline, .achievement: .init([[.text]], returns: .number)
        case .change: .init([[.text], [.number], [.number]], returns: .number)
        case .extra: .init([[.text]], returns: .text)
        case .distance: .init([[.geometry], [.geometry]], returns: .number)
        case .relate: .init([[.geometry], [.geometry], [.text]], returns: .boolean)
        case .municipalityGeometry, .zoneGeometry, .cellGeometry: .init([[.text]], returns: .geometry)
        }
    }

    /// The functions on initiatives' reports and statements.
    static let ofOutcomes: [QueryFunction] = [.result, .target, .baseline, .achievement]

    /// Whether the argument names a store object, and must be a literal so that it can be looked up once.
    var isLookup: Bool { self != .distance && self != .relate }

    // Long because each function has a description and an example.
    var description: (wording: Wording, example: String) {
        switch self {
        case .shareIn:
            (
                Wording(
                    sv:
                        """
                        andel av avtrycket (0–1) i en kommun (kod eller namn), zon, ett delområde eller \
                        urban/rural; okänd \
                        för insatser helt utan plats
                        """,
                    en:
                        """
                        share of the footprint (0–1) in a municipality (code or name), zone, subarea or urban/rural; \
                        unknown for initiatives without any place
                        """
                ),
                "share_in('2321') >= 0.5"
            )
        case .result:
            (
                Wording(
                    sv:
                        """
                        insatsens resultat av en indikator: det senaste, eller summan där rapporterna gäller var sin \
                        period
                        """,
                    en:
                        """
                        the initiative's result of an indicator: the latest, or the sum where reports are for a period \
                        each
                        """), "result('jobs') > 0"
            )
        case .target:
            (
                Wording(sv: "insatsens mål för en indikator", en: "the initiative's target for an indicator"),
                "result('jobs') >= target('jobs')"
            )
        case .baseline:
            (
                Wording(
                    sv: "insatsens utgångsvärde för en indikator; okänt där inget anges",
                    en: "the initiative's baseline for an indicator; unknown where none is stated"),
                "baseline('jobs') IS NULL"
            )
        case .achievement:
            (
                Wording(
                    sv: "hur stor del av vägen från utgångsvärde till mål som är nådd",
                    en: "how much of the way from baseline to target has been gone"),
                "achievement('jobs') < 0.5"
            )
        case .change:
            (
                Wording(
                    sv:
                        """
                        procent som en indikator har ändrats mellan två år i kommunerna som insatsen når, vägt med \
                        insatsens andelar; okänd där något av åren saknas
                        """,
                    en:
                        """
                        per cent by which an indicator changed between two years in the municipalities that the \
                        initiative reaches, weighted by its shares; unknown where one of the years is missing
                        """),
                "change('population', 2012, 2023) < 0"
            )
        case .extra:
            (
                Wording(
                    sv:
                        """
                        värdet i en av källans egna kolumner: ett tal eller en dag där alla är det, annars text
                        """,
                    en:
                        """
                        the value in a column of the source's own: a number or a day where all are, else a text
                        """),
                "extra('antal_kommuner_totalt') > 1"
            )
        case .distance:
            (
                Wording(
                    sv: "kortaste avstånd mellan två geometrier, meter",
                    en: "the shortest distance between two geometries, metres"),
                "distance(geometry, POINT(13.08 63.4)) < 20000"
            )
        case .relate:
            (
                Wording(
                    sv: "om DE-9IM-matrisen för två geometrier passar mönstret",
                    en: "whether the DE-9IM matrix of two geometries fits the pattern"),
                "relate(geometry, municipality_geometry('Åre'), 'T********')"
            )
        case .municipalityGeometry:
            (
                Wording(sv: "en kommuns yta, efter kod eller namn", en: "a municipality's area, by code or name"),
                "S_WITHIN(geometry, municipality_geometry('Åre'))"
            )
        case .zoneGeometry:
            (Wording(sv: "en zons yta", en: "a zone's area"), "S_INTERSECTS(geometry, zone_geometry('sparse'))")
        case .cellGeometry:
            (
                Wording(sv: "ett delområdes yta (kommun/zon)", en: "a subarea's polygon (municipality/zone)"),
                "S_DISJOINT(geometry, cell_geometry('2321/sparse'))"
            )
        }
    }
}
