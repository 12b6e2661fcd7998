import Store

/// Reads what initiatives state of their financing.
struct FinancingAmounts {
    /// By item: the values of its column, in kronor, by initiative.
    private let kept: [FinancingItem: [String: Double]]
    /// The sources that any initiative states.
    private let asked: Set<FinancingItem>

    /// - Throws: `QueryError.noNumbers`.
    init(_ columns: [String: KeptValues]) throws(QueryError) {
        var kept: [FinancingItem: [String: Double]] = [:]
        for item in FinancingItem.allCases {
            guard let column = item.kept.flatMap({ Self.column($0, among: columns) }) else { continue }
            guard column.kind == .number else { throw .noNumbers(column.name) }
            kept[item] = column.numbers
        }
        self.kept = kept
        asked = Set(FinancingItem.sources.filter { kept[$0]?.isEmpty == false })
    }

    /// The column by its own name, else the only one under a source's name for it: so it lies in databases that were
    /// filled before the program knew the column.
    private static func column(_ kept: KeptColumn, among columns: [String: KeptValues]) -> KeptValues? {
        if let own = columns[kept.rawValue] { return own }
        let found = columns.keys.filter { name in
            let plain = name.lowercased().replacing("(kr)", with: "").replacing("(sek)", with: "")
            return kept.names.contains(plain.split(separator: " ").joined(separator: " "))
        }
        return found.count == 1 ? columns[found[0]] : nil
    }

    /// Öre that an initiative applied for; nil where it doesn't say.
    func applied(_ id: String) -> Int64? {
        kept[.applied]?[id].flatMap { Int64(exactly: ($0 * 100).rounded()) }
    }

    /// As stated, whatever the prices.
    func financing(of row: Int, in table: InitiativeTable) -> InitiativeFinancing {
        let initiative = table.initiatives[row]
        var amounts: [FinancingItem: Int64] = [:]
        for (item, values) in kept {
            if let value = values[initiative.id] { amounts[item] = Int64(exactly: (value * 100).rounded()) }
        }
        amounts[.granted] = table.initiatives.statedOre(row)
        amounts[.total] = initiative.totalBudgetOre
        let counted = table.initiatives.grantedOre(row)
        let stated = table.initiatives.statedOre(row).map { table.priced($0, of: row) }
        return InitiativeFinancing(
            id: initiative.id, title: initiative.title, amounts: amounts, isGrantedOn: counted != stated, asked: asked)
    }

    /// As they count in sums: at the prices asked for; of money that was granted on only what is left of the grant.
    func counted(_ own: InitiativeFinancing, _ row: Int, in table: InitiativeTable) -> [FinancingItem: Int64] {
        var counted = own.isGrantedOn ? [:] : own.amounts.mapValues { table.priced($0, of: row) }
        counted[.granted] = table.initiatives.grantedOre(row)
        return counted
    }
}
