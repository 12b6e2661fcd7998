import Store
import Wording

/// The roles of columns in a file of applications, besides those of initiatives.
enum ApplicationRole: String, ColumnRole {
    case score
    case applied = "applied_sek"
    case participants = "participating_municipalities"

    static var keepsOtherColumns: Bool { true }

    var isMoney: Bool { self == .applied }

    var names: [String] {
        switch self {
        case .score:
            [
                "poäng", "poängsumma", "totalpoäng", "total poäng", "bedömningspoäng", "sammanvägd poäng", "points",
                "total score",
                "assessment score", "rating",
            ]
        case .applied:
            [
                "applied", "applied amount", "amount applied", "amount applied for", "requested", "requested amount",
                "amount requested", "sökt", "sökt belopp", "sökt stöd",
                "sökt bidrag", "sökta medel", "ansökt", "ansökt belopp", "ansökt stöd",
            ]
        case .participants:
            [
                "deltagande kommuner", "deltagande kommun", "medverkande kommuner", "kommuner som deltar",
                "participating municipality", "municipalities taking part",
            ]
        }
    }

    var weakNames: [String] { self == .score ? ["betyg", "bedömning", "grade"] : [] }

    var title: Wording {
        switch self {
        case .score: Wording(sv: "poäng", en: "score")
        case .applied: Wording(sv: "sökt belopp", en: "amount applied for")
        case .participants: Wording(sv: "deltagande kommuner", en: "participating municipalities")
        }
    }
}
