import FollowUp
import Wording

extension AchievementRule: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let what = names.indicator(of)
        let place =
            per == nil
            ? Wording(sv: "", en: "") : Wording(sv: " i \(place(names).sv)", en: " in \(place(names).en)")
        return Wording(
            sv:
                """
                Minst \(figures.percent(set: atLeast)) av vad insatser\(filter.words.sv) ska nå av \(what.sv)\
                \(place.sv) är nått\(day.sv).
                """,
            en:
                """
                At least \(figures.percent(set: atLeast)) of what initiatives\(filter.words.en) aim at of \
                \(what.en)\(place.en) has been reached\(day.en).
                """)
    }

    private var day: Wording {
        guard let asOf else { return Wording(verbatim: "") }
        return Wording(sv: " \(asOf)", en: " by \(asOf)")
    }

    func explanation(_ policy: Policy) -> [Wording] {
        let until =
            asOf != nil
            ? Wording(sv: "den dagen", en: "that day")
            : policy.round == nil
                ? Wording(sv: "den senaste rapporten", en: "the latest report")
                : Wording(sv: "utlysningens dag", en: "the day of the round")
        return [
            Wording(
                sv:
                    """
                    Rapporter och mål till och med \(until.sv) räknas. En insats vars mål har förfallit och som inte \
                    har rapporterat räknas som att den inte har nått något.
                    """,
                en:
                    """
                    Reports and targets until \(until.en) count. An initiative whose target is due and that has not \
                    reported counts as having reached nothing.
                    """),
            Wording(
                sv: "Ett område där inget mål har förfallit, eller där ingen insats anger indikatorn, prövas inte.",
                en: "An area where no target is due, or where no initiative states the indicator, isn't asked."),
        ]
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        per == nil
            ? Wording(sv: "\(figures.observed) är nått", en: "\(figures.observed) has been reached")
            : Wording(sv: "som lägst \(figures.observed)", en: "the lowest is \(figures.observed)")
    }
}
