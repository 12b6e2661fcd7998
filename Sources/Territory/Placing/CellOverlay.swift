internal import Planar

/// Areas and lengths that a shape has in common with each cell, by GEOS's overlay.
///
/// One per thread: it keeps GEOS objects. A shape covered by one cell, or whose box has one answer in the index, needs
/// no overlay.
final class CellOverlay {
    let cells: PreparedAreas
    private let index: CoverageIndex?
    /// Nil without an index, and where the cells are no coverage.
    private let cut: CoverageCut?

    private static let manyCells = 64

    var context: Context { cells.context }

    /// - Parameter index: of the cells; without it every shape is compared.
    init(cells areas: GeometryColumn, index: CoverageIndex?) {
        self.index = index
        cut = index.flatMap { index in BorderNetwork(areas).map { CoverageCut($0, index: index) } }
        cells = PreparedAreas(areas, in: Context())
    }

    /// The same as `areas` or `lengths` without GEOS, and the whole; nil where GEOS is needed.
    ///
    /// - Parameter shape: a valid polygon or line, all coordinates finite.
    func measures(of shape: FlatGeometry) throws(PlanarError) -> (
        common: [(cell: Int, measure: Double)], whole: Double
    )? {
        guard let cut, let parts = try cut.parts(of: shape) else { return nil }
        let measure = { (part: CoverageCut.Part) in shape.kind == .polygon ? part.area : part.length }
        let whole = parts.reduce(0) { $0 + measure($1) }
        // All of it, not all but a rounding error.
        if parts.count == 1 { return (parts[0].row < 0 ? [] : [(parts[0].row, whole)], whole) }
        let inside = parts.filter { $0.row >= 0 && measure($0) > 0 }
        let wide = shape.kind == .polygon ? inside.filter { Self.isWide($0.area, $0.length) } : inside
        return ((wide.isEmpty ? inside : wide).map { ($0.row, measure($0)) }, whole)
    }

    /// Whether a part is thicker than the grid that the cells' borders are rounded to.
    private static func isWide(_ area: Double, _ length: Double) -> Bool { area > TerritoryBuilder.grid * length / 2 }

    /// Cells, ascending, with m² in common. Parts thinner than the grid of the cells' borders are left out.
    ///
    /// - Parameter shape: a valid polygon or multi-polygon.
    func areas(of shape: borrowing Geometry) throws(PlanarError) -> [(cell: Int, measure: Double)] {
        guard let box = shape.envelope else { return [] }
        if let sole = index?.soleAnswer(in: box) { return sole < 0 ? [] : [(Int(sole), shape.area)] }
        var result: [(cell: Int, measure: Double)] = []
        var slivers: [(cell: Int, measure: Double)] = []
        func add(_ row: Int, _ area: Double, _ length: Double) {
            if Self.isWide(area, length) {
                result.append((row, area))
            } else if area > 0 {
                slivers.append((row, area))
            }
        }
        let near = cells.rows(near: box)
        if near.count > Self.manyCells {
            // The shape is then larger than the cells: it is the one to prepare, and cells that it covers need no
            // overlay.
            let prepared = try shape.clone().prepared()
            for row in near {
                let cell = try cells[row]
                guard try prepared.intersects(cell.area) else { continue }
                let isCovered = try prepared.covers(cell.area)
                let common = try isCovered ? cell.area.clone() : cell.area.intersection(shape)
                add(row, common.area, common.length)
            }
        } else {
            for row in near {
                let cell = try cells[row]
                guard try cell.prepared.intersects(shape) else { continue }
                if try cell.prepared.covers(shape) { return [(row, shape.area)] }
                let common = try cell.area.intersection(shape)
                add(row, common.area, common.length)
            }
        }
        // A shape thinner than the grid keeps its slivers.
        return result.isEmpty ? slivers : result
    }

    /// Cells, ascending, with metres in common. Stretches along a shared border belong to the lowest cell, as points
    /// do.
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
