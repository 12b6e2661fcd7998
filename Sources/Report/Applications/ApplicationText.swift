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
        let chosen = ApplicationChoiceText(advice, language: language, width: width)
        var text = say(
            """
            Ansökningarna: hur många av \(advice.mustGaps) måste- och \(advice.shouldGaps) bör-luckor var och en \
            stänger\n\n
            """,
            "The applications: how many of \(advice.mustGaps) must and \(advice.shouldGaps) should gaps each closes\n\n"
        )
        text += table + "\n" + standings
        if let choice = advice.choice { text += chosen.choice(choice) }
        if let byHand = advice.byHand { text += chosen.byHand(byHand) }
        if let frontier = advice.frontier { text += chosen.frontier(frontier) }
        if advice.choice == nil, advice.byHand == nil,
            let fixed = ApplicationRulesText.unchanged(advice.policy, advice.names)
        {
            text += fixed[language].wrapped(to: width) + "\n"
        }
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
            (say("vidgas", "widened"), .right),
        ]
        if advice.choice != nil { columns.append((say("vald", "chosen"), .left)) }
        var table = TerminalTable(columns)
        let scores = figures.column(advice.applications.map(\.application.score))
        for (index, item) in advice.applications.enumerated() {
            let closed = { (severity: Policy.Severity) in
                item.changes.reduce(0) { $0 + ($1.severity == severity ? ($1.isMet ? 1 : 0) - ($1.wasMet ? 1 : 0) : 0) }
            }
            var cells = [
                "\(item.application.initiative.id) \(item.application.initiative.title)".fitted(to: 26),
                item.application.initiative.grantedOre.map(kronor) ?? "–",
                scores[index] ?? "–",
                signed(closed(.must)), signed(closed(.should)),
                figures.integer(item.changes.count { $0.effect == .narrows }),
                figures.integer(item.changes.count { $0.effect == .widens }),
            ]
            if advice.choice != nil {
                cells.append(item.isChosen ? say("ja", "yes") : item.standing == .counted ? "" : "–")
            }
            table.append(cells)
        }
        return table.text(fitting: width)
    }

    private func signed(_ count: Int) -> String { count < 0 ? "\u{2212}\(-count)" : "\(count)" }

    /// What no money is spent on, and why.
    private var standings: String {
        let lines = ApplicationStandingText.lines(advice)
        let unknown =
            ApplicationStandingText.unknownStatuses(advice).map { $0[language].wrapped(to: width) + "\n" } ?? ""
        guard !lines.isEmpty else { return unknown }
        return unknown + say("Inga medel läggs på:", "No money is spent on:") + "\n"
            + lines.map { $0[language].wrapped(to: width, indent: "  ") }.joined() + "\n"
    }

    private func changes(_ item: ApplicationAdvice.Item) -> String {
        let title = "\(item.application.initiative.id) \(item.application.initiative.title)"
        let standing = ApplicationStandingText.sentence(item)
        let reason = standing.map { "\(title): \($0[language]).".wrapped(to: width) } ?? ""
        guard !item.changes.isEmpty else {
            return standing == nil
                ? say("\(title): rör ingen lucka.", "\(title): touches no gap.").wrapped(to: width) : reason
        }
        var table = TerminalTable([
            (title.fitted(to: 44), .left), (say("krav", "required"), .right), (say("utan", "without"), .right),
            (say("med", "with"), .right), ("", .left),
        ])
        // That a should share falls a little everywhere else is counted, not listed.
        let notable = item.changes.filter { $0.effect != .widens || $0.severity == .must }
            .sorted { rank($0) < rank($1) }
        let shown = notable.prefix(8)
        let rules = Dictionary(advice.policy.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let more = notable.count - shown.count
        let widened = item.changes.count - notable.count
        for change in shown {
            let rule = rules[change.rule]
            let place = [change.part?.name[language], dimension(of: change, rule)].compactMap { $0 }
                .joined(separator: ", ")
            table.append([
                "\(rule?.name[language] ?? change.rule)\(place.isEmpty ? "" : " (\(place))")".fitted(to: 44),
                figures.gap(change.required, change.unit), value(change.before, change.unit),
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
        if more > 0 { rest.append(Wording(sv: "\(more) till ändras", en: "\(more) more change")) }
        if widened > 0 {
            let isOne = widened == 1
            rest.append(
                Wording(
                    sv: "\(widened) \(isOne ? "bör-lucka" : "bör-luckor") vidgas, då andelen av helheten faller",
                    en: isOne
                        ? "1 should gap widens, as the share of the whole falls"
                        : "\(widened) should gaps widen, as their share of the whole falls"))
        }
        let tail = rest.map { $0[language].wrapped(to: width, indent: "  ") }.joined()
        return (shown.isEmpty ? title.fitted(to: width) + "\n" : table.text(fitting: width)) + tail
            + (standing.map { "\($0[language].capitalisedFirst).".wrapped(to: width, indent: "  ") } ?? "") + "\n"
    }

    /// What of the part the change is about: a value of a matrix, an indicator; nothing where that is money.
    private func dimension(of change: ApplicationAdvice.Change, _ rule: Policy.Rule?) -> String? {
        guard let dimension = change.dimension, dimension != Indicator.ID.grantedSek.text else { return nil }
        return (rule?.content.dimension?.title(of: dimension) ?? advice.names.indicator(dimension))[language]
    }

    /// Opened and closed first, then widened, `must` before `should`.
    private func rank(_ change: ApplicationAdvice.Change) -> Int {
        let order: [ApplicationEffect] = [.opens, .closes, .widens, .narrows]
        return (order.firstIndex(of: change.effect) ?? 0) * 2 + (change.severity == .must ? 0 : 1)
    }

    private func verdict(_ change: ApplicationAdvice.Change) -> String {
        switch change.effect {
        case .closes where change.isMetByWhole: say("stängs*", "closes*")
        case .closes: say("stängs", "closes")
        case .opens: say("ÖPPNAS", "OPENS")
        case .narrows: say("minskar", "narrows")
        case .widens: say("VIDGAS", "WIDENS")
        }
    }

    private func value(_ value: Double?, _ unit: GapReport.Unit) -> String {
        value.map { figures.gap($0, unit) } ?? "–"
    }
}
