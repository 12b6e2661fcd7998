public import Planar

/// Inhabitants by small area, such as DeSO: the base of "by population" where a county has it.
///
/// People are assumed to live evenly over each area. Areas may reach beyond the county; they don't overlap.
public struct PopulationLayer: Sendable, Hashable {
    /// The file and layer of origin, for people.
    public let source: String
    /// One an area, unique.
    public let codes: [String]
    /// Inhabitants, one figure an area.
    public let persons: [Int]
    /// Whose people they are; nil where the file doesn't say.
    public let year: Int?
    /// SWEREF 99 TM, metres; valid.
    public let areas: GeometryColumn

    public init(source: String, codes: [String], persons: [Int], areas: GeometryColumn, year: Int? = nil) {
        precondition(codes.count == areas.count && persons.count == areas.count, "one code and one figure an area")
        self.source = source
        self.codes = codes
        self.persons = persons
        self.areas = areas
        self.year = year
    }

    public var population: Int { persons.reduce(0, +) }

    /// Whole persons by cell: each area's people by the share of its surface in each cell, the sum rounded by largest
    /// remainder.
    ///
    /// DeSO follow municipal borders, so their people stay in their municipality, despite differences in the last
    /// digits of two layers. People in parts of other areas outside every cell belong to none.
    ///
    /// - Parameters:
    ///   - municipality: of each cell, an index into `municipalities`.
    /// - Complexity: O(vertices of the areas and of the cells that they meet); nothing where a municipality is one
    ///   cell.
    func populations(
        cells: GeometryColumn, municipality: [Int], of municipalities: [Municipality]
    ) throws(PlanarError) -> [Int] {
        let overlay = CellOverlay(cells: cells, index: nil)
        let position = Dictionary(uniqueKeysWithValues: municipalities.enumerated().map { ($1.code, $0) })
        let cellsOf = Dictionary(grouping: municipality.indices) { municipality[$0] }
        var people = [Double](repeating: 0, count: cells.count)
        for row in codes.indices where persons[row] > 0 {
            let count = Double(persons[row])
            let own = DeSOCode(codes[row]).flatMap { position[$0.municipalityCode] }.flatMap { cellsOf[$0] }
            if let own, own.count == 1 {
                people[own[0]] += count
                continue
            }
            let area = try areas.geometry(row, in: overlay.context)
            guard let box = area.envelope else { continue }
            var shares: [(cell: Int, measure: Double)] = []
            for cell in own ?? overlay.cells.rows(near: box) where cells.envelope(cell)?.intersects(box) == true {
                let common = try overlay.cells[cell].area.intersection(area).area
                if common > 0 { shares.append((cell, common)) }
            }
            let whole = own == nil ? area.area : shares.reduce(0) { $0 + $1.measure }
            guard whole > 0 else { continue }
            for (cell, common) in shares { people[cell] += count * common / whole }
        }
        let total = people.reduce(0, +).rounded()
        return LargestRemainder.split(Int64(total), inProportionTo: people)?.map(Int.init)
            ?? [Int](repeating: 0, count: cells.count)
    }
}

extension Territory {
    /// Whether population is known by municipality only, so that the urban–rural split is unknown.
    ///
    /// True of municipal figures without localities with population, and of a layer of one area for each municipality.
    /// Complexity: O(areas of the layer).
    public var countsPeopleByMunicipality: Bool {
        if populationRule == .area { return true }
        guard populationRule == .layer, let layer = populationLayer else { return false }
        if layer.codes.count <= municipalities.count { return true }
        let own = Set(municipalities.map(\.code))
        return layer.codes.count { own.contains($0) } == own.count
            && !layer.codes.contains { code in !own.contains(code) && own.contains { code.hasPrefix($0) } }
    }
}
