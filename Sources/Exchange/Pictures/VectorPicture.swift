import Foundation

/// A picture as lines, areas and texts in drawing order, from which files are made that office programs show.
///
/// One unit is 1/96 inch; (0, 0) is the top left corner.
package struct VectorPicture: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package var x: Double
        package var y: Double

        package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
    }

    /// A colour as #rrggbb and how much it covers, 0 … 1.
    package struct Paint: Sendable, Hashable {
        package var colour: String
        package var opacity: Double

        package init(_ colour: String, opacity: Double = 1) { (self.colour, self.opacity) = (colour, opacity) }
    }

    package struct Stroke: Sendable, Hashable {
        package var paint: Paint
        package var width: Double
        /// Lengths of stroke and gap in turn; none for a line without gaps.
        package var dashes: [Double] = []
        package var isRound = false

        package init(_ paint: Paint, width: Double, dashes: [Double] = [], isRound: Bool = false) {
            (self.paint, self.width, self.dashes, self.isRound) = (paint, width, dashes, isRound)
        }
    }

    package struct Line: Sendable, Hashable {
        package var points: [Point]
        package var isClosed: Bool

        package init(_ points: [Point], isClosed: Bool) { (self.points, self.isClosed) = (points, isClosed) }
    }

    package struct Path: Sendable, Hashable {
        package var lines: [Line]
        package var fill: Paint?
        package var stroke: Stroke?
        /// Whether an area within another is a hole whichever way its line runs.
        package var isEvenOdd = false
        /// What lies outside these two corners isn't drawn.
        package var clip: [Point] = []

        package init(_ lines: [Line], fill: Paint? = nil, stroke: Stroke? = nil, isEvenOdd: Bool = false) {
            (self.lines, self.fill, self.stroke, self.isEvenOdd) = (lines, fill, stroke, isEvenOdd)
        }
    }

    package enum Anchor: String, Sendable { case start, middle, end }

    package struct Text: Sendable, Hashable {
        package var words: String
        /// Where the base line begins, has its middle or ends.
        package var place: Point
        package var size: Double
        package var anchor = Anchor.start
        package var isBold = false
        package var paint: Paint
        /// A line around the letters, below them.
        package var halo: Stroke?
        /// Clockwise, in degrees.
        package var turn = 0.0

        package init(_ words: String, at place: Point, size: Double, paint: Paint) {
            (self.words, self.place, self.size, self.paint) = (words, place, size, paint)
        }
    }

    package enum Mark: Sendable, Hashable {
        case path(Path)
        case text(Text)
    }

    package var width: Double
    package var height: Double
    package var marks: [Mark]

    package init(width: Double, height: Double, marks: [Mark] = []) {
        (self.width, self.height, self.marks) = (width, height, marks)
    }

    /// A circle as a polygon that no eye tells from it.
    package static func circle(around middle: Point, radius: Double) -> Line {
        let count = max(12, min(64, Int((radius * 6).rounded(.up))))
        return Line(
            (0..<count).map { step in
                let angle = Double(step) / Double(count) * 2 * .pi
                return Point(x: middle.x + radius * cos(angle), y: middle.y + radius * sin(angle))
            }, isClosed: true)
    }
}
