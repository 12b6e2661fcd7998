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

    /// The sums beside the parts in which rows count and none states a value, with how many those are.
    ///
    /// - Parameter states: whether a row states a value.
    /// - Complexity: O(rows + footprint parts).
    func sumsUnstated(_ states: (Int) -> Bool) -> [Distribution.SumPlace: Int] {
        var silent: [Distribution.SumPlace: Int] = [:]
        var stated: Set<Distribution.SumPlace> = []
        for row in 0..<table.count {
            let isStated = states(row)
            func count(_ place: Distribution.SumPlace, _ falls: Bool) {
                guard falls else { return }
                if isStated { stated.insert(place) } else { silent[place, default: 0] += 1 }
            }
            count(.county, table.parts(of: row).contains { table.shares[$0] > 0 })
            count(.outside, table.outsideShare[row] > 0)
            count(.unlocated, table.unlocatedShare[row] > 0)
            count(.total, true)
            if stated.count == Distribution.SumPlace.allCases.count { return [:] }
        }
        return silent.filter { !stated.contains($0.key) }
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
