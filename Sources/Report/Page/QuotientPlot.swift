import Foundation
import Statistics
import Wording

/// Location quotients as dots on a scale of ratios: as far left for half as right for double.
struct QuotientPlot {
    struct Item {
        let name: String
        /// Nil or 0: no dot, but a note.
        let quotient: Double?
    }

    let items: [Item]
    let language: Language
    let prefix: String

    private static let rowHeight = 24.0, left = 118.0, width = 250.0

    func markup() -> Markup {
        let figures = Figures(language)
        let known = items.compactMap(\.quotient).filter { $0 > 0 }
        // In doublings; the scale is symmetric and at least from a quarter to four times.
        let furthest = max(2, known.map { abs(Self.log2($0)) }.max() ?? 2)
        let height = Double(items.count) * Self.rowHeight + 34
        func x(_ quotient: Double) -> Double { Self.left + (Self.log2(quotient) / furthest + 1) / 2 * Self.width }
        func text(_ value: Double) -> String { SVGNumber.text(value, decimals: 1) }
        let ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8].filter { abs(Self.log2($0)) <= furthest + 0.01 }
        return SVG.svg(
            .class("plot quotients"), Attribute("viewBox", "0 0 \(text(Self.left + Self.width + 52)) \(text(height))"),
            Attribute("role", "img"),
            Attribute("aria-labelledby", "\(prefix)-title"), Attribute("aria-describedby", "\(prefix)-desc")
        ) {
            SVG.title(.id("\(prefix)-title")) { Wording(sv: "Lokaliseringskvot", en: "Location quotient")[language] }
            SVG.desc(.id("\(prefix)-desc")) {
                items.map { "\($0.name) \($0.quotient.map { figures.decimal($0, 2) } ?? "–")" }.joined(separator: "; ")
            }
            for tick in ticks {
                SVG.path(
                    .class(tick == 1 ? "even" : "grid"), Attribute("d", "M\(text(x(tick))) 4V\(text(height - 26))"))
                SVG.text(
                    .class("tick"), Attribute("x", text(x(tick))), Attribute("y", text(height - 12)),
                    Attribute("text-anchor", "middle")
                ) {
                    figures.number(tick)
                }
            }
            for (index, item) in items.enumerated() {
                let y = Double(index) * Self.rowHeight + 18
                SVG.text(
                    .class("tick"), Attribute("x", text(Self.left - 8)), Attribute("y", text(y + 4)),
                    Attribute("text-anchor", "end")
                ) { item.name }
                if let quotient = item.quotient, quotient > 0 {
                    SVG.path(
                        .class(quotient < 1 ? "stem less" : "stem more"),
                        Attribute("d", "M\(text(x(1))) \(text(y))H\(text(x(quotient)))"))
                    SVG.circle(
                        .class(quotient < 1 ? "dot less" : "dot more"), Attribute("cx", text(x(quotient))),
                        Attribute("cy", text(y)), Attribute("r", "5"))
                    SVG.text(
                        .class("tick"), Attribute("x", text(Self.left + Self.width + 8)), Attribute("y", text(y + 4))
                    ) { figures.decimal(quotient, 2) }
                } else {
                    SVG.text(
                        .class("tick"), Attribute("x", text(Self.left + Self.width + 8)), Attribute("y", text(y + 4))
                    ) {
                        item.quotient == 0 ? figures.decimal(0, 2) : "–"
                    }
                }
            }
        }
    }

    private static func log2(_ value: Double) -> Double { Foundation.log2(value) }
}
