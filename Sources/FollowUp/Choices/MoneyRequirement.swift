import Store
import Territory

/// What one rule asks of the money that lies in one part of the county when all is given out: what `AllocationProgram`
/// must satisfy.
struct MoneyRequirement {
    let rule: Policy.Rule
    /// Nil: the county.
    let part: Part?
    /// The value of a matrix's dimension.
    let dimension: String?
    let form: Form

    enum Form {
        /// At least so many öre in the cells.
        case amount(cells: [Int], ore: Int64)
        /// At least this share of what lies in the cells `of`.
        case leastShare(cells: [Int], of: [Int], share: Double)
        /// At most this share of everything.
        case mostShare(cells: [Int], share: Double)
        /// At least so many öre more with the theme.
        case themed(theme: Int, cells: [Int], ore: Int64)
        /// At least so many of the themed requirements with these numbers; the others need not be met.
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
