import Planar
import Store
import Territory

/// The nearest initiatives with a known place outside a part of the county.
///
/// Belongs to one check and one thread: it keeps GEOS objects.
final class GapNearest {
    private let ground: GapGround
    private let limit: Int
    private let context = Context()
    /// Rows of `table.geometry` of the initiatives that count.
    private let places: [Int]
    private let tree: BoxTree
    private let extent: Envelope?

    /// - Parameter limit: the number of initiatives named for each gap.
    init(_ ground: GapGround, limit: Int = 3) {
        self.ground = ground
        self.limit = limit
        places = ground.places
        let envelopes = places.map { ground.table.geometry.envelope($0) }
        tree = BoxTree(envelopes: envelopes)
        extent = envelopes.reduce(nil) { all, own in own.map { all?.union($0) ?? $0 } ?? all }
    }

    /// Nearest first, then by identifier. Exact distances from the part's border.
    ///
    /// The box around the part grows until it holds enough, so that the cost is O(log n) and a few candidates where
    /// they lie close.
    func initiatives(to part: Int, of division: GapDivision, fits: (Int) throws -> Bool) throws -> [GapReport.Nearby] {
        guard let extent else { return [] }
        let cells = division.cellsOfPart[part]
        let shape = try Geometry(column: ground.territory.cellAreas, rows: cells, in: context).prepared()
        guard let box = shape.envelope else { return [] }
        var margin = max(1_000, max(box.width, box.height) / 4)
        while true {
            let window = box.expanded(by: margin)
            let isAll = window.contains(extent)
            let found = try nearest(tree.query(window), to: shape, in: box, part, division, fits: fits)
            if isAll || found.count == limit && found[limit - 1].distance <= margin { return found }
            margin = max(margin * 2, found.count == limit ? found[limit - 1].distance : 0)
        }
    }

    private func nearest(
        _ candidates: [Int], to shape: borrowing PreparedGeometry, in box: Envelope, _ part: Int,
        _ division: GapDivision,
        fits: (Int) throws -> Bool
    ) throws -> [GapReport.Nearby] {
        let table = ground.table
        var bounds: [(bound: Double, place: Int, row: Int)] = []
        for candidate in candidates {
            let place = places[candidate]
            let row = Int(table.geometryRows[place])
            let isInside = table.parts(of: row).contains { division.partOfCell[Int(table.cells[$0])] == part }
            guard !isInside, try fits(row), let envelope = table.geometry.envelope(place) else { continue }
            bounds.append((box.distance(to: envelope), place, row))
        }
        bounds.sort { ($0.bound, $0.row) < ($1.bound, $1.row) }
        var found: [GapReport.Nearby] = []
        for (bound, place, row) in bounds {
            if found.count == limit, bound > found[limit - 1].distance { break }
            let distance = try shape.distance(to: table.geometry.geometry(place, in: context))
            found.append(
                GapReport.Nearby(id: table.initiatives[row].id, title: table.initiatives[row].title, distance: distance)
            )
            found.sort { ($0.distance, $0.id) < ($1.distance, $1.id) }
            if found.count > limit { found.removeLast() }
        }
        return found
    }
}

extension Envelope {
    /// Between the nearest points of two boxes; 0 where they touch.
    func distance(to other: Envelope) -> Double {
        let dx = max(other.minX - maxX, minX - other.maxX, 0)
        let dy = max(other.minY - maxY, minY - other.maxY, 0)
        return (dx * dx + dy * dy).squareRoot()
    }
}
