package import Wording

/// Amounts of one initiative that contradict each other, and by how much.
package struct FinancingFault: Sendable, Hashable {
    package let kind: Kind
    /// Never 0. Of `parts` and `cofinancing` what is stated less what the parts come to: above zero they are short.
    package let ore: Int64

    package enum Kind: String, Sendable, CaseIterable {
        /// The total budget, against the financing by source, or against the grant with the co-financing.
        case parts
        /// The co-financing as the source sums it, against the financing by source without the grant.
        case cofinancing
        case grantedAboveTotal = "granted_above_total"
        case grantedAboveApplied = "granted_above_applied"
        case paidAboveGranted = "paid_above_granted"
        /// An amount of a source, a budget or an application; `ore` is the amount itself.
        case belowZero = "below_zero"

        package var wording: Wording {
            switch self {
            case .parts: Wording(sv: "total budget mot delarnas summa", en: "total budget against its parts")
            case .cofinancing:
                Wording(sv: "medfinansiering mot finansiärernas summa", en: "co-financing against its sources")
            case .grantedAboveTotal: Wording(sv: "beviljat över total budget", en: "granted above the total budget")
            case .grantedAboveApplied: Wording(sv: "beviljat över sökt", en: "granted above the amount applied for")
            case .paidAboveGranted: Wording(sv: "utbetalt över beviljat", en: "paid above the grant")
            case .belowZero: Wording(sv: "belopp under noll", en: "amount below zero")
            }
        }
    }
}
