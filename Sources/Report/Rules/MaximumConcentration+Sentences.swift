import FollowUp
import Wording

extension MaximumConcentration: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        let what = subject(of, names)
        let level = PolicyText.name(per)
        guard measure != .largestShare else {
            return Wording(
                sv: "Ingen \(level.sv) får ha mer än \(figures.percent(set: atMost)) av \(what.sv).",
                en: "No \(level.en) may have more than \(figures.percent(set: atMost)) of \(what.en).")
        }
        let index = measure == .gini ? "Gini" : "Hoover"
        return Wording(
            sv:
                """
                \(index) för \(what.sv) per invånare över länets delar (\(level.sv)) är högst \(figures.value(atMost)).
                """,
            en:
                """
                \(index) of \(what.en) per inhabitant over the county's parts (\(level.en)) is at most \
                \(figures.value(atMost)).
                """
        )
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        measure == .largestShare
            ? Wording(sv: "den största har \(figures.observed)", en: "the largest has \(figures.observed)")
            : Wording(sv: "det är \(figures.observed)", en: "it is \(figures.observed)")
    }
}
