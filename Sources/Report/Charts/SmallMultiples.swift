import FollowUp
import Statistics
import Store
import Wording

/// The years of an indicator in a panel for each part, the county in grey behind (små diagram).
///
/// Sums of parts of different size have a common scale as an index of the first year; rates have it as they are.
struct SmallMultiples: Chart {
    let change: TerritorialChange
    /// Each panel by itself, from its own lowest to its own highest value.
    let hasOwnScales: Bool
    var targets = TargetLines.none

    private var isIndex: Bool { change.indicator.kind == .extensive }

    var title: Wording {
        Wording(sv: change.indicator.title.sv.capitalisedFirst, en: change.indicator.title.en.capitalisedFirst)
    }

    var subtitle: Wording {
        let (unit, years) = (change.indicator.unit, "\(change.from)–\(change.to)")
        return isIndex
            ? Wording(
                sv: "Index, \(change.from) = 100, \(years); värdena är \(unit.sv)",
                en: "Index, \(change.from) = 100, \(years); values are \(unit.en)")
            : Wording(sv: "\(unit.sv), \(years)", en: "\(unit.en), \(years)")
    }

    var notes: [Wording] {
        var notes = [
            Wording(
                sv: "Blå linje: området. Grå linje: länet\(isIndex ? " som helhet" : ", vägt").",
                en: "Blue line: the area. Grey line: the county\(isIndex ? " as a whole" : ", weighted").")
        ]
        if !targets.isEmpty {
            notes.append(
                Wording(
                    sv: "Streckad linje: målet med sitt år, områdets i blått och länets i grått.",
                    en: "Dashed line: the target with its year, the area's in blue and the county's in grey."))
        }
        if hasOwnScales {
            notes.append(
                Wording(
                    sv: "Varje ruta har sin egen skala: jämför linjernas form, inte deras höjd.",
                    en: "Each panel has a scale of its own: compare the lines' shape, not their height."))
        }
        if change.rows.contains(where: { $0.series.contains(nil) }) {
            notes.append(
                Wording(
                    sv: "Prickat: år utan värde. Ett värde utan grannår är en punkt.",
                    en: "Dotted: years without a value. A value without one in the years beside it is a dot."))
        }
        return notes + [Readings.source(change.sources)].compactMap { $0 }
    }

    var description: Wording {
        func text(_ language: Language) -> String {
            change.rows.map { line in
                let figures = Figures(language)
                let own = targets.own(line.part).map {
                    ", \(Wording(sv: "mål", en: "target")[language]) \(figures.value($0.value)) (\($0.year))"
                }
                return "\(line.part?.name[language] ?? ""): \(self.figures(of: line, figures))" + own.joined()
            }
            .joined(separator: "; ") + "."
        }
        return Wording(sv: text(.swedish), en: text(.english))
    }

    // MARK: Drawing

    private static let columns = 2
    private static let (gap, gutter, head, plot, foot) = (18.0, 30.0, 36.0, 80.0, 26.0)

    func drawing(in language: Language) -> ChartDrawing {
        let figures = Figures(language)
        let width = (ChartSheet.room - Self.gap * Double(Self.columns - 1)) / Double(Self.columns)
        let height = Self.head + Self.plot + Self.foot
        let county = shown(change.county)
        let countyLines = hasOwnScales ? [] : lines(targets.ofCounty, change.county, ChartInk.back)
        let ownLines = change.rows.map { lines(targets.own($0.part), $0, ChartInk.blue) }
        let common =
            change.rows.flatMap { shown($0).compactMap { $0 } } + county.compactMap { $0 }
            + (countyLines + ownLines.joined()).map(\.value)
        var markup = Markup()
        for (index, line) in change.rows.enumerated() {
            let corner = (
                x: Double(index % Self.columns) * (width + Self.gap), y: Double(index / Self.columns) * height
            )
            let own = shown(line)
            let values = hasOwnScales ? own.compactMap { $0 } + ownLines[index].map(\.value) : common
            markup += SVG.g(
                Attribute(
                    "transform",
                    "translate(\(SVGNumber.text(corner.x, decimals: 1)) \(SVGNumber.text(corner.y, decimals: 1)))")
            ) {
                ChartInk.text(line.part?.name[language] ?? "", x: 0, y: 12, size: 13, weight: "600")
                ChartInk.text(self.figures(of: line, figures), x: 0, y: 28, size: 11.5, colour: ChartInk.quiet)
                if values.isEmpty {
                    ChartInk.text(
                        Wording(sv: "inget värde", en: "no value")[language], x: Self.gutter, y: Self.head + 30,
                        size: 11.5, colour: ChartInk.quiet)
                } else {
                    panel(
                        own, hasOwnScales ? [] : county, values, targets: countyLines + ownLines[index], width: width,
                        figures)
                }
            }
        }
        let rows = (change.rows.count + Self.columns - 1) / Self.columns
        return ChartDrawing(markup: markup, height: Double(rows) * height)
    }

    /// A target on the scale of the panels.
    private struct TargetLine {
        let value: Double
        let year: Int
        let ink: String
    }

    /// Of sums those whose first value has an index.
    private func lines(_ points: [Goal.Point], _ line: TerritorialChange.Line, _ ink: String) -> [TargetLine] {
        points.compactMap { point in
            guard isIndex else { return TargetLine(value: point.value, year: point.year, ink: ink) }
            guard let base = line.series.first ?? nil, base > 0 else { return nil }
            return TargetLine(value: 100 * point.value / base, year: point.year, ink: ink)
        }
    }

    private func panel(
        _ own: [Double?], _ county: [Double?], _ values: [Double], targets: [TargetLine], width: Double,
        _ figures: Figures
    ) -> Markup {
        let bottom = Self.head + Self.plot
        let scale = ChartScale(covering: values, from: bottom, to: Self.head, ticks: 3)
        func x(_ year: Int) -> Double {
            Self.gutter + Double(year) / Double(max(1, change.years.count - 1)) * (width - Self.gutter - 4)
        }
        func points(_ series: [Double?]) -> [(x: Double, y: Double)?] {
            series.enumerated().map { year, value in value.map { (x(year), scale.place($0)) } }
        }
        var markup = Markup()
        for (tick, text) in zip(scale.ticks, figures.column(scale.ticks.map { $0 })) {
            let y = scale.place(tick)
            markup += ChartInk.line(from: (Self.gutter, y), to: (width, y))
            markup += ChartInk.text(
                text ?? "", x: Self.gutter - 4, y: y + 3.5, size: 10, anchor: .end, colour: ChartInk.quiet)
        }
        markup += ChartInk.text(
            "\(change.from)", x: Self.gutter, y: bottom + 14, size: 10.5, colour: ChartInk.quiet)
        markup += ChartInk.text(
            "\(change.to)", x: width, y: bottom + 14, size: 10.5, anchor: .end, colour: ChartInk.quiet)
        for target in targets {
            let y = scale.place(target.value)
            markup += ChartInk.line(
                from: (Self.gutter, y), to: (width, y), stroke: target.ink, width: 1.3, dash: "5 3")
            markup += ChartInk.text(
                "\(target.year)", x: width, y: y - 3, size: 10, anchor: .end, colour: target.ink, halo: true)
        }
        markup += ChartInk.polyline(points(county), stroke: ChartInk.back, width: 1.5)
        markup += ChartInk.polyline(points(own), stroke: ChartInk.blue, width: 2.2)
        let known = points(own).compactMap { $0 }
        for end in [known.first, known.last].compactMap({ $0 }) {
            markup += ChartInk.dot(end, radius: 2.6, fill: ChartInk.blue)
        }
        return markup
    }

    /// By year on the scale of the panels; nil where it isn't measured or has no index.
    private func shown(_ line: TerritorialChange.Line) -> [Double?] {
        guard isIndex else { return line.series }
        guard let base = line.series.first ?? nil, base > 0 else { return line.series.map { _ in nil } }
        return line.series.map { $0.map { 100 * $0 / base } }
    }

    /// "10 406 → 12 379 (+19,0 %)".
    private func figures(of line: TerritorialChange.Line, _ figures: Figures) -> String {
        line.reading(figures, isSum: isIndex)
    }
}

extension TerritorialChange.Line {
    /// The first and the last value and the change between them: of sums in per cent, of rates in their own unit.
    func reading(_ figures: Figures, isSum: Bool) -> String {
        guard isSum else {
            let values = figures.column([from, to, change?.change])
            return "\(values[0] ?? "–") → \(values[1] ?? "–")\(values[2].map { " (\($0.signed))" } ?? "")"
        }
        let values = figures.column([from, to]).map { $0 ?? "–" }
        let percent = change.flatMap { try? $0.percent.get() }.map { " (\(figures.percent($0 / 100, 1).signed))" }
        return "\(values[0]) → \(values[1])\(percent ?? "")"
    }
}
