import FollowUp
import Wording

extension ChangeRule: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let (points, what) = (figures.value(below), names.indicator(measured))
        let isMaximum = isMaximum
        let limit =
            below == 0
            ? Wording(
                sv: isMaximum ? "högst länets" : "minst länets",
                en: isMaximum ? "at most the county's" : "at least the county's")
            : Wording(
                sv:
                    """
                    \(isMaximum ? "högst länets plus" : "minst länets minus") \(points) \
                    \(below == 1 ? "procentenhet" : "procentenheter")
                    """,
                en:
                    """
                    \(isMaximum ? "at most the county's plus" : "at least the county's less") \(points) percentage \
                    \(below == 1 ? "point" : "points")
                    """)
        return Wording(
            sv: "Förändringen av \(what.sv) \(from)–\(to), i procent, är i \(place(names).sv) \(limit.sv).",
            en: "The change of \(what.en) \(from)–\(to), in per cent, is in \(place(names).en) \(limit.en).")
    }

    func explanation(_: Policy) -> [Wording] {
        [
            Wording(
                sv:
                    """
                    Länets förändring räknas på de delar som är mätta båda åren. En del som inte är det kan inte \
                    bedömas. Regeln säger hur det har gått, inte varför.
                    """,
                en:
                    """
                    The county's change is counted over the parts measured in both years. A part that isn't can't be \
                    judged. The rule says how things went, not why.
                    """)
        ]
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        isMaximum
            ? Wording(
                sv: "som högst \(figures.observed) mot kravet \(figures.required)",
                en: "the highest is \(figures.observed) where \(figures.required) is required")
            : furthestShort(figures)
    }
}
