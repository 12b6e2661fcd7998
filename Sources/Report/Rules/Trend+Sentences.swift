import FollowUp
import Wording

extension Trend: RuleSentences {
    func requirement(_ figures: Figures) -> Wording {
        let what = subject(of)
        return Wording(
            sv:
                """
                En kommun där \(measured) försämrats \(Plural.sv(years, "år", "år")) i rad har minst \
                \(figures.percent(factor)) av sin befolkningsandel av \(what.sv).
                """,
            en:
                """
                A municipality where \(measured) has got worse \(Plural.en(years, "year")) in a row has at least \
                \(figures.percent(factor)) of its population share of \(what.en).
                """
        )
    }

    func observation(_ figures: (observed: String, required: String), _ result: GapReport.RuleResult) -> Wording {
        guard result.required > 0 else {
            return Wording(sv: "ingen kommun har en sådan försämring", en: "no municipality has such a decline")
        }
        return furthestShort(figures)
    }
}
