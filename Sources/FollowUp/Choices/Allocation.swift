import Store
package import Territory
package import Wording

/// How an amount could be given out over the cells so that every `must` rule of a policy that money can satisfy holds
/// in the end, with the smallest change from how the money would fall as before (fördelningsförslag). A proposal: it
/// decides nothing.
package struct Allocation: Sendable {
    /// Öre.
    package let amount: Int64
    package let scheme: ZoningScheme
    package let finding: Finding
    /// `must` rules that no allocation of money can satisfy.
    package let leftOut: [LeftOut]

    package enum Finding: Sendable {
        case proposed(Proposal)
        /// No allocation satisfies these rules together; any of them can be spared, none besides clashes with them.
        case impossible(conflict: [Demand], leastAmount: Int64?)
    }

    package struct LeftOut: Sendable {
        package let rule: Policy.Rule
        package let reason: Wording
    }

    /// A rule, and the part of the county and value of a dimension that it speaks of.
    package struct Demand: Sendable {
        package let rule: Policy.Rule
        /// Nil: the county.
        package let part: Part?
        package let dimension: String?
    }

    package struct Proposal: Sendable {
        /// One a cell, in the territory's order.
        package let rows: [Row]
        /// Öre that fall elsewhere than as before: half the sum of all changes.
        package let moved: Int64
        /// No allocation in kronor without limit of size moves less than this many öre.
        package let bound: Double
        /// What holds the money where it is, dearest first.
        package let binding: [Binding]
        package let earmarks: [Earmark]

        /// Whether no allocation moves less by more than four öre a cell, which rounding may take.
        package var isProven: Bool { Double(moved) < bound + 4 * Double(rows.count) + 1 }
    }

    package struct Row: Sendable {
        package let part: Part
        /// Öre granted so far, of what counts.
        package let held: Int64
        /// Of the amount, if it fell as what is held does; by population where nothing is held.
        package let asBefore: Int64
        package let proposed: Int64
        package var change: Int64 { proposed - asBefore }
    }

    /// A demand that the proposal meets with nothing to spare.
    package struct Binding: Sendable {
        package let demand: Demand
        /// How much more (or less, below zero) must move for one unit more of what is demanded.
        package let price: Double
        package let unit: PriceUnit
    }

    package enum PriceUnit: String, Sendable {
        /// Kronor moved for each krona more that must lie in the part.
        case perKrona = "sek_per_sek"
        /// Kronor moved for each hundredth by which the index may be higher.
        case perHundredth = "sek_per_hundredth"
        /// Kronor moved for each hundredth by which a part's share may be higher.
        case perPoint = "sek_per_percentage_point"
    }

    /// What of the proposal in a part must go to one value of a matrix's dimension.
    package struct Earmark: Sendable {
        package let part: Part
        package let dimension: MatrixDimension
        package let value: String
        package let ore: Int64
    }
}
