import Store
import Territory

/// Adds money to a table as initiatives that the policy counts.
struct ProposedGrants {
    private(set) var table: InitiativeTable
    private(set) var added: Set<String> = []
    /// Within the policy's period.
    private let date: PartialDate?

    init(_ table: InitiativeTable, date: PartialDate?) {
        self.table = table
        self.date = date
    }

    mutating func grant(_ ore: Int64, _ cell: Int, _ mark: (inout Initiative) -> Void) {
        guard ore > 0 else { return }
        var initiative = Initiative(id: "proposal \(added.count)", title: "")
        initiative.grantedOre = ore
        initiative.decided = date
        mark(&initiative)
        added.insert(initiative.id)
        let footprint = Footprint(
            parts: [.init(cell: cell, share: .whole)], rule: .declaredShares, basis: .declared,
            precision: .municipality)
        table.append(initiative, footprint)
    }
}
