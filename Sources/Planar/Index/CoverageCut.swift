/// Areas and lengths that a polygon or a line has in common with each polygon of a coverage, without an overlay.
///
/// The outline is followed from border to border. Between two crossings it lies in one polygon; a border lies within
/// the shape between the outline's crossings of it. By Green's theorem the area in common with a polygon is the sum of
/// (x dy − y dx)/2 over the pieces of outline within that polygon and the pieces of its border within the shape; no
/// rings are assembled.
///
/// Signs are trusted only where rounding can't have changed them, and every crossing must lead from the outline's
/// current polygon to the next. Where that fails (a vertex on a border, borders that run along each other) the result
/// is nil: use GEOS.
///
/// Keeps its buffers; one per thread.
public final class CoverageCut {
    /// The part of the shape in one polygon, or outside all.
    public struct Part: Sendable, Hashable {
        /// −1 for outside.
        public let row: Int
        /// In square units of the coordinates; 0 for lines.
        public var area: Double
        /// The length of a line there; the perimeter of the part of a polygon there.
        public var length: Double
    }

    private let network: BorderNetwork
    private let locator: CoverageLocator
    private var near: [Near] = []
    private var crossings: [Crossing] = []
    private var parts: [Part] = []

    /// A border segment in the shape's box.
    private struct Near {
        let segment: BorderNetwork.Segment
        let minY: Double, maxY: Double
        /// Crossings of the segment, linked from the last found, −1 for none.
        var last = -1
    }

    private struct Crossing {
        /// From 0 to 1 on the outline's edge and on the border segment.
        let onEdge: Double
        let onSegment: Double
        let near: Int
        /// The outline goes from the segment's left to its right.
        let isFromLeft: Bool
        /// The segment, followed from its lower end, enters the shape.
        let isEntering: Bool
        let previous: Int
    }

    /// - Parameter index: of the polygons that the network is made of.
    public init(_ network: BorderNetwork, index: CoverageIndex) {
        self.network = network
        locator = index.locator()
    }

    /// Parts in the order of rows, outside first where there is any; nil where only an overlay is reliable.
    ///
    /// - Parameter shape: a valid polygon (one part, holes allowed) or a line (one part), all coordinates finite.
    /// - Throws: where GEOS fails, which is asked when a ring starts near a border.
    /// - Complexity: O(vertices · border segments in the shape's box).
    public func parts(of shape: FlatGeometry) throws(PlanarError) -> [Part]? {
        guard shape.partCount == 1, let box = shape.envelope, shape.kind == .polygon || shape.kind == .lineString else {
            return nil
        }
        near.removeAll(keepingCapacity: true)
        crossings.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
        for row in network.tree.query(box) {
            let segment = network.segments[row]
            near.append(
                Near(segment: segment, minY: min(segment.fromY, segment.toY), maxY: max(segment.fromY, segment.toY)))
        }
        // Coordinates relative to the shape, so that areas keep their own precision.
        let centre = (x: box.minX + box.width / 2, y: box.minY + box.height / 2)
        let rings = shape.rings(ofPart: 0)
        for ring in rings {
            var direction = 0.0
            if shape.kind == .polygon {
                let area = shape.signedArea(ofRing: ring)
                guard area != 0 else { return nil }
                direction = (area > 0) == (ring == rings.lowerBound) ? 1 : -1
            }
            guard try follow(shape, shape.coordinates(ofRing: ring), direction, centre) else { return nil }
        }
        if shape.kind == .polygon, !addBorders(within: shape, box, centre) { return nil }
        return parts.sorted { $0.row < $1.row }
    }

    private func add(_ row: Int32, area: Double, length: Double) {
        for index in parts.indices where parts[index].row == Int(row) {
            parts[index].area += area
            parts[index].length += length
            return
        }
        parts.append(Part(row: Int(row), area: area, length: length))
    }

    /// Adds the outline's pieces to their polygons, and records its crossings.
    ///
    /// - Parameter direction: 1 where the shape lies on the left of the way, −1 on the right, 0 for a line.
    private func follow(
        _ shape: FlatGeometry, _ vertices: Range<Int>, _ direction: Double, _ centre: (x: Double, y: Double)
    ) throws(PlanarError) -> Bool {
        let start = try locator.locate(x: shape.x[vertices.lowerBound], y: shape.y[vertices.lowerBound])
        var row = start
        for vertex in vertices.dropLast() {
            let (px, py, qx, qy) = (shape.x[vertex], shape.y[vertex], shape.x[vertex + 1], shape.y[vertex + 1])
            let first = crossings.count
            guard cross(px, py, qx, qy, direction) else { return false }
            let own = first..<crossings.count
            let order = own.count > 1 ? own.sorted { crossings[$0].onEdge < crossings[$1].onEdge } : Array(own)
            var (x, y) = (px - centre.x, py - centre.y)
            func pass(to nextX: Double, _ nextY: Double) {
                let (dx, dy) = (nextX - x, nextY - y)
                add(row, area: direction * (x * dy - y * dx) / 2, length: (dx * dx + dy * dy).squareRoot())
                (x, y) = (nextX, nextY)
            }
            for index in order {
                let crossing = crossings[index]
                let segment = near[crossing.near].segment
                guard row == (crossing.isFromLeft ? segment.left : segment.right) else { return false }
                pass(to: px + crossing.onEdge * (qx - px) - centre.x, py + crossing.onEdge * (qy - py) - centre.y)
                row = crossing.isFromLeft ? segment.right : segment.left
            }
            pass(to: qx - centre.x, qy - centre.y)
        }
        return direction == 0 || row == start
    }

    /// Records where p → q crosses borders; false where that is uncertain.
    private func cross(_ px: Double, _ py: Double, _ qx: Double, _ qy: Double, _ direction: Double) -> Bool {
        let (minX, maxX, minY, maxY) = (min(px, qx), max(px, qx), min(py, qy), max(py, qy))
        for index in near.indices {
            let other = near[index]
            guard other.minY <= maxY, other.maxY >= minY, other.segment.fromX <= maxX, other.segment.toX >= minX else {
                continue
            }
            let (ax, ay, bx, by) = (other.segment.fromX, other.segment.fromY, other.segment.toX, other.segment.toY)
            let p = sureSide(ax, ay, bx, by, ofX: px, y: py)
            let q = sureSide(ax, ay, bx, by, ofX: qx, y: qy)
            if let p, let q, (p > 0) == (q > 0) { continue }
            let a = sureSide(px, py, qx, qy, ofX: ax, y: ay)
            let b = sureSide(px, py, qx, qy, ofX: bx, y: by)
            if let a, let b, (a > 0) == (b > 0) { continue }
            guard let p, let q, let a, let b else { return false }
            crossings.append(
                Crossing(
                    onEdge: p / (p - q), onSegment: a / (a - b), near: index, isFromLeft: p > 0,
                    isEntering: (a > 0) != (direction > 0), previous: other.last))
            near[index].last = crossings.count - 1
        }
        return true
    }

    /// Adds the pieces of borders that lie within the shape to the polygons on both sides; false where they don't
    /// alternate.
    private func addBorders(within shape: FlatGeometry, _ box: Envelope, _ centre: (x: Double, y: Double)) -> Bool {
        for item in near {
            let segment = item.segment
            func inside(from start: Double, to end: Double) {
                let (width, height) = (segment.toX - segment.fromX, segment.toY - segment.fromY)
                let (x, y) = (segment.fromX + start * width - centre.x, segment.fromY + start * height - centre.y)
                let (dx, dy) = ((end - start) * width, (end - start) * height)
                let area = (x * dy - y * dx) / 2
                let length = (dx * dx + dy * dy).squareRoot()
                if segment.left >= 0 { add(segment.left, area: area, length: length) }
                if segment.right >= 0 { add(segment.right, area: -area, length: length) }
                // The outside of all lies on the side where there is no polygon.
                if segment.left < 0 { add(-1, area: area, length: length) }
                if segment.right < 0 { add(-1, area: -area, length: length) }
            }
            guard item.last >= 0 else {
                guard segment.fromX >= box.minX, segment.toX <= box.maxX, item.minY >= box.minY, item.maxY <= box.maxY
                else { continue }
                guard let isWithin = Self.contains(shape, x: segment.fromX, y: segment.fromY) else { return false }
                if isWithin { inside(from: 0, to: 1) }
                continue
            }
            var own: [Crossing] = []
            var next = item.last
            while next >= 0 {
                own.append(crossings[next])
                next = crossings[next].previous
            }
            own.sort { $0.onSegment < $1.onSegment }
            var entered: Double? = own[0].isEntering ? nil : 0
            for crossing in own {
                guard crossing.isEntering == (entered == nil) else { return false }
                if let start = entered {
                    inside(from: start, to: crossing.onSegment)
                    entered = nil
                } else {
                    entered = crossing.onSegment
                }
            }
            if let entered { inside(from: entered, to: 1) }
        }
        return true
    }

    /// Even-odd; nil where a point is too near the outline.
    private static func contains(_ shape: FlatGeometry, x: Double, y: Double) -> Bool? {
        var isInside = false
        for ring in 0..<shape.ringCount {
            for vertex in shape.coordinates(ofRing: ring).dropLast() {
                let (py, qy) = (shape.y[vertex], shape.y[vertex + 1])
                guard (py > y) != (qy > y) else { continue }
                guard let side = sureSide(shape.x[vertex], py, shape.x[vertex + 1], qy, ofX: x, y: y) else {
                    return nil
                }
                // The edge passes on the right of the point.
                if (side > 0) == (qy > py) { isInside.toggle() }
            }
        }
        return isInside
    }
}
