extension Neighbours {
    /// Every unit within a distance, both ways.
    ///
    /// - Parameters:
    ///   - points: plane coordinates in metres (SWEREF 99 TM), finite.
    ///   - metres: the largest distance that still counts, positive. Two points in the same place are neighbours.
    /// - Throws: `parameter(.distance)`, `notFinite` with the index of the point.
    /// - Complexity: O(n log n + pairs within the distance along x + links log links).
    public static func distanceBand(
        _ points: [(x: Double, y: Double)], metres: Double, style: Style
    ) throws(Undefined) -> Neighbours {
        guard metres > 0, metres.isFinite else { throw .parameter(.distance, value: metres) }
        try check(points)
        let order = points.indices.sorted { (points[$0].x, $0) < (points[$1].x, $1) }
        var pairs: [(Int, Int)] = []
        for (place, unit) in order.enumerated() {
            for other in order[(place + 1)...] {
                let (dx, dy) = (points[other].x - points[unit].x, points[other].y - points[unit].y)
                if dx > metres { break }
                if dx * dx + dy * dy <= metres * metres { pairs.append((unit, other)) }
            }
        }
        return try Neighbours(count: points.count, pairs: pairs, rule: .distanceBand(metres: metres), style: style)
    }

    /// The k nearest units of each. Not mutual: the nearest of a remote unit may have nearer ones.
    ///
    /// - Parameters:
    ///   - points: plane coordinates in metres (SWEREF 99 TM), finite.
    ///   - k: from 1 to n − 1. Of units at the same distance the one with the lower index comes first.
    /// - Throws: `parameter(.neighbours)`, `notFinite` with the index of the point.
    /// - Complexity: O(n²) comparisons; O(n² · k) at worst, where the units come ever nearer.
    public static func nearest(
        _ k: Int, of points: [(x: Double, y: Double)], style: Style
    ) throws(Undefined) -> Neighbours {
        guard k >= 1, k < points.count else { throw .parameter(.neighbours, value: Double(k)) }
        try check(points)
        var links: [Link] = []
        links.reserveCapacity(points.count * k)
        // The k best so far, nearest first.
        var best: [(distance: Double, unit: Int)] = []
        for (unit, point) in points.enumerated() {
            best.removeAll(keepingCapacity: true)
            for (other, there) in points.enumerated() where other != unit {
                let (dx, dy) = (there.x - point.x, there.y - point.y)
                let distance = dx * dx + dy * dy
                if best.count == k {
                    // Units come in ascending order, so that one at the same distance stands behind.
                    if distance >= best[k - 1].distance { continue }
                    best.removeLast()
                }
                let place = best.firstIndex { distance < $0.distance } ?? best.count
                best.insert((distance, other), at: place)
            }
            for near in best { links.append(Link(from: unit, to: near.unit)) }
        }
        return try Neighbours(count: points.count, links: links, rule: .nearest(k), style: style)
    }

    private static func check(_ points: [(x: Double, y: Double)]) throws(Undefined) {
        for (index, point) in points.enumerated() where !(point.x.isFinite && point.y.isFinite) {
            throw .notFinite(index: index)
        }
    }
}
