/// Colours, lines and texts of charts. Blue and orange differ for all kinds of colour vision, and what they tell apart
/// differs in stroke too, so that it holds on grey paper.
enum ChartInk {
    static let ink = CountyMap.ink
    static let quiet = CountyMap.quietInk
    static let paper = CountyMap.paper
    static let grid = "#d9dfe2"
    /// What stands behind: others, the county.
    static let back = "#a2acb2"
    static let blue = "#0b5394"
    static let orange = "#b45309"
    static let paleBlue = "#bcd4ea"

    /// A hatch for what isn't measured.
    static var definitions: Markup {
        SVG.defs {
            SVG.pattern(
                .id("chart-hatch"), Attribute("width", 5.0), Attribute("height", 5.0),
                Attribute("patternUnits", "userSpaceOnUse"), Attribute("patternTransform", "rotate(45)")
            ) {
                SVG.line(
                    Attribute("y2", 5.0), Attribute("stroke", back), Attribute("stroke-width", 1.2))
            }
        }
    }

    static let hatch = "url(#chart-hatch)"

    enum Anchor: String { case start, middle, end }

    /// - Parameters:
    ///   - y: of the base line.
    ///   - halo: whether lines behind it are kept from it.
    static func text(
        _ words: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start, weight: String? = nil,
        colour: String? = nil, halo: Bool = false
    ) -> Markup {
        SVG.text(
            Attribute("x", rounded(x)), Attribute("y", rounded(y)), Attribute("font-size", size),
            anchor == .start ? nil : Attribute("text-anchor", anchor.rawValue),
            weight.map { Attribute("font-weight", $0) }, colour.map { Attribute("fill", $0) },
            halo ? Attribute("paint-order", "stroke") : nil, halo ? Attribute("stroke", paper) : nil,
            halo ? Attribute("stroke-width", 3.0) : nil
        ) { words }
    }

    static func line(
        from: (x: Double, y: Double), to: (x: Double, y: Double), stroke: String = grid, width: Double = 1,
        dash: String? = nil
    ) -> Markup {
        SVG.line(
            Attribute("x1", rounded(from.x)), Attribute("y1", rounded(from.y)), Attribute("x2", rounded(to.x)),
            Attribute("y2", rounded(to.y)), Attribute("stroke", stroke), Attribute("stroke-width", width),
            dash.map { Attribute("stroke-dasharray", $0) })
    }

    /// A line through the points, dotted and thin over those that are missing; a point between two of these is a dot.
    static func polyline(
        _ points: [(x: Double, y: Double)?], stroke: String, width: Double, dash: String? = nil
    ) -> Markup {
        var markup = Markup()
        let known = points.indices.filter { points[$0] != nil }
        for (one, next) in zip(known, known.dropFirst()) where next > one + 1 {
            markup += line(from: points[one]!, to: points[next]!, stroke: stroke, width: 1, dash: "1.5 3")
        }
        for run in points.split(whereSeparator: { $0 == nil }).map({ $0.compactMap { $0 } }) {
            guard run.count > 1 else {
                markup += dot(run[0], radius: width, fill: stroke)
                continue
            }
            let text = run.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
            markup += SVG.polyline(
                Attribute("points", text), Attribute("fill", "none"), Attribute("stroke", stroke),
                Attribute("stroke-width", width), Attribute("stroke-linejoin", "round"),
                dash.map { Attribute("stroke-dasharray", $0) })
        }
        return markup
    }

    static func dot(_ place: (x: Double, y: Double), radius: Double, fill: String) -> Markup {
        SVG.circle(
            Attribute("cx", rounded(place.x)), Attribute("cy", rounded(place.y)), Attribute("r", radius),
            Attribute("fill", fill))
    }

    private static func number(_ value: Double) -> String { SVGNumber.text(value, decimals: 1) }

    private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
