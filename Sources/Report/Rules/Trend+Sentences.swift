import FollowUp
import Store
import Wording

extension Trend: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let (what, measured) = (subject(of, names), names.indicator(measured))
        return Wording(
            sv:
                """
                En kommun där \(measured.sv) försämrats \(Plural.sv(years, "år", "år")) i rad har minst \
                \(figures.percent(set: factor)) av sin befolkningsandel av \(what.sv).
                """,
            en:
                """
                A municipality where \(measured.en) has got worse \(Plural.en(years, "year")) in a row has at least \
                \(figures.percent(set: factor)) of its population share of \(what.en).
                """
        )
    }

    func explanation(_ policy: Policy) -> [Wording] {
        let last = policy.round.map { Wording(sv: ", senast \($0.year)", en: ", at the latest \($0.year)") }
        return [
            Wording(
                sv:
                    """
                    Åren räknas bakåt från det nyaste med värden\(last?.sv ?? ""). En kommun utan värde något av åren \
                    kan inte bedömas, om den inte har sin andel ändå.
                    """,
                en:
                    """
                    The years count back from the newest with values\(last?.en ?? ""). A municipality without a value \
                    in one of them can't be judged, unless it has its share anyway.
                    """)
        ]
    }

    func observation(_ figures: (observed: String, required: String), _ result: GapReport.RuleResult) -> Wording {
        guard result.required > 0 else {
            return Wording(sv: "ingen kommun har en sådan försämring", en: "no municipality has such a decline")
        }
        return furthestShort(figures)
    }
}
