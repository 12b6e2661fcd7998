import Store
package import Territory
package import Wording

/// A proposed allocation of an amount over the cells (fördelningsförslag): it satisfies every `must` rule of a policy
/// that money can satisfy, with the smallest change from the allocation as before. It decides nothing.
package struct Allocation: Sendable {
    /// Öre.
    package let amount: Int64
    package let scheme: ZoningScheme
    package let finding: Finding
    /// `must` rules that no allocation of money can satisfy.
    package let leftOut: [LeftOut]

    package enum Finding: Sendable {
        case proposed(Proposal)
        /// These rules together are infeasible; without any one of them the others are feasible.
        case impossible(conflict: [Demand], leastAmount: Int64?)
    }

    package struct LeftOut: Sendable {
        package let rule: Policy.Rule
        package let reason: Wording
    }

    /// A rule, with its part of the county and value of a dimension.
    package struct Demand: Sendable {
        package let rule: Policy.Rule
        /// Nil: the county.
        package let part: Part?
        package let dimension: String?
    }

    package struct Proposal: Sendable {
        /// One a cell, in the territory's order.
        package let rows: [Row]
        /// Öre allocated otherwise than as before: half the sum of all changes.
        package let moved: Int64
        /// Lower bound, in öre, on the money moved by any allocation, in kronor of any size.
        package let bound: Double
        /// The binding demands, dearest first.
        package let binding: [Binding]
        package let earmarks: [Earmark]

        /// Whether no allocation moves less by more than four öre a cell, the most that rounding may take.
        package var isProven: Bool { Double(moved) < bound + 4 * Double(rows.count) + 1 }
    }

    package struct Row: Sendable {
        package let part: Part
        /// Öre granted so far, of initiatives that count.
        package let held: Int64
        /// The share of the amount in proportion to money held; by population where nothing is held.
        package let asBefore: Int64
        package let proposed: Int64
        package var change: Int64 { proposed - asBefore }
    }

    /// A demand met exactly by the proposal.
    package struct Binding: Sendable {
        package let demand: Demand
        /// Change of the money moved per unit of the demand.
        package let price: Double
        package let unit: PriceUnit
    }

    package enum PriceUnit: String, Sendable {
        /// Kronor moved per krona more in the part.
        case perKrona = "sek_per_sek"
        /// Kronor moved per hundredth by which the index may be higher.
        case perHundredth = "sek_per_hundredth"
        /// Kronor moved per hundredth by which a part's share may be higher.
        case perPoint = "sek_per_percentage_point"
    }

    /// The part of the proposal that must go to one value of a matrix's dimension.
    package struct Earmark: Sendable {
        package let part: Part
        package let dimension: MatrixDimension
        package let value: String
        package let ore: Int64
    }
}
