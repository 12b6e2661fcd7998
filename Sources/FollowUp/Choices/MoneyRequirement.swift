import Store
import Territory

/// One rule's requirement on the final money in one part of the county: a constraint of `AllocationProgram`.
struct MoneyRequirement {
    let rule: Policy.Rule
    /// Nil: the county.
    let part: Part?
    /// The value of a matrix's dimension.
    let dimension: String?
    let form: Form

    enum Form {
        /// At least this many öre in the cells.
        case amount(cells: [Int], ore: Int64)
        /// At least this share of the money in the cells `of`.
        case leastShare(cells: [Int], of: [Int], share: Double)
        /// At most this share of all money.
        case mostShare(cells: [Int], share: Double)
        /// At least this many öre more with the theme.
        case themed(theme: Int, cells: [Int], ore: Int64)
        /// At least this many of the themed requirements with these numbers; the others may be unmet.
        case filled(among: [Int], least: Int)
        /// An index over parts is at most this.
        case hoover(parts: [(cells: [Int], people: Double)], atMost: Double)
        case gini(parts: [(cells: [Int], people: Double)], atMost: Double)
    }

    /// Money of one value of a matrix's dimension.
    struct Theme: Hashable {
        let dimension: MatrixDimension
        let value: String
    }
}
