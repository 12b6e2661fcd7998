/// The distribution of a municipality's inhabitants: in its localities, and the rest evenly over its area.
///
/// Municipal totals are the newest on file, locality figures may be older; where localities hold more than the total
/// they are scaled down to it. Cells get whole persons that add up to each municipality's total.
struct PopulationSurface {
    /// By municipality.
    let totals: [Int]

    /// Whole persons by cell.
    ///
    /// - Parameters:
    ///   - localityCells: the cell of each locality, in its official municipality.
    /// - Complexity: O(cells + localities).
    func populations(
        cells: [(municipality: Int, areaKm2: Double)], localities: [Locality], localityCells: [Int]
    ) -> [Int] {
        var result = [Int](repeating: 0, count: cells.count)
        var settledByCell = [Double](repeating: 0, count: cells.count)
        for (locality, cell) in zip(localities, localityCells) { settledByCell[cell] += Double(locality.population) }
        let cellsOf = Dictionary(grouping: cells.indices) { cells[$0].municipality }
        for (municipality, total) in totals.enumerated() {
            let own = cellsOf[municipality] ?? []
            let settled = own.map { settledByCell[$0] }
            let inLocalities = settled.reduce(0, +)
            let scale = inLocalities > Double(total) ? Double(total) / inLocalities : 1
            // Never below zero by rounding: a negative weight is invalid.
            let rest = max(0, Double(total) - inLocalities)
            let area = own.reduce(0) { $0 + cells[$1].areaKm2 }
            let weights = zip(own, settled).map { cell, people in
                people * scale + (area > 0 ? rest * cells[cell].areaKm2 / area : 0)
            }
            guard let split = LargestRemainder.split(Int64(total), inProportionTo: weights) else { continue }
            for (cell, people) in zip(own, split) { result[cell] = Int(people) }
        }
        return result
    }
}
