/// Simplifies a line after Visvalingam and Whyatt: the vertex whose triangle with its neighbours is smallest goes
/// first.
///
/// - Source: M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of points, The Cartographic
///   Journal 30 (1993), 46–51.
enum Visvalingam {
    /// The line without the vertices whose triangles are smaller than `area` (square units of the coordinates). The
    /// first and last vertex stay, and at least `least` vertices where there are so many. O(n log n).
    static func simplified(_ points: [BorderNet.Point], area: Double, keeping least: Int) -> [BorderNet.Point] {
        guard points.count > max(least, 2) else { return points }
        var before = Array(-1..<points.count - 1)
        var after = Array(1...points.count)
        var current = [Double](repeating: .infinity, count: points.count)
        var queue = Heap()
        for index in 1..<points.count - 1 {
            current[index] = triangle(points[index - 1], points[index], points[index + 1])
            queue.push(current[index], index)
        }
        var removed = [Bool](repeating: false, count: points.count)
        var left = points.count
        var largest = 0.0
        while left > least, let (size, index) = queue.pop() {
            // An entry that is older than the vertex's triangle counts no more.
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
                queue.push(current[neighbour], neighbour)
            }
        }
        return points.indices.filter { !removed[$0] }.map { points[$0] }
    }

    /// The largest distance from a vertex of the line to the stretch that stands for it in the simplified one. O(n).
    static func deviation(from points: [BorderNet.Point], to simplified: [BorderNet.Point]) -> Double {
        var largest = 0.0
        var segment = 0
        for point in points.dropFirst() {
            guard segment + 1 < simplified.count else { break }
            largest = max(largest, distance(point, simplified[segment], simplified[segment + 1]))
            if point == simplified[segment + 1] { segment += 1 }
        }
        return largest
    }

    private static func triangle(_ a: BorderNet.Point, _ b: BorderNet.Point, _ c: BorderNet.Point) -> Double {
        abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
    }

    private static func distance(_ p: BorderNet.Point, _ a: BorderNet.Point, _ b: BorderNet.Point) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        let t = length > 0 ? min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1) : 0
        let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
        return (ex * ex + ey * ey).squareRoot()
    }

    /// Smallest first; equals in the order of their vertices, so that the result does not depend on anything else.
    private struct Heap {
        private var items: [(size: Double, index: Int)] = []

        private func isBefore(_ a: Int, _ b: Int) -> Bool {
            (items[a].size, items[a].index) < (items[b].size, items[b].index)
        }

        mutating func push(_ size: Double, _ index: Int) {
            items.append((size, index))
            var child = items.count - 1
            while child > 0, isBefore(child, (child - 1) / 2) {
                items.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
        }

        mutating func pop() -> (Double, Int)? {
            guard let first = items.first else { return nil }
            let last = items.removeLast()
            guard !items.isEmpty else { return first }
            items[0] = last
            var parent = 0
            while true {
                var smallest = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && isBefore(child, smallest) {
                    smallest = child
                }
                if smallest == parent { return first }
                items.swapAt(parent, smallest)
                parent = smallest
            }
        }
    }
}
