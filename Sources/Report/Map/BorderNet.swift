import Planar

/// The borders of areas that partition a county, each stretch once: arcs that run from one node, where borders meet, to
/// the next.
///
/// Built from the vertices that neighbours share, as in TopoJSON. An arc belongs to both its sides, so that simplified
/// areas have no gaps and no overlaps, and areas are joined to larger ones without geometry.
///
/// - Precondition for all of it: neighbours share their vertices, as the cells of a `Territory` do. Borders that run
///   between different vertices are two borders.
struct BorderNet: Sendable {
    struct Arc: Sendable {
        /// From node to node; a border that meets no other ends where it begins.
        var points: [Vertex]
        /// The area to the left of the direction of travel, and to the right; nil is outside all.
        let left: Int?
        let right: Int?

        var isClosed: Bool { points.first == points.last }
    }

    private(set) var arcs: [Arc]
    /// Largest displacement of a border by simplification, metres.
    private(set) var deviation = 0.0

    /// O(vertices), expected.
    init(areas: GeometryColumn) {
        var builder = Builder()
        for row in 0..<areas.count { builder.add(areas.flat(row), area: row) }
        arcs = builder.arcs()
    }

    /// Simplified: each arc once, and arcs that would then cross each other less so.
    ///
    /// - Parameter area: m²; a bend smaller than that may go (`Visvalingam`).
    /// - Complexity: O(vertices · log vertices).
    func simplified(area: Double) -> BorderNet {
        var result = self
        var thresholds = [Double](repeating: area, count: arcs.count)
        // Two arcs between the same nodes must not both become the straight line between them.
        var twins: [Set<Vertex>: Int] = [:]
        func ends(_ arc: Arc) -> Set<Vertex> { [arc.points[0], arc.points[arc.points.count - 1]] }
        for arc in arcs where !arc.isClosed { twins[ends(arc), default: 0] += 1 }
        var stale = Set(arcs.indices)
        for round in 0... {
            for index in stale.sorted() {
                let arc = arcs[index]
                let least = arc.isClosed ? 4 : twins[ends(arc)]! > 1 ? 3 : 2
                result.arcs[index].points =
                    round < 6 ? Visvalingam.simplified(arc.points, area: thresholds[index], keeping: least) : arc.points
            }
            stale = Crossings.arcs(of: result.arcs.map(\.points))
            // The original arcs don't cross; those that still do after many rounds stay original.
            if stale.isEmpty || round >= 6 { break }
            for index in stale { thresholds[index] /= 8 }
        }
        result.deviation =
            zip(arcs, result.arcs).map { Visvalingam.deviation(from: $0.points, to: $1.points) }.max() ?? 0
        return result
    }

    /// The rings of joined areas: interior to the left, so exteriors run counter-clockwise. Where areas meet in a point
    /// only, a ring may touch itself there.
    ///
    /// - Parameter groupOfArea: for each area which group (0 …) it joins.
    /// - Complexity: O(vertices).
    func rings(groupOfArea: [Int], groups: Int) -> [[[Vertex]]] {
        var directed = [[(arc: Int, isForward: Bool)]](repeating: [], count: groups)
        for (index, arc) in arcs.enumerated() {
            let left = arc.left.map { groupOfArea[$0] }
            let right = arc.right.map { groupOfArea[$0] }
            guard left != right else { continue }
            if let left { directed[left].append((index, true)) }
            if let right { directed[right].append((index, false)) }
        }
        return directed.map(rings(of:))
    }

    private func rings(of directed: [(arc: Int, isForward: Bool)]) -> [[Vertex]] {
        let runs = directed.map { $0.isForward ? arcs[$0.arc].points : arcs[$0.arc].points.reversed() }
        var byStart: [Vertex: [Int]] = [:]
        for index in runs.indices.reversed() { byStart[runs[index][0], default: []].append(index) }
        var used = [Bool](repeating: false, count: runs.count)
        var rings: [[Vertex]] = []
        for first in runs.indices where !used[first] {
            used[first] = true
            var ring = runs[first]
            while ring[ring.count - 1] != ring[0] {
                // At every node as many arcs of a group come in as go out, so the walk never ends early.
                guard let next = Self.next(&byStart[ring[ring.count - 1]], used) else { break }
                used[next] = true
                ring += runs[next].dropFirst()
            }
            rings.append(ring)
        }
        return rings
    }

    private static func next(_ candidates: inout [Int]?, _ used: [Bool]) -> Int? {
        while let last = candidates?.popLast() { if !used[last] { return last } }
        return nil
    }
}

extension BorderNet {
    /// Finds the arcs.
    private struct Builder {
        private var ids: [Vertex: Int] = [:]
        private var vertices: [Vertex] = []
        private var neighbours: [[Int]] = []
        /// By edge, the lower vertex first: the areas to the left and right from the lower to the higher.
        private var sides: [Edge: Sides] = [:]

        private struct Edge: Hashable {
            let low: Int, high: Int

            init(_ a: Int, _ b: Int) { (low, high) = (min(a, b), max(a, b)) }
        }

        private struct Sides: Hashable {
            var left: Int?
            var right: Int?

            func seen(forward: Bool) -> Sides { forward ? self : Sides(left: right, right: left) }
        }

        mutating func add(_ geometry: FlatGeometry, area: Int) {
            var shape = geometry
            shape.orientRings()
            for member in shape.members { add(member, area: area) }
            guard shape.kind == .polygon || shape.kind == .multiPolygon else { return }
            for ring in 0..<shape.ringCount {
                var previous: Int?
                for index in shape.coordinates(ofRing: ring) {
                    let current = id(Vertex(x: shape.x[index], y: shape.y[index]))
                    if let previous, previous != current { add(from: previous, to: current, area: area) }
                    previous = current
                }
            }
        }

        private mutating func id(_ point: Vertex) -> Int {
            if let known = ids[point] { return known }
            ids[point] = vertices.count
            vertices.append(point)
            neighbours.append([])
            return vertices.count - 1
        }

        private mutating func add(from a: Int, to b: Int, area: Int) {
            let edge = Edge(a, b)
            if sides[edge] == nil {
                neighbours[a].append(b)
                neighbours[b].append(a)
            }
            if a < b { sides[edge, default: Sides()].left = area } else { sides[edge, default: Sides()].right = area }
        }

        private func side(from a: Int, to b: Int) -> Sides { sides[Edge(a, b), default: Sides()].seen(forward: a < b) }

        func arcs() -> [Arc] {
            var arcs: [Arc] = []
            var visited = Set<Edge>()
            func trace(_ start: Int, _ second: Int, _ isNode: (Int) -> Bool) {
                guard visited.insert(Edge(start, second)).inserted else { return }
                let sides = side(from: start, to: second)
                var points = [vertices[start], vertices[second]]
                var (previous, current) = (start, second)
                while current != start, !isNode(current) {
                    let next = neighbours[current][0] == previous ? neighbours[current][1] : neighbours[current][0]
                    visited.insert(Edge(current, next))
                    (previous, current) = (current, next)
                    points.append(vertices[current])
                }
                arcs.append(Arc(points: points, left: sides.left, right: sides.right))
            }
            let nodes = vertices.indices.map(isNode)
            for vertex in vertices.indices where nodes[vertex] {
                for neighbour in neighbours[vertex] { trace(vertex, neighbour) { nodes[$0] } }
            }
            // The others are borders that meet no other: islands and holes.
            for vertex in vertices.indices where !nodes[vertex] {
                for neighbour in neighbours[vertex] { trace(vertex, neighbour) { nodes[$0] } }
            }
            return arcs
        }

        /// A vertex where borders meet, end, or change the areas they separate.
        private func isNode(_ vertex: Int) -> Bool {
            let around = neighbours[vertex]
            guard around.count == 2 else { return true }
            return side(from: around[0], to: vertex) != side(from: vertex, to: around[1])
        }
    }
}
