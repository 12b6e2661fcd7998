import Foundation

/// Lines and dots that fill an area in place of a pattern, since programs differ in which patterns they know.
package enum Hatching {
    package typealias Point = VectorPicture.Point
    package typealias Line = VectorPicture.Line

    /// Parallel lines within an area.
    ///
    /// - Parameters:
    ///   - area: closed lines; what lies in an odd number of them is inside.
    ///   - angle: of the lines' normal to the x axis, clockwise, in degrees.
    ///   - offset: of a first line from the origin, along the normal.
    /// - Complexity: O(points + hatch lines · crossings · log crossings).
    package static func lines(in area: [Line], angle: Double, spacing: Double, offset: Double) -> [Line] {
        spans(in: area, angle: angle, spacing: spacing, offset: offset).map { span in
            Line([span.frame.page(span.u, span.from), span.frame.page(span.u, span.to)], isClosed: false)
        }
    }

    /// Square dots on an upright grid within an area: `side` wide, their middles `spacing` apart.
    package static func dots(in area: [Line], spacing: Double, side: Double) -> [Line] {
        let half = side / 2
        return spans(in: area, angle: 90, spacing: spacing, offset: spacing / 2).flatMap { span -> [Line] in
            // The normal points down, so that along the line x falls from left to right with a minus.
            let (from, to) = (min(-span.from, -span.to), max(-span.from, -span.to))
            var x = ((from + half) / spacing).rounded(.up) * spacing
            if x - spacing / 2 >= from + half { x -= spacing / 2 } else { x += spacing / 2 }
            return stride(from: x, through: to - half, by: spacing).map { x in
                let y = span.u
                return Line(
                    [
                        Point(x: x - half, y: y - half), Point(x: x + half, y: y - half),
                        Point(x: x + half, y: y + half), Point(x: x - half, y: y + half),
                    ], isClosed: true)
            }
        }
    }

    /// Coordinates along a normal (u) and along the lines (v).
    private struct Frame {
        let cosine: Double, sine: Double

        init(angle: Double) { (cosine, sine) = (cos(angle * .pi / 180), sin(angle * .pi / 180)) }

        func turned(_ point: Point) -> (u: Double, v: Double) {
            (point.x * cosine + point.y * sine, point.y * cosine - point.x * sine)
        }
        func page(_ u: Double, _ v: Double) -> Point { Point(x: u * cosine - v * sine, y: u * sine + v * cosine) }
    }

    private struct Span {
        let frame: Frame
        let u: Double, from: Double, to: Double
    }

    private static func spans(in area: [Line], angle: Double, spacing: Double, offset: Double) -> [Span] {
        let frame = Frame(angle: angle)
        var crossings: [Int: [Double]] = [:]
        for line in area {
            let points = line.points.map(frame.turned)
            for (index, one) in points.enumerated() {
                let other = points[(index + 1) % points.count]
                let (low, high) = one.u < other.u ? (one, other) : (other, one)
                // Half-open, so that a corner on a hatch line counts once.
                let first = Int(((low.u - offset) / spacing).rounded(.up))
                let last = Int(((high.u - offset) / spacing).rounded(.up))
                for step in first..<max(first, last) {
                    let share = (Double(step) * spacing + offset - low.u) / (high.u - low.u)
                    crossings[step, default: []].append(low.v + share * (high.v - low.v))
                }
            }
        }
        return crossings.sorted { $0.key < $1.key }.flatMap { step, values -> [Span] in
            let sorted = values.sorted()
            return stride(from: 0, to: sorted.count - 1, by: 2).map {
                Span(frame: frame, u: Double(step) * spacing + offset, from: sorted[$0], to: sorted[$0 + 1])
            }
        }
    }
}
