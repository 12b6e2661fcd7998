import HeapModule

/// Line simplification by Visvalingam and Whyatt: repeatedly removes the vertex whose triangle with its neighbours is
/// smallest.
///
/// - Source: M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of points, The Cartographic
///   Journal 30 (1993), 46–51.
public enum Visvalingam {
    /// The line without the vertices whose triangles are smaller than `area` (square units of the coordinates). The
    /// first and last vertex stay, and at least `least` vertices where there are so many. O(n log n).
    public static func simplified(_ points: [Vertex], area: Double, keeping least: Int) -> [Vertex] {
        guard points.count > max(least, 2) else { return points }
        var before = Array(-1..<points.count - 1)
        var after = Array(1...points.count)
        var current = [Double](repeating: .infinity, count: points.count)
        var queue = Heap<Candidate>()
        for index in 1..<points.count - 1 {
            current[index] = triangle(points[index - 1], points[index], points[index + 1])
            queue.insert(Candidate(size: current[index], index: index))
        }
        var removed = [Bool](repeating: false, count: points.count)
        var left = points.count
        var largest = 0.0
        while left > least, let first = queue.popMin() {
            let (size, index) = (first.size, first.index)
            // Skips entries older than the vertex's current triangle.
            guard !removed[index], size == current[index] else { continue }
            largest = max(largest, size)
            guard largest < area else { break }
            removed[index] = true
            left -= 1
            let (previous, next) = (before[index], after[index])
            after[previous] = next
            before[next] = previous
            for neighbour in [previous, next] where neighbour > 0 && neighbour < points.count - 1 {
                current[neighbour] = triangle(points[before[neighbour]], points[neighbour], points[after[neighbour]])
                queue.insert(Candidate(size: current[neighbour], index: neighbour))
            }
        }
        return points.indices.filter { !removed[$0] }.map { points[$0] }
    }

    /// The largest distance from a vertex of the line to the segment that replaces it in the simplified one, in units
    /// of the coordinates. O(n).
    ///
    /// - Precondition: `simplified` has the first and last vertex of `points`, and others of them in the same order.
    public static func deviation(from points: [Vertex], to simplified: [Vertex]) -> Double {
        var largest = 0.0
        var segment = 0
        for point in points.dropFirst() {
            guard segment + 1 < simplified.count else { break }
            largest = max(largest, distance(point, simplified[segment], simplified[segment + 1]))
            if point == simplified[segment + 1] { segment += 1 }
        }
        return largest
    }

    private static func triangle(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Double {
        abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
    }

    private static func distance(_ p: Vertex, _ a: Vertex, _ b: Vertex) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        let t = length > 0 ? min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1) : 0
        let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
        return (ex * ex + ey * ey).squareRoot()
    }

    /// A vertex that may go. Smallest triangle first; equals in the order of their vertices, so that the result depends
    /// on nothing else.
    private struct Candidate: Comparable {
        let size: Double
        let index: Int

        static func < (a: Candidate, b: Candidate) -> Bool { (a.size, a.index) < (b.size, b.index) }
    }
}
