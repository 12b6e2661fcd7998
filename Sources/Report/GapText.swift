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
        text += "\n" + (report.gaps.isEmpty ? say("Inga täckningsluckor.\n", "No coverage gaps.\n") : String(table.dropFirst()))
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
        if report.undated > 0 {
            text += say(
                "\(Plural.sv(report.undated, "insats", "insatser")) saknar datum och är inte med, eftersom policyn har en period.",
                "\(Plural.en(report.undated, "initiative")) without a date \(report.undated == 1 ? "is" : "are") left out, because the policy has a period."
            ).wrapped(to: width)
        }
        return text
    }

    /// Rule by rule, most people first.
    private var table: String {
        var text = ""
        for result in report.rules where !result.passed {
            let gaps = report.gaps.filter { $0.rule == result.rule.id }
            let hasDimension = gaps.contains { $0.dimension != nil }
            let isCount = if case .minimumInitiatives = result.rule.kind { true } else { false }
            let show: (Double) -> String = { isCount ? figures.decimal($0, 0) : figures.percent($0, 1) }
            var columns: [(String, TerminalTable.Alignment)] = [(say("del", "part"), .left)]
            if hasDimension { columns.append((say("avser", "concerns"), .left)) }
            columns += [
                (say("krav", "required"), .right), (say("utfall", "observed"), .right), (say("fattas", "missing"), .right),
                (say("invånare", "people"), .right),
            ]
            var table = TerminalTable(columns)
            for gap in gaps {
                var cells = [(gap.part?.name[language] ?? say("länet", "the county")).fitted(to: hasDimension ? 24 : 40)]
                if hasDimension { cells.append((gap.dimension ?? "").fitted(to: 22)) }
                table.append(
                    cells + [show(gap.required), show(gap.observed), show(gap.shortfall), figures.integer(gap.population)])
            }
            text += "\n\(result.rule.id)\n" + table.text()
        }
        return text
    }

    func sentence(_ result: GapReport.RuleResult) -> String {
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
