import Store
public import Territory
public import Wording

/// How an amount could be given out over the cells so that every `must` rule of a policy that money can satisfy holds
/// in the end, with the smallest change from how the money would fall as before (fördelningsförslag). A proposal: it
/// decides nothing.
public struct Allocation: Sendable {
    /// Öre.
    public let amount: Int64
    public let scheme: ZoningScheme
    public let finding: Finding
    /// `must` rules that no allocation of money can satisfy.
    public let leftOut: [LeftOut]

    public enum Finding: Sendable {
        case proposed(Proposal)
        /// No allocation satisfies these rules together; any of them can be spared, none besides clashes with them.
        case impossible(conflict: [Demand], leastAmount: Int64?)
    }

    public struct LeftOut: Sendable {
        public let rule: Policy.Rule
        public let reason: Wording
    }

    /// A rule, and the part of the county and value of a dimension that it speaks of.
    public struct Demand: Sendable {
        public let rule: Policy.Rule
        /// Nil: the county.
        public let part: Part?
        public let dimension: String?
    }

    public struct Proposal: Sendable {
        /// One a cell, in the territory's order.
        public let rows: [Row]
        /// Öre that fall elsewhere than as before: half the sum of all changes.
        public let moved: Int64
        /// No allocation in kronor without limit of size moves less than this many öre.
        public let bound: Double
        /// What holds the money where it is, dearest first.
        public let binding: [Binding]
        public let earmarks: [Earmark]

        /// Whether no allocation moves less by more than four öre a cell, which rounding may take.
        public var isProven: Bool { Double(moved) < bound + 4 * Double(rows.count) + 1 }
    }

    public struct Row: Sendable {
        public let part: Part
        /// Öre granted so far, of what counts.
        public let held: Int64
        /// Of the amount, if it fell as what is held does; by population where nothing is held.
        public let asBefore: Int64
        public let proposed: Int64
        public var change: Int64 { proposed - asBefore }
    }

    /// A demand that the proposal meets with nothing to spare.
    public struct Binding: Sendable {
        public let demand: Demand
        /// How much more (or less, below zero) must move for one unit more of what is demanded.
        public let price: Double
        public let unit: PriceUnit
    }

    public enum PriceUnit: String, Sendable {
        /// Kronor moved for each krona more that must lie in the part.
        case perKrona = "sek_per_sek"
        /// Kronor moved for each hundredth by which the index may be higher.
        case perHundredth = "sek_per_hundredth"
        /// Kronor moved for each hundredth by which a part's share may be higher.
        case perPoint = "sek_per_percentage_point"
    }

    /// What of the proposal in a part must go to one value of a matrix's dimension.
    public struct Earmark: Sendable {
        public let part: Part
        public let dimension: MatrixDimension
        public let value: String
        public let ore: Int64
    }
}
