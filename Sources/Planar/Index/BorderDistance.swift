import Parallel

/// The distance to the nearest border line: any ring of any polygon, exteriors, holes and shared borders alike.
///
/// Exact planar distance from point to segment, to rounding, in units of the coordinates: metres in SWEREF 99 TM. The
/// grid is searched outwards from the point's square, over squares that a border touches only, until no nearer border
/// is possible. One array read usually settles a point farther than the limit.
extension CoverageIndex {
    /// The distance to the nearest border; `nil` when it exceeds `limit`, and for coordinates that are no numbers.
    public func borderDistance(x: Double, y: Double, within limit: Double) -> Double? {
        nearestBorder(x: x, y: y, within: limit)?.distance
    }

    /// The nearest border with the polygon it belongs to: of several, such as the two sides of a shared border, the
    /// lowest row.
    public func nearestBorder(x: Double, y: Double, within limit: Double) -> (polygon: Int, distance: Double)? {
        borders.withPointers { borders in
            steps.withUnsafeBufferPointer { steps in
                squares.withUnsafeBufferPointer { squares in
                    var search = BorderSearch(
                        x: x, y: y, limit: limit, grid: grid, squares: squares, steps: steps, borders: borders)
                    return search.run()
                }
            }
        }
    }

    /// The distance of each point to the nearest border, `infinity` when it exceeds `limit` and for coordinates that
    /// are no numbers. As many elements as there are points replace those of `distances`.
    ///
    /// - Parameter workers: threads to share the work; by default one per core where there is enough to do.
    public func borderDistances(
        x: [Double], y: [Double], within limit: Double, into distances: inout [Double], workers: Int? = nil
    ) {
        precondition(x.count == y.count, "as many x as y")
        distances = [Double](repeating: .infinity, count: x.count)
        distances.withUnsafeMutableBufferPointer { distances in
            // Each worker writes its own range only.
            nonisolated(unsafe) let distances = distances
            _ = Runs(of: x.count, workers: workers, leastEach: 5_000).map { range in
                borders.withPointers { borders in
                    steps.withUnsafeBufferPointer { steps in
                        squares.withUnsafeBufferPointer { squares in
                            for i in range {
                                var search = BorderSearch(
                                    x: x[i], y: y[i], limit: limit, grid: grid, squares: squares, steps: steps,
                                    borders: borders)
                                if let found = search.run() { distances[i] = found.distance }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The search for the border nearest to one point.
private struct BorderSearch {
    let x: Double
    let y: Double
    let limit: Double
    let grid: CoverageGrid
    let squares: UnsafeBufferPointer<Int32>
    let steps: UnsafeBufferPointer<UInt8>
    let borders: BorderPointers

    /// Squared, of the best so far; at first a little more than the limit.
    private var best: Double
    private var polygon = Int32.max

    init(
        x: Double, y: Double, limit: Double, grid: CoverageGrid, squares: UnsafeBufferPointer<Int32>,
        steps: UnsafeBufferPointer<UInt8>, borders: BorderPointers
    ) {
        (self.x, self.y, self.limit, self.grid) = (x, y, limit, grid)
        (self.squares, self.steps, self.borders) = (squares, steps, borders)
        best = (limit * limit).nextUp
    }

    /// The nearest border at most `limit` away.
    mutating func run() -> (polygon: Int, distance: Double)? {
        guard x.isFinite, y.isFinite, limit >= 0, borders.lefts.count > 0 else { return nil }
        let (column, row) = (grid.column(x), grid.row(y))
        let first = Int(steps[row * grid.columns + column])
        // No border within `first - 1` squares in any direction; the margin pays for rounding at the sides.
        if (Double(first - 1) - CoverageGrid.margin) * min(grid.width, grid.height) > limit { return nil }
        var ring = first
        while true {
            visitRing(ring, column, row)
            // All unseen borders lie beyond this ring, on the sides where the grid goes on.
            var beyond = Double.infinity
            if column - ring > 0 { beyond = min(beyond, x - grid.left(column - ring)) }
            if column + ring < grid.columns - 1 { beyond = min(beyond, grid.left(column + ring + 1) - x) }
            if row - ring > 0 { beyond = min(beyond, y - grid.lower(row - ring)) }
            if row + ring < grid.rows - 1 { beyond = min(beyond, grid.lower(row + ring + 1) - y) }
            if beyond == .infinity { break }
            if beyond > 0, isTooFar(beyond * beyond) { break }
            ring += 1
        }
        guard polygon != .max else { return nil }
        let distance = best.squareRoot()
        return distance <= limit ? (Int(polygon), distance) : nil
    }

    /// Whether nothing at this squared distance can be nearer or equally near, with room for rounding.
    private func isTooFar(_ squared: Double) -> Bool { squared * (1 - 1e-9) > best }

    /// Visits the squares that are `ring` rows or columns away, whichever is more.
    private mutating func visitRing(_ ring: Int, _ column: Int, _ row: Int) {
        if ring == 0 { return visit(column, row) }
        let columns = max(0, column - ring)...min(grid.columns - 1, column + ring)
        for edge in [row - ring, row + ring] where 0..<grid.rows ~= edge {
            var at = columns.lowerBound
            while at <= columns.upperBound { at += step(at, edge) }
        }
        let (lower, upper) = (max(0, row - ring + 1), min(grid.rows - 1, row + ring - 1))
        for edge in [column - ring, column + ring] where 0..<grid.columns ~= edge {
            var at = lower
            while at <= upper { at += step(edge, at) }
        }
    }

    /// Visits a square and returns the least distance, in squares in any direction, of the next border.
    private mutating func step(_ column: Int, _ row: Int) -> Int {
        let steps = Int(steps[row * grid.columns + column])
        if steps == 0 { visit(column, row) }
        return max(1, steps)
    }

    /// Measures the segments of a border square, unless all of it is too far.
    private mutating func visit(_ column: Int, _ row: Int) {
        let answer = squares[row * grid.columns + column]
        guard answer < CoverageBuilder.outside else { return }
        let left = grid.left(column)
        let lower = grid.lower(row)
        let dx = max(left - x, 0, x - (left + grid.width))
        let dy = max(lower - y, 0, y - (lower + grid.height))
        if isTooFar(dx * dx + dy * dy) { return }
        let border = Int(-2 - answer)
        for i in Int(borders.candidateStarts[border])..<Int(borders.candidateStarts[border + 1]) {
            let candidate = borders.candidates[i]
            for s in Int(candidate.firstSegment)..<Int(candidate.endSegment) {
                let squared = borders.segments[s].squaredDistance(x: x, y: y)
                if squared < best || (squared == best && candidate.polygon < polygon) {
                    (best, polygon) = (squared, candidate.polygon)
                }
            }
        }
    }
}

extension BorderSegment {
    /// The squared distance from a point to the segment.
    @inline(__always)
    func squaredDistance(x: Double, y: Double) -> Double {
        let (dx, dy) = (highX - lowX, highY - lowY)
        let (px, py) = (x - lowX, y - lowY)
        let along = px * dx + py * dy
        if along <= 0 { return px * px + py * py }
        let length = dx * dx + dy * dy
        if along >= length {
            let (qx, qy) = (x - highX, y - highY)
            return qx * qx + qy * qy
        }
        let across = px * dy - py * dx
        return across * across / length
    }
}
