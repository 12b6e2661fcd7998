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

    /// How many rows are filled in and can be taken in, how many can't, and that the others change nothing.
    ///
    /// - Parameters:
    ///   - rows: those that could be read.
    ///   - all: rows of the file.
    ///   - known: identifiers of the store; nil: not looked at.
    static func understood(_ rows: [Initiative], of all: Int, known: Set<String>?) -> Wording {
        let taken = rows.filter { known?.contains($0.id) ?? true }
        let filled = taken.count { $0.location != .unknown || $0.municipalitiesText != nil || $0.placeText != nil }
        let (sv, en) = (Figures(.swedish), Figures(.english))
        let (refused, rest) = (all - taken.count, taken.count - filled)
        let isOne = filled == 1
        let no =
            refused > 0
            ? Wording(
                sv: "; \(sv.integer(refused)) avvisas",
                en: "; \(en.integer(refused)) \(refused == 1 ? "is" : "are") refused")
            : Wording(verbatim: "")
        return Wording(
            sv: """
                Lista över lägen: \(sv.integer(filled)) av \(Plural.sv(all, "rad", "rader")) är \
                \(isOne ? "ifylld" : "ifyllda")\(no.sv)\(rest > 0 ? "; de andra ändrar inget" : ""). Bara läget läses.
                """,
            en: """
                A list of locations: \(en.integer(filled)) of \(Plural.en(all, "row")) \(isOne ? "is" : "are") filled \
                in\(no.en)\(rest > 0 ? "; the others change nothing" : ""). Only the location is read.
                """)
    }
}
