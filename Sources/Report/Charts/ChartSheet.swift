import Wording

/// A chart as an SVG document with its title, unit, years, notes and source.
///
/// It is about as wide as a telephone's screen, so that its text is hardly smaller than written there, and grows to at
/// most half as much again on wide screens. On paper it is never cut by the end of a page.
struct ChartSheet {
    /// The width of the sheet and, within its margins, of the picture.
    static let width = 420.0
    static let room = width - 2 * margin

    private static let margin = 10.0
    private static let (titleSize, subtitleSize, noteSize) = (17.0, 12.5, 11.0)

    /// How much wider a bold text is.
    private static let bold = 1.1

    let chart: any Chart
    let language: Language
    /// That the values used, in a sentence; nil for none.
    var filters: Wording?

    /// UTF-8 text of an SVG document; the same for the same values.
    func svg() -> String {
        var y = Self.margin
        var head = Markup()
        for line in TextExtent.lines(chart.title[language], size: Self.titleSize * Self.bold, width: Self.room) {
            y += Self.titleSize
            head += ChartInk.text(line, x: 0, y: y, size: Self.titleSize, weight: "600")
            y += Self.titleSize * 0.25
        }
        y += 3
        for line in TextExtent.lines(chart.subtitle[language], size: Self.subtitleSize, width: Self.room) {
            y += Self.subtitleSize
            head += ChartInk.text(line, x: 0, y: y, size: Self.subtitleSize, colour: ChartInk.quiet)
            y += Self.subtitleSize * 0.3
        }
        let drawing = chart.drawing(in: language)
        let top = y + 12
        y = top + drawing.height + 10
        var foot = Markup()
        for note in chart.notes + [filters].compactMap({ $0 }) {
            for line in TextExtent.lines(note[language], size: Self.noteSize, width: Self.room) {
                y += Self.noteSize
                foot += ChartInk.text(line, x: 0, y: y, size: Self.noteSize, colour: ChartInk.quiet)
                y += Self.noteSize * 0.3
            }
            y += 2
        }
        return document(head + foot, drawing, top: top, height: (y + Self.margin).rounded(.up))
    }

    private func document(_ words: Markup, _ drawing: ChartDrawing, top: Double, height: Double) -> String {
        SVG.svg(
            Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("width", Self.width * 1.5),
            Attribute("height", height * 1.5),
            Attribute(
                "viewBox", "0 0 \(SVGNumber.text(Self.width, decimals: 1)) \(SVGNumber.text(height, decimals: 1))"),
            Attribute("preserveAspectRatio", "xMinYMin meet"), Attribute("role", "img"),
            Attribute("lang", language.rawValue),
            Attribute("aria-labelledby", "chart-title"), Attribute("aria-describedby", "chart-desc")
        ) {
            SVG.title(.id("chart-title")) { chart.title[language] }
            SVG.desc(.id("chart-desc")) { "\(chart.subtitle[language]). \(chart.description[language])" }
            SVG.style {
                Markup(verbatim: ":root{width:100%;max-width:630px;height:auto}@media print{:root{max-height:96vh}}")
            }
            ChartInk.definitions
            SVG.rect(
                Attribute("width", Self.width), Attribute("height", height), Attribute("fill", ChartInk.paper))
            SVG.g(
                Attribute("font-family", CountyMap.font), Attribute("fill", ChartInk.ink),
                Attribute("transform", "translate(\(SVGNumber.text(Self.margin, decimals: 1)) 0)")
            ) {
                words
                SVG.g(Attribute("transform", "translate(0 \(SVGNumber.text(top, decimals: 1)))")) { drawing.markup }
            }
        }.source
    }
}
