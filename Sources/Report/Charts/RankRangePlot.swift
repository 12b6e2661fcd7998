import FollowUp
import Statistics
import Store
import Wording

/// The rank of each municipality in a composite index, with all the ranks it can have (spann av platser).
struct RankRangePlot: Chart {
    private let index: CompositeIndex
    /// By rank, those without one last.
    private let rows: [CompositeIndex.Row]
    /// Where values are from.
    private let sources: [String]

    init(_ index: CompositeIndex) {
        self.index = index
        sources = index.sources
        let last = index.periods - 1
        rows = index.rows.enumerated().sorted {
            ($0.element.scores[last].rank ?? .infinity, $0.offset) < (
                $1.element.scores[last].rank ?? .infinity, $1.offset
            )
        }.map(\.element)
    }

    private func score(_ row: CompositeIndex.Row) -> Composite.Score { row.scores[index.periods - 1] }

    var title: Wording { Wording(verbatim: index.name) }

    var subtitle: Wording {
        let years = index.indicators.compactMap(\.years.last)
        let span = (years.min() ?? 0, years.max() ?? 0)
        let when = span.0 == span.1 ? "\(span.0)" : "\(span.0)–\(span.1)"
        return Wording(
            sv: "Plats bland \(index.ranked) kommuner, 1 är bäst; värden från \(when)",
            en: "Rank among \(index.ranked) municipalities, 1 is best; values of \(when)")
    }

    var notes: [Wording] {
        let robustness = index.robustness
        let titles = index.indicators.map(\.indicator.title)
        return [
            Wording(
                sv: """
                    Punkten är platsen med den valda metoden, stapeln alla platser som \
                    \(Figures(.swedish).integer(robustness.scenarios)) sätt att räkna ger, strecket deras median.
                    """,
                en: """
                    The dot is the rank by the chosen method, the bar every rank that \
                    \(Figures(.english).integer(robustness.scenarios)) ways of counting give, the line their median.
                    """),
            Wording(
                sv: "Indikatorer: \(titles.map(\.sv).joined(separator: ", ")).",
                en: "Indicators: \(titles.map(\.en).joined(separator: ", "))."),
        ] + [Readings.source(sources)].compactMap { $0 }
    }

    var description: Wording {
        func text(_ language: Language) -> String {
            rows.map { "\($0.part.name[language]) \(reading($0, Figures(language)))" }.joined(separator: "; ") + "."
        }
        return Wording(sv: text(.swedish), en: text(.english))
    }

    /// "3 (1–7)".
    private func reading(_ row: CompositeIndex.Row, _ figures: Figures) -> String {
        func rank(_ rank: Double) -> String { figures.decimal(rank, rank == rank.rounded() ? 0 : 1) }
        let own = score(row).rank.map(rank) ?? "–"
        guard let range = row.range else { return own }
        return "\(own) (\(rank(range.low))–\(rank(range.high)))"
    }

    // MARK: Drawing

    private static let (right, row, head) = (84.0, 28.0, 20.0)

    func drawing(in language: Language) -> ChartDrawing {
        let figures = Figures(language)
        let label = min(150, (rows.map { TextExtent.width($0.part.name[language], size: 12.5) }.max() ?? 0) + 12)
        let most = Double(max(2, index.rows.count))
        func x(_ rank: Double) -> Double { label + (rank - 1) / (most - 1) * (ChartSheet.room - label - Self.right) }
        let height = Self.head + Double(rows.count) * Self.row
        var markup = Markup()
        let step = most > 12 ? 5 : 1
        for rank in Swift.stride(from: 1, through: Int(most), by: step) {
            let place = x(Double(rank))
            markup += ChartInk.line(from: (place, Self.head - 4), to: (place, height))
            markup += ChartInk.text("\(rank)", x: place, y: 11, size: 11, anchor: .middle, colour: ChartInk.quiet)
        }
        for (place, row) in rows.enumerated() {
            let y = Self.head + (Double(place) + 0.5) * Self.row
            markup += ChartInk.text(row.part.name[language], x: 0, y: y + 4.5, size: 12.5)
            if let range = row.range {
                markup += SVG.rect(
                    Attribute("x", x(range.low) - 6), Attribute("y", y - 6),
                    Attribute("width", x(range.high) - x(range.low) + 12), Attribute("height", 12.0),
                    Attribute("rx", 6.0), Attribute("fill", ChartInk.paleBlue))
                markup += ChartInk.line(
                    from: (x(range.median), y - 9), to: (x(range.median), y + 9), stroke: ChartInk.ink, width: 1.8)
            }
            if let rank = score(row).rank {
                markup += ChartInk.dot((x(rank), y), radius: 4.5, fill: ChartInk.blue)
            }
            markup += ChartInk.text(
                reading(row, figures), x: ChartSheet.room, y: y + 4.5, size: 12, anchor: .end)
        }
        return ChartDrawing(markup: markup, height: height + 4)
    }
}
