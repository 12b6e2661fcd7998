import Exchange
import Foundation

/// Reads a drawing of the program, which is SVG, as a picture for office programs: every mark with its own colours,
/// patterns as lines and dots.
struct PictureReader {
    private typealias Point = VectorPicture.Point
    private typealias Line = VectorPicture.Line

    private var picture: VectorPicture
    private var patterns: [String: MarkupNode.Element] = [:]
    private var clips: [String: [Point]] = [:]
    private let isPlot: Bool

    /// Nil for what has no size.
    static func picture(_ svg: MarkupNode.Element) -> VectorPicture? {
        let box = numbers(svg.attributes["viewBox"] ?? "")
        guard box.count == 4, box[2] > 0, box[3] > 0 else { return nil }
        var reader = PictureReader(
            picture: VectorPicture(width: box[2], height: box[3]), isPlot: svg.has(class: "plot"))
        reader.note(svg)
        reader.draw(svg.children, Look(), Turn(dx: -box[0], dy: -box[1]))
        return reader.picture
    }

    private init(picture: VectorPicture, isPlot: Bool) { (self.picture, self.isPlot) = (picture, isPlot) }

    private mutating func note(_ element: MarkupNode.Element) {
        for case .element(let child) in element.children {
            if child.name == "pattern", let id = child.attributes["id"] { patterns[id] = child }
            if child.name == "clipPath", let id = child.attributes["id"], let rect = child.first("rect") {
                let (width, height) = (Self.number(rect, "width"), Self.number(rect, "height"))
                let (x, y) = (Self.number(rect, "x"), Self.number(rect, "y"))
                clips[id] = [Point(x: x, y: y), Point(x: x + width, y: y + height)]
            }
            note(child)
        }
    }

    // MARK: Looks

    /// What elements hand down to those within them.
    private typealias Look = [String: String]

    private static let inherited: Set<String> = [
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
        "stroke-linejoin", "font-size", "font-weight", "text-anchor", "paint-order", "clip-path",
    ]

    private func look(_ element: MarkupNode.Element, within outer: Look) -> Look {
        var look = outer
        for (name, value) in element.attributes where Self.inherited.contains(name) { look[name] = value }
        if isPlot { look.merge(PlotInk.attributes(of: element)) { $1 } }
        return look
    }

    /// A shift and a turn: what the drawings use.
    private struct Turn {
        var dx = 0.0, dy = 0.0, degrees = 0.0

        func callAsFunction(_ x: Double, _ y: Double) -> Point {
            guard degrees != 0 else { return Point(x: x + dx, y: y + dy) }
            let angle = degrees * .pi / 180
            return Point(x: x * cos(angle) - y * sin(angle) + dx, y: x * sin(angle) + y * cos(angle) + dy)
        }

        /// With that of an element within, as `translate(12 40) rotate(-90)`.
        func and(_ text: String?) -> Turn {
            guard let text else { return self }
            var turn = self
            for part in text.split(separator: ")") {
                let values = PictureReader.numbers(part.split(separator: "(").last.map(String.init) ?? "")
                if part.contains("translate") {
                    let place = turn(values.first ?? 0, values.count > 1 ? values[1] : 0)
                    (turn.dx, turn.dy) = (place.x, place.y)
                } else if part.contains("rotate") {
                    turn.degrees += values.first ?? 0
                }
            }
            return turn
        }
    }

    private static func numbers(_ text: String) -> [Double] {
        text.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap { Double($0) }
    }

    private static func number(_ element: MarkupNode.Element, _ name: String) -> Double {
        element.attributes[name].flatMap { Double($0) } ?? 0
    }

    private static func paint(_ look: Look, _ name: String, unless none: String) -> VectorPicture.Paint? {
        let colour = look[name] ?? none
        guard colour.hasPrefix("#") else { return nil }
        return VectorPicture.Paint(colour, opacity: look["\(name)-opacity"].flatMap { Double($0) } ?? 1)
    }

    private static func stroke(_ look: Look) -> VectorPicture.Stroke? {
        guard let paint = Self.paint(look, "stroke", unless: "none") else { return nil }
        return VectorPicture.Stroke(
            paint, width: look["stroke-width"].flatMap { Double($0) } ?? 1,
            dashes: numbers(look["stroke-dasharray"] ?? ""), isRound: look["stroke-linejoin"] == "round")
    }

    // MARK: Marks

    private mutating func draw(_ nodes: [MarkupNode], _ outer: Look, _ turn: Turn) {
        for case .element(let element) in nodes {
            let look = self.look(element, within: outer)
            let turn = turn.and(element.attributes["transform"])
            switch element.name {
            case "g": draw(element.children, look, turn)
            case "text": text(element, look, turn)
            case "path": add(PathData.lines(element.attributes["d"] ?? ""), look, turn)
            case "rect":
                let (x, y) = (Self.number(element, "x"), Self.number(element, "y"))
                let (right, bottom) = (x + Self.number(element, "width"), y + Self.number(element, "height"))
                let corners = [Point(x: x, y: y), Point(x: right, y: y), Point(x: right, y: bottom)]
                add([Line(corners + [Point(x: x, y: bottom)], isClosed: true)], look, turn)
            case "circle":
                let middle = Point(x: Self.number(element, "cx"), y: Self.number(element, "cy"))
                add([VectorPicture.circle(around: middle, radius: Self.number(element, "r"))], look, turn)
            case "line":
                let ends = [
                    Point(x: Self.number(element, "x1"), y: Self.number(element, "y1")),
                    Point(x: Self.number(element, "x2"), y: Self.number(element, "y2")),
                ]
                add([Line(ends, isClosed: false)], look, turn)
            case "polyline":
                let values = Self.numbers(element.attributes["points"] ?? "")
                let points = stride(from: 0, to: values.count - 1, by: 2).map {
                    Point(x: values[$0], y: values[$0 + 1])
                }
                add([Line(points, isClosed: false)], look, turn)
            default: break
            }
        }
    }

    private mutating func text(_ element: MarkupNode.Element, _ look: Look, _ turn: Turn) {
        var text = VectorPicture.Text(
            element.text.replacing("\n", with: ""), at: turn(Self.number(element, "x"), Self.number(element, "y")),
            size: look["font-size"].flatMap { Double($0) } ?? 12,
            paint: Self.paint(look, "fill", unless: "#000000") ?? .init("#000000"))
        text.anchor = look["text-anchor"].flatMap { VectorPicture.Anchor(rawValue: $0) } ?? .start
        text.isBold = look["font-weight"].flatMap { Int($0) } ?? 400 > 500
        text.turn = turn.degrees
        if look["paint-order"] == "stroke" { text.halo = Self.stroke(look) }
        picture.marks.append(.text(text))
    }

    private mutating func add(_ lines: [Line], _ look: Look, _ turn: Turn) {
        let lines = lines.filter { !$0.points.isEmpty }.map { line in
            Line(line.points.map { turn($0.x, $0.y) }, isClosed: line.isClosed)
        }
        let isEvenOdd = look["fill-rule"] == "evenodd"
        let fill = look["fill"] ?? "#000000"
        let (paint, stroke) = (Self.paint(look, "fill", unless: "#000000"), Self.stroke(look))
        if fill.hasPrefix("url(#"), let pattern = patterns[String(fill.dropFirst(5).dropLast())] {
            patterned(lines, pattern)
        }
        guard paint != nil || stroke != nil else { return }
        var path = VectorPicture.Path(lines, fill: paint, stroke: stroke, isEvenOdd: isEvenOdd)
        if let clip = look["clip-path"], let corners = clips[String(clip.dropFirst(5).dropLast())] {
            path.clip = corners.map { turn($0.x, $0.y) }
        }
        picture.marks.append(.path(path))
    }

    /// An area's pattern: stripes along the pattern's upright, dots, or a ground.
    private mutating func patterned(_ area: [Line], _ pattern: MarkupNode.Element) {
        let (width, height) = (Self.number(pattern, "width"), Self.number(pattern, "height"))
        guard width > 0 else { return }
        let angle = Turn().and(pattern.attributes["patternTransform"]).degrees
        for case .element(let element) in pattern.children {
            let look = self.look(element, within: [:])
            let fill = Self.paint(look, "fill", unless: "#000000")
            switch element.name {
            case "rect" where Self.number(element, "width") >= width:
                picture.marks.append(.path(.init(area, fill: fill, isEvenOdd: true)))
            case "rect" where Self.number(element, "height") >= height:
                let stripe = Self.number(element, "width")
                let lines = Hatching.lines(
                    in: area, angle: angle, spacing: width, offset: Self.number(element, "x") + stripe / 2)
                picture.marks.append(.path(.init(lines, stroke: fill.map { VectorPicture.Stroke($0, width: stripe) })))
            case "line":
                let lines = Hatching.lines(in: area, angle: angle, spacing: width, offset: Self.number(element, "x1"))
                picture.marks.append(.path(.init(lines, stroke: Self.stroke(look))))
            case "circle":
                // As large as the circle.
                let side = Self.number(element, "r") * Double.pi.squareRoot()
                picture.marks.append(
                    .path(.init(Hatching.dots(in: area, spacing: width, side: side), fill: fill)))
            default: break
            }
        }
    }
}
