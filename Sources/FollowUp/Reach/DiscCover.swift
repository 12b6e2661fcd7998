import Planar
import Wording

/// Finds discs inside the union of earlier ones, so that a union over many places costs no more than its outline.
///
/// A grid of some squares per radius lies over the plane. A square wholly inside a kept disc is covered; a disc that
/// touches covered squares only lies inside the union of the kept ones. Exact: a disc left out would not have changed
/// the union.
struct DiscCover {
    private let origin: (x: Double, y: Double)
    private let side: Double
    private let columns: Int
    private let rows: Int
    private let radius: Double
    /// Radius of the circle inside a 64-cornered disc: cos(π/64) = 0.99880 of the disc's.
    private let inner: Double
    private var isCovered: [Bool]

    /// Nil where a sufficiently fine grid would take too much memory; discs then hardly overlap.
    ///
    /// - Parameter extent: of the discs' centres.
    init?(extent: Envelope, radius: Double) {
        let squares = 4_000_000.0
        let width = extent.width + 4 * radius
        let height = extent.height + 4 * radius
        let side = max(radius / 16, (width * height / squares).squareRoot())
        guard side <= radius / 4 else { return nil }
        self.radius = radius
        self.side = side
        inner = 0.998 * radius
        origin = (extent.minX - 2 * radius, extent.minY - 2 * radius)
        columns = Int(clamped: width / side) + 1
        rows = Int(clamped: height / side) + 1
        isCovered = [Bool](repeating: false, count: columns * rows)
    }

    /// Whether the disc adds to the kept ones; it is then kept too. O(squares touched).
    mutating func keeps(x: Double, y: Double) -> Bool {
        guard !touchesCoveredOnly(x, y) else { return false }
        // Squares wholly inside: both their sides, and the corners farthest from the centre.
        for row in Int(clamped: (y - inner - origin.y) / side)...Int(clamped: (y + inner - origin.y) / side) {
            let low = origin.y + Double(row) * side - y
            let farthest = max(abs(low), abs(low + side))
            guard farthest < inner else { continue }
            let half = (inner * inner - farthest * farthest).squareRoot()
            let first = Int(clamped: ((x - half - origin.x) / side).rounded(.up))
            let end = Int(clamped: (x + half - origin.x) / side)
            guard first < end else { continue }
            for column in first..<end { isCovered[row * columns + column] = true }
        }
        return true
    }

    private func touchesCoveredOnly(_ x: Double, _ y: Double) -> Bool {
        // Slightly wider than the disc, so that rounding can't leave a square out.
        let outer = radius * 1.000001
        for row in Int(clamped: (y - outer - origin.y) / side)...Int(clamped: (y + outer - origin.y) / side) {
            let low = origin.y + Double(row) * side - y
            let nearest = low > 0 ? low : low + side < 0 ? -(low + side) : 0
            guard nearest < outer else { continue }
            let half = (outer * outer - nearest * nearest).squareRoot()
            for column in Int(clamped: (x - half - origin.x) / side)...Int(clamped: (x + half - origin.x) / side)
            where !isCovered[row * columns + column] { return false }
        }
        return true
    }
}
