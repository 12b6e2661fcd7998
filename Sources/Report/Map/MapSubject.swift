package import FollowUp
import Store
package import Wording

/// The subject of a map: a value for each part of the county, and its wording.
package struct MapSubject: Sendable {
    package let title: Wording
    package let level: Level
    /// In the order of `Territory.parts(at:)`.
    let parts: [Entry]
    let classes: Classes
    let scale: ColourScale
    /// A class break in words.
    let breakText: @Sendable (Double, Figures) -> String
    /// The meaning of hatching; nil where nothing is hatched.
    let hatching: Wording?

    struct Entry: Sendable {
        let code: String
        let name: Wording
        let value: Double?
        /// The value alone.
        let figure: Wording
        /// The value with its unit, or that there is none.
        let reading: Wording
        let isHatched: Bool
    }

    /// - Parameters:
    ///   - method: of dividing into classes; the quotient has classes of its own around a neutral middle.
    ///   - gaps: codes of parts to hatch, where a gap check has been made.
    /// - Throws: `MapError.unsuitable`.
    package init(
        _ distribution: Distribution, measure: MapMeasure, method: Classes.Method = .natural, count: Int = 5,
        gaps: Set<String>? = nil
    ) throws(MapError) {
        let indicator = distribution.indicator
        guard measure.suits(indicator) else { throw .unsuitable(measure, indicator: indicator.id) }
        let year = distribution.year.map { " \($0)" } ?? ""
        let name = measure.title(of: indicator)
        title = Wording(sv: name.sv.capitalisedFirst + year, en: name.en.capitalisedFirst + year)
        level = distribution.level
        let isQuotient = measure == .quotient
        parts = distribution.rows.map { row in
            // An infinite sum has no class.
            let value = measure.value(of: row).flatMap { $0.isFinite ? $0 : nil }
            return Entry(
                code: row.part.code, name: row.part.name, value: value,
                figure: Wording(
                    sv: value.map { measure.text($0, Figures(.swedish)) } ?? "–",
                    en: value.map { measure.text($0, Figures(.english)) } ?? "–"),
                reading: Self.reading(row, measure, distribution),
                isHatched: gaps?.contains(row.part.code) == true)
        }
        classes =
            isQuotient
            ? Classes(fixed: MapMeasure.quotientBreaks)
            : Classes(parts.compactMap(\.value), method: method, count: count)
        scale = ColourScale(kind: isQuotient ? .diverging : .sequential, count: classes.count)
        breakText = { measure.breakText($0, $1) }
        hatching = gaps.map { _ in Wording(sv: "täckningslucka", en: "coverage gap") }
    }

    /// The number of a policy's rules that each part falls short of; parts that fall short of a *must* are hatched.
    ///
    /// Rules about zones and about town and country are not about a municipality, and stand beside the map.
    package init(_ report: GapReport, parts all: [Part]) {
        title = Wording(sv: "Regler som inte är uppfyllda, antal", en: "Rules not met, number")
        level = .municipality
        let musts = Set(report.rules.filter { $0.rule.severity == .must }.map(\.rule.id))
        parts = all.map { part in
            let own = report.gaps.filter { $0.part?.municipalityCode == part.code }
            let rules = Set(own.map(\.rule))
            let count = rules.count
            return Entry(
                code: part.code, name: part.name, value: Double(count), figure: Wording(verbatim: String(count)),
                reading: Wording(
                    sv: count == 0
                        ? "alla regler uppfyllda"
                        : """
                        \(Plural.sv(count, "regel", "regler")) inte uppfyllda: \
                        \(rules.sorted().joined(separator: ", "))
                        """,
                    en: count == 0
                        ? "all rules met"
                        : "\(Plural.en(count, "rule")) not met: \(rules.sorted().joined(separator: ", "))"),
                isHatched: !rules.isDisjoint(with: musts))
        }
        let most = Int(clamped: parts.compactMap(\.value).max() ?? 0)
        classes = Classes(fixed: most == 0 ? [] : (1...min(most, 4)).map(Double.init))
        scale = ColourScale(kind: .sequential, count: classes.count)
        breakText = { $1.decimal($0, 0) }
        hatching = Wording(sv: "bryter mot en regel som måste uppfyllas", en: "falls short of a rule that must be met")
    }

    private static func reading(_ row: Distribution.Row, _ measure: MapMeasure, _ distribution: Distribution) -> Wording
    {
        guard let value = measure.value(of: row) else { return Wording(sv: "inget värde", en: "no value") }
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let indicator = distribution.indicator
        let unit: Wording =
            switch measure {
            case .perInhabitant:
                Wording(sv: " \(indicator.unit.sv) per invånare", en: " \(indicator.unit.en) per inhabitant")
            case .perThousand:
                Wording(
                    sv: " \(indicator.unit.sv) per 1 000 invånare", en: " \(indicator.unit.en) per 1,000 inhabitants")
            case .value: Wording(sv: " \(indicator.unit.sv)", en: " \(indicator.unit.en)")
            case .share: Wording(sv: " av länet", en: " of the county")
            case .quotient: Wording(sv: " gånger sin andel", en: " times its share")
            }
        var text = (sv: measure.text(value, sv) + unit.sv, en: measure.text(value, en) + unit.en)
        if let share = row.share, let people = row.populationShare {
            text.sv += "; \(sv.percent(share, 1)) mot \(sv.percent(people, 1)) av invånarna"
            text.en += "; \(en.percent(share, 1)) against \(en.percent(people, 1)) of the people"
        }
        return Wording(sv: text.sv, en: text.en)
    }
}
