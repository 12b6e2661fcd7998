import FollowUp
import Wording

extension Matrix: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let least: Wording =
            switch minimum {
            case .initiatives(let count):
                Wording(sv: Plural.sv(count, "insats", "insatser"), en: Plural.en(count, "initiative"))
            case .granted(let kronor):
                Wording(sv: "\(figures.value(kronor)) kr", en: "\(figures.value(kronor)) SEK")
            }
        let titles = values.map { $0.map(of.title) }
        let named = Wording(
            sv: titles.map { " (\($0.map(\.sv).joined(separator: ", ")))" } ?? "",
            en: titles.map { " (\($0.map(\.en).joined(separator: ", ")))" } ?? "")
        let share =
            filled < 1
            ? Wording(
                sv: ", i minst \(figures.percent(set: filled)) av kombinationerna",
                en: ", in at least \(figures.percent(set: filled)) of the combinations") : Wording(verbatim: "")
        return Wording(
            sv: "Minst \(least.sv) för varje \(of.wording.sv)\(named.sv) i \(place(names).sv)\(share.sv).",
            en: "At least \(least.en) for each \(of.wording.en)\(named.en) in \(place(names).en)\(share.en).")
    }

    func explanation(_: Policy) -> [Wording] {
        let all = Wording(
            sv: "Värdena är de som insatserna anger. ", en: "The values are those that initiatives state. ")
        let blank =
            isAboutMoney
            ? Wording(
                sv: " En kombination där insatser finns och ingen anger belopp kan inte bedömas.",
                en: " A combination with initiatives of which none states an amount can't be judged.")
            : Wording(verbatim: "")
        return [
            Wording(
                sv:
                    """
                    \(values == nil ? all.sv : "")En insats utan uppgift om \(of.wording.sv) fyller ingen \
                    kombination, och nämns.\(blank.sv)
                    """,
                en:
                    """
                    \(values == nil ? all.en : "")An initiative that states no \(of.wording.en) fills no \
                    combination, and is mentioned.\(blank.en)
                    """
            )
        ]
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        Wording(
            sv: "kombinationen med färst har \(figures.observed)",
            en: "the combination with the fewest has \(figures.observed)")
    }
}
