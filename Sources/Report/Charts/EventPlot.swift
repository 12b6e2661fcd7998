import FollowUp
import Statistics
import Store
import Wording

/// The treated beside the others year by year, with every other choice in grey behind and the earlier trend carried on
/// (händelsediagram).
struct EventPlot: Chart {
    private let comparison: TrendComparison
    private let gaps: TrendGaps

    init(_ comparison: TrendComparison) {
        self.comparison = comparison
        gaps = comparison.gaps
    }

    private var who: Wording { TrendReadings.names(comparison.treated) }

    var title: Wording {
        let title = comparison.indicator.title
        return Wording(
            sv: "\(title.sv.capitalisedFirst): \(who.sv) mot jämförelsegruppen",
            en: "\(title.en.capitalisedFirst): \(who.en) against the comparison group")
    }

    var subtitle: Wording {
        let years = "\(comparison.years.first ?? 0)–\(comparison.years.last ?? 0)"
        let unit: Wording =
            switch comparison.scale {
            case .log: Wording(sv: "procent", en: "per cent")
            case .level: comparison.indicator.unit
            case .index: Wording(sv: "indexenheter", en: "index points")
            }
        return Wording(
            sv: "Skillnad i utveckling sedan \(gaps.base), \(unit.sv), \(years)",
            en: "Difference in development since \(gaps.base), \(unit.en), \(years)")
    }

    var notes: [Wording] {
        let count = gaps.others.count
        var notes = [
            gaps.isOfChoices
                ? Wording(
                    sv: """
                        Grå linjer: de \(Figures(.swedish).integer(count)) andra möjliga valen av lika många ur samma \
                        kommuner, var och ett mot resten.
                        """,
                    en: """
                        Grey lines: the \(Figures(.english).integer(count)) other possible choices of as many among \
                        the same units, each against the rest.
                        """)
                : Wording(
                    sv: """
                        Grå linjer: var och en av jämförelsegruppen mot resten. En ensam svänger mer än ett medeltal \
                        av flera.
                        """,
                    en: """
                        Grey lines: each of the comparison group against the rest. One alone varies more than a mean \
                        of several.
                        """)
        ]
        if let difference = try? comparison.difference.get() {
            notes.append(TrendReadings.sentence(difference, comparison))
        }
        return notes + [Readings.source(comparison.sources)].compactMap { $0 }
    }

    var description: Wording {
        func text(_ language: Language) -> String {
            let figures = Figures(language)
            return zip(comparison.years, gaps.treated).map { "\($0) \(figures.decimal(shown($1), 1).signed)" }
                .joined(separator: "; ") + "."
        }
        return Wording(sv: text(.swedish), en: text(.english))
    }

    /// A difference as it is shown: that of logarithms in per cent.
    private func shown(_ gap: Double) -> Double { comparison.share(gap).map { 100 * $0 } ?? gap }

    // MARK: Drawing

    private static let (gutter, plot) = (40.0, 220.0)

    func drawing(in language: Language) -> ChartDrawing {
        let figures = Figures(language)
        let treated = gaps.treated.map(shown)
        let others = gaps.others.map { $0.map(shown) }
        let trend = gaps.carriedOn?.map(shown)
        let legend = legend(hasTrend: trend != nil, language)
        let (top, bottom) = (legend.height + 18, legend.height + 18 + Self.plot)
        let scale = ChartScale(
            covering: treated + others.joined() + (trend ?? []) + [0], from: bottom, to: top, ticks: 5, padding: 0.04)
        let (first, last) = (Double(comparison.years.first ?? 0), Double(comparison.years.last ?? 1))
        func x(_ year: Double) -> Double {
            Self.gutter + (year - first) / max(1, last - first) * (ChartSheet.room - Self.gutter - 6)
        }
        func points(_ values: [Double]) -> [(x: Double, y: Double)?] {
            zip(comparison.years, values).map { (x(Double($0)), scale.place($1)) }
        }
        var markup = legend.markup
        for (tick, text) in zip(scale.ticks, figures.column(scale.ticks.map { $0 })) {
            let y = scale.place(tick)
            let isZero = abs(tick) < 1e-12
            markup += ChartInk.line(
                from: (Self.gutter, y), to: (ChartSheet.room, y), stroke: isZero ? ChartInk.quiet : ChartInk.grid)
            let signed = (text ?? "").signed
            markup += ChartInk.text(
                isZero ? "0" : signed, x: Self.gutter - 5, y: y + 4, size: 11, anchor: .end, colour: ChartInk.quiet)
        }
        for year in years {
            markup += ChartInk.text(
                "\(year)", x: x(Double(year)), y: bottom + 17, size: 11, anchor: .middle, colour: ChartInk.quiet)
        }
        let start = x(Double(comparison.since))
        markup += ChartInk.line(from: (start, top - 4), to: (start, bottom), stroke: ChartInk.quiet, dash: "2 3")
        for other in others { markup += ChartInk.polyline(points(other), stroke: ChartInk.back, width: 0.9) }
        if let trend {
            markup += ChartInk.polyline(points(trend), stroke: ChartInk.orange, width: 1.8, dash: "6 4")
        }
        markup += ChartInk.polyline(points(treated), stroke: ChartInk.blue, width: 2.8)
        let isLate = start > ChartSheet.room * 0.75
        markup += ChartInk.text(
            Wording(sv: "från \(comparison.since)", en: "from \(comparison.since)")[language],
            x: start + (isLate ? -4 : 4), y: top - 6, size: 11, anchor: isLate ? .end : .start, colour: ChartInk.quiet)
        return ChartDrawing(markup: markup, height: bottom + 22)
    }

    /// Years to write below: whole ones, as many as there is room for.
    private var years: [Int] {
        guard let first = comparison.years.first, let last = comparison.years.last, first < last else {
            return comparison.years
        }
        // Over a few years ticks lie between them too.
        return ChartScale.even(Double(first)...Double(last), 6).filter { $0 == $0.rounded() }.map { Int($0) }
    }

    private func legend(hasTrend: Bool, _ language: Language) -> ChartDrawing {
        var rows: [(words: Wording, colour: String, width: Double, dash: String?)] = [
            (who, ChartInk.blue, 2.8, nil),
            (Wording(sv: "andra möjliga val", en: "other possible choices"), ChartInk.back, 1, nil),
        ]
        if hasTrend {
            rows.append(
                (
                    Wording(sv: "den tidigare skillnadens linje framskriven", en: "the earlier difference carried on"),
                    ChartInk.orange, 1.8, "6 4"
                ))
        }
        var drawing = ChartDrawing(height: 0)
        for row in rows {
            drawing.height += 16
            drawing.markup += ChartInk.line(
                from: (0, drawing.height - 6), to: (28, drawing.height - 6), stroke: row.colour, width: row.width,
                dash: row.dash)
            drawing.markup += ChartInk.text(row.words[language], x: 36, y: drawing.height - 2)
        }
        return drawing
    }
}
