import FollowUp
import Statistics
import Store
import Wording

/// Two years, a line for each part between them (lutningsdiagram).
///
/// Sums lie on a logarithmic scale where all are above zero: there equal slopes are equal changes in per cent.
struct SlopeChart: Chart {
    private let change: TerritorialChange
    private let lines: [TerritorialChange.Line]
    private let isLogarithmic: Bool

    init(_ change: TerritorialChange) {
        self.change = change
        let measured = change.rows.filter { $0.change != nil }
        // A sum of the parts would lie far above them.
        lines =
            change.indicator.kind == .intensive && change.county.change != nil ? measured + [change.county] : measured
        isLogarithmic =
            change.indicator.kind == .extensive && lines.allSatisfy { $0.from ?? 0 > 0 && $0.to ?? 0 > 0 }
    }

    var title: Wording {
        Wording(sv: change.indicator.title.sv.capitalisedFirst, en: change.indicator.title.en.capitalisedFirst)
    }

    var subtitle: Wording {
        let unit = change.indicator.unit
        return Wording(
            sv: "\(unit.sv), \(change.from) och \(change.to)", en: "\(unit.en), \(change.from) and \(change.to)")
    }

    var notes: [Wording] {
        var notes = [
            Wording(
                sv: "Blå heldragen linje: uppgång. Orange streckad linje: nedgång. Grå: oförändrat, eller länet.",
                en: "Blue solid line: a rise. Orange dashed line: a fall. Grey: unchanged, or the county.")
        ]
        if isLogarithmic {
            notes.append(
                Wording(
                    sv: "Logaritmisk skala: lika branta linjer är lika stora förändringar i procent.",
                    en: "Logarithmic scale: lines as steep as each other are equal changes in per cent."))
        }
        return notes + Readings.foundation(change)
    }

    var description: Wording {
        func text(_ language: Language) -> String {
            lines.map { line in
                let isSum = change.indicator.kind == .extensive
                return "\(name(line, language)): \(line.reading(Figures(language), isSum: isSum))"
            }.joined(separator: "; ") + "."
        }
        return Wording(sv: text(.swedish), en: text(.english))
    }

    private func name(_ line: TerritorialChange.Line, _ language: Language) -> String {
        line.part?.name[language] ?? Wording(sv: "länet", en: "the county")[language]
    }

    // MARK: Drawing

    private static let (left, right, top, label) = (132.0, 220.0, 22.0, 17.0)

    func drawing(in language: Language) -> ChartDrawing {
        let figures = Figures(language)
        let height = max(220, Double(lines.count) * 30)
        let bottom = Self.top + height
        var markup = Markup()
        for (year, x) in [(change.from, Self.left), (change.to, Self.right)] {
            markup += ChartInk.text("\(year)", x: x, y: 10, size: 12.5, anchor: .middle, weight: "600")
            markup += ChartInk.line(from: (x, Self.top - 4), to: (x, bottom + 4), stroke: ChartInk.back)
        }
        guard !lines.isEmpty else { return ChartDrawing(markup: markup, height: bottom + 8) }
        let scale = ChartScale(
            covering: lines.flatMap { [$0.from!, $0.to!] }, from: bottom, to: Self.top, logarithmic: isLogarithmic,
            padding: 0.02)
        let (before, after) = (lines.map { scale.place($0.from!) }, lines.map { scale.place($0.to!) })
        let room = Self.top...bottom
        let (atLeft, atRight) = (
            LabelSpread.places(before, gap: Self.label, within: room),
            LabelSpread.places(after, gap: Self.label, within: room)
        )
        let values = figures.column(lines.flatMap { [$0.from, $0.to] }).map { $0 ?? "–" }
        for (index, line) in lines.enumerated() {
            let ink = stroke(line)
            markup += ChartInk.line(
                from: (Self.left, before[index]), to: (Self.right, after[index]), stroke: ink.colour,
                width: line.part == nil ? 1.8 : 2.2, dash: ink.dash)
            for (x, y, place, way) in [
                (Self.left, before[index], atLeft[index], -1.0), (Self.right, after[index], atRight[index], 1.0),
            ] {
                markup += ChartInk.dot((x, y), radius: 3, fill: ink.colour)
                markup += ChartInk.line(
                    from: (x + way * 4, y), to: (x + way * 13, place), stroke: ChartInk.back, width: 0.8)
            }
            let percent = line.change.flatMap { try? $0.percent.get() }.map { figures.percent($0 / 100, 1).signed }
            markup += ChartInk.text(
                "\(name(line, language)) \(values[2 * index])", x: Self.left - 16, y: atLeft[index] + 4, size: 11.5,
                anchor: .end)
            markup += ChartInk.text(
                "\(values[2 * index + 1]) \(name(line, language)) \(percent ?? "")", x: Self.right + 16,
                y: atRight[index] + 4, size: 11.5)
        }
        return ChartDrawing(markup: markup, height: bottom + 8)
    }

    private func stroke(_ line: TerritorialChange.Line) -> (colour: String, dash: String?) {
        guard line.part != nil, let change = line.change?.change, change != 0 else { return (ChartInk.back, nil) }
        return change > 0 ? (ChartInk.blue, nil) : (ChartInk.orange, "6 3")
    }
}
