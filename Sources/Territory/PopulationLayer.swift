public import Planar

/// Inhabitants by small area, such as DeSO: what "by population" is counted on where a county has it.
///
/// People are taken to live evenly over each area. Areas may reach beyond the county; they don't overlap.
public struct PopulationLayer: Sendable, Hashable {
    /// The file and layer that it came from, for people.
    public let source: String
    /// One an area, each of its own.
    public let codes: [String]
    /// Inhabitants, one figure an area.
    public let persons: [Int]
    /// SWEREF 99 TM, metres; valid.
    public let areas: GeometryColumn

    public init(source: String, codes: [String], persons: [Int], areas: GeometryColumn) {
        precondition(codes.count == areas.count && persons.count == areas.count, "one code and one figure an area")
        self.source = source
        self.codes = codes
        self.persons = persons
        self.areas = areas
    }

    public var population: Int { persons.reduce(0, +) }

    /// Whole persons by cell: each area's people by the share of its surface in each cell, the sum rounded by largest remainder.
    ///
    /// People in parts of areas that no cell covers belong to none of them.
    ///
    /// - Complexity: O(vertices of the areas and of the cells that they meet).
    func populations(cells: GeometryColumn) throws(PlanarError) -> [Int] {
        let overlay = CellOverlay(cells: cells, index: nil)
        var persons = [Double](repeating: 0, count: cells.count)
        for row in codes.indices where self.persons[row] > 0 {
            let area = try areas.geometry(row, in: overlay.context)
            let surface = area.area
            guard surface > 0 else { continue }
            for (cell, common) in try overlay.areas(of: area) { persons[cell] += Double(self.persons[row]) * common / surface }
        }
        let total = persons.reduce(0, +).rounded()
        guard let split = LargestRemainder.split(Int64(total), inProportionTo: persons) else { return [Int](repeating: 0, count: cells.count) }
        return split.map(Int.init)
    }
}
