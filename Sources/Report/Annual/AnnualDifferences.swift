import FollowUp
import Store
import Wording

/// Coverage gaps that were checked before the year's decisions, and those of a policy now.
extension AnnualReport {
    var differences: [WrittenDocument.Block] {
        var blocks: [WrittenDocument.Block] =
            facts.checks.items.isEmpty
            ? [
                .paragraph([
                    .blank(
                        say(
                            "de täckningsluckor som prövades före besluten: ange prövningsfilen med --evidence",
                            """
                            the coverage gaps that were checked before the decisions: give their check files with \
                            --evidence
                            """
                        )), .text("."),
                ])
            ] : checksOnFile
        guard let report = facts.gaps else { return blocks }
        let failing = StandingText.failing(report) ?? Wording(sv: "alla är uppfyllda", en: "all are met")
        blocks += [
            .paragraph([
                .text(
                    say(
                        "Prövad på databasen som den är nu har policyn ”",
                        "Checked on the database as it is now, the policy “")), .quoted(report.policy.name),
                .text(
                    say(
                        """
                        ” \(Plural.sv(report.rules.count, "regel", "regler")); \(failing.sv) (
                        """,
                        """
                        ” has \(Plural.en(report.rules.count, "rule")); \(failing.en) (
                        """
                    )), .table(id: "tabell-regler"), .text(")."),
            ]),
            .table(
                .init(
                    id: "tabell-regler",
                    caption: say("Policyns regler och bedömningar", "The policy's rules and verdicts"),
                    columns: [
                        say("Regel", "Rule"), say("Bedömning", "Verdict"), say("Luckor", "Gaps"),
                        say("Berörda områden", "Areas concerned"),
                    ],
                    words: [0, 1, 3],
                    rows: report.rules.map { result in
                        let own = report.gaps.filter { $0.rule == result.rule.id }
                        var seen = Set<Wording>()
                        let names = own.compactMap(\.part?.name).filter { seen.insert($0).inserted }
                        return [
                            [
                                result.rule.title?[language],
                                GapText(report, language: language).sentence(result),
                            ].compactMap { $0 }.joined(separator: ": "),
                            StandingText.word(result.standing)[language],
                            figures.integer(own.count), Prose.list(names, most: 8)[language],
                        ]
                    })),
        ]
        return blocks
    }

    /// The checks made before the year's decisions, one by one; their effect is for the author to state.
    private var checksOnFile: [WrittenDocument.Block] {
        let checks = facts.checks.items.map(\.check)
        let rows = checks.map { check in
            [
                check.name, check.round ?? "–", "\(figures.integer(check.failed)) / \(figures.integer(check.rules))",
                figures.integer(check.unjudged),
                "\(figures.integer(check.gaps)) (\(figures.integer(check.robust)))",
                Prose.list(check.parts.map { Wording(verbatim: $0) }, most: 8)[language],
                check.hasAdvice ? say("ja", "yes") : say("nej", "no"),
                "\(check.file), SHA-256 \(check.sha256.prefix(12))…",
            ]
        }
        let count = checks.count
        let counted = facts.checks.items.filter { !$0.isSuperseded }.map(\.check)
        let gaps = counted.reduce(0) { $0 + $1.gaps }
        let robust = counted.reduce(0) { $0 + $1.robust }
        return [
            .paragraph([
                .text(
                    say(
                        """
                        \(Plural.sv(count, "prövning", "prövningar")) av täckningsluckor finns, med \
                        tillsammans \(Plural.sv(gaps, "lucka", "luckor")); \(figures.integer(robust)) består hur \
                        insatserna än räknas (
                        """,
                        """
                        \(Plural.en(count, "check")) of coverage gaps \(count == 1 ? "is" : "are") on file, with \
                        \(Plural.en(gaps, "gap")) together; \(figures.integer(robust)) \
                        \(robust == 1 ? "remains" : "remain") however the initiatives are counted (
                        """
                    )),
                .table(id: "tabell-provningar"), .text("). "),
                .blank(say("hur luckorna påverkade årets beslut", "how the gaps affected the year's decisions")),
                .text("."),
            ]),
            .table(
                .init(
                    id: "tabell-provningar", caption: say("Lämnade prövningsfiler", "Check files given"),
                    columns: [
                        say("Policy", "Policy"), say("Utlysning", "Call"), say("Regler ej uppfyllda", "Rules not met"),
                        say("Kan inte bedömas", "Can't be judged"),
                        say("Luckor (bestående)", "Gaps (remaining)"), say("Områden med luckor", "Areas with gaps"),
                        say("Förslag uträknat", "Proposal worked out"),
                        say("Fil", "File"),
                    ], words: [0, 1, 5, 6, 7], rows: rows)),
        ]
            + facts.checks.items.filter { !$0.remarks.isEmpty }.map { item in
                let remarks = item.remarks.map { $0[language] }.joined(separator: "; ")
                return .paragraph([
                    .text(say("Om \(item.check.file): \(remarks).", "On \(item.check.file): \(remarks)."))
                ])
            }
    }
}
