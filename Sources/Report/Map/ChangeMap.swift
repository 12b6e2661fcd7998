package import FollowUp
import Statistics
import Store
package import Wording

/// The map of a change between two years: classes as far below zero as above it, and hatched where a year is missing.
extension MapSubject {
    /// Sums by their change in per cent, rates by their change in their own unit.
    ///
    /// - Parameter gaps: codes of parts to hatch, where a gap check has been made; parts that aren't measured have no
    ///   hatch of their own then.
    package init(_ change: TerritorialChange, gaps: Set<String>? = nil) {
        let isSum = change.indicator.kind == .extensive
        let unit = change.indicator.unit
        let (name, years) = (change.indicator.title, "\(change.from)–\(change.to)")
        title = Wording(
            sv: "\(name.sv.capitalisedFirst), förändring \(years), \(isSum ? "procent" : unit.sv)",
            en: "\(name.en.capitalisedFirst), change \(years), \(isSum ? "per cent" : unit.en)")
        level = change.level
        let values = change.rows.map { line in
            line.change.flatMap { isSum ? try? $0.percent.get() : $0.change }
        }
        func texts(_ values: [Double?], _ figures: Figures) -> [String?] {
            guard !isSum else { return values.map { $0.map { figures.percent($0 / 100, 1).signed } } }
            return figures.column(values).map { $0?.signed }
        }
        let (sv, en) = (texts(values, Figures(.swedish)), texts(values, Figures(.english)))
        parts = change.rows.indices.map { row in
            let line = change.rows[row]
            let code = line.part?.code ?? ""
            let figure = sv[row].flatMap { sv in en[row].map { Wording(sv: sv, en: $0) } }
            return Entry(
                code: code, name: line.part?.name ?? Wording(verbatim: ""), value: values[row],
                figure: figure ?? Wording(verbatim: "–"),
                reading: Wording(
                    sv: line.reading(Figures(.swedish), isSum: isSum),
                    en: line.reading(Figures(.english), isSum: isSum)),
                isHatched: gaps.map { $0.contains(code) } ?? (values[row] == nil))
        }
        let classes = Classes(fixed: Self.limits(values.compactMap { $0 }))
        self.classes = classes
        scale = ColourScale(kind: .diverging, count: classes.count)
        breakTexts = { figures in
            figures.column(classes.breaks).map { text in
                (text ?? "").signed + (isSum ? (figures.language == .swedish ? "\u{A0}%" : "%") : "")
            }
        }
        let blank = change.rows.indices.filter { values[$0] == nil }
        let isMeasured = blank.contains { change.rows[$0].change != nil }
        missing =
            isMeasured
            ? Wording(
                sv: "inte mätt båda åren, eller inte över noll det första",
                en: "not measured in both years, or not above zero in the first")
            : Wording(sv: "inte mätt båda åren", en: "not measured in both years")
        hatching = gaps != nil ? Wording(sv: "täckningslucka", en: "coverage gap") : blank.isEmpty ? nil : missing
        hatchesMissing = gaps == nil
        isChange = true
    }

    /// Two limits above zero and the same below, as round as they can be: a fifth and three fifths of the largest
    /// change.
    static func limits(_ values: [Double]) -> [Double] {
        let most = values.map(\.magnitude).max() ?? 0
        guard most > 0 else { return [] }
        let inner = Classes.roundest(above: most * 0.12, upTo: most * 0.25)
        let outer = Classes.roundest(above: most * 0.45, upTo: most * 0.65)
        return [-outer, -inner, inner, outer]
    }
}
