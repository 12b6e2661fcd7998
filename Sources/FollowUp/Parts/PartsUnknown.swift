import Store
import Territory

/// Zones, subareas, and town and country where nobody knows who lives where in a municipality: what is known to its
/// municipality only lies there by area, which says nothing of them.
extension Territory {
    /// The parts into which such initiatives fall; empty for whole municipalities, and where people are known by place.
    /// O(footprint parts of the rows).
    ///
    /// - Parameter rows: of the table, those that count.
    func partsUnknown(
        to table: InitiativeTable, _ rows: some Sequence<Int>, at level: Level, _ partOfCell: [Int]
    ) -> Set<Int> {
        guard dividesMunicipalities(at: level), peopleUnknown(at: level) != nil else { return [] }
        let divided = cellsOfMunicipalities.map { Set($0.map { partOfCell[$0] }).count > 1 }
        var parts: Set<Int> = []
        for row in rows where !table.hasPlace(row) {
            for part in table.parts(of: row) {
                let cell = Int(table.cells[part])
                if divided[cells[cell].municipality] { parts.insert(partOfCell[cell]) }
            }
        }
        return parts
    }

    /// Refuses sums over parts of which some would be unknown.
    ///
    /// - Throws: `DistributionError.placesUnknown`.
    func requirePlaces(of table: InitiativeTable, _ rows: some Sequence<Int>, at level: Level) throws(DistributionError)
    {
        guard partsUnknown(to: table, rows, at: level, parts(at: level).partOfCell).isEmpty else {
            throw .placesUnknown(level, isPopulated: hasPopulation)
        }
    }

    /// Whether the initiatives known to their municipality lie somewhere known in it: where its people live, or in the
    /// only cell that it has.
    var knowsPlaces: Bool { !dividesMunicipalities(at: .zone) || peopleUnknown(at: .zone) == nil }

    var cellsOfMunicipalities: [[Int]] {
        var cells = [[Int]](repeating: [], count: municipalities.count)
        for (index, cell) in self.cells.enumerated() { cells[cell.municipality].append(index) }
        return cells
    }
}

extension InitiativeTable {
    /// Whether a row lies at a place, not somewhere in its municipalities.
    func hasPlace(_ row: Int) -> Bool { precision[row] == .exact || precision[row] == .place }
}
