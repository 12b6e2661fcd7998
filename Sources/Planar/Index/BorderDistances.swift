/// One worker's cache for many distances to the nearest border: it keeps the segments that can be the nearest.
///
/// The index's squares are taken in blocks of four by four. The first point in a block collects the segments that can
/// be nearest to any of its points; later points are measured against these only, mostly a handful. Distances equal
/// those of ``CoverageIndex/borderDistance(x:y:within:)`` to the bit, but for one that rounds down to the limit: it
/// counts as within the limit there and as beyond it here.
///
/// Memory: some words a block, and the segments of the blocks visited.
public struct BorderDistances {
    public let index: CoverageIndex
    /// The largest distance given, in units of the coordinates.
    public let limit: Double
    private let grid: CoverageGrid
    private let columns: Int
    private let box: Envelope
    /// For each block the start of its segments, −1 before its first point, and their number.
    private var starts: [Int32]
    private var counts: [Int32]
    private var segments: [BorderSegment] = []

    /// Squares along each side of a block, as a power of two.
    private static let shift = 2

    init(_ index: CoverageIndex, within limit: Double) {
        precondition(limit >= 0, "a distance is not negative")
        self.index = index
        self.limit = limit
        grid = index.grid
        box = index.polygons.envelope ?? Envelope(x: 0, y: 0)
        // The frame, which stands for everything outside, belongs to no block.
        columns = (grid.columns - 2 + 3) >> Self.shift
        let rows = (grid.rows - 2 + 3) >> Self.shift
        starts = [Int32](repeating: -1, count: columns * rows)
        counts = [Int32](repeating: 0, count: columns * rows)
    }

    /// The distance of each point to the nearest border, `infinity` where it exceeds the limit and for NaN. The three
    /// buffers are of the same length.
    ///
    /// - Complexity: O(points · segments near their blocks).
    public mutating func measure(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>,
        into distances: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(x.count == y.count && x.count == distances.count, "as many x, y and distances")
        for i in x.indices {
            let column = grid.column(x[i])
            let row = grid.row(y[i])
            // A column or row beyond the grid's inner squares wraps around to a number above all.
            guard UInt(bitPattern: column - 1) < UInt(grid.columns - 2), UInt(bitPattern: row - 1) < UInt(grid.rows - 2)
            else {
                // Most points outside lie far outside; a little more than the limit allows for rounding.
                let dx = max(box.minX - x[i], 0, x[i] - box.maxX)
                let dy = max(box.minY - y[i], 0, y[i] - box.maxY)
                let isFar = dx * dx + dy * dy > limit * limit * (1 + 1e-9)
                distances[i] = isFar ? .infinity : index.borderDistance(x: x[i], y: y[i], within: limit) ?? .infinity
                continue
            }
            let block = (row - 1) >> Self.shift * columns + (column - 1) >> Self.shift
            if starts[block] < 0 { gather(block) }
            let first = Int(starts[block])
            var best = Double.infinity
            for s in first..<first + Int(counts[block]) {
                best = min(best, segments[s].squaredDistance(x: x[i], y: y[i]))
            }
            distances[i] = best <= limit * limit ? best.squareRoot() : .infinity
        }
    }

    /// Finds the segments that can be the nearest to a point of the block, or one of them.
    private mutating func gather(_ block: Int) {
        starts[block] = Int32(segments.count)
        let column = (block % columns) << Self.shift + 1
        let row = (block / columns) << Self.shift + 1
        let margin = CoverageGrid.margin
        let (left, right) = (
            grid.left(column) - margin * grid.width, grid.left(column + 1 << Self.shift) + margin * grid.width
        )
        let (lower, upper) = (
            grid.lower(row) - margin * grid.height, grid.lower(row + 1 << Self.shift) + margin * grid.height
        )
        let centre = (x: (left + right) / 2, y: (lower + upper) / 2)
        let radius = (((right - left) * (right - left) + (upper - lower) * (upper - lower)) / 4).squareRoot()
        // No point of the block is nearer to its border, or farther, than the centre by more than the radius.
        guard let nearest = index.borderDistance(x: centre.x, y: centre.y, within: limit + radius) else { return }
        let reach = min(nearest + 2 * radius, limit + radius)
        var near: [(segment: BorderSegment, distance: Double)] = []
        // The distance to a segment is convex, so over the block it is largest at a corner; the segment for which that
        // is least gives an upper bound for every point. The rounding of distances is far below the margin.
        var bound = Double.infinity
        index.visitBorders(x: centre.x, y: centre.y, within: reach) { segment in
            let distance = segment.squaredDistance(x: centre.x, y: centre.y).squareRoot()
            guard distance <= reach, distance - radius <= bound else { return }
            let farthest = max(
                segment.squaredDistance(x: left, y: lower), segment.squaredDistance(x: right, y: lower),
                segment.squaredDistance(x: left, y: upper), segment.squaredDistance(x: right, y: upper))
            bound = min(bound, farthest.squareRoot())
            near.append((segment, distance))
        }
        // A segment stands in every square that it touches, and with both its polygons.
        let first = segments.count
        for (segment, distance) in near where distance - radius <= bound {
            if !segments[first...].contains(where: { $0.isSame(as: segment) }) { segments.append(segment) }
        }
        counts[block] = Int32(segments.count) - starts[block]
    }
}

extension CoverageIndex {
    /// A worker's cache for many distances of at most `limit`.
    public func distances(within limit: Double) -> BorderDistances { BorderDistances(self, within: limit) }

    /// All segments within `reach` of a point, possibly repeated, and others.
    fileprivate func visitBorders(x: Double, y: Double, within reach: Double, _ visit: (BorderSegment) -> Void) {
        let columns = grid.column(x - reach)...grid.column(x + reach)
        borders.withPointers { borders in
            for row in grid.row(y - reach)...grid.row(y + reach) {
                for column in columns {
                    let answer = squares[row * grid.columns + column]
                    guard answer < CoverageBuilder.outside else { continue }
                    let border = Int(-2 - answer)
                    let first = borders.candidates[Int(borders.candidateStarts[border])]
                    let last = borders.candidates[Int(borders.candidateStarts[border + 1]) - 1]
                    for s in Int(first.firstSegment)..<Int(last.endSegment) { visit(borders.segments[s]) }
                }
            }
        }
    }
}

extension BorderSegment {
    /// Whether the two have the same ends, as the two sides of a shared border do.
    fileprivate func isSame(as other: BorderSegment) -> Bool {
        lowX == other.lowX && lowY == other.lowY && highX == other.highX && highY == other.highY
    }
}
