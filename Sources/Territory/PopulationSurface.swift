import Planar

/// Where a municipality's inhabitants live: in its localities, and the rest evenly over its area.
///
/// Municipal totals are the newest on file, locality figures may be older; where localities hold more than the total they are
/// scaled down to it. Cells get whole persons that add up to each municipality's total.
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
        for (municipality, total) in totals.enumerated() {
            let own = cells.indices.filter { cells[$0].municipality == municipality }
            let settled = own.map { cell in
                localities.indices.reduce(0.0) { $0 + (localityCells[$1] == cell ? Double(localities[$1].population) : 0) }
            }
            let inLocalities = settled.reduce(0, +)
            let scale = inLocalities > Double(total) ? Double(total) / inLocalities : 1
            let rest = Double(total) - inLocalities * scale
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
