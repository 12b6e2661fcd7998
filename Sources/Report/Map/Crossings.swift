import Planar

/// Finds lines that cross or overlap other than in their ends.
enum Crossings {
    /// The lines that cross another or themselves. O(n log n + pairs of segments whose boxes meet).
    static func arcs(of lines: [[Vertex]]) -> Set<Int> {
        var segments: [(line: Int, a: Vertex, b: Vertex)] = []
        for (line, points) in lines.enumerated() {
            for (a, b) in zip(points, points.dropFirst()) where a != b { segments.append((line, a, b)) }
        }
        let boxes = segments.map {
            Envelope(
                minX: min($0.a.x, $0.b.x), minY: min($0.a.y, $0.b.y), maxX: max($0.a.x, $0.b.x),
                maxY: max($0.a.y, $0.b.y))
        }
        let tree = BoxTree(envelopes: boxes)
        var found = Set<Int>()
        for (index, segment) in segments.enumerated() {
            for other in tree.query(boxes[index]) where other > index {
                if crosses(segment.a, segment.b, segments[other].a, segments[other].b) {
                    found.formUnion([segment.line, segments[other].line])
                }
            }
        }
        return found
    }

    private static func crosses(_ a: Vertex, _ b: Vertex, _ c: Vertex, _ d: Vertex)
        -> Bool
    {
        if a == c || a == d || b == c || b == d {
            // Neighbours cross only where one runs back along the other.
            let shared = a == c || a == d ? a : b
            let p = shared == a ? b : a
            let q = shared == c ? d : c
            let along = (p.x - shared.x) * (q.x - shared.x) + (p.y - shared.y) * (q.y - shared.y)
            return turn(shared, p, q) == 0 && along > 0
        }
        let (s, t, u, v) = (turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b))
        if s == 0 && t == 0 && u == 0 && v == 0 { return true }  // on one line, and their boxes meet
        return s * t <= 0 && u * v <= 0
    }

    /// 1 to the left, −1 to the right, 0 straight on.
    private static func turn(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Int {
        let cross = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
        return cross > 0 ? 1 : cross < 0 ? -1 : 0
    }
}
