import FollowUp
import Store
import Wording

/// The page that the board reads: the choice, demand by part, gaps before and after, what to know.
struct RoundFront {
    private let document: RoundDocument
    private var paper: RoundPaper { document.paper }
    private var figures: Figures { document.figures }

    init(_ document: RoundDocument) { self.document = document }

    private func say(_ sv: String, _ en: String) -> String { document.say(sv, en) }

    var sections: [WrittenDocument.Section] { [choice, demand, gaps, caution] }

    // MARK: The choice

    private var choice: WrittenDocument.Section {
        var section = WrittenDocument.Section(id: "urvalet", title: say("Urvalet", "The choice"))
        guard let choice = paper.advice.choice else { return section }
        let (best, other) = (choice.best, choice.byScore)
        func row(_ title: String, _ value: (ApplicationAdvice.Outcome) -> String) -> [String] {
            [title, value(best), value(other)]
        }
        section.blocks = [
            .table(
                WrittenDocument.Table(
                    id: "tabell-urval",
                    caption: say("Förslaget bredvid högsta poäng först", "The proposal beside highest score first"),
                    columns: ["", say("Förslaget", "Proposal"), say("Högsta poäng först", "Highest score first")],
                    rows: [
                        row(say("Ansökningar", "Applications")) {
                            $0.chosen.isEmpty ? say("inga", "none") : document.ids($0.chosen)
                        },
                        row(say("Beviljas, kr", "Granted, SEK")) { document.kronor($0.spent) },
                        row(say("Kvar av budgeten, kr", "Left of the budget, SEK")) {
                            document.kronor(choice.budget - $0.spent)
                        },
                        row(
                            say(
                                "Måste-luckor kvar, av \(best.gaps(.must).before) i dag",
                                "Must gaps left, of \(best.gaps(.must).before) today")
                        ) { figures.integer($0.gaps(.must).after) },
                        row(
                            say(
                                "Bör-luckor kvar, av \(best.gaps(.should).before) i dag",
                                "Should gaps left, of \(best.gaps(.should).before) today")
                        ) { figures.integer($0.gaps(.should).after) },
                        row(say("Luckor som öppnas", "Gaps opened")) { outcome in
                            figures.integer(outcome.changes.count { $0.effect == .opens })
                        },
                        row(say("Luckor som vidgas", "Gaps widened")) { outcome in
                            figures.integer(outcome.changes.count { $0.effect == .widens })
                        },
                        row(say("Poäng", "Score")) { score($0) },
                    ]))
        ]
        return section
    }

    private func score(_ outcome: ApplicationAdvice.Outcome) -> String {
        let score = figures.value(outcome.score)
        guard outcome.withoutScore > 0 else { return score }
        return say("\(score) (\(outcome.withoutScore) utan)", "\(score) (\(outcome.withoutScore) without)")
    }

    // MARK: Demand

    /// More parts than these are in the appendix only.
    private static let mostParts = 10

    /// Whether the page has every part.
    var hasAllParts: Bool { paper.demand.lines(most: Self.mostParts).others == 0 }

    private var demand: WrittenDocument.Section {
        var section = WrittenDocument.Section(id: "efterfragan", title: say("Efterfrågan", "Demand"))
        let demand = paper.demand
        let (shown, others) = demand.lines(most: Self.mostParts)
        var caption = say(
            "Sökt, avslaget, beviljat och föreslaget per \(demand.level.wording.sv), kronor",
            "Applied for, refused, granted and proposed by \(demand.level.wording.en), SEK")
        if others > 0 {
            let all = Self.mostParts + others
            caption += say(
                "; de \(Self.mostParts) av \(all) där mest söks, alla i bilagan",
                "; the \(Self.mostParts) of \(all) with most applied for, all in the appendix")
        }
        section.blocks = [.table(table("tabell-efterfragan", caption, shown + [demand.total]))]
        return section
    }

    /// The columns of demand, for these lines.
    func table(_ id: String, _ caption: String, _ lines: [RoundDemand.Line]) -> WrittenDocument.Table {
        WrittenDocument.Table(
            id: id, caption: caption,
            columns: [
                paper.demand.level.wording[document.language].capitalisedFirst, say("Sökt", "Applied for"),
                say("Avslaget", "Refused"), say("Beviljat förut", "Granted before"),
                say("kr per invånare", "SEK per inhabitant"), say("Förslaget", "Proposal"),
                say("Poäng först", "Score first"),
            ],
            rows: lines.map { line in
                [
                    line.name[document.language], document.kronor(line.applied), document.kronor(line.refused),
                    document.kronor(line.granted),
                    line.granted.ids.isEmpty ? "" : line.grantedPerInhabitant.map { figures.decimal($0, 0) } ?? "",
                    document.kronor(line.proposed), document.kronor(line.byScore),
                ]
            })
    }

    // MARK: Gaps

    /// More rules than these are in the appendix only.
    private static let mostRules = 10

    /// Whether the page has every rule.
    var hasAllRules: Bool { paper.policy.rules.count <= Self.mostRules }

    /// The rules on the page, by their place in the policy: those that aren't met or change first, must before should.
    private func onPage(_ choice: ApplicationAdvice.Choice) -> Set<Int> {
        func rank(_ index: Int) -> (Int, Int, Int) {
            let rule = choice.best.rules[index]
            let isQuiet = rule.before == rule.after && rule.before.standing.passes
            return (isQuiet ? 1 : 0, rule.rule.severity == .must ? 0 : 1, index)
        }
        return Set(choice.best.rules.indices.sorted { rank($0) < rank($1) }.prefix(Self.mostRules))
    }

    private var gaps: WrittenDocument.Section {
        var section = WrittenDocument.Section(
            id: "fore-efter", title: say("Luckor före och efter", "Gaps before and after"))
        if let choice = paper.advice.choice {
            section.blocks = [.table(rules(choice, isWhole: hasAllRules, id: "tabell-policyregler"))]
        }
        return section
    }

    /// A rule's title; in the list of all with what it requires.
    private func name(_ rule: Policy.Rule, isWhole: Bool) -> String {
        guard isWhole, rule.title != nil else { return document.name(rule) }
        return "\(document.name(rule)): \(document.requirement(rule).withoutStop)"
    }

    /// The rules before and after; all of them, or those on the page.
    func rules(_ choice: ApplicationAdvice.Choice, isWhole: Bool, id: String) -> WrittenDocument.Table {
        let context = Dictionary(
            (paper.context?.rules ?? []).map { ($0.rule.id, $0.standing) }, uniquingKeysWith: { first, _ in first })
        var columns = [
            say("Regel", "Rule"), say("I dag", "Today"), say("Med förslaget", "With the proposal"),
            say("Högsta poäng först", "Highest score first"),
        ]
        if paper.context != nil { columns.append(say("I dag, alla medel", "Today, all funds")) }
        let pairs = Array(zip(choice.best.rules, choice.byScore.rules))
        let shown = isWhole ? pairs : pairs.indices.filter(onPage(choice).contains).map { pairs[$0] }
        let rows = shown.map { best, other -> [String] in
            var cells = [
                name(best.rule, isWhole: isWhole) + " (\(document.severity(best.rule.severity)))",
                document.verdict(best.before), document.verdict(best.after), document.verdict(other.after),
            ]
            if paper.context != nil { cells.append(context[best.rule.id].map { standing(best.rule.id, $0) } ?? "–") }
            return cells
        }
        let all = pairs.count
        let caption =
            isWhole
            ? say("Policyns regler", "The policy's rules")
            : say(
                "\(rows.count) av policyns \(all) regler, de som inte är uppfyllda eller ändras först; alla i bilagan",
                "\(rows.count) of the policy's \(all) rules, those not met or changed first; all in the appendix")
        return WrittenDocument.Table(
            id: id, caption: caption, columns: columns, words: Set(columns.indices), rows: rows)
    }

    private func standing(_ rule: String, _ standing: RuleStanding) -> String {
        guard standing == .notMet else { return StandingText.word(standing)[document.language] }
        let gaps = paper.context?.gaps.count { $0.rule == rule } ?? 0
        return say(Plural.sv(gaps, "lucka", "luckor"), Plural.en(gaps, "gap"))
    }

    /// What no choice can take, and what an application doesn't change.
    private var leftOut: [Wording] {
        let left = paper.advice.applications.count { $0.standing != .counted }
        var parts: [Wording] = []
        if left > 0 {
            parts.append(
                Wording(
                    sv: "\(Plural.sv(left, "ansökan", "ansökningar")) kan inte väljas",
                    en: "\(Plural.en(left, "application")) can't be chosen"))
        }
        let unread = paper.unread.count
        if unread > 0 {
            parts.append(
                Wording(
                    sv: "\(Plural.sv(unread, "rad", "rader")) kunde inte läsas",
                    en: "\(Plural.en(unread, "row")) couldn't be read"))
        }
        let reasons =
            parts.isEmpty
            ? []
            : [
                Wording(
                    sv: "\(parts.map(\.sv).joined(separator: " och ")) (bilagan säger varför).",
                    en: "\(parts.map(\.en).joined(separator: " and ")) (the appendix says why).")
            ]
        return reasons + (paper.advice.choice.map { ApplicationRulesText.notes($0.best, paper.advice) } ?? [])
    }

    // MARK: Caution

    private var caution: WrittenDocument.Section {
        var section = WrittenDocument.Section(id: "att-veta", title: say("Att veta", "To know"))
        let open = paper.report.rules.count { $0.standing == .cannotBeJudged }
        var sentences = StandingText.impossible(paper.report).map { say($0.sv, $0.en) } + RoundWords(document).funds
        if !paper.advice.applications.isEmpty, paper.advice.applications.allSatisfy({ $0.application.score == nil }) {
            sentences.append(
                say(
                    "Ingen ansökan har poäng: ”högsta poäng först” är då filens ordning.",
                    "No application has a score: “highest score first” is then the order of the file."))
        }
        if open > 0 {
            sentences.append(
                say(
                    "\(Plural.sv(open, "regel", "regler")) kan inte bedömas.",
                    "\(Plural.en(open, "rule")) can't be judged."))
        }
        let report = paper.report
        let nowhere = report.unlocated + report.partlyUnlocated
        if nowhere > 0 {
            let money = document.stated(report.unlocatedOre)
            sentences.append(
                say(
                    """
                    \(nowhere) av \(Plural.sv(report.counted, "insats", "insatser")) (\(money.sv)) har inget känt \
                    läge, helt eller delvis.
                    """,
                    """
                    \(nowhere) of \(Plural.en(report.counted, "initiative")) (\(money.en)) \
                    \(nowhere == 1 ? "has" : "have") no known location, wholly or in part.
                    """))
        }
        sentences += leftOut.map { say($0.sv, $0.en) }
        let granted = paper.recipients.granted.count
        if granted > RoundRecipients.most, let share = paper.recipients.shareOfLargest {
            let after =
                paper.recipients.shareOfLargestWithProposal.map { share in
                    let share = figures.percent(share)
                    return Wording(sv: "\(share) med förslaget", en: "\(share) with the proposal")
                }
                ?? Wording(
                    sv: "med förslaget okänt, då föreslagna ansökningar inte anger sökande",
                    en: "with the proposal unknown, as proposed applications name no applicant")
            sentences.append(
                say(
                    """
                    De tio största av \(Plural.sv(granted, "mottagare", "mottagare")) har \(figures.percent(share)) \
                    av det beviljade, \(after.sv).
                    """,
                    """
                    The ten largest of \(Plural.en(granted, "recipient")) have \(figures.percent(share)) of what was \
                    granted, \(after.en).
                    """))
        }
        sentences.append(RoundWords(document).committed)
        section.blocks = [.paragraph([.text(sentences.joined(separator: " "))])]
        return section
    }
}
