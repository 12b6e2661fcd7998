internal import Planar

/// The outline of areas that share their borders vertex by vertex, from the edges that belong to one of them only.
///
/// Edges are walked with the area on the left. Where a ring comes back to a vertex that it has passed, the loop is a
/// ring of its own, so that rings touch each other and never themselves. Counter-clockwise rings are shells, clockwise
/// ones holes in the smallest shell around them.
struct Outline {
    private typealias Ring = (x: [Double], y: [Double], area: Double)

    private struct Vertex: Hashable {
        let x, y: Double
    }

    /// Nil where the areas overlap or their borders don't meet vertex by vertex. Expected O(vertices + holes · shells).
    static func union(of areas: [FlatGeometry]) -> FlatGeometry? {
        var edges = BorderEdges(expected: areas.reduce(0) { $0 + $1.x.count })
        for area in areas { edges.add(area) }
        guard let outline = edges.outline, let rings = rings(of: outline) else { return nil }
        // A border on which one neighbour has more vertices leaves a loop without width.
        guard rings.allSatisfy({ 2 * abs($0.area) > TerritoryBuilder.grid * perimeter($0) }) else { return nil }
        return assembled(rings)
    }

    private static func perimeter(_ ring: Ring) -> Double {
        (1..<ring.x.count).reduce(0) { sum, i in
            let (dx, dy) = (ring.x[i] - ring.x[i - 1], ring.y[i] - ring.y[i - 1])
            return sum + (dx * dx + dy * dy).squareRoot()
        }
    }

    // MARK: Rings

    private static func rings(of edges: [(x1: Double, y1: Double, x2: Double, y2: Double)]) -> [Ring]? {
        // Edges by where they begin: the first of each vertex, and the next one of the same.
        var first = [Vertex: Int](minimumCapacity: edges.count)
        var next = [Int](repeating: -1, count: edges.count)
        for (index, edge) in edges.enumerated().reversed() {
            let start = Vertex(x: edge.x1, y: edge.y1)
            if let other = first[start] { next[index] = other }
            first[start] = index
        }
        var rings: [Ring] = []
        var isWalked = [Bool](repeating: false, count: edges.count)
        var path: [Vertex] = []
        var position: [Vertex: Int] = [:]
        for begin in edges.indices where !isWalked[begin] {
            path.removeAll(keepingCapacity: true)
            position.removeAll(keepingCapacity: true)
            var at = Vertex(x: edges[begin].x1, y: edges[begin].y1)
            while true {
                if let earlier = position[at] {
                    let loop = path[earlier...] + [at]
                    rings.append(ring(loop))
                    for vertex in path[earlier...].dropFirst() { position[vertex] = nil }
                    path.removeSubrange((earlier + 1)...)
                } else {
                    position[at] = path.count
                    path.append(at)
                }
                guard let edge = first[at] else {
                    // All edges from here are used: the walk ends where it began.
                    guard path.count == 1 else { return nil }
                    break
                }
                first[at] = next[edge] < 0 ? nil : next[edge]
                isWalked[edge] = true
                at = Vertex(x: edges[edge].x2, y: edges[edge].y2)
            }
        }
        return rings
    }

    private static func ring(_ vertices: ArraySlice<Vertex>) -> Ring {
        var flat = FlatGeometry(kind: .polygon)
        for vertex in vertices { flat.append(x: vertex.x, y: vertex.y) }
        flat.endRing()
        return (flat.x, flat.y, flat.signedArea(ofRing: 0))
    }

    // MARK: Polygons

    private static func assembled(_ rings: [Ring]) -> FlatGeometry? {
        // The smallest first, so that the first shell around a hole is its own.
        let shells = rings.filter { $0.area > 0 }.sorted { $0.area < $1.area }
        let boxes = shells.map { box($0) }
        var holes = [[Ring]](repeating: [], count: shells.count)
        for hole in rings where hole.area < 0 {
            // Rings share vertices at most, so the middle of an edge is strictly inside or outside.
            let (x, y) = ((hole.x[0] + hole.x[1]) / 2, (hole.y[0] + hole.y[1]) / 2)
            let owner = shells.indices.first { boxes[$0].contains(x: x, y: y) && contains(shells[$0], x, y) }
            guard let owner else { return nil }
            holes[owner].append(hole)
        }
        guard !shells.isEmpty else { return nil }
        var union = FlatGeometry(kind: shells.count == 1 ? .polygon : .multiPolygon)
        for (shell, own) in zip(shells, holes) {
            for ring in [shell] + own {
                union.x += ring.x
                union.y += ring.y
                union.endRing()
            }
            union.endPart()
        }
        return union
    }

    private static func box(_ ring: Ring) -> Envelope {
        Envelope(
            minX: ring.x.min() ?? 0, minY: ring.y.min() ?? 0, maxX: ring.x.max() ?? 0, maxY: ring.y.max() ?? 0)
    }

    /// Whether a point that is not on the ring lies within it, by the crossings of a ray to the east.
    private static func contains(_ ring: Ring, _ x: Double, _ y: Double) -> Bool {
        var isInside = false
        for i in 1..<ring.x.count where (ring.y[i] > y) != (ring.y[i - 1] > y) {
            let crossing =
                ring.x[i - 1] + (y - ring.y[i - 1]) / (ring.y[i] - ring.y[i - 1]) * (ring.x[i] - ring.x[i - 1])
            if x < crossing { isInside.toggle() }
        }
        return isInside
    }
}
