import FollowUp
import Wording

extension Recency: RuleSentences {
    func requirement(_ figures: Figures) -> Wording {
        Wording(
            sv:
                """
                Det senaste beslutet i \(place.sv) är högst \(Plural.sv(months, "månad", "månader")) gammalt vid \
                utlysningen.
                """,
            en: "The last decision in \(place.en) is at most \(Plural.en(months, "month")) old at the round.")
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        Wording(sv: "det äldsta är \(figures.observed)", en: "the oldest is \(figures.observed)")
    }
}
