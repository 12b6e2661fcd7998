/// The borders of a coverage, each segment once, with the polygons on its two sides.
///
/// Where polygons share their borders vertex by vertex, the network determines what a shape has in common with each,
/// from where its outline crosses the segments (``CoverageCut``).
public struct BorderNetwork: Sendable {
    struct Segment: Sendable {
        /// From the lower end in the order of x, then y.
        let fromX: Double, fromY: Double, toX: Double, toY: Double
        /// Rows of the polygons on the left and right of the segment, −1 for none.
        var left: Int32 = -1, right: Int32 = -1
    }

    private(set) var segments: [Segment] = []
    let tree: BoxTree

    /// - Parameter polygons: polygons and multi-polygons.
    /// - Returns: nil where two polygons lie on the same side of a segment, so that they overlap, or a row is no
    ///   polygon.
    /// - Complexity: expected O(vertices), O(n log n) for the box tree.
    public init?(_ polygons: GeometryColumn) {
        var known: [Ends: Int] = [:]
        for row in 0..<polygons.count {
            let flat = polygons.flat(row)
            guard flat.kind == .polygon || flat.kind == .multiPolygon else { return nil }
            for part in 0..<flat.partCount {
                let rings = flat.rings(ofPart: part)
                for ring in rings {
                    // Exteriors have their inside on the left where they run counter-clockwise, holes where they run
                    // clockwise.
                    let isLeft = (flat.signedArea(ofRing: ring) > 0) == (ring == rings.lowerBound)
                    for vertex in flat.coordinates(ofRing: ring).dropLast() {
                        let a = (flat.x[vertex], flat.y[vertex])
                        let b = (flat.x[vertex + 1], flat.y[vertex + 1])
                        guard a != b else { continue }
                        let isForward = a < b
                        let (from, to) = isForward ? (a, b) : (b, a)
                        let ends = Ends(fromX: from.0, fromY: from.1, toX: to.0, toY: to.1)
                        let index = known[ends] ?? segments.count
                        if index == segments.count {
                            known[ends] = index
                            segments.append(Segment(fromX: from.0, fromY: from.1, toX: to.0, toY: to.1))
                        }
                        if isLeft == isForward {
                            guard segments[index].left < 0 else { return nil }
                            segments[index].left = Int32(row)
                        } else {
                            guard segments[index].right < 0 else { return nil }
                            segments[index].right = Int32(row)
                        }
                    }
                }
            }
        }
        tree = BoxTree(
            envelopes: segments.map {
                Envelope(minX: $0.fromX, minY: min($0.fromY, $0.toY), maxX: $0.toX, maxY: max($0.fromY, $0.toY))
            })
    }

    private struct Ends: Hashable {
        let fromX: Double, fromY: Double, toX: Double, toY: Double
    }
}

/// Orientation of the point relative to a → b, with an exact sign or nil.
///
/// - Returns: twice the area of the triangle, positive on the left; nil where rounding could have changed its sign.
/// - Source: J. R. Shewchuk, Adaptive precision floating-point arithmetic and fast robust geometric predicates,
///   Discrete & Computational Geometry 18 (1997), 305–363: the error bound A of the orientation test.
@inline(__always)
func sureSide(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, ofX x: Double, y: Double
) -> Double? {
    let one = (ax - x) * (by - y)
    let other = (ay - y) * (bx - x)
    let twice = one - other
    return twice.magnitude > 4e-16 * (one.magnitude + other.magnitude) ? twice : nil
}
