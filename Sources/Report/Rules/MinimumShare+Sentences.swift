import FollowUp
import Wording

extension MinimumShare: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let what = subject(of, names)
        return Wording(
            sv:
                """
                Andelen av \(what.sv) i \(place(names).sv) ska vara minst \(figures.percent(set: factor)) \
                av dess andel av \(against.subject.sv).
                """,
            en:
                """
                The share of \(what.en) in \(place(names).en) should be at least \(figures.percent(set: factor)) of \
                its share of \(against.subject.en).
                """
        )
    }

    func explanation(_: Policy) -> [Wording] {
        guard against == .need else { return [] }
        return [
            Wording(
                sv: "En del där behovet inte är mätt kan inte bedömas, och räknas på ingendera sidan.",
                en: "A part where need isn't measured can't be judged, and counts on neither side.")
        ]
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        furthestShort(figures)
    }
}

extension MinimumShare.Base {
    fileprivate var subject: Wording {
        switch self {
        case .population: Wording(sv: "invånarna", en: "the people")
        case .area: Wording(sv: "ytan", en: "the area")
        case .need: Wording(sv: "behovet", en: "the need")
        }
    }
}
