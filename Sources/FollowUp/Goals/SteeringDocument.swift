package import Store

/// A document that goals come from, and when it is to be reviewed (styrdokument).
package struct SteeringDocument: Sendable, Hashable {
    package let id: String
    package let title: String
    /// Its number in the register (diarienummer).
    package let dnr: String?
    package let adopted: PartialDate?
    package let validTo: PartialDate?
    package let cycle: Cycle?
    package let lastReview: PartialDate?
    package let owner: String?

    package enum Cycle: Sendable, Hashable {
        case everyMonths(Int)
        /// At least once between ordinary elections, as 2017:583 has it of regional strategies.
        case betweenElections
    }
}
