internal import Planar

/// Areas with GEOS's indexes, each prepared on first use. One per thread.
final class PreparedAreas {
    private let areas: GeometryColumn
    let context: Context
    private let tree: BoxTree
    private var ready: [Prepared?]

    final class Prepared {
        let area: Geometry
        let prepared: PreparedGeometry

        fileprivate init(_ wkb: ArraySlice<UInt8>, in context: Context) throws(PlanarError) {
            area = try Geometry(wkb: wkb, in: context)
            prepared = try Geometry(wkb: wkb, in: context).prepared()
        }
    }

    init(_ areas: GeometryColumn, in context: Context) {
        self.areas = areas
        self.context = context
        tree = BoxTree(areas)
        ready = [Prepared?](repeating: nil, count: areas.count)
    }

    /// O(vertices) the first time.
    subscript(row: Int) -> Prepared {
        get throws(PlanarError) {
            if let known = ready[row] { return known }
            let made = try Prepared(areas[row], in: context)
            ready[row] = made
            return made
        }
    }

    /// Rows whose box has a point in common with another, ascending.
    func rows(near box: Envelope) -> [Int] { tree.query(box) }

    /// A point within the face and the rows that contain it; nil where no point is clear of every border.
    func rows(over face: borrowing Geometry) throws(PlanarError) -> (place: CoverageFault.Place, rows: [Int])? {
        guard let first = try face.pointOnSurface().envelope else { return nil }
        let (inside, onBorder) = try split(first)
        if onBorder.isEmpty { return (.init(x: first.minX, y: first.minY), inside) }
        // The point lies on a border that two rows share; a point within one of them does not.
        for row in onBorder {
            let bordering = try self[row]
            let part = try bordering.area.intersection(face).polygonal()
            guard !part.isEmpty, let next = try part.pointOnSurface().envelope else { continue }
            let (inside, onBorder) = try split(next)
            if onBorder.isEmpty { return (.init(x: next.minX, y: next.minY), inside) }
        }
        return nil
    }

    private func split(_ at: Envelope) throws(PlanarError) -> (inside: [Int], onBorder: [Int]) {
        var inside: [Int] = []
        var onBorder: [Int] = []
        for row in tree.query(at) {
            let area = try self[row]
            if try area.prepared.contains(x: at.minX, y: at.minY) {
                inside.append(row)
            } else if try area.prepared.intersects(x: at.minX, y: at.minY) {
                onBorder.append(row)
            }
        }
        return (inside, onBorder)
    }

    /// Rows that have a point in common with the face, ascending.
    func rows(touching face: borrowing Geometry) throws(PlanarError) -> [Int] {
        guard let box = face.envelope else { return [] }
        var rows: [Int] = []
        for row in tree.query(box) { if try self[row].prepared.intersects(face) { rows.append(row) } }
        return rows
    }
}
