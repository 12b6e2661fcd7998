import FollowUp
import Statistics
import Store
import Wording

/// How decisions on money contributed to results: what was promised and came, what changed, and where goals stand.
extension AnnualReport {
    var results: WrittenDocument.Section {
        var section = WrittenDocument.Section(id: "resultat", title: say("Resultat", "Results"))
        section.blocks =
            outcomes + change + goals + areas + [
                .paragraph([
                    .blank(
                        say(
                            "hur besluten om medel har bidragit till resultaten",
                            "how decisions on money contributed to the results")), .text("."),
                ])
            ]
        return section
    }

    private var outcomes: [WrittenDocument.Block] {
        let followUps = facts.effects.followUps
        guard !followUps.isEmpty else {
            return [
                .paragraph([
                    .blank(
                        say(
                            "vad insatserna har lovat och uppnått: importera utfall med rackvidd import outcomes FIL",
                            """
                            what initiatives promised and achieved: import outcomes with rackvidd import outcomes FILE
                            """)), .text("."),
                ])
            ]
        }
        var blocks: [WrittenDocument.Block] = [
            .paragraph([
                .text(
                    say(
                        "Alla insatser räknas, oavsett beslutsår, med det de rapporterat till och med \(facts.year).",
                        "All initiatives count, whatever the year of decision, with their reports up to \(facts.year).")
                )
            ])
        ]
        blocks +=
            ResultBlocks(facts: facts.effects, language: language) {
                "rackvidd outcomes \($0.indicator.id.text) --by municipality --as-of \(facts.year)\(facts.given)"
                    + $0.pricesOptions
            }.blocks
        // Without a date nobody knows when a report should have come.
        let silent = followUps.flatMap {
            $0.initiatives.filter { $0.standing.state == .notReported && $0.targetPeriod != nil }
        }
        let count = Set(silent.map(\.id)).count
        if count > 0 {
            blocks.append(
                .paragraph([
                    .blank(
                        say(
                            "rapport från \(Plural.sv(count, "insats", "insatser")) som skulle ha rapporterat",
                            "the report of \(Plural.en(count, "initiative")) that should have reported")), .text("."),
                ]))
        }
        return blocks
    }

    private var change: [WrittenDocument.Block] {
        let blocks = ChangeBlocks(facts: facts.effects, language: language).blocks
        guard blocks.isEmpty else { return blocks }
        return [
            .heading(say("Förändring i länet", "Change in the county")),
            .paragraph([
                .blank(
                    say(
                        "förändringen i de indikatorer som strategin följer: ange dem med --change INDIKATOR",
                        "the change of the indicators that the strategy follows: give them with --change INDICATOR")),
                .text("."),
            ]),
        ]
    }

    private var goals: [WrittenDocument.Block] {
        let heading = WrittenDocument.Block.heading(say("Mål", "Goals"))
        if let review = facts.effects.review, let file = facts.effects.question.goals?.file {
            let blocks = GoalBlocks(review: review, file: file, language: language).blocks
            if !blocks.isEmpty { return [heading] + blocks }
        }
        return [
            heading,
            .paragraph([
                .blank(
                    say(
                        """
                        målen i den regionala utvecklingsstrategin, i programmen för ERUF och i planen för en rättvis \
                        omställning: ange dem med --goals FIL
                        """,
                        """
                        the goals of the regional development strategy, of the ERDF programmes and of the plan for a \
                        just transition: give them with --goals FILE
                        """)), .text("."),
            ]),
        ]
    }

    private var areas: [WrittenDocument.Block] {
        var blocks = StrengthAreaBlocks(facts: facts.effects, language: language).blocks
        guard !blocks.isEmpty else { return [] }
        blocks.insert(.heading(say("Styrkeområden, alla år", "Strength areas, all years")), at: 0)
        return blocks
    }
}
