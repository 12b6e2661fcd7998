/// A polygon that may contain points of a border square.
struct BorderCandidate: Sendable {
    let polygon: Int32
    /// Its segments in this square.
    let firstSegment: Int32
    let endSegment: Int32
    /// Whether the left side of the square, prolonged downwards beyond its segments in this square, lies inside.
    let startsInside: Bool
    /// The square's corner lies too near a border to be classified: always ask GEOS.
    let isUncertain: Bool

    enum Answer { case inside, outside, uncertain }

    /// Whether a point of this square lies in the polygon; `uncertain` when it is too near a border.
    @inline(__always)
    func contains(x: Double, y: Double, left: Double, _ borders: BorderPointers) -> Answer {
        if isUncertain { return .uncertain }
        let (toleranceX, toleranceY) = borders.tolerance
        var isInside = startsInside
        var i = Int(firstSegment)
        while i < Int(endSegment) {
            let segment = borders.segments[i]
            i &+= 1
            // Up the left side. A missing crossing is NaN, for which both comparisons are false.
            let crossing = segment.crossing
            if crossing > y { isInside.toggle() }
            if abs(crossing - y) <= toleranceY { return .uncertain }
            // Across, an infinitesimal step higher, so that every vertex at this height counts as below.
            let (lowX, lowY, highY) = (segment.lowX, segment.lowY, segment.highY)
            guard lowY <= y, y <= highY else { continue }
            if y == highY {
                let highX = segment.highX
                if lowY == y ? lowX <= x && x <= highX : x == highX { return .uncertain }
                continue
            }
            let across = lowX + (y - lowY) * segment.slope
            // Written so that a crossing that is not a number is uncertain.
            guard abs(across - x) > toleranceX, abs(across - left) > toleranceX else { return .uncertain }
            if (across > x) != (across > left) { isInside.toggle() }
        }
        return isInside ? .inside : .outside
    }
}
