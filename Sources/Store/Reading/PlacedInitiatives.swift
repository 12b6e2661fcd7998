internal import Parallel
internal import Planar
public import Territory

extension InitiativeTable {
    /// Places initiatives that are in no store as the store would, to see their effect. O(locations).
    ///
    /// - Parameters:
    ///   - territory: whose cells the footprints refer to.
    ///   - gazetteer: place names.
    /// - Throws: `StoreError.unreadable` for the first invalid geometry, with its number in the list, from 1.
    public static func placing(_ initiatives: [Initiative], on territory: Territory, gazetteer: Gazetteer) throws
        -> InitiativeTable
    {
        let placing = try Placing(territory: territory, gazetteer: gazetteer, expectedLocations: initiatives.count)
        let pieces = Placing.pieces(of: initiatives.count)
        var placed: [Placement.Placed] = []
        try Pipeline.run(pieces.count) {
            try Placing.Worker(placing)
        } make: { worker, number in
            try pieces[number].map { try worker.place(initiatives[$0].location, row: $0 + 1) }
        } take: {
            placed += $0
        }
        var table = InitiativeTable()
        for (initiative, placed) in zip(initiatives, placed) {
            if case .geometry(let wkb) = initiative.location {
                try table.geometry.append(wkb: wkb)
                table.placeShares.append([])
                table.geometryRows.append(Int32(table.count))
            } else if let points = PlacedPoints(placed) {
                table.geometry.append(PlacedPoints.geometry(placed.points))
                table.placeShares.append(points.shares ?? [])
                table.geometryRows.append(Int32(table.count))
            }
            if let problem = placed.problem { table.problems[Int32(table.count)] = problem }
            table.append(initiative, placed.footprint)
            table.doubtful[table.count - 1] = placed.footprint.doubtfulCodes(in: territory)
        }
        return table
    }

    /// Adds a row without geometry. Doubtful places aren't recorded, as codes are missing.
    public mutating func append(_ initiative: Initiative, _ footprint: Footprint) {
        let amounts = footprint.split(initiative.grantedOre ?? 0)
        initiatives.append(initiative)
        cells += footprint.parts.map { Int32($0.cell) }
        shares += footprint.parts.map(\.share.parts)
        grantedOre += amounts.parts
        partOffsets.append(Int32(cells.count))
        outsideShare.append(footprint.outside.parts)
        unlocatedShare.append(footprint.unlocated.parts)
        outsideOre.append(amounts.outside)
        unlocatedOre.append(amounts.unlocated)
        basis.append(footprint.basis)
        precision.append(footprint.precision)
        rule.append(footprint.rule)
        nearBorder.append(footprint.nearBorder)
        doubtful.append(nil)
        restsOnTotal.append(footprint.restsOnTotal)
    }

    /// Adds a row of another table on the same cells, with its geometry, under another identifier. O(its parts + rows
    /// with geometry).
    public mutating func append(_ row: Int, of other: InitiativeTable, as id: String) {
        if let place = other.geometryRows.firstIndex(of: Int32(row)) {
            geometry.append(place, of: other.geometry)
            placeShares.append(other.placeShares[place])
            geometryRows.append(Int32(count))
        }
        var initiative = other.initiatives[row]
        initiative.id = id
        initiatives.append(initiative)
        let parts = other.parts(of: row)
        cells += other.cells[parts]
        shares += other.shares[parts]
        grantedOre += other.grantedOre[parts]
        partOffsets.append(Int32(cells.count))
        outsideShare.append(other.outsideShare[row])
        unlocatedShare.append(other.unlocatedShare[row])
        outsideOre.append(other.outsideOre[row])
        unlocatedOre.append(other.unlocatedOre[row])
        basis.append(other.basis[row])
        precision.append(other.precision[row])
        rule.append(other.rule[row])
        nearBorder.append(other.nearBorder[row])
        doubtful.append(other.doubtful[row])
        restsOnTotal.append(other.restsOnTotal[row])
    }

    /// One row as a table. O(rows with geometry).
    public func row(_ row: Int) -> InitiativeTable {
        var table = InitiativeTable()
        if let place = geometryRows.firstIndex(of: Int32(row)) {
            table.geometry.append(geometry.flat(place))
            table.placeShares = [placeShares[place]]
            table.geometryRows = [0]
        }
        let parts = parts(of: row)
        table.initiatives = initiatives.rows([row])
        table.partOffsets = [0, Int32(parts.count)]
        table.cells = Array(cells[parts])
        table.shares = Array(shares[parts])
        table.grantedOre = Array(grantedOre[parts])
        table.outsideShare = [outsideShare[row]]
        table.unlocatedShare = [unlocatedShare[row]]
        table.outsideOre = [outsideOre[row]]
        table.unlocatedOre = [unlocatedOre[row]]
        table.basis = [basis[row]]
        table.precision = [precision[row]]
        table.rule = [rule[row]]
        table.nearBorder = [nearBorder[row]]
        table.doubtful = [doubtful[row]]
        table.restsOnTotal = [restsOnTotal[row]]
        return table
    }
}

extension Footprint {
    /// Codes of the probable municipalities of doubtful points, with commas between; nil where none is in doubt.
    func doubtfulCodes(in territory: Territory) -> String? {
        doubtful.isEmpty ? nil : doubtful.map { territory.municipalities[$0].code }.joined(separator: ",")
    }
}

extension InitiativeTable {
    /// Reservations of the placing, to be stated beside every figure based on it.
    public struct PlacingCount: Sendable, Hashable {
        /// Initiatives that get only the listed municipalities' part of a stated number.
        public var restingOnTotal = 0
        /// The amounts granted to them outside the county for that reason; nil where none of them states an amount.
        public var outsideByTotalOre: Int64?
        /// Initiatives with points where the borders are known to be wrong.
        public var doubtful = 0
        /// Initiatives that state municipalities or the county and are spread by area, as nobody knows where people
        /// live.
        public var spreadByArea = 0

        public init() {}
    }

    /// - Parameter rows: nil: all. O(rows).
    public func placingCount(of rows: [Int]? = nil) -> PlacingCount {
        var count = PlacingCount()
        for row in rows ?? Array(0..<self.count) {
            if restsOnTotal[row] {
                count.restingOnTotal += 1
                if initiatives.grantedOre(row) != nil {
                    count.outsideByTotalOre = (count.outsideByTotalOre ?? 0) + outsideOre[row]
                }
            }
            if doubtful[row] != nil { count.doubtful += 1 }
            if rule[row] == .areasByArea, precision[row] != .exact { count.spreadByArea += 1 }
        }
        return count
    }
}
