internal import Planar
public import Territory

extension InitiativeTable {
    /// Initiatives that are in no store, placed as the store would place them: to see what they would change. O(locations).
    ///
    /// - Parameters:
    ///   - territory: whose cells the footprints refer to.
    ///   - gazetteer: where place names lead.
    /// - Throws: `StoreError.unreadable` for the first geometry that is none, with the row as the number in the list, from 1.
    public static func placing(_ initiatives: [Initiative], on territory: Territory, gazetteer: Gazetteer) throws -> InitiativeTable {
        let placing = try Placing(territory: territory, gazetteer: gazetteer, expectedLocations: initiatives.count)
        let placed: [Placement.Placed]
        do {
            placed = try placing.place(initiatives.map(\.location))
        } catch let failure as Placing.Failure {
            throw StoreError.unreadable(row: failure.location + 1, what: failure.wording)
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

    /// This table's rows, then the other's. Both refer to the same cells. O(rows of both).
    public func followed(by other: InitiativeTable) -> InitiativeTable {
        var table = self
        table.geometryRows += other.geometryRows.map { $0 + Int32(count) }
        for place in 0..<other.geometry.count { table.geometry.append(other.geometry.flat(place)) }
        table.initiatives += other.initiatives
        table.partOffsets += other.partOffsets.dropFirst().map { $0 + Int32(cells.count) }
        table.cells += other.cells
        table.shares += other.shares
        table.grantedOre += other.grantedOre
        table.outsideShare += other.outsideShare
        table.unlocatedShare += other.unlocatedShare
        table.outsideOre += other.outsideOre
        table.unlocatedOre += other.unlocatedOre
        table.basis += other.basis
        table.precision += other.precision
        table.rule += other.rule
        table.nearBorder += other.nearBorder
        return table
    }
}
