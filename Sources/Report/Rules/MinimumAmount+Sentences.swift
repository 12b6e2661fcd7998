import FollowUp
import Store
import Wording

extension MinimumAmount: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let unit = Indicator.builtIn.first { $0.id.text == of }?.unit ?? names.indicator(of)
        return Wording(
            sv: "Minst \(figures.value(minimum)) \(unit.sv) i \(place(names).sv).",
            en: "At least \(figures.value(minimum)) \(unit.en) in \(place(names).en).")
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        Wording(sv: "som lägst \(figures.observed)", en: "the least is \(figures.observed)")
    }
}
