internal import Planar

/// A county's territory from DeSO: municipalities by the first four digits, cells by the letter after them.
struct DeSOTerritory {
    let municipalityCodes: [String]
    let municipalityAreas: GeometryColumn
    /// Zones in the order C, B, A; ascending by municipality, then zone.
    let cells: [(municipality: Int, zone: Int, areaKm2: Double)]
    let cellAreas: GeometryColumn
    /// Whether the county has holes: lakes that the layer leaves out, or enclaves.
    let hasWater: Bool
    /// The cell of each row of the layer that lies in the county.
    private let cellOfRow: [(row: Int, cell: Int)]

    /// Inhabitants by cell, from those by row of the layer.
    func populations(_ persons: [Int]) -> [Int] {
        var people = [Int](repeating: 0, count: cells.count)
        for (row, cell) in cellOfRow { people[cell] += persons[row] }
        return people
    }

    /// Of the zones but the last.
    var zoneAreas: [GeometryColumn] {
        [0, 1].map { zone in
            var column = GeometryColumn()
            for (row, cell) in cells.enumerated() where cell.zone == zone { column.append(cellAreas.flat(row)) }
            return column
        }
    }

    /// O(vertices), where neighbours share their borders vertex by vertex.
    ///
    /// - Throws: `TerritoryError.nothingInCounty`.
    init(_ layer: AreaLayer, county: String, in context: Context) throws {
        let zones = DeSOCode.Category.allCases
        var rows: [Int] = []
        var keys: [String] = []
        for row in 0..<layer.count {
            guard let code = DeSOCode(layer.codes[row]), code.text.hasPrefix(county),
                let zone = zones.firstIndex(of: code.category)
            else {
                continue
            }
            rows.append(row)
            keys.append("\(code.municipalityCode)\(zone)")
        }
        guard !rows.isEmpty else { throw TerritoryError.nothingInCounty(county) }
        var areas = GeometryColumn()
        for row in rows { try areas.append(wkb: layer.areas[row]) }

        var cells: [(municipality: Int, zone: Int, areaKm2: Double)] = []
        var cellAreas = GeometryColumn()
        var municipalityAreas = GeometryColumn()
        var codes: [String] = []
        var cellCodes: [String] = []
        var cellOfRow: [(row: Int, cell: Int)] = []
        for (key, members, area) in try Dissolution.dissolve(keys, areas, in: context) {
            let code = String(key.prefix(4))
            if codes.last != code { codes.append(code) }
            cellOfRow += members.map { (rows[$0], cellAreas.count) }
            cellAreas.append(area)
            cellCodes.append(code)
            let km2 = try cellAreas.geometry(cellAreas.count - 1, in: context).area / 1e6
            cells.append((codes.count - 1, Int(key.suffix(1)) ?? 0, km2))
        }
        for (_, _, area) in try Dissolution.dissolve(cellCodes, cellAreas, in: context) {
            municipalityAreas.append(area)
        }
        self.cells = cells
        self.cellAreas = cellAreas
        self.municipalityAreas = municipalityAreas
        municipalityCodes = codes
        self.cellOfRow = cellOfRow
        let whole = try WKBReader.geometry(
            of: Geometry(
                wkb: WKBWriter.wkb(
                    Dissolution.union(Array(0..<municipalityAreas.count), of: municipalityAreas, in: context)),
                in: context
            ).wkb())
        hasWater = (0..<whole.partCount).contains { whole.rings(ofPart: $0).count > 1 }
    }
}
