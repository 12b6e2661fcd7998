package import Store
package import Wording

/// One of the amounts of an initiative's financing (finansiering). Raw values are the keys of records.
package enum FinancingItem: String, Sendable, CaseIterable {
    case granted = "granted_sek"
    case applied = "applied_sek"
    case paid = "paid_sek"
    case eu = "eu_funding_sek"
    case state = "state_funding_sek"
    case region = "region_funding_sek"
    case municipality = "municipality_funding_sek"
    case privateFunding = "private_funding_sek"
    case other = "other_funding_sek"
    /// All that others than the grant pay, as the source sums it.
    case cofinancing = "cofinancing_sek"
    /// The whole budget, as the source states it.
    case total = "total_budget_sek"

    /// Who pays.
    package static let sources = KeptColumn.sources.compactMap { FinancingItem(rawValue: $0.rawValue) }

    /// Those from which grants come: public money that the region or a programme decides on.
    static let ofGrants: [FinancingItem] = [.eu, .state, .region]

    /// The column that initiatives keep it in; nil for what they have a place of their own for.
    package var kept: KeptColumn? { KeptColumn(rawValue: rawValue) }

    /// Whether the plan says when it is used: what was applied for isn't, and of what was paid only the sum is known.
    package var spreadsOverYears: Bool { self != .applied && self != .paid }

    package var title: Wording {
        switch self {
        case .granted: Wording(sv: "beviljat", en: "granted")
        case .applied: Wording(sv: "sökt", en: "applied for")
        case .paid: Wording(sv: "utbetalt", en: "paid")
        case .eu: Wording(sv: "EU", en: "EU")
        case .state: Wording(sv: "staten", en: "state")
        case .region: Wording(sv: "regionen", en: "region")
        case .municipality: Wording(sv: "kommuner", en: "municipalities")
        case .privateFunding: Wording(sv: "privat", en: "private")
        case .other: Wording(sv: "övrigt", en: "other")
        case .cofinancing: Wording(sv: "medfinansiering", en: "co-financing")
        case .total: Wording(sv: "total budget", en: "total budget")
        }
    }
}
