/// One worker's access to a ``CoverageIndex``: it owns the context and the prepared polygons that decide near borders.
///
/// Making one costs next to nothing; GEOS is set up for a polygon when it is first needed. Not `Sendable`.
public final class CoverageLocator {
    public let index: CoverageIndex
    private lazy var context = Context()
    private var prepared: [PreparedPolygon?]

    /// A box, as arrays can't hold `PreparedGeometry`, which is not copyable.
    private final class PreparedPolygon {
        let geometry: PreparedGeometry
        init(_ geometry: consuming PreparedGeometry) { self.geometry = geometry }
    }

    /// The number of points decided by GEOS so far.
    public private(set) var exactQuestions = 0

    init(_ index: CoverageIndex) {
        self.index = index
        prepared = [PreparedPolygon?](repeating: nil, count: index.polygons.count)
    }

    /// The polygon of a point, or -1.
    ///
    /// - Throws: where GEOS fails for a point near a border.
    public func locate(x: Double, y: Double) throws(PlanarError) -> Int32 {
        let grid = index.grid
        let answer = index.squares[grid.row(y) * grid.columns + grid.column(x)]
        guard answer < CoverageBuilder.outside else { return answer }
        return try index.borders.withPointers { borders throws(PlanarError) in
            try resolve(Int(-2 - answer), x, y, borders)
        }
    }

    /// The polygon of each point, or -1. The three buffers are of the same length. O(points).
    public func locate(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, into polygons: UnsafeMutableBufferPointer<Int32>
    ) throws(PlanarError) {
        precondition(x.count == y.count && x.count == polygons.count, "as many x, y and answers")
        let count = x.count
        guard let x = x.baseAddress, let y = y.baseAddress, let polygons = polygons.baseAddress else { return }
        try index.borders.withPointers { borders throws(PlanarError) in
            try withBlocks { (block, pending) throws(PlanarError) in
                var start = 0
                while start < count {
                    let size = min(Self.block, count - start)
                    let (x, y, polygons) = (x + start, y + start, polygons + start)
                    index.grid.squares(of: x, y, count: size, into: block)
                    let waiting = index.squares.withUnsafeBufferPointer { lookUp($0, block, size, polygons, pending) }
                    for i in 0..<waiting {
                        let point = Int(pending[i])
                        polygons[point] = try resolve(Int(-2 - polygons[point]), x[point], y[point], borders)
                    }
                    start += size
                }
            }
        }
    }

    /// The polygon that contains a point, at distance 0, or else the one with the nearest border, at most `limit` away;
    /// of several the lowest row.
    public func nearestPolygon(
        x: Double, y: Double, within limit: Double
    ) throws(PlanarError) -> (polygon: Int, distance: Double)? {
        let polygon = try locate(x: x, y: y)
        return polygon >= 0 ? (Int(polygon), 0) : index.nearestBorder(x: x, y: y, within: limit)
    }

    /// Points per pass: their squares stay in the innermost cache.
    private static let block = 1024

    /// Reads the answers of a block and lists the points that lie in border squares.
    @inline(__always)
    private func lookUp(
        _ squares: UnsafeBufferPointer<Int32>, _ block: UnsafePointer<UInt32>, _ size: Int,
        _ polygons: UnsafeMutablePointer<Int32>, _ pending: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var waiting = 0
        for i in 0..<size {
            let answer = squares[Int(block[i])]
            polygons[i] = answer
            pending[waiting] = UInt32(truncatingIfNeeded: i)
            waiting &+= answer < CoverageBuilder.outside ? 1 : 0  // no branch: which points come is unpredictable
        }
        return waiting
    }

    private func resolve(_ border: Int, _ x: Double, _ y: Double, _ borders: BorderPointers) throws(PlanarError)
        -> Int32
    {
        let left = borders.lefts[border]
        for i in Int(borders.candidateStarts[border])..<Int(borders.candidateStarts[border + 1]) {
            let candidate = borders.candidates[i]
            switch candidate.contains(x: x, y: y, left: left, borders) {
            case .inside: return candidate.polygon
            case .outside: continue
            case .uncertain: if try covers(Int(candidate.polygon), x, y) { return candidate.polygon }
            }
        }
        return CoverageBuilder.outside
    }

    /// GEOS's answer.
    private func covers(_ polygon: Int, _ x: Double, _ y: Double) throws(PlanarError) -> Bool {
        exactQuestions += 1
        if let ready = prepared[polygon] { return try ready.geometry.covers(x: x, y: y) }
        let made = PreparedPolygon(try index.polygons.geometry(polygon, in: context).prepared())
        prepared[polygon] = made
        return try made.geometry.covers(x: x, y: y)
    }

    private func withBlocks(
        _ body: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) throws(PlanarError) -> Void
    ) throws(PlanarError) {
        let block = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.block)
        // One more: the last waiting point may be written beyond the list and is then not counted.
        let pending = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.block + 1)
        defer {
            block.deallocate()
            pending.deallocate()
        }
        try body(block, pending)
    }
}
