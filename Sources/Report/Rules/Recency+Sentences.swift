import FollowUp
import Wording

extension Recency: RuleSentences {
    func requirement(_ figures: Figures, _ names: PartNames) -> Wording {
        Wording(
            sv:
                """
                Det senaste beslutet i \(place(names).sv) är högst \(Plural.sv(months, "månad", "månader")) gammalt \
                vid utlysningen.
                """,
            en: "The last decision in \(place(names).en) is at most \(Plural.en(months, "month")) old at the round.")
    }

    func explanation(_: Policy) -> [Wording] {
        [
            Wording(
                sv:
                    """
                    Dagen är beslutsdagen; saknas den räknas startdagen i stället. Slutdagen räknas aldrig. Insatser \
                    utan båda räknas inte som nådda, utan nämns.
                    """,
                en:
                    """
                    The date is the day of decision; where it is missing the start stands in for it. The end never \
                    counts. Initiatives with neither don't count as reached, but are mentioned.
                    """),
            Wording(
                sv:
                    """
                    Bara år eller månad räknas från dess första dag, och inte alls där utlysningens dag ligger i den. \
                    Beslut efter utlysningen räknas inte.
                    """,
                en:
                    """
                    A year or month alone counts from its first day, and not at all where the day of the round lies in \
                    it. Decisions after the round don't count.
                    """),
        ]
    }

    func observation(_ figures: (observed: String, required: String), _: GapReport.RuleResult) -> Wording {
        Wording(sv: "det äldsta är \(figures.observed)", en: "the oldest is \(figures.observed)")
    }
}
