import Planar
import Wording

/// The mapping from SWEREF 99 TM to a page: metres east and north to units right and down. The plane is kept, so that
/// areas are comparable (within 0.1 % inside a county).
struct MapFrame: Sendable {
    let width: Double
    let height: Double
    /// Units per metre.
    let scale: Double
    private let west: Double
    private let north: Double

    /// - Parameters:
    ///   - extent: the visible area, metres.
    ///   - width, maximumHeight: of the page, in its units; the height follows the county's shape.
    ///   - margin: units on every side.
    init(extent: Envelope, width: Double, maximumHeight: Double, margin: Double) {
        let metresWide = max(extent.width, 1)
        let metresHigh = max(extent.height, 1)
        scale = min((width - 2 * margin) / metresWide, (maximumHeight - 2 * margin) / metresHigh)
        self.width = width
        height = (metresHigh * scale + 2 * margin).rounded()
        west = extent.minX + metresWide / 2 - width / 2 / scale
        north = extent.maxY + (height - metresHigh * scale) / 2 / scale
    }

    struct Position: Sendable, Hashable {
        var x: Double
        var y: Double
    }

    func position(_ point: Vertex) -> Position { position(x: point.x, y: point.y) }
    func position(x: Double, y: Double) -> Position { Position(x: (x - west) * scale, y: (north - y) * scale) }

    /// SVG path data of lines, to a tenth of a unit; one place on the ground is one place on the
    /// page.
    func path(_ lines: [[Vertex]], closed: Bool) -> String {
        var data = ""
        for line in lines {
            var last: (x: Int, y: Int)?
            for (index, point) in line.enumerated() {
                if closed, index == line.count - 1, line.count > 1 { break }
                let page = position(point)
                let now = (x: Int(clamped: (page.x * 10).rounded()), y: Int(clamped: (page.y * 10).rounded()))
                guard let before = last else {
                    data += "M\(SVGNumber.text(now.x, scale: 10)) \(SVGNumber.text(now.y, scale: 10))"
                    last = now
                    continue
                }
                guard now != before else { continue }
                data += "l\(SVGNumber.text(now.x - before.x, scale: 10)) \(SVGNumber.text(now.y - before.y, scale: 10))"
                last = now
            }
            if closed, last != nil { data += "z" }
        }
        return data
    }
}
