import Store
import Territory
import Wording

/// A list of initiatives without a location, or with a doubtful one, to fill in and read in again: the columns that
/// `rackvidd locations` writes.
package enum LocationList {
    /// Columns that show what is known; nothing is read of them.
    package enum Shown: String, CaseIterable {
        case recipient
        case granted = "granted_sek"
        case status
        case municipalities = "stated_municipalities"
        case place = "stated_place"
        case problem = "location_problem"
        case explanation = "location_explanation"
        case movesLow = "moves_low_sek"
        case movesHigh = "moves_high_sek"
        case betweenLow = "moves_between_municipalities_low_sek"
        case betweenHigh = "moves_between_municipalities_high_sek"
    }

    /// Columns to fill in.
    package static let filled = ["municipalities", "place", "easting", "northing"]

    /// What tells such a list from other files.
    private static let marks = [Shown.municipalities, .place, .problem].map(\.rawValue)

    static func isOne(_ header: [String]) -> Bool {
        let header = Set(header)
        return header.contains("id") && marks.allSatisfy(header.contains)
    }

    /// Columns of a list that are only shown; none of other files.
    static func shown(_ header: [String]) -> Set<String> {
        isOne(header) ? Set(Shown.allCases.map(\.rawValue)) : []
    }

    /// How many rows are filled in, and that the others change nothing.
    static func understood(_ rows: [Initiative]) -> Wording {
        let filled = rows.count { $0.location != .unknown || $0.municipalitiesText != nil || $0.placeText != nil }
        let (sv, en) = (Figures(.swedish).integer(filled), Figures(.english).integer(filled))
        let rest = rows.count - filled
        return Wording(
            sv: """
                Lista över lägen: \(sv) av \(Plural.sv(rows.count, "rad", "rader")) är ifyllda\
                \(rest > 0 ? "; de andra ändrar inget" : ""). Bara läget läses.
                """,
            en: """
                A list of locations: \(en) of \(Plural.en(rows.count, "row")) \(filled == 1 ? "is" : "are") filled \
                in\(rest > 0 ? "; the others change nothing" : ""). Only the location is read.
                """)
    }
}
