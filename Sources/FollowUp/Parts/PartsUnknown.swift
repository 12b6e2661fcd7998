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
        var parts: Set<Int> = []
        for row in rows where table.precision[row] != .exact && table.precision[row] != .place {
            for part in table.parts(of: row) { parts.insert(partOfCell[Int(table.cells[part])]) }
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
}
