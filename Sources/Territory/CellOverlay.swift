internal import Planar

/// What a shape has in common with each cell, by GEOS's overlay.
///
/// One per thread: it keeps GEOS objects. A shape in whose box the index knows but one answer needs no overlay, nor does one that a
/// cell covers.
final class CellOverlay {
    let cells: PreparedAreas
    private let index: CoverageIndex?

    var context: Context { cells.context }

    /// - Parameter index: of the cells; without it every shape is compared.
    init(cells areas: GeometryColumn, index: CoverageIndex?) {
        self.index = index
        cells = PreparedAreas(areas, in: Context())
    }

    /// Cells, ascending, with m² in common. What is thinner than the grid that the cells' borders are rounded to is none.
    ///
    /// - Parameter shape: a valid polygon or multi-polygon.
    func areas(of shape: borrowing Geometry) throws(PlanarError) -> [(cell: Int, measure: Double)] {
        guard let box = shape.envelope else { return [] }
        if let sole = index?.soleAnswer(in: box) { return sole < 0 ? [] : [(Int(sole), shape.area)] }
        var result: [(cell: Int, measure: Double)] = []
        var slivers: [(cell: Int, measure: Double)] = []
        for row in cells.rows(near: box) {
            let cell = try cells[row]
            guard try cell.prepared.intersects(shape) else { continue }
            if try cell.prepared.covers(shape) { return [(row, shape.area)] }
            let common = try cell.area.intersection(shape)
            let area = common.area
            if area > TerritoryBuilder.grid * common.length / 2 {
                result.append((row, area))
            } else if area > 0 {
                slivers.append((row, area))
            }
        }
        // A shape that is itself thinner than the grid still lies where it lies.
        return result.isEmpty ? slivers : result
    }

    /// Cells, ascending, with metres in common. What runs along a shared border belongs to the lowest cell, as points do.
    ///
    /// - Parameter shape: a valid line.
    func lengths(of shape: borrowing Geometry) throws(PlanarError) -> [(cell: Int, measure: Double)] {
        guard let box = shape.envelope else { return [] }
        if let sole = index?.soleAnswer(in: box) { return sole < 0 ? [] : [(Int(sole), shape.length)] }
        var result: [(cell: Int, measure: Double)] = []
        var rest = try shape.clone()
        for row in cells.rows(near: box) {
            let cell = try cells[row]
            guard try cell.prepared.intersects(rest) else { continue }
            if try cell.prepared.covers(rest) {
                result.append((row, rest.length))
                break
            }
            let length = try cell.area.intersection(rest).length
            guard length > 0 else { continue }
            result.append((row, length))
            rest = try rest.difference(cell.area)
        }
        return result
    }
}
