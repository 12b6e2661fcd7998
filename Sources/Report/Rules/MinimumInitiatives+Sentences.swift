import FollowUp
import Wording

extension MinimumInitiatives: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        Wording(
            sv: "Minst \(Plural.sv(minimum, "insats", "insatser")) i \(place(names).sv).",
            en: "At least \(Plural.en(minimum, "initiative")) in \(place(names).en).")
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        Wording(sv: "som lägst \(figures.observed)", en: "the fewest is \(figures.observed)")
    }
}
