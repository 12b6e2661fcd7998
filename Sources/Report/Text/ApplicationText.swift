package import FollowUp
import Store
import Territory
package import Wording

/// The effect of applications on a policy's gaps, as text.
package struct ApplicationText {
    private let advice: ApplicationAdvice
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ advice: ApplicationAdvice, language: Language, width: Int = 80) {
        self.advice = advice
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        var text = say(
            """
            Ansökningarna: hur många av \(advice.mustGaps) måste- och \(advice.shouldGaps) bör-luckor var och en \
            stänger\n\n
            """,
            "The applications: how many of \(advice.mustGaps) must and \(advice.shouldGaps) should gaps each closes\n\n"
        )
        text += table + "\n"
        if let choice = advice.choice { text += sentences(choice) }
        for item in advice.applications { text += changes(item) }
        if advice.isConditionSkipped {
            text += say(
                "Policyns villkor filter.where kan inte prövas på ansökningar; de räknas som om de uppfyllde det.",
                "The policy's condition filter.where can't be applied to applications, which count as meeting it."
            ).wrapped(to: width)
        }
        return text
            + say(
                "Ett förslag: programmet beslutar inget, och poängen har satts av handläggarna.",
                "A proposal: the program decides nothing; the scores are the assessors'."
            ).wrapped(to: width)
    }

    private func kronor(_ ore: Int64) -> String { figures.integer(Int(clamped: (Double(ore) / 100).rounded())) }

    private var table: String {
        var columns: [(String, TerminalTable.Alignment)] = [
            (say("ansökan", "application"), .left), (say("kr", "SEK"), .right), (say("poäng", "score"), .right),
            (say("måste", "must"), .right), (say("bör", "should"), .right), (say("minskas", "narrowed"), .right),
        ]
        if advice.choice != nil { columns.append((say("vald", "chosen"), .left)) }
        var table = TerminalTable(columns)
        let scores = figures.column(advice.applications.map(\.application.score))
        for (index, item) in advice.applications.enumerated() {
            let closed = { (severity: Policy.Severity) in
                item.changes.reduce(0) { $0 + ($1.severity == severity ? ($1.isMet ? 1 : 0) - ($1.wasMet ? 1 : 0) : 0) }
            }
            let narrowed = item.changes.count { !$0.isMet && !$0.wasMet && Self.narrows($0) }
            var cells = [
                "\(item.application.initiative.id) \(item.application.initiative.title)".fitted(to: 26),
                item.application.initiative.grantedOre.map(kronor) ?? "–",
                scores[index] ?? "–",
                signed(closed(.must)), signed(closed(.should)), figures.integer(narrowed),
            ]
            if advice.choice != nil { cells.append(item.isChosen ? say("ja", "yes") : "") }
            table.append(cells)
        }
        return table.text()
    }

    private func signed(_ count: Int) -> String { count < 0 ? "\u{2212}\(-count)" : "\(count)" }

    /// Whether the figure comes nearer to the requirement.
    static func narrows(_ change: ApplicationAdvice.Change) -> Bool {
        guard let after = change.after else { return false }
        guard let before = change.before else { return true }
        return abs(after - change.required) < abs(before - change.required)
    }

    private func sentences(_ choice: ApplicationAdvice.Choice) -> String {
        let chosen = advice.applications.filter(\.isChosen).map(\.application.initiative.id)
        let budget = kronor(choice.budget)
        let spent = kronor(choice.spent)
        let names = Prose.list(chosen.map { Wording(verbatim: $0) }, most: 30)
        var text =
            chosen.isEmpty
            ? say(
                "Inom \(budget) kr stänger ingen ansökan någon lucka.",
                "Within \(budget) SEK no application closes any gap.")
            : say(
                """
                Inom \(budget) kr stänger \(names.sv) (\(spent) kr) \(gaps(choice.must, choice.should).sv), med \
                \(figures.value(choice.score)) poäng.
                """,
                """
                Within \(budget) SEK \(names.en) (\(spent) SEK) \(chosen.count == 1 ? "closes" : "close") \
                \(gaps(choice.must, choice.should).en), with a score of \(figures.value(choice.score)).
                """
            )
        text +=
            " "
            + (choice.isProven
                ? say(
                    """
                    Inget annat urval stänger fler måste-luckor, vid lika många fler bör-luckor, och därefter \
                    högre poäng: det är bevisat.
                    """,
                    """
                    No other choice closes more must gaps, with as many of those more should gaps, and then a \
                    higher score: that is proven.
                    """
                )
                : say(
                    "Sökningen nådde inte slutet: högst \(choice.mustBound) måste-luckor kan stängas.",
                    "The search didn't reach its end: at most \(choice.mustBound) must gaps can be closed."))
        text +=
            " "
            + (choice.greedyMust == choice.must && choice.greedyShould == choice.should
                && abs(choice.greedyScore - choice.score) < 1e-6 * (1 + abs(choice.score))
                ? say(
                    "Att ta den bästa, en i taget, ger lika mycket.",
                    "Taking the best one, one at a time, gives as much.")
                : say(
                    """
                    Att ta den bästa, en i taget, stänger \(gaps(choice.greedyMust, choice.greedyShould).sv), med \
                    \(figures.value(choice.greedyScore)) poäng.
                    """,
                    """
                    Taking the best one, one at a time, closes \(gaps(choice.greedyMust, choice.greedyShould).en), \
                    with a score of \(figures.value(choice.greedyScore)).
                    """
                ))
        return text.wrapped(to: width) + "\n"
    }

    private func gaps(_ must: Int, _ should: Int) -> Wording {
        Wording(
            sv: "\(Plural.sv(must, "måste-lucka", "måste-luckor")) och \(Plural.sv(should, "bör-lucka", "bör-luckor"))",
            en: "\(Plural.en(must, "must gap")) and \(Plural.en(should, "should gap"))")
    }

    private func changes(_ item: ApplicationAdvice.Item) -> String {
        let title = "\(item.application.initiative.id) \(item.application.initiative.title)"
        if item.isRejected {
            let status = item.application.initiative.status ?? ""
            return say(
                "\(title): avslagen eller återtagen (\(status)); den räknas och väljs inte.",
                "\(title): rejected or withdrawn (\(status)); it is neither counted nor chosen."
            ).wrapped(to: width)
        }
        guard item.counts else {
            return say("\(title): policyn räknar den inte.", "\(title): the policy doesn't count it.").wrapped(
                to: width)
        }
        guard !item.cells.isEmpty else {
            return say("\(title): okänt läge eller utanför länet.", "\(title): place unknown or outside the county.")
                .wrapped(to: width)
        }
        guard !item.changes.isEmpty else {
            return say("\(title): rör ingen lucka.", "\(title): touches no gap.").wrapped(to: width)
        }
        var table = TerminalTable([
            (title.fitted(to: 44), .left), (say("krav", "required"), .right), (say("utan", "without"), .right),
            (say("med", "with"), .right), ("", .left),
        ])
        // That a share falls a little everywhere else is counted, not listed.
        let notable = item.changes.filter { $0.wasMet != $0.isMet || Self.narrows($0) }.sorted { rank($0) < rank($1) }
        let shown = notable.prefix(8)
        let more = notable.count - shown.count
        let widened = item.changes.count - notable.count
        for change in shown {
            let dimension = change.dimension == Indicator.ID.grantedSek.text ? nil : change.dimension
            let place = [change.part?.name[language], dimension].compactMap { $0 }.joined(separator: ", ")
            table.append([
                "\(change.rule)\(place.isEmpty ? "" : " (\(place))")".fitted(to: 44),
                value(change.required, change.unit), value(change.before, change.unit),
                value(change.after, change.unit), verdict(change),
            ])
        }
        var rest: [Wording] = []
        if shown.contains(where: { $0.isMetByWhole && !$0.wasMet }) {
            rest.append(
                Wording(
                    sv: "* regeln gäller helheten, som nu håller; områdets eget värde gör det inte",
                    en: "* the rule is about the whole, which now holds; the area's own figure doesn't"))
        }
        if more > 0 { rest.append(Wording(sv: "\(more) till minskar", en: "\(more) more narrow")) }
        if widened > 0 {
            rest.append(
                Wording(
                    sv: "\(widened) vidgas, då andelen av helheten faller",
                    en: "\(widened) widen, as their share of the whole falls"))
        }
        let tail = rest.map { $0[language].wrapped(to: width, indent: "  ") }.joined()
        return (shown.isEmpty ? title.fitted(to: width) + "\n" : table.text()) + tail + "\n"
    }

    /// Opened and closed first, `must` before `should`.
    private func rank(_ change: ApplicationAdvice.Change) -> Int {
        (change.wasMet != change.isMet ? 0 : 2) + (change.severity == .must ? 0 : 1)
    }

    private func verdict(_ change: ApplicationAdvice.Change) -> String {
        switch (change.wasMet, change.isMet) {
        case (false, true) where change.isMetByWhole: say("stängs*", "closes*")
        case (false, true): say("stängs", "closes")
        case (true, false): say("ÖPPNAS", "OPENS")
        default: Self.narrows(change) ? say("minskar", "narrows") : say("vidgas", "widens")
        }
    }

    private func value(_ value: Double?, _ unit: GapReport.Unit) -> String {
        guard let value else { return "–" }
        return switch unit {
        case .initiatives, .months, .sek: figures.decimal(value, 0)
        case .share: figures.percent(value, 1)
        case .index: figures.decimal(value, 3)
        case .indicator: figures.value(value)
        }
    }
}
