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
