import CQL
import Planar
import Store
import Territory

/// The columns behind the properties of expressions.
enum SQLColumns {
    static let isUnlocated: SQLText = "(footprint.unlocated_share = 1000000000000)"

    static func text(_ property: QueryProperty) -> SQLText? {
        switch property {
        case .id: "initiative.id"
        case .title: "initiative.title"
        case .lead: "initiative.lead"
        case .programme: "initiative.programme"
        case .priority: "initiative.priority"
        case .strengthArea: "initiative.strength_area"
        case .theme: "initiative.theme"
        case .status: "initiative.status"
        case .statusClass:
            "coalesce((SELECT class FROM status_class WHERE status_class.status = initiative.status), 'decided')"
        case .place: "initiative.place_text"
        case .source: "initiative.source"
        case .basis: "footprint.basis"
        case .precision: "footprint.precision"
        case .rule: "footprint.rule"
        case .doubtful: "footprint.doubtful"
        default: nil
        }
    }

    /// Words written by the program, in ASCII.
    static func isProgramsOwn(_ property: QueryProperty) -> Bool {
        [.basis, .precision, .rule, .statusClass].contains(property)
    }

    static func number(_ property: QueryProperty) -> SQLText? {
        switch property {
        case .grantedSek: kronor("initiative.granted_ore")
        case .totalBudgetSek: kronor("initiative.total_budget_ore")
        case .economic: "initiative.economic"
        case .social: "initiative.social"
        case .environmental: "initiative.environmental"
        case .sami: "initiative.sami"
        case .outsideShare: "(footprint.outside_share / 1e12)"
        case .unlocatedShare: "(footprint.unlocated_share / 1e12)"
        default: nil
        }
    }

    /// Whole kronor as a whole number.
    private static func kronor(_ ore: SQLText) -> SQLText {
        "(CASE WHEN \(ore) % 100 = 0 THEN \(ore) / 100 ELSE \(ore) / 100.0 END)"
    }

    static func day(_ property: QueryProperty) -> SQLText? {
        switch property {
        case .decided: firstDay("initiative.decision_date")
        case .start: firstDay("initiative.start_date")
        case .end: lastDay("initiative.end_date")
        default: nil
        }
    }

    /// Unknown where an end is, or where it ends before it starts.
    static var period: (start: SQLText, end: SQLText) {
        let (start, end) = (firstDay("initiative.start_date"), lastDay("initiative.end_date"))
        return ("(CASE WHEN \(start) <= \(end) THEN \(start) END)", "(CASE WHEN \(start) <= \(end) THEN \(end) END)")
    }

    /// 2024 → 2024-01-01, 2024-05 → 2024-05-01.
    private static func firstDay(_ date: SQLText) -> SQLText { "substr(\(date) || '-01-01', 1, 10)" }

    /// 2024 → 2024-12-31, 2024-02 → 2024-02-29.
    private static func lastDay(_ date: SQLText) -> SQLText {
        """
        (CASE length(\(date)) WHEN 10 THEN \(date) WHEN 4 THEN \(date) || '-12-31' ELSE CASE substr(\(date), 6) \
        WHEN '12' THEN \(date) || '-31' ELSE date(\(date) || '-01', '+1 month', '-1 day') END END)
        """
    }

    static func code(_ property: QueryProperty) -> SQLText? {
        switch property {
        case .municipality: "cell.municipality_code"
        case .zone: "cell.zone"
        case .cell: "cell.code"
        default: nil
        }
    }
}
