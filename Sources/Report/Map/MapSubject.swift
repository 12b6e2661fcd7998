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
    /// The breaks of the classes in words.
    let breakTexts: @Sendable (Figures) -> [String]
    /// The meaning of hatching; nil where nothing is hatched.
    let hatching: Wording?
    /// What a part without a value is.
    let missing: Wording
    /// Whether hatching says that there is no value.
    let hatchesMissing: Bool
    /// Whether its values are changes, with classes around zero.
    let isChange: Bool

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

    private static let noValue = Wording(sv: "inget värde", en: "no value")

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
        // An infinite sum has no class.
        let values = distribution.rows.map { measure.value(of: $0).flatMap { $0.isFinite ? $0 : nil } }
        let texts = zip(measure.texts(values, Figures(.swedish)), measure.texts(values, Figures(.english)))
            .map { sv, en in sv.flatMap { sv in en.map { Wording(sv: sv, en: $0) } } }
        let beside = Self.sharesBesidePeople(distribution)
        parts = distribution.rows.indices.map { index in
            let part = distribution.rows[index].part
            return Entry(
                code: part.code, name: part.name, value: values[index],
                figure: texts[index] ?? Wording(verbatim: "–"),
                reading: Self.reading(texts[index], beside[index], measure, distribution.indicator),
                isHatched: gaps?.contains(part.code) == true)
        }
        let classes =
            isQuotient
            ? Classes(fixed: MapMeasure.quotientBreaks)
            : Classes(values.compactMap { $0 }, method: method, count: count)
        self.classes = classes
        scale = ColourScale(kind: isQuotient ? .diverging : .sequential, count: classes.count)
        breakTexts = { measure.breakTexts(classes.breaks, $0) }
        hatching = gaps.map { _ in Wording(sv: "täckningslucka", en: "coverage gap") }
        (missing, hatchesMissing) = (Self.blank(of: measure, in: distribution), false)
        isChange = false
    }

    /// Why parts have no value, where all lack one for want of people.
    private static func blank(of measure: MapMeasure, in distribution: Distribution) -> Wording {
        guard measure.needsPeople, let reason = distribution.peopleUnknown.map({ Readings.reason($0) }) else {
            return noValue
        }
        return Wording(sv: "\(noValue.sv): \(reason.sv)", en: "\(noValue.en): \(reason.en)")
    }

    /// The number of a policy's rules that each part falls short of; parts that fall short of a *must* are hatched.
    ///
    /// Rules about zones and about town and country are not about a municipality, and stand beside the map.
    package init(_ report: GapReport, parts all: [Part]) {
        title = Wording(sv: "Antal regler som inte är uppfyllda", en: "Number of rules not met")
        level = .municipality
        let musts = Set(report.rules.filter { $0.rule.severity == .must }.map(\.rule.id))
        parts = all.map { part in
            let own = report.gaps.filter { $0.part?.municipalityCode == part.code }
            let rules = Set(own.map(\.rule))
            let count = rules.count
            let names = rules.sorted().map(report.name(ofRule:))
            let met = Self.met(in: part, report)
            return Entry(
                code: part.code, name: part.name, value: Double(count), figure: Wording(verbatim: String(count)),
                reading: Wording(
                    sv: count == 0
                        ? met.sv
                        : """
                        \(Plural.sv(count, "regel", "regler")) inte uppfyllda: \
                        \(names.map(\.sv).joined(separator: ", "))
                        """,
                    en: count == 0
                        ? met.en
                        : "\(Plural.en(count, "rule")) not met: \(names.map(\.en).joined(separator: ", "))"
                ),
                isHatched: !rules.isDisjoint(with: musts))
        }
        let most = Int(clamped: parts.compactMap(\.value).max() ?? 0)
        let classes = Classes(fixed: most == 0 ? [] : (1...min(most, 4)).map(Double.init))
        self.classes = classes
        scale = ColourScale(kind: .sequential, count: classes.count)
        breakTexts = { $0.limits(classes.breaks) }
        hatching = Wording(sv: "uppfyller inte en regel som är ett krav", en: "falls short of a rule that must be met")
        (missing, hatchesMissing) = (Self.noValue, false)
        isChange = false
    }

    /// A part without gaps. What can't be judged of it or of the county isn't known to hold there.
    private static func met(in part: Part, _ report: GapReport) -> Wording {
        let open = Set(report.notJudged.filter { $0.code == nil || $0.municipalityCode == part.code }.map(\.rule)).count
        return Wording(
            sv: open == 0
                ? "alla regler uppfyllda" : "inga luckor; \(Plural.sv(open, "regel", "regler")) kan inte bedömas",
            en: open == 0 ? "all rules met" : "no gaps; \(Plural.en(open, "rule")) can't be judged")
    }

    /// By part, "4.1% against 3.9% of the people", as the tables have it; nil where one of the shares is unknown.
    private static func sharesBesidePeople(_ distribution: Distribution) -> [Wording?] {
        func shares(_ figures: Figures) -> [(String, String)?] {
            let own = figures.percents(distribution.rows.map(\.share))
            let people = figures.percents(distribution.rows.map(\.populationShare))
            return zip(own, people).map { own, people in own.flatMap { own in people.map { (own, $0) } } }
        }
        return zip(shares(Figures(.swedish)), shares(Figures(.english))).map { sv, en in
            guard let sv, let en else { return nil }
            return Wording(sv: "\(sv.0) mot \(sv.1) av invånarna", en: "\(en.0) against \(en.1) of the people")
        }
    }

    private static func reading(
        _ figure: Wording?, _ beside: Wording?, _ measure: MapMeasure, _ indicator: Indicator
    ) -> Wording {
        guard let figure else { return noValue }
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
        return Wording(
            sv: figure.sv + unit.sv + (beside.map { "; \($0.sv)" } ?? ""),
            en: figure.en + unit.en + (beside.map { "; \($0.en)" } ?? ""))
    }
}
