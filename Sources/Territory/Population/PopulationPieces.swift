public import Planar
import Wording

extension Territory {
    /// The county's population as points, on the finest layer on file: the areas of an imported population layer, else
    /// the localities, each at its point, with each cell's others spread evenly over it. Areas are cut into squares of
    /// `side`, each represented by the middle of its part of the area.
    ///
    /// - Parameter side: metres. A person spread over an area lives up to 0.71 times this from the point.
    /// - Complexity: O(area / side² + border vertices), and a GEOS intersection for each square on a border.
    public func populationPieces(side: Double) throws(PlanarError) -> [PopulationPiece] {
        precondition(side > 0)
        let context = Context()
        var pieces: [PopulationPiece] = []
        if let layer = populationLayer {
            let locator = try Index(self, expectedPoints: 50_000).locator()
            for row in 0..<layer.areas.count where layer.persons[row] > 0 {
                for spot in try spread(Double(layer.persons[row]), over: layer.areas[row], side: side, in: context) {
                    // A layer may reach beyond the county.
                    guard let cell = try locator.locate(x: spot.x, y: spot.y).cell else { continue }
                    pieces.append(PopulationPiece(x: spot.x, y: spot.y, persons: spot.persons, cell: cell))
                }
            }
            return pieces
        }
        let count = try PopulationCount(self)
        pieces = count.localities.map { PopulationPiece(x: $0.x, y: $0.y, persons: $0.persons, cell: $0.cell) }
        for (cell, density) in count.density.enumerated() where density > 0 {
            let persons = density * cells[cell].areaKm2 * 1e6
            for spot in try spread(persons, over: cellAreas[cell], side: side, in: context) {
                pieces.append(PopulationPiece(x: spot.x, y: spot.y, persons: spot.persons, cell: cell))
            }
        }
        return pieces
    }

    /// Squares of a lattice common to all areas; the persons add up to those spread.
    private func spread(
        _ persons: Double, over wkb: ArraySlice<UInt8>, side: Double, in context: Context
    ) throws(PlanarError) -> [(x: Double, y: Double, persons: Double)] {
        let area = try Geometry(wkb: wkb, in: context)
        let whole = area.area
        guard let box = area.envelope, whole > 0 else { return [] }
        let prepared = try Geometry(wkb: wkb, in: context).prepared()
        var spots: [(x: Double, y: Double, persons: Double)] = []
        /// A square of `size` lattice squares at a lattice point: one answer of GEOS's may do for all of them.
        func visit(_ column: Int, _ row: Int, _ size: Int) throws(PlanarError) {
            let low = (x: Double(column) * side, y: Double(row) * side)
            let reach = Double(size) * side
            let square = Envelope(minX: low.x, minY: low.y, maxX: low.x + reach, maxY: low.y + reach)
            guard square.intersects(box) else { return }
            let shape = try Geometry(square, in: context)
            guard try prepared.intersects(shape) else { return }
            if try prepared.covers(shape) {
                for i in 0..<size {
                    for j in 0..<size {
                        spots.append(
                            (
                                low.x + (Double(i) + 0.5) * side, low.y + (Double(j) + 0.5) * side,
                                persons * side * side / whole
                            ))
                    }
                }
            } else if size > 1 {
                let half = size / 2
                for (i, j) in [(0, 0), (half, 0), (0, half), (half, half)] { try visit(column + i, row + j, half) }
            } else {
                let common = try area.intersection(shape)
                guard common.area > 0, let middle = try common.centroid().envelope else { return }
                spots.append((middle.minX, middle.minY, persons * common.area / whole))
            }
        }
        let first = (
            column: Int(clamped: (box.minX / side).rounded(.down)), row: Int(clamped: (box.minY / side).rounded(.down))
        )
        let last = (
            column: Int(clamped: (box.maxX / side).rounded(.down)), row: Int(clamped: (box.maxY / side).rounded(.down))
        )
        for column in stride(from: first.column, through: last.column, by: 16) {
            for row in stride(from: first.row, through: last.row, by: 16) { try visit(column, row, 16) }
        }
        return spots
    }
}
