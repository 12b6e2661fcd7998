import Foundation
import Statistics
import Wording

/// The Lorenz curve plotted: the cumulative share of the total against that of the people, least first.
struct LorenzPlot {
    let curve: LorenzCurve
    /// By unit of the curve.
    let names: [String]
    let subject: Wording
    let language: Language
    let prefix: String

    private static let side = 300.0
    private static let left = 62.0, top = 14.0

    private func x(_ share: Double) -> Double { Self.left + share * Self.side }
    private func y(_ share: Double) -> Double { Self.top + (1 - share) * Self.side }
    private func text(_ value: Double) -> String { SVGNumber.text(value, decimals: 1) }

    func markup() -> Markup {
        let figures = Figures(language)
        let line = curve.points.map { "\(text(x($0.populationShare))) \(text(y($0.valueShare)))" }.joined(
            separator: "L")
        let half = try? curve.value(at: 0.5)
        let description = Wording(
            sv: half.map { "Den hälft av invånarna som har minst har \(figures.percent($0)) av \(subject.sv)." } ?? "",
            en: half.map {
                """
                The half of the population that has least has \(figures.percent($0)) of \(subject.en).
                """
            } ?? "")[
                language]
        return SVG.svg(
            .class("plot lorenz"),
            Attribute("viewBox", "0 0 \(text(Self.left + Self.side + 24)) \(text(Self.top + Self.side + 44))"),
            Attribute("role", "img"),
            Attribute("aria-labelledby", "\(prefix)-title"), Attribute("aria-describedby", "\(prefix)-desc")
        ) {
            SVG.title(.id("\(prefix)-title")) { Wording(sv: "Lorenzkurva", en: "Lorenz curve")[language] }
            SVG.desc(.id("\(prefix)-desc")) { description }
            grid(figures)
            SVG.path(.class("even"), Attribute("d", "M\(text(x(0))) \(text(y(0)))L\(text(x(1))) \(text(y(1)))"))
            SVG.path(.class("between"), Attribute("d", "M\(line)z"))
            SVG.path(.class("curve"), Attribute("d", "M\(line)"))
            for point in curve.points.dropLast() {
                if let unit = point.unit, unit < names.count {
                    SVG.circle(
                        .class("point"), Attribute("cx", text(x(point.populationShare))),
                        Attribute("cy", text(y(point.valueShare))), Attribute("r", "4")
                    ) {
                        SVG.title {
                            """
                            \(names[unit]): \(figures.percent(point.populationShare, 1)) → \
                            \(figures.percent(point.valueShare, 1))
                            """
                        }
                    }
                }
            }
            axes
        }
    }

    @MarkupBuilder
    private func grid(_ figures: Figures) -> Markup {
        for step in 0...4 {
            let share = Double(step) / 4
            SVG.path(
                .class("grid"),
                Attribute(
                    "d",
                    "M\(text(x(share))) \(text(y(0)))V\(text(y(1)))M\(text(x(0))) \(text(y(share)))H\(text(x(1)))"))
            SVG.text(
                .class("tick"), Attribute("x", text(x(share))), Attribute("y", text(y(0) + 15)),
                Attribute("text-anchor", "middle")
            ) { figures.percent(share) }
            SVG.text(
                .class("tick"), Attribute("x", text(x(0) - 6)), Attribute("y", text(y(share) + 4)),
                Attribute("text-anchor", "end")
            ) { figures.percent(share) }
        }
    }

    @MarkupBuilder
    private var axes: Markup {
        SVG.text(
            .class("axis"), Attribute("x", text(x(0.5))), Attribute("y", text(y(0) + 34)),
            Attribute("text-anchor", "middle")
        ) {
            Wording(sv: "andel av invånarna, de med minst först", en: "share of people, those with least first")[
                language]
        }
        SVG.text(
            .class("axis"), Attribute("transform", "translate(12 \(text(y(0.5)))) rotate(-90)"),
            Attribute("text-anchor", "middle")
        ) { Wording(sv: "andel av \(subject.sv)", en: "share of \(subject.en)")[language] }
    }
}
