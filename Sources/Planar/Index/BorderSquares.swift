/// A border segment, or a point when both ends are the same, as stored in a border square.
struct BorderSegment: Sendable {
    /// The lower end first, of two at the same height the left one, so that a segment shared by two polygons has equal
    /// numbers in both.
    let lowX: Double
    let lowY: Double
    let highX: Double
    let highY: Double
    /// Change of x per y; not finite for a horizontal segment, where it isn't used.
    let slope: Double
    /// Where the segment crosses the left side of its square, prolonged: a y, or NaN if it does not.
    var crossing: Double
}

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

/// The squares of a coverage index that a border touches, as flat arrays.
struct BorderSquares: Sendable {
    /// The left side of each square.
    var lefts: [Double] = []
    /// Count: squares + 1. Candidates are in order of polygons.
    var candidateStarts: [Int32] = [0]
    var candidates: [BorderCandidate] = []
    var segments: [BorderSegment] = []
    /// Error bound of a computed crossing.
    var tolerance = (x: 0.0, y: 0.0)

    var count: Int { lefts.count }

    func withPointers<Result, Failure: Error>(
        _ body: (BorderPointers) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try lefts.withUnsafeBufferPointer { lefts throws(Failure) in
            try candidateStarts.withUnsafeBufferPointer { starts throws(Failure) in
                try candidates.withUnsafeBufferPointer { candidates throws(Failure) in
                    try segments.withUnsafeBufferPointer { segments throws(Failure) in
                        try body(
                            BorderPointers(
                                lefts: lefts, candidateStarts: starts, candidates: candidates, segments: segments,
                                tolerance: tolerance))
                    }
                }
            }
        }
    }
}

/// The same without reference counting, and in release builds without bounds checks, for the length of a batch.
struct BorderPointers {
    let lefts: UnsafeBufferPointer<Double>
    let candidateStarts: UnsafeBufferPointer<Int32>
    let candidates: UnsafeBufferPointer<BorderCandidate>
    let segments: UnsafeBufferPointer<BorderSegment>
    let tolerance: (x: Double, y: Double)
}
