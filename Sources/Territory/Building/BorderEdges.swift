import Planar

/// The edges of a layer's rings, counted by direction, so that borders shared vertex by vertex cancel.
///
/// With exteriors counter-clockwise and holes clockwise, an edge with as many areas on its left as on its right has the
/// same number of areas on both sides. The remaining edges are the outer border, lakes, and every edge of an overlap or
/// a gap.
struct BorderEdges {
    private struct Edge {
        let x1, y1, x2, y2: Double
        /// Passes from the lower end to the higher, less the passes back.
        var net: Int32
    }

    private var edges: [Edge] = []
    /// Open addressing: positions in `edges`, or -1.
    private var table: [Int32]

    /// - Parameter expected: expected number of edges, shared ones counted once; more only cost time.
    init(expected: Int) {
        table = [Int32](repeating: -1, count: Self.capacity(for: expected))
        edges.reserveCapacity(expected)
    }

    private static func capacity(for count: Int) -> Int {
        var capacity = 1_024
        while capacity < 2 * count { capacity *= 2 }
        return capacity
    }

    /// Adds the rings of a polygon or multi-polygon whose rings are oriented. Expected O(coordinates).
    mutating func add(_ area: FlatGeometry) {
        for ring in 0..<area.ringCount {
            let range = area.coordinates(ofRing: ring)
            for i in range.dropLast() { add(area.x[i], area.y[i], area.x[i + 1], area.y[i + 1]) }
        }
    }

    private mutating func add(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
        if (x1, y1) == (x2, y2) { return }
        let edge =
            (x1, y1) < (x2, y2)
            ? Edge(x1: x1, y1: y1, x2: x2, y2: y2, net: 1) : Edge(x1: x2, y1: y2, x2: x1, y2: y1, net: -1)
        if 2 * edges.count >= table.count { grow() }
        let slot = slot(of: edge)
        if table[slot] >= 0 {
            edges[Int(table[slot])].net += edge.net
        } else {
            table[slot] = Int32(edges.count)
            edges.append(edge)
        }
    }

    /// The slot of the edge, or the free slot for it.
    private func slot(of edge: Edge) -> Int {
        var hash: UInt64 = 0
        for value in [edge.x1, edge.y1, edge.x2, edge.y2] {
            // Adding zero makes the two zeros one.
            hash = (hash ^ (value + 0).bitPattern) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] >= 0 {
            let known = edges[Int(table[slot])]
            if (known.x1, known.y1, known.x2, known.y2) == (edge.x1, edge.y1, edge.x2, edge.y2) { break }
            slot = (slot + 1) & (table.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: table.count * 2)
        for (position, edge) in edges.enumerated() { table[slot(of: edge)] = Int32(position) }
    }

    /// The edges that don't cancel, in the order in which they came and the direction in which an area has them on its
    /// left; nil where two areas have one on the same side, as overlapping ones do.
    var outline: [(x1: Double, y1: Double, x2: Double, y2: Double)]? {
        var outline: [(x1: Double, y1: Double, x2: Double, y2: Double)] = []
        for edge in edges where edge.net != 0 {
            guard abs(edge.net) == 1 else { return nil }
            outline.append(
                edge.net > 0 ? (edge.x1, edge.y1, edge.x2, edge.y2) : (edge.x2, edge.y2, edge.x1, edge.y1))
        }
        return outline
    }

    /// The edges that don't cancel as lines of two points, in the order in which they came.
    var unmatched: [[UInt8]] {
        edges.filter { $0.net != 0 }.map { WKBWriter.lineString(x: [$0.x1, $0.x2], y: [$0.y1, $0.y2]) }
    }
}
