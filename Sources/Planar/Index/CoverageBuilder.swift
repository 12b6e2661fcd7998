import Wording

/// Builds the parts of a ``CoverageIndex`` from polygons: the squares that a border touches, the polygon of each other
/// square, and the segments of border squares.
struct CoverageBuilder {
    /// A square's answer: a polygon, `outside`, or a border square `b` as `-2 - b`.
    static let outside: Int32 = -1
    private static let border: Int32 = -2

    let grid: CoverageGrid
    private(set) var squares: [Int32]
    private(set) var borders = BorderSquares()

    /// All segments, polygon by polygon.
    private var all: [BorderSegment] = []
    private var polygonStarts: [Int] = [0]
    /// Segment `segment` touches square `square`; in order of segments, so of polygons.
    private var touches: [(square: UInt32, segment: Int32)] = []
    /// The lower left corner of border square `square` lies in `polygon`; in order of polygons.
    private var cornersInside: [(square: UInt32, polygon: Int32)] = []
    private var uncertainCorners: Set<UncertainCorner> = []

    private struct UncertainCorner: Hashable {
        let square: UInt32
        let polygon: Int32
    }

    /// Reads the polygons. `nil` when none has any coordinates.
    ///
    /// - Parameter wanted: about how many squares the grid gets, for the number of segments.
    /// - Throws: where a row is not a polygon, has an open ring or a coordinate that is not a finite number.
    init?(polygons: GeometryColumn, squares wanted: (_ segments: Int) -> Int) throws(PlanarError) {
        guard let extent = polygons.envelope else { return nil }
        for row in 0..<polygons.count {
            try Self.appendSegments(of: polygons.flat(row), row: row, to: &all)
            polygonStarts.append(all.count)
        }
        grid = CoverageGrid(extent: extent, squares: wanted(all.count))
        squares = [Int32](repeating: Self.outside, count: grid.count)
        // An interpolated coordinate is off by a few units in the last place of the largest number involved, a
        // coordinate or the extent; this is about thirty.
        let reach = (
            x: max(abs(extent.minX), abs(extent.maxX)) + extent.width,
            y: max(abs(extent.minY), abs(extent.maxY)) + extent.height
        )
        borders.tolerance = (reach.x * 0x1p-48, reach.y * 0x1p-48)

        for segment in all.indices { touch(segment) }
        for polygon in 0..<polygons.count { fill(polygon) }
        assemble()
    }

    private static func appendSegments(
        of geometry: FlatGeometry, row: Int, to segments: inout [BorderSegment]
    ) throws(PlanarError) {
        guard geometry.kind == .polygon || geometry.kind == .multiPolygon else {
            throw fault(row, sv: "\(geometry.kind.name) är ingen polygon", en: "\(geometry.kind.name) is not a polygon")
        }
        for ring in 0..<geometry.ringCount {
            let range = geometry.coordinates(ofRing: ring)
            guard let first = range.first, let last = range.last else { continue }
            guard range.count > 3, geometry.x[first] == geometry.x[last], geometry.y[first] == geometry.y[last] else {
                throw fault(row, sv: "ring \(ring) är inte sluten", en: "ring \(ring) is not closed")
            }
            guard range.allSatisfy({ geometry.x[$0].isFinite && geometry.y[$0].isFinite }) else {
                throw fault(row, sv: "en koordinat är inget tal", en: "a coordinate is not a number")
            }
            for i in range.dropLast() {
                let a = (x: geometry.x[i], y: geometry.y[i])
                let b = (x: geometry.x[i + 1], y: geometry.y[i + 1])
                let (low, high) = (a.y, a.x) <= (b.y, b.x) ? (a, b) : (b, a)
                segments.append(
                    BorderSegment(
                        lowX: low.x, lowY: low.y, highX: high.x, highY: high.y,
                        slope: (high.x - low.x) / (high.y - low.y),
                        crossing: .nan))
            }
        }
    }

    private static func fault(_ row: Int, sv: String, en: String) -> PlanarError {
        PlanarError(.coverageIndex, Wording(sv: "rad \(row): \(sv)", en: "row \(row): \(en)"))
    }

    /// Marks the squares that a segment comes within the margin of.
    private mutating func touch(_ index: Int) {
        let segment = all[index]
        let margin = CoverageGrid.margin
        let (u0, v0) = (grid.positionX(segment.lowX), grid.positionY(segment.lowY))
        let (u1, v1) = (grid.positionX(segment.highX), grid.positionY(segment.highY))
        let (leftmost, rightmost) = (min(u0, u1), max(u0, u1))
        let perRow = v1 > v0 ? (u1 - u0) / (v1 - v0) : 0
        for row in Int(v0 - margin)...Int(v1 + margin) {
            // The part of the segment within this row and its margins, never more than the segment.
            var (left, right) = (leftmost, rightmost)
            if v1 > v0 {
                let enter = u0 + (max(v0, Double(row) - margin) - v0) * perRow
                let leave = u0 + (min(v1, Double(row + 1) + margin) - v0) * perRow
                left = max(left, min(enter, leave))
                right = min(right, max(enter, leave))
            }
            for column in Int(left - margin)...Int(max(left, right) + margin) {
                let square = row * grid.columns + column
                squares[square] = Self.border
                touches.append((UInt32(square), Int32(index)))
            }
        }
    }

    /// Finds the squares whose lower left corner lies in a polygon, by crossings along the lower sides of each row.
    ///
    /// A segment counts where `lowY <= y < highY`: the side is taken an infinitesimal step higher than it is, so that
    /// it runs through no vertex.
    ///
    /// - Source: M. Shimrat, Algorithm 112: Position of point relative to polygon, Communications of the ACM 5 (1962),
    ///   434 (even-odd rule); K. Hormann and A. Agathos, The point in polygon problem for arbitrary polygons,
    ///   Computational Geometry 20 (2001), 131–144 (vertices on the ray).
    private mutating func fill(_ polygon: Int) {
        let range = polygonStarts[polygon]..<polygonStarts[polygon + 1]
        guard !range.isEmpty else { return }
        var box = Bounds()
        for i in range {
            box.add(x: all[i].lowX, y: all[i].lowY)
            box.add(x: all[i].highX, y: all[i].highY)
        }
        // One row lower than the lowest vertex, one column further than any: corners are on the lower left.
        let rows = max(1, grid.row(box.minY))...min(grid.rows - 1, grid.row(box.maxY) + 1)
        let columns = max(1, grid.column(box.minX))...min(grid.columns - 1, grid.column(box.maxX) + 1)
        var crossings = [Bool](repeating: false, count: rows.count * columns.count)
        for i in range {
            let segment = all[i]
            guard segment.lowY < segment.highY else { continue }
            var row = max(rows.lowerBound, grid.row(segment.lowY))
            while row > rows.lowerBound, grid.lower(row - 1) >= segment.lowY { row -= 1 }
            while row <= rows.upperBound, grid.lower(row) < segment.lowY { row += 1 }
            while row <= rows.upperBound {
                let y = grid.lower(row)
                guard y < segment.highY else { break }
                let x = segment.lowX + (y - segment.lowY) * segment.slope
                // The first corner to the right of the crossing.
                var column = min(max(columns.lowerBound, grid.column(x)), columns.upperBound)
                while column > columns.lowerBound, grid.left(column - 1) > x { column -= 1 }
                while column <= columns.upperBound, grid.left(column) <= x { column += 1 }
                for near in [column - 1, column] where !(abs(grid.left(near) - x) > borders.tolerance.x) {
                    let square = UInt32(row * grid.columns + near)
                    uncertainCorners.insert(UncertainCorner(square: square, polygon: Int32(polygon)))
                }
                if column <= columns.upperBound {
                    crossings[(row - rows.lowerBound) * columns.count + column - columns.lowerBound].toggle()
                }
                row += 1
            }
        }
        var next = 0
        for row in rows {
            var isInside = false
            for column in columns {
                if crossings[next] { isInside.toggle() }
                next += 1
                guard isInside else { continue }
                let square = row * grid.columns + column
                if squares[square] == Self.border {
                    cornersInside.append((UInt32(square), Int32(polygon)))
                } else if squares[square] == Self.outside {
                    squares[square] = Int32(polygon)  // Lower rows come first and stay.
                }
            }
        }
    }

    /// Gathers segments and corners by border square. Both come in order of polygons and are distributed stably.
    private mutating func assemble() {
        var count = 0
        for square in squares.indices where squares[square] == Self.border {
            squares[square] = Self.border - Int32(count)
            count += 1
        }
        borders.candidateStarts = []
        let touching = distributed(touches.map { ($0.square, $0.segment) }, among: count)
        let inside = distributed(cornersInside.map { ($0.square, $0.polygon) }, among: count)
        (touches, cornersInside) = ([], [])
        borders.lefts = [Double](repeating: 0, count: count)
        borders.candidateStarts.reserveCapacity(count + 1)
        borders.segments.reserveCapacity(touching.items.count)

        var polygonOf: [Int32] = []
        polygonOf.reserveCapacity(all.count)
        for polygon in 0..<(polygonStarts.count - 1) {
            polygonOf += repeatElement(Int32(polygon), count: polygonStarts[polygon + 1] - polygonStarts[polygon])
        }
        for square in squares.indices where squares[square] <= Self.border {
            let border = Int(Self.border - squares[square])
            let (column, row) = (square % grid.columns, square / grid.columns)
            borders.lefts[border] = grid.left(column)
            borders.candidateStarts.append(Int32(borders.candidates.count))
            var touch = touching.starts[border]
            var corner = inside.starts[border]
            let (touchEnd, cornerEnd) = (touching.starts[border + 1], inside.starts[border + 1])
            while touch < touchEnd || corner < cornerEnd {
                let byTouch = touch < touchEnd ? polygonOf[Int(touching.items[touch])] : .max
                let byCorner = corner < cornerEnd ? inside.items[corner] : .max
                let polygon = min(byTouch, byCorner)
                let firstSegment = borders.segments.count
                var startsInside = byCorner == polygon
                var isUncertain = uncertainCorners.contains(UncertainCorner(square: UInt32(square), polygon: polygon))
                if startsInside { corner += 1 }
                while touch < touchEnd, polygonOf[Int(touching.items[touch])] == polygon {
                    let segment = crossing(all[Int(touching.items[touch])], left: borders.lefts[border])
                    touch += 1
                    borders.segments.append(segment)
                    if !segment.crossing.isNaN {
                        if segment.crossing > grid.lower(row) { startsInside.toggle() }
                        if abs(segment.crossing - grid.lower(row)) <= borders.tolerance.y { isUncertain = true }
                    }
                }
                borders.candidates.append(
                    BorderCandidate(
                        polygon: polygon, firstSegment: Int32(firstSegment), endSegment: Int32(borders.segments.count),
                        startsInside: startsInside, isUncertain: isUncertain))
            }
        }
        borders.candidateStarts.append(Int32(borders.candidates.count))
        (all, uncertainCorners) = ([], [])
    }

    /// With the crossing of the segment and the line `x = left`, taken an infinitesimal step to the right.
    private func crossing(_ segment: BorderSegment, left: Double) -> BorderSegment {
        var segment = segment
        guard (segment.lowX > left) != (segment.highX > left) else { return segment }
        let y = (left - segment.lowX) * ((segment.highY - segment.lowY) / (segment.highX - segment.lowX))
        segment.crossing = segment.lowY + y
        return segment
    }

    /// Counting sort by border square, stable.
    private func distributed(_ pairs: [(UInt32, Int32)], among count: Int) -> (starts: [Int], items: [Int32]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for (square, _) in pairs { starts[Int(Self.border - squares[Int(square)]) + 1] += 1 }
        for i in 1..<(count + 1) { starts[i] += starts[i - 1] }
        var next = starts
        var items = [Int32](repeating: 0, count: pairs.count)
        for (square, item) in pairs {
            let border = Int(Self.border - squares[Int(square)])
            items[next[border]] = item
            next[border] += 1
        }
        return (starts, items)
    }
}
