import Planar
package import Store
package import Territory

/// A municipality that points of an initiative probably lie in, because they are in kilometre squares where the borders
/// on file are known to be wrong.
package struct PlaceInDoubt: Sendable, Hashable {
    package let municipality: Municipality
    /// Of the squares that the points are in, the shares assigned to the wrong municipality, least and most.
    package let shareOfSquare: ClosedRange<Double>
    /// Whether the points are placed in that municipality: all of those whose square is mostly wrong are.
    package var isPlaced: Bool { shareOfSquare.lowerBound >= BorderDoubt.placingShare }
    /// Whether some are, and others lie where the borders have them.
    package var isPartlyPlaced: Bool { !isPlaced && shareOfSquare.upperBound >= BorderDoubt.placingShare }

    /// Those of a row, in the order of codes; empty where nothing is in doubt.
    ///
    /// - Complexity: O(vertices of the row's geometry + squares).
    package static func of(row: Int, in table: InitiativeTable, on territory: Territory) -> [PlaceInDoubt] {
        guard let codes = table.doubtful[row]?.split(separator: ",").map(String.init),
            let shape = table.geometryRows.firstIndex(of: Int32(row))
        else { return [] }
        let touched = squares(of: table.geometry.flat(shape))
        return territory.municipalities.filter { codes.contains($0.code) }.sorted { $0.code < $1.code }.compactMap {
            municipality in
            let shares = territory.borderDoubt.squares.filter {
                $0.likely == municipality.code && touched.contains([$0.easting, $0.northing])
            }.map(\.share)
            guard let least = shares.min(), let most = shares.max() else { return nil }
            return PlaceInDoubt(municipality: municipality, shareOfSquare: least...most)
        }
    }

    /// Lower left corners in whole kilometres.
    private static func squares(of geometry: FlatGeometry) -> Set<[Int]> {
        var squares = Set(
            zip(geometry.x, geometry.y).map { [Int(($0 / 1_000).rounded(.down)), Int(($1 / 1_000).rounded(.down))] })
        for member in geometry.members { squares.formUnion(self.squares(of: member)) }
        return squares
    }
}
