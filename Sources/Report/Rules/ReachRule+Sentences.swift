import FollowUp
import Wording

extension ReachRule: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let whose =
            per == nil
            ? Wording(sv: "invånarna", en: "the people")
            : Wording(sv: "invånarna i \(place(names).sv)", en: "the people in \(place(names).en)")
        let kilometres = figures.value(distance / 1_000)
        return Wording(
            sv:
                """
                Minst \(figures.percent(set: atLeast)) av \(whose.sv) ska ha högst \(kilometres) km till en \
                insats\(filter.words.sv).
                """,
            en:
                """
                At least \(figures.percent(set: atLeast)) of \(whose.en) must live within \(kilometres) km of an \
                initiative\(filter.words.en).
                """
        )
    }

    func explanation(_: Policy) -> [Wording] {
        [
            Wording(
                sv: "Avståndet är fågelvägen. Bara insatser med känd plats räknas; de andra nämns.",
                en:
                    "Distances are straight lines. Only initiatives whose place is known count; others are mentioned."
            )
        ]
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        per == nil
            ? Wording(sv: "\(figures.observed) är det", en: "\(figures.observed) are")
            : Wording(sv: "som lägst \(figures.observed)", en: "the lowest is \(figures.observed)")
    }
}
