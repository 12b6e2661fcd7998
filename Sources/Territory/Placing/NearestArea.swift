internal import Planar

/// The area that contains a point, or else the nearest one; equal distances go to the first.
struct NearestArea {
    private let areas: GeometryColumn

    init(_ areas: GeometryColumn) {
        self.areas = areas
    }

    /// Distances in the coordinates' unit. O(vertices of the areas asked for).
    ///
    /// - Precondition: there is at least one row to choose from.
    func row(to point: borrowing Geometry, among rows: some Sequence<Int>) throws(PlanarError) -> Int {
        var best: (distance: Double, row: Int)?
        for row in rows {
            let distance = try areas.geometry(row, in: point.context).distance(to: point)
            if best == nil || distance < best!.distance { best = (distance, row) }
            if distance == 0 { break }
        }
        return best!.row
    }
}
