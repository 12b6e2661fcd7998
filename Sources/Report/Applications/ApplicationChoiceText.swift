import FollowUp
import Store
import Wording

/// A choice among applications as text: the best one, what else there is, the rules before and after, and the frontier
/// over budgets.
struct ApplicationChoiceText {
    let advice: ApplicationAdvice
    let language: Language
    let width: Int
    private let figures: Figures

    init(_ advice: ApplicationAdvice, language: Language, width: Int) {
        self.advice = advice
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
    private func kronor(_ ore: Int64) -> String { figures.integer(Int(clamped: (Double(ore) / 100).rounded())) }

    // MARK: The choice

    func choice(_ choice: ApplicationAdvice.Choice) -> String {
        var sentences = [opening(choice)]
        if let worse = worse(choice.best) { sentences.append(worse) }
        if !choice.isProven || !choice.best.chosen.isEmpty { sentences.append(proof(choice)) }
        if let tie = tie(choice) { sentences.append(tie) }
        let isSame = { (other: ApplicationAdvice.Outcome) in
            (other.must, other.should) == (choice.best.must, choice.best.should)
                && abs(other.score - choice.best.score) < 1e-6 * (1 + abs(choice.best.score))
        }
        guard !choice.best.chosen.isEmpty else {
            return sentences.map { $0[language] }.joined(separator: " ").wrapped(to: width) + "\n"
        }
        sentences.append(
            isSame(choice.greedy)
                ? Wording(
                    sv: "Att ta den bästa, en i taget, ger lika mycket.",
                    en: "Taking the best one, one at a time, gives as much.")
                : other("Att ta den bästa, en i taget,", "Taking the best one, one at a time,", choice.greedy))
        sentences.append(
            isSame(choice.byScore)
                ? Wording(
                    sv: "Att ta den högsta poängen först ger lika mycket.",
                    en: "Taking the highest score first gives as much.")
                : other("Att ta den högsta poängen först", "Taking the highest score first", choice.byScore))
        return sentences.map { $0[language] }.joined(separator: " ").wrapped(to: width) + "\n"
            + rules(choice.best.rules, say("Reglerna utan och med urvalet", "The rules without and with the choice"))
            + notes(choice.best)
    }

    /// "utan att vidga en måste-lucka"; nothing where all may widen.
    private var condition: Wording {
        switch advice.neverWiden {
        case .must: Wording(sv: " utan att vidga en måste-lucka", en: " without widening a must gap")
        case .all: Wording(sv: " utan att vidga en lucka", en: " without widening a gap")
        case .none: Wording(verbatim: "")
        }
    }

    private func opening(_ choice: ApplicationAdvice.Choice) -> Wording {
        let names = names(choice.best.chosen)
        let budget = kronor(choice.budget)
        let spent = kronor(choice.best.spent)
        let score = figures.value(choice.best.score)
        let isOne = choice.best.chosen.count == 1
        if choice.best.chosen.isEmpty {
            return Wording(
                sv:
                    """
                    Ingenting hjälper: inom \(budget) kr finns ingen ansökan som stänger en lucka eller ger \
                    poäng\(condition.sv).
                    """,
                en:
                    """
                    Nothing helps: within \(budget) SEK no application closes a gap or adds to the \
                    score\(condition.en).
                    """)
        }
        if choice.helpsNothing {
            return Wording(
                sv:
                    """
                    Ingenting hjälper: inget urval inom \(budget) kr stänger en lucka\(condition.sv). \(names.sv) \
                    (\(spent) kr) väljs för poängen, \(score).
                    """,
                en:
                    """
                    Nothing helps: no choice within \(budget) SEK closes a gap\(condition.en). \(names.en) \
                    (\(spent) SEK) \(isOne ? "is" : "are") chosen for the score, \(score).
                    """)
        }
        let gaps = gaps(choice.best.must, choice.best.should)
        return Wording(
            sv: "Inom \(budget) kr stänger \(names.sv) (\(spent) kr) \(gaps.sv), med \(score) poäng.",
            en:
                """
                Within \(budget) SEK \(names.en) (\(spent) SEK) \(isOne ? "closes" : "close") \(gaps.en), with a \
                score of \(score).
                """)
    }

    /// What is widened and opened; nil where nothing is.
    private func worse(_ outcome: ApplicationAdvice.Outcome) -> Wording? {
        let (must, should) = (outcome.count(.widens, .must), outcome.count(.widens, .should))
        let opened = (outcome.count(.opens, .must), outcome.count(.opens, .should))
        var parts: [Wording] = []
        if must + should > 0 {
            let gaps = gaps(must, should)
            parts.append(Wording(sv: "vidgar \(gaps.sv)", en: "widens \(gaps.en)"))
        }
        if opened.0 + opened.1 > 0 {
            let gaps = gaps(opened.0, opened.1)
            parts.append(Wording(sv: "öppnar \(gaps.sv)", en: "opens \(gaps.en)"))
        }
        guard !parts.isEmpty else { return nil }
        return Wording(
            sv: "Urvalet \(parts.map(\.sv).joined(separator: " och ")).",
            en: "The choice \(parts.map(\.en).joined(separator: " and ")).")
    }

    private func proof(_ choice: ApplicationAdvice.Choice) -> Wording {
        guard choice.isProven else {
            return Wording(
                sv: "Sökningen nådde inte slutet: högst \(choice.mustBound) måste-luckor kan stängas.",
                en: "The search didn't reach its end: at most \(choice.mustBound) must gaps can be closed.")
        }
        return Wording(
            sv:
                """
                Inget annat urval stänger fler måste-luckor, vid lika många fler bör-luckor, och därefter högre \
                poäng\(condition.sv): det är bevisat.
                """,
            en:
                """
                No other choice closes more must gaps, with as many of those more should gaps, and then a higher \
                score\(condition.en): that is proven.
                """)
    }

    /// Nil where it isn't known.
    private func tie(_ choice: ApplicationAdvice.Choice) -> Wording? {
        guard !choice.asGood.isEmpty else {
            return choice.areAllAsGood && !choice.best.chosen.isEmpty
                ? Wording(sv: "Inget annat är lika bra.", en: "None other is as good.") : nil
        }
        let sets = choice.asGood.map { set in
            let names = names(set)
            return set.count > 1 ? Wording(sv: "(\(names.sv))", en: "(\(names.en))") : names
        }
        let list = Prose.list(sets, most: 30)
        let more =
            choice.areAllAsGood ? Wording(verbatim: "") : Wording(sv: ", och kanske fler", en: ", and perhaps more")
        return Wording(
            sv: "Lika bra, till samma kostnad: \(list.sv)\(more.sv).",
            en: "As good, at the same cost: \(list.en)\(more.en).")
    }

    private func other(_ sv: String, _ en: String, _ outcome: ApplicationAdvice.Outcome) -> Wording {
        let gaps = gaps(outcome.must, outcome.should)
        let score = figures.value(outcome.score)
        let spent = kronor(outcome.spent)
        let worse = outcome.count(.widens, .must) + outcome.count(.opens, .must)
        let harm =
            worse == 0
            ? Wording(verbatim: "")
            : Wording(
                sv: ", och öppnar eller vidgar \(Plural.sv(worse, "måste-lucka", "måste-luckor"))",
                en: ", and opens or widens \(Plural.en(worse, "must gap"))")
        return Wording(
            sv: "\(sv) stänger \(gaps.sv), med \(score) poäng för \(spent) kr\(harm.sv).",
            en: "\(en) closes \(gaps.en), with a score of \(score) for \(spent) SEK\(harm.en).")
    }

    // MARK: By hand

    func byHand(_ outcome: ApplicationAdvice.Outcome) -> String {
        let names = names(outcome.chosen)
        let gaps = gaps(outcome.must, outcome.should)
        let spent = kronor(outcome.spent)
        let score = figures.value(outcome.score)
        var sentences = [
            Wording(
                sv: "Valda för hand: \(names.sv) (\(spent) kr) stänger \(gaps.sv), med \(score) poäng.",
                en:
                    """
                    Chosen by hand: \(names.en) (\(spent) SEK) \(outcome.chosen.count == 1 ? "closes" : "close") \
                    \(gaps.en), with a score of \(score).
                    """)
        ]
        if outcome.withoutAmount > 0 {
            let count = Prose.count(outcome.withoutAmount)
            let isOne = outcome.withoutAmount == 1
            sentences.append(
                Wording(
                    sv: "Kostnaden är inte hela: \(count.sv) av dem anger inget belopp.",
                    en: "That isn't all they cost: \(count.en) of them \(isOne ? "states" : "state") no amount."))
        }
        if let budget = advice.choice?.budget, outcome.spent > budget {
            let over = kronor(outcome.spent - budget)
            sentences.append(
                Wording(
                    sv: "Det är \(over) kr mer än budgeten.", en: "That is \(over) SEK more than the budget."))
        }
        if let worse = worse(outcome) { sentences.append(worse) }
        if !outcome.isAllowed {
            sentences.append(
                Wording(
                    sv: "Det går inte\(condition.sv) (--never-widen \(advice.neverWiden.rawValue)).",
                    en: "It can't be done\(condition.en) (--never-widen \(advice.neverWiden.rawValue))."))
        }
        return sentences.map { $0[language] }.joined(separator: " ").wrapped(to: width) + "\n"
            + rules(
                outcome.rules,
                say(
                    "Reglerna utan och med det som valts för hand", "The rules without and with what was chosen by hand"
                )) + notes(outcome)
    }

    // MARK: Rules

    private func rules(_ changes: [ApplicationAdvice.RuleChange], _ title: String) -> String {
        // The names of rules give way to the figures.
        var (room, text) = (24, table(changes, names: 24))
        while room > 8, text.split(separator: "\n").contains(where: { String($0).columns > width }) {
            room -= 1
            text = table(changes, names: room)
        }
        return title + "\n\n" + text + "\n"
    }

    private func notes(_ outcome: ApplicationAdvice.Outcome) -> String {
        let notes = ApplicationRulesText.notes(outcome, advice)
        return notes.isEmpty ? "" : notes.map { $0[language].wrapped(to: width) }.joined() + "\n"
    }

    private func table(_ changes: [ApplicationAdvice.RuleChange], names room: Int) -> String {
        var table = TerminalTable([
            (say("regel", "rule"), .left), (say("bedömning", "verdict"), .left), (say("luckor", "gaps"), .right),
            (say("uppmätt", "observed"), .right), (say("krav", "required"), .right),
        ])
        for change in changes {
            let (before, after) = (change.before, change.after)
            let words = [before.standing, after.standing].map { StandingText.word($0)[language] }
            table.append([
                change.rule.name[language].fitted(to: room), arrow(words[0], words[1]),
                arrow(figures.integer(before.gaps), figures.integer(after.gaps)),
                arrow(value(before.observed, change.unit), value(after.observed, change.unit)),
                value(after.standing.isJudged ? after.required : nil, change.unit),
            ])
        }
        return table.text()
    }

    private func arrow(_ before: String, _ after: String) -> String {
        before == after ? before : "\(before) → \(after)"
    }

    private func value(_ value: Double?, _ unit: GapReport.Unit) -> String {
        value.map { figures.gap($0, unit) } ?? "–"
    }

    // MARK: The frontier

    func frontier(_ frontier: ApplicationAdvice.Frontier) -> String {
        let upTo = kronor(frontier.upTo)
        let title = say("Bästa urval vid olika budgetar", "The best choice at different budgets")
        guard !frontier.points.isEmpty else {
            return title + "\n\n"
                + say(
                    "Ingenting hjälper: upp till \(upTo) kr stänger inget urval en lucka\(condition.sv).",
                    "Nothing helps: up to \(upTo) SEK no choice closes a gap\(condition.en)."
                ).wrapped(to: width) + "\n"
        }
        var table = TerminalTable([
            (say("från kr", "from SEK"), .right), (say("måste", "must"), .right), (say("bör", "should"), .right),
            (say("poäng", "score"), .right), (say("vidgas", "widened"), .right), (say("urval", "choice"), .left),
        ])
        let scores = figures.column(frontier.points.map { $0.outcome.score })
        for (point, score) in zip(frontier.points, scores) {
            let outcome = point.outcome
            table.append([
                kronor(outcome.spent) + (point.isProven ? "" : "?"), figures.integer(outcome.must),
                figures.integer(outcome.should), score ?? "–",
                figures.integer(outcome.count(.widens, .must) + outcome.count(.widens, .should)),
                names(outcome.chosen)[language].fitted(to: max(12, width - 48)),
            ])
        }
        var notes = [
            Wording(
                sv:
                    """
                    Varje rad är den minsta budget från vilken fler luckor kan stängas\(condition.sv); mellan raderna \
                    kan bara poängen öka. Upp till \(upTo) kr har prövats.
                    """,
                en:
                    """
                    Each row is the smallest budget from which more gaps can be closed\(condition.en); between rows \
                    only the score can grow. Up to \(upTo) SEK was looked at.
                    """)
        ]
        if !frontier.areAll {
            notes.append(
                Wording(
                    sv: "Det finns fler rader vid mindre budgetar.", en: "There are more rows at smaller budgets."))
        }
        if frontier.points.contains(where: { !$0.isProven }) {
            notes.append(
                Wording(
                    sv: "? Sökningen nådde inte slutet: en mindre budget kan räcka.",
                    en: "? The search didn't reach its end: a smaller budget may do."))
        }
        return title + "\n\n" + table.text()
            + notes.map { $0[language] }.joined(separator: " ").wrapped(to: width) + "\n"
    }

    // MARK: Words

    private func names(_ chosen: [Int]) -> Wording {
        Prose.list(chosen.map { Wording(verbatim: advice.applications[$0].application.initiative.id) }, most: 30)
    }

    private func gaps(_ must: Int, _ should: Int) -> Wording {
        Wording(
            sv: "\(Plural.sv(must, "måste-lucka", "måste-luckor")) och \(Plural.sv(should, "bör-lucka", "bör-luckor"))",
            en: "\(Plural.en(must, "must gap")) and \(Plural.en(should, "should gap"))")
    }
}

extension Figures {
    /// A rule's figure in its unit.
    func gap(_ value: Double, _ unit: GapReport.Unit) -> String {
        switch unit {
        case .initiatives, .months, .sek: decimal(value, 0)
        case .share: percent(value, 1)
        case .percent: percent(value / 100, 1)
        case .index: decimal(value, 3)
        case .indicator: self.value(value)
        }
    }
}
