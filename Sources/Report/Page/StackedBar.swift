import Wording

/// Shares of a whole as one bar, with a line of text for each share, so that no label stands in a narrow piece.
struct StackedBar {
    struct Part {
        let title: String
        /// 0 … 1; all together 1.
        let share: Double
    }

    let parts: [Part]
    let figures: Figures

    @MarkupBuilder
    func markup() -> Markup {
        let hasSmall = parts.contains { $0.share > 0 && $0.share < 0.01 }
        let shares = figures.percents(parts.map(\.share), hasSmall ? 1 : 0)
        HTML.div(.class("stacked"), Attribute("aria-hidden", "true")) {
            for (index, part) in parts.enumerated() where part.share > 0 {
                HTML.span(.class("k\(index)"), .barWidth(part.share)) {}
            }
        }
        HTML.ul(.class("key")) {
            for (index, part) in parts.enumerated() where part.share > 0 {
                HTML.li {
                    HTML.span(.class("k\(index)"), Attribute("aria-hidden", "true")) {}
                    "\(part.title) \(shares[index] ?? "–")"
                }
            }
        }
    }
}
