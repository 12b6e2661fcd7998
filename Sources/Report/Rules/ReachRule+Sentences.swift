import FollowUp
import Wording

extension ReachRule: RuleSentences {
    func requirement(_ figures: Figures) -> Wording {
        let whose =
            per == nil
            ? Wording(sv: "invånarna", en: "the people")
            : Wording(sv: "invånarna i \(place.sv)", en: "the people in \(place.en)")
        let kilometres = figures.value(distance / 1_000)
        return Wording(
            sv: "Minst \(figures.percent(atLeast)) av \(whose.sv) ska ha högst \(kilometres) km till en insats.",
            en:
                """
                At least \(figures.percent(atLeast)) of \(whose.en) must live within \(kilometres) km of an \
                initiative.
                """
        )
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        per == nil
            ? Wording(sv: "\(figures.observed) är det", en: "\(figures.observed) are")
            : Wording(sv: "som lägst \(figures.observed)", en: "the lowest is \(figures.observed)")
    }
}
