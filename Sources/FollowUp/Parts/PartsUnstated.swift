import Store

/// Money of which nobody knows how much it is: where initiatives touch a part and none of them states an amount, the
/// part is blank. Where none touches it, nothing fell there: 0.
extension Distributor {
    /// Rows that state an amount.
    var statingAmounts: [Int] { table.initiatives.indices.filter { table.initiatives.grantedOre($0) != nil } }

    /// The parts that rows without an amount reach.
    ///
    /// - Complexity: O(footprint parts).
    func reachedWithoutAmount(
        _ partOfCell: [Int], parts count: Int, where counts: (Int) -> Bool = { _ in true }
    ) -> [Bool] {
        table.partsReached(
            by: table.initiatives.indices.filter { table.initiatives.grantedOre($0) == nil && counts($0) },
            partOfCell, parts: count)
    }

    /// The parts that only rows without an amount reach.
    ///
    /// - Complexity: O(footprint parts).
    func partsUnstated(_ partOfCell: [Int], parts count: Int) -> Set<Int> {
        let without = reachedWithoutAmount(partOfCell, parts: count)
        guard without.contains(true) else { return [] }
        let stated = table.partsReached(by: statingAmounts, partOfCell, parts: count)
        return Set(without.indices.filter { without[$0] && !stated[$0] })
    }
}
