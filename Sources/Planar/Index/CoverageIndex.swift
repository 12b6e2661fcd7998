import Parallel

/// Point location in a coverage: the polygon of each point, as GEOS determines it, mostly by one array read.
///
/// A grid lies over the polygons. In a square that no border touches, all points have the same answer, which is stored.
/// A *border square* stores the border segments that touch it, by polygon, and whether its corner lies inside each: on
/// the way from the corner up its left side to the point's height and then across to the point, every border toggles
/// inside and outside. Positions of crossings are computed with a bound on their error; a point that lies within that
/// bound (at most some 35 nanometres in SWEREF 99 TM), or on a border, is decided by a prepared GEOS polygon.
/// Everywhere else the sign of GEOS's orientation test and of this one is that of the exact arithmetic, and the
/// even-odd count is the same.
///
/// The rule for shared borders and overlaps: a point that lies in or on several polygons belongs to the lowest row.
/// Polygons need not be valid; GEOS's prepared polygons count even-odd, and so does this. NaN lies nowhere.
///
/// Immutable and shared freely between threads; each thread asks GEOS through its own ``CoverageLocator``.
public struct CoverageIndex: Sendable {
    public let polygons: GeometryColumn
    let grid: CoverageGrid
    let squares: [Int32]
    let borders: BorderSquares
    /// For each square the distance in squares to the nearest border square, the larger of rows and columns, 255 at
    /// most.
    let steps: [UInt8]

    /// - Parameters:
    ///   - polygons: polygons and multi-polygons in row order; empty ones are allowed and contain nothing.
    ///   - expectedPoints: the number of points to locate. A finer grid costs more to build and answers faster.
    /// - Throws: when a row is not a polygon, has an open ring or a coordinate that is not a finite number.
    /// - Complexity: O(squares + segments · squares that each touches).
    public init(polygons: GeometryColumn, expectedPoints: Int = 1_000_000) throws(PlanarError) {
        try self.init(polygons: polygons) { segments in
            Self.squares(segments: segments, expectedPoints: expectedPoints)
        }
    }

    /// With a grid of about `squares` squares.
    public init(polygons: GeometryColumn, squares: Int) throws(PlanarError) {
        try self.init(polygons: polygons) { _ in squares }
    }

    private init(polygons: GeometryColumn, squares wanted: (Int) -> Int) throws(PlanarError) {
        self.polygons = polygons
        guard let builder = try CoverageBuilder(polygons: polygons, squares: wanted) else {
            grid = CoverageGrid(extent: Envelope(x: 0, y: 0), squares: 1)
            squares = [Int32](repeating: CoverageBuilder.outside, count: grid.count)
            borders = BorderSquares()
            steps = [UInt8](repeating: 255, count: grid.count)
            return
        }
        grid = builder.grid
        squares = builder.squares
        borders = builder.borders
        steps = Self.steps(squares: builder.squares, columns: builder.grid.columns)
    }

    /// A trade between building, about 10 ns a square and 100 ns a segment, and asking: enough squares that few points
    /// fall on border squares and those have few segments, but no more than the points can repay or caches hold.
    private static func squares(segments: Int, expectedPoints: Int) -> Int {
        let points = max(expectedPoints, 0)
        return max(min(points / 8, 1 << 20), min(segments * 4, points, 1 << 22), 4096)
    }

    /// The number of squares, the frame of the grid included.
    public var squareCount: Int { squares.count }
    /// The number of squares that a border touches.
    public var borderSquareCount: Int { borders.count }

    // MARK: Asking

    /// A worker's locator.
    public func locator() -> CoverageLocator { CoverageLocator(self) }

    /// The polygon of each point, or -1 where there is none. As many elements as there are points replace those of
    /// `polygons`.
    ///
    /// - Parameter workers: threads to share the work; by default one per core where there is enough to do.
    /// - Throws: where GEOS fails for a point near a border; `polygons` is then incomplete.
    /// - Complexity: O(points), but for those in border squares, each of which passes the segments there.
    public func locate(
        x: [Double], y: [Double], into polygons: inout [Int32], workers: Int? = nil
    ) throws(PlanarError) {
        precondition(x.count == y.count, "as many x as y")
        polygons = [Int32](repeating: CoverageBuilder.outside, count: x.count)
        let runs = Runs(of: x.count, workers: workers, leastEach: 50_000)
        try x.withUnsafeBufferPointer { x throws(PlanarError) in
            try y.withUnsafeBufferPointer { y throws(PlanarError) in
                try polygons.withUnsafeMutableBufferPointer { polygons throws(PlanarError) in
                    // Each worker reads and writes its own range only.
                    nonisolated(unsafe) let (x, y, polygons) = (x, y, polygons)
                    _ = try runs.map { range throws(PlanarError) in
                        try CoverageLocator(self).locate(
                            x: UnsafeBufferPointer(rebasing: x[range]), y: UnsafeBufferPointer(rebasing: y[range]),
                            into: UnsafeMutableBufferPointer(rebasing: polygons[range]))
                    }
                }
            }
        }
    }

    /// The one answer for every point in `box`: a polygon, or -1 for outside; `nil` where answers may differ, because a
    /// border comes near. A shape in such a box needs no overlay. O(squares under the box), fewer when they differ.
    public func soleAnswer(in box: Envelope) -> Int32? {
        let rows = grid.row(box.minY)...grid.row(box.maxY)
        let columns = grid.column(box.minX)...grid.column(box.maxX)
        let answer = squares[rows.lowerBound * grid.columns + columns.lowerBound]
        guard answer >= CoverageBuilder.outside else { return nil }
        for row in rows {
            for column in columns where squares[row * grid.columns + column] != answer { return nil }
        }
        return answer
    }

    /// Two passes over the grid, from the lower left and from the upper right, each square one more than its least
    /// neighbour.
    private static func steps(squares: [Int32], columns: Int) -> [UInt8] {
        var steps = [UInt8](repeating: 255, count: squares.count)
        let rows = squares.count / columns
        steps.withUnsafeMutableBufferPointer { steps in
            for square in squares.indices where squares[square] < CoverageBuilder.outside { steps[square] = 0 }
            func relax(_ row: Int, _ column: Int, _ neighbours: [(Int, Int)]) {
                let square = row * columns + column
                var least = Int(steps[square])
                for (up, right) in neighbours where 0..<rows ~= row + up && 0..<columns ~= column + right {
                    least = min(least, Int(steps[square + up * columns + right]) + 1)
                }
                steps[square] = UInt8(least)
            }
            for row in 0..<rows {
                for column in 0..<columns { relax(row, column, [(-1, -1), (-1, 0), (-1, 1), (0, -1)]) }
            }
            for row in (0..<rows).reversed() {
                for column in (0..<columns).reversed() { relax(row, column, [(1, 1), (1, 0), (1, -1), (0, 1)]) }
            }
        }
        return steps
    }
}
