internal import Parallel
internal import Planar
public import Territory

extension InitiativeTable {
    /// Initiatives that are in no store, placed as the store would place them: to see what they would change.
    /// O(locations).
    ///
    /// - Parameters:
    ///   - territory: whose cells the footprints refer to.
    ///   - gazetteer: where place names lead.
    /// - Throws: `StoreError.unreadable` for the first geometry that is none, with the row as the number in the list,
    ///   from 1.
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
                table.geometryRows.append(Int32(table.count))
            } else if let place = placed.place {
                try table.geometry.append(wkb: WKBWriter.point(x: place.x, y: place.y))
                table.geometryRows.append(Int32(table.count))
            }
            table.append(initiative, placed.footprint)
        }
        return table
    }

    /// Adds a row without geometry.
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
    }

    /// One row as a table of its own. O(rows with geometry).
    public func row(_ row: Int) -> InitiativeTable {
        var table = InitiativeTable()
        if let place = geometryRows.firstIndex(of: Int32(row)) {
            table.geometry.append(geometry.flat(place))
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
        return table
    }
}
