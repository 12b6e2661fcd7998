import Planar

/// Places of initiatives, prepared for nearest-distance queries; GEOS's indexes are built on first use, points need
/// none.
///
/// One per thread.
final class PreparedPlaces {
    private let places: GeometryColumn
    private let rows: [Int]
    private let boxes: [Envelope?]
    private let tree: BoxTree
    private let context: Context
    private var ready: [Int: Prepared] = [:]

    private final class Prepared {
        let shape: PreparedGeometry

        init(_ shape: consuming PreparedGeometry) { self.shape = shape }
    }

    /// - Parameter rows: of the column; nil for all.
    init(_ places: GeometryColumn, rows: [Int]? = nil, in context: Context) {
        self.places = places
        self.rows = rows ?? Array(0..<places.count)
        self.context = context
        boxes = self.rows.map { places.envelope($0) }
        tree = BoxTree(envelopes: boxes)
    }

    /// Metres to the nearest place; nil where none is within the limit.
    func nearest(x: Double, y: Double, within limit: Double = .infinity) throws -> Double? {
        try tree.nearest(x: x, y: y, within: limit) { [self] row throws in try distance(row, x, y) }?.distance
    }

    private func distance(_ row: Int, _ x: Double, _ y: Double) throws(PlanarError) -> Double {
        guard let box = boxes[row] else { return .infinity }
        if box.width == 0, box.height == 0 { return box.distance(x: x, y: y) }
        if let known = ready[row] { return try known.shape.distance(x: x, y: y) }
        let made = Prepared(try places.geometry(rows[row], in: context).prepared())
        ready[row] = made
        return try made.shape.distance(x: x, y: y)
    }
}
