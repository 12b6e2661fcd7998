import FollowUp
import Wording

extension MinimumInitiatives: RuleSentences {
    func requirement(_ figures: Figures) -> Wording {
        Wording(
            sv: "Minst \(Plural.sv(minimum, "insats", "insatser")) i \(place.sv).",
            en: "At least \(Plural.en(minimum, "initiative")) in \(place.en).")
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        Wording(sv: "som lägst \(figures.observed)", en: "the fewest is \(figures.observed)")
    }
}
