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
                Minst \(figures.percent(atLeast)) av \(whose.sv) ska ha högst \(kilometres) km till en \
                insats\(target.sv).
                """,
            en:
                """
                At least \(figures.percent(atLeast)) of \(whose.en) must live within \(kilometres) km of an \
                initiative\(target.en).
                """
        )
    }

    /// To what: " med temat Service".
    private var target: Wording {
        guard let filter else { return Wording(verbatim: "") }
        var sv: [String] = []
        var en: [String] = []
        for (values, name) in [
            (filter.programmes, Wording(sv: "i programmet", en: "in the programme")),
            (filter.strengthAreas, Wording(sv: "inom styrkeområdet", en: "in the strength area")),
            (filter.themes, Wording(sv: "med temat", en: "with the theme")),
        ] where !values.isEmpty {
            sv.append("\(name.sv) \(values.joined(separator: " eller "))")
            en.append("\(name.en) \(values.joined(separator: " or "))")
        }
        if let condition = filter.condition {
            sv.append("för vilken detta är sant (CQL2): \(condition.text)")
            en.append("for which this is true (CQL2): \(condition.text)")
        }
        return Wording(
            sv: sv.isEmpty ? "" : " " + sv.joined(separator: ", "),
            en: en.isEmpty ? "" : " " + en.joined(separator: ", "))
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
