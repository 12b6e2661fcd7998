public import FollowUp
import Store
import Territory
public import Wording

/// A gap check as a person reads it: each rule's verdict, then the gaps, most people first.
public struct GapText {
    private let report: GapReport
    private let language: Language
    private let figures: Figures
    private let width: Int

    public init(_ report: GapReport, language: Language, width: Int = 80) {
        self.report = report
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    public func text() -> String {
        var text = "\(report.policy.name)\n\n"
        for result in report.rules {
            let verdict = result.passed ? say("uppfylld", "met") : say("INTE uppfylld", "NOT met")
            text += "\(result.rule.id): \(verdict). \(sentence(result))".wrapped(to: width)
            if let remark = result.remark { text += (remark[language].capitalisedFirst + ".").wrapped(to: width, indent: "  ") }
        }
        text += "\n" + (report.gaps.isEmpty ? say("Inga täckningsluckor.\n", "No coverage gaps.\n") : table)
        let counting: String =
            switch report.policy.countyWide {
            case .exclude: say("Länstäckande insatser räknas inte.", "County-wide initiatives are not counted.")
            case .byPopulation:
                say(
                    "Länstäckande insatser räknas i alla delar, deras medel efter befolkning.",
                    "County-wide initiatives count in every part, their money by population.")
            }
        text += "\n" + say(
            "\(Plural.sv(report.counted, "insats", "insatser")) prövade, \(report.unlocated) utan känt läge. \(counting)",
            "\(Plural.en(report.counted, "initiative")) checked, \(report.unlocated) without a known location. \(counting)"
        ).wrapped(to: width)
        return text
    }

    private var table: String {
        var table = TerminalTable([
            (say("regel", "rule"), .left), (say("del", "part"), .left), (say("avser", "concerns"), .left), (say("krav", "required"), .right),
            (say("utfall", "observed"), .right), (say("fattas", "missing"), .right), (say("invånare", "people"), .right),
        ])
        let kinds = Dictionary(uniqueKeysWithValues: report.policy.rules.map { ($0.id, $0.kind) })
        for gap in report.gaps {
            let show: (Double) -> String = { value in
                if case .minimumInitiatives = kinds[gap.rule] { return figures.decimal(value, 0) }
                return figures.percent(value, 1)
            }
            table.append([
                gap.rule.fitted(to: 24), (gap.part?.name[language] ?? say("länet", "the county")).fitted(to: 28),
                (gap.dimension ?? "").fitted(to: 22), show(gap.required), show(gap.observed), show(gap.shortfall),
                figures.integer(gap.population),
            ])
        }
        return table.text()
    }

    private func sentence(_ result: GapReport.RuleResult) -> String {
        switch result.rule.kind {
        case .minimumInitiatives(let per, let minimum):
            let group = Self.name(per)[language]
            return say(
                "Minst \(Plural.sv(minimum, "insats", "insatser")) per \(group); som minst \(figures.decimal(result.observed, 0)).",
                "At least \(Plural.en(minimum, "initiative")) per \(group); the fewest is \(figures.decimal(result.observed, 0)).")
        case .minimumShare(let indicator, let per, _, let factor):
            let group = Self.name(per)[language]
            return say(
                "Varje \(group) ska ha minst \(figures.percent(factor)) av sin befolkningsandel av \(indicator); den som ligger sämst till har \(figures.percent(result.observed, 1)) mot kravet \(figures.percent(result.required, 1)).",
                "Each \(group) should have at least \(figures.percent(factor)) of its population share of \(indicator); the one that falls furthest short has \(figures.percent(result.observed, 1)) where \(figures.percent(result.required, 1)) is required."
            )
        case .reach(let distance, let atLeast):
            return say(
                "Minst \(figures.percent(atLeast)) av invånarna inom \(figures.value(distance / 1_000)) km från en insats; \(figures.percent(result.observed, 1)) är det.",
                "At least \(figures.percent(atLeast)) of the people within \(figures.value(distance / 1_000)) km of an initiative; \(figures.percent(result.observed, 1)) are."
            )
        }
    }

    static func name(_ grouping: Policy.Grouping) -> Wording {
        switch grouping {
        case .municipality: Wording(sv: "kommun", en: "municipality")
        case .zone: Wording(sv: "zon", en: "zone")
        case .cell: Wording(sv: "cell", en: "cell")
        case .rollUp: Wording(sv: "del (tätort, landsbygd)", en: "part (urban, rural)")
        case .strengthAreaByMunicipality: Wording(sv: "styrkeområde och kommun", en: "strength area and municipality")
        }
    }
}
