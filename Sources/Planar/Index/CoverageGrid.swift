/// A grid of equal rectangles, *squares*, over a coverage, with a frame of one more square all around that stands for
/// everything outside.
///
/// A coordinate's square is found by one multiplication and one rounding per axis. Rounding may put a point into the
/// neighbour when it lies within about 1e-11 of a square's width, or a unit in its last place, from the side between
/// them. Every user of the grid therefore counts what lies within `margin` of a square as touching it.
struct CoverageGrid: Sendable {
    /// In squares; far above the rounding of positions, far below any useful saving.
    static let margin = 1e-4

    /// Squares along x and y, the frame included; squares are numbered row by row from the lower left.
    let columns: Int
    let rows: Int
    /// The lower left corner of the inner squares, which have column 1 and row 1.
    let originX: Double
    let originY: Double
    let width: Double
    let height: Double
    let perWidth: Double
    let perHeight: Double

    /// About `squares` squares, as nearly square as the extent allows; fewer where the margin would approach the
    /// rounding of coordinates, in a small extent far from the origin.
    init(extent: Envelope, squares: Int) {
        let largest = max(abs(extent.minX), abs(extent.maxX), abs(extent.minY), abs(extent.maxY), .leastNormalMagnitude)
        // Sixteen units in the last place within the margin.
        let smallest = largest.ulp * 16 / Self.margin
        let sizeX = max(extent.width, smallest)
        let sizeY = max(extent.height, smallest)
        let side = max((sizeX * sizeY / Double(max(squares, 1))).squareRoot(), smallest)
        let innerColumns = Int(min(max(2, (sizeX / side).rounded()), 8192))
        let innerRows = Int(min(max(2, (sizeY / side).rounded()), 8192))
        // One square more than needed, and uneven room on both sides: borders made on round numbers miss the grid
        // lines.
        width = sizeX / Double(innerColumns - 1)
        height = sizeY / Double(innerRows - 1)
        originX = extent.minX - 0.381966 * width
        originY = extent.minY - 0.381966 * height
        perWidth = 1 / width
        perHeight = 1 / height
        columns = innerColumns + 2
        rows = innerRows + 2
    }

    var count: Int { columns * rows }

    /// The left side of a column and the lower side of a row, computed in one place.
    func left(_ column: Int) -> Double { originX + Double(column - 1) * width }
    func lower(_ row: Int) -> Double { originY + Double(row - 1) * height }

    /// Positions in squares: the integer part is the column or row.
    func positionX(_ x: Double) -> Double { (x - originX) * perWidth + 1 }
    func positionY(_ y: Double) -> Double { (y - originY) * perHeight + 1 }

    /// The column of a coordinate; the frame for everything outside and for NaN.
    func column(_ x: Double) -> Int { Int(clamped(positionX(x), columns)) }
    func row(_ y: Double) -> Int { Int(clamped(positionY(y), rows)) }

    private func clamped(_ position: Double, _ count: Int) -> Double {
        let last = Double(count - 1)
        // Written so that NaN becomes `last`.
        let low = position < last ? position : last
        return low > 0 ? low : 0
    }

    /// Adding it to a number below 2³² rounds that to an integer, which then stands in the low bits.
    private static let rounding = 0x1.8p52

    /// The squares of `count` points, by the same rule as `column` and `row` up to rounding at the sides of squares. No
    /// branch, so that the compiler can take several points at a time.
    @inline(__always)
    func squares(
        of x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int, into squares: UnsafeMutablePointer<UInt32>
    ) {
        let (originX, originY, perWidth, perHeight) = (originX, originY, perWidth, perHeight)
        let (lastColumn, lastRow) = (Double(columns - 1), Double(rows - 1))
        let stride = Double(columns)
        let rounding = Self.rounding
        for i in 0..<count {
            // +1 for the frame, −½ to turn rounding to nearest into rounding down.
            var column = (x[i] - originX) * perWidth + 0.5
            var row = (y[i] - originY) * perHeight + 0.5
            column = column < lastColumn ? column : lastColumn
            row = row < lastRow ? row : lastRow
            column = column > 0 ? column : 0
            row = row > 0 ? row : 0
            column = (column + rounding) - rounding
            row = (row + rounding) - rounding
            squares[i] = UInt32(truncatingIfNeeded: (row * stride + column + rounding).bitPattern)
        }
    }
}
