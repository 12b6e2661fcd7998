import FollowUp
import Store
import Territory
package import Wording

/// A stand-alone map: title, map, legend and notes as one SVG file.
package struct MapSheet: Sendable {
    private let map: CountyMap
    private let notes: [Wording]
    private let language: Language

    /// - Parameter notes: sentences below the legend.
    package init(_ map: CountyMap, notes: [Wording] = []) {
        self.map = map
        self.notes = notes
        language = map.language
    }

    private static let columnWidth = 250.0
    private static let titleSize = 17.0

    /// UTF-8 text of an SVG document; the same for the same store.
    package func svg() -> String {
        let legend = MapLegend(map.subject, ground: map.ground)
        let isBelow = map.subject.isChange
        let width = isBelow ? map.width + 16 : map.width + Self.columnWidth + 24
        let title = TextExtent.lines(map.subject.title[language], size: Self.titleSize, width: width - 24)
        let top = 18 + Double(title.count) * Self.titleSize * 1.25 + 6
        // Beside it the map would be too small on a telephone.
        let column =
            isBelow
            ? self.column(legend, x: 12, y: top + map.height + 12, width: width - 24)
            : self.column(legend, x: map.width + 16, y: top + 10, width: Self.columnWidth)
        let height = max(top + map.height, column.bottom + 12)
        let id = map.prefix
        let markup = SVG.svg(
            Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("width", width), Attribute("height", height),
            Attribute("viewBox", "0 0 \(SVGNumber.text(width, decimals: 1)) \(SVGNumber.text(height, decimals: 1))"),
            Attribute("role", "img"),
            Attribute("lang", language.rawValue), Attribute("aria-labelledby", "\(id)-title"),
            Attribute("aria-describedby", "\(id)-desc")
        ) {
            SVG.title(.id("\(id)-title")) { map.subject.title[language] }
            SVG.desc(.id("\(id)-desc")) { map.description }
            if isBelow { SVG.style { Markup(verbatim: ":root{max-width:100%;height:auto}") } }
            map.definitions
            SVG.rect(Attribute("width", width), Attribute("height", height), Attribute("fill", CountyMap.paper))
            SVG.g(Attribute("font-family", CountyMap.font), Attribute("fill", CountyMap.ink)) {
                for (index, line) in title.enumerated() {
                    text(
                        line, x: 12, y: 18 + Self.titleSize * (0.75 + Double(index) * 1.25), size: Self.titleSize,
                        weight: "600")
                }
                column.markup
            }
            SVG.g(Attribute("transform", "translate(0 \(SVGNumber.text(top, decimals: 1)))")) { map.drawing() }
        }
        return markup.source
    }

    private func column(_ legend: MapLegend, x: Double, y: Double, width: Double) -> (markup: Markup, bottom: Double) {
        var markup = Markup()
        var y = y
        for row in legend.rows {
            markup += map.sign(row.sign, x: x, y: y)
            var words = row.text[language]
            if let count = row.count { words += " (\(Figures(language).integer(count)))" }
            let lines = TextExtent.lines(words, size: 12, width: width - 36)
            for (index, line) in lines.enumerated() {
                markup += text(line, x: x + 34, y: y + 13 + Double(index) * 15, size: 12)
            }
            y += max(22, Double(lines.count) * 15 + 7)
        }
        y += 10
        let deviation = Figures(language).decimal(max(map.ground.deviation, 1), 0)
        let ground = Wording(
            sv: "SWEREF 99 TM. Gränser förenklade högst \(deviation) m (Visvalingam–Whyatt).",
            en: "SWEREF 99 TM. Borders simplified by at most \(deviation) m (Visvalingam–Whyatt).")
        for note in [legend.method] + notes + [ground] {
            for line in TextExtent.lines(note[language], size: 10.5, width: width) {
                markup += text(line, x: x, y: y + 9, size: 10.5, colour: CountyMap.quietInk)
                y += 14
            }
            y += 5
        }
        return (markup, y)
    }

    private func text(_ line: String, x: Double, y: Double, size: Double, weight: String? = nil, colour: String? = nil)
        -> Markup
    {
        SVG.text(
            Attribute("x", x), Attribute("y", y), Attribute("font-size", size),
            weight.map { Attribute("font-weight", $0) },
            colour.map { Attribute("fill", $0) }
        ) { line }
    }
}
