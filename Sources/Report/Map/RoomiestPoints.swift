/// Points of an area far from its borders, where a name has room.
enum RoomiestPoints {
    /// Best first. Distances count `stretch` times less sideways, as names are longer than they are high.
    ///
    /// - Parameter rings: of one area, on the page; even and odd.
    /// - Complexity: O(steps² · vertices).
    static func find(in rings: [[MapFrame.Position]], stretch: Double = 2.5, steps: Int = 24) -> [MapFrame.Position] {
        let points = rings.joined()
        guard let minX = points.map(\.x).min(), let maxX = points.map(\.x).max(), let minY = points.map(\.y).min(),
            let maxY = points.map(\.y).max()
        else { return [] }
        var found: [(room: Double, position: MapFrame.Position)] = []
        for row in 0..<steps {
            for column in 0..<steps {
                let position = MapFrame.Position(
                    x: minX + (maxX - minX) * (Double(column) + 0.5) / Double(steps),
                    y: minY + (maxY - minY) * (Double(row) + 0.5) / Double(steps))
                let room = self.room(at: position, rings, stretch: stretch)
                if room > 0 { found.append((room, position)) }
            }
        }
        return found.sorted { ($1.room, $0.position.y, $0.position.x) < ($0.room, $1.position.y, $1.position.x) }.map(
            \.position)
    }

    /// The distance to the nearest border; 0 outside.
    private static func room(at position: MapFrame.Position, _ rings: [[MapFrame.Position]], stretch: Double) -> Double
    {
        var inside = false
        var nearest = Double.infinity
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst()) {
                if (a.y > position.y) != (b.y > position.y),
                    position.x < (b.x - a.x) * (position.y - a.y) / (b.y - a.y) + a.x
                {
                    inside.toggle()
                }
                let (px, py) = ((position.x - a.x) / stretch, position.y - a.y)
                let (dx, dy) = ((b.x - a.x) / stretch, b.y - a.y)
                let length = dx * dx + dy * dy
                let t = length > 0 ? min(max((px * dx + py * dy) / length, 0), 1) : 0
                nearest = min(nearest, (px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy))
            }
        }
        return inside ? nearest.squareRoot() : 0
    }
}
