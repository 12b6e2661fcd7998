import FollowUp
import Store
import Territory
import Wording

/// A round's paper as a document: a page for the board, then the appendix.
struct RoundDocument {
    let paper: RoundPaper
    let filters: ResultFilters
    let language: Language
    let figures: Figures
    private let programVersion: String

    init(_ paper: RoundPaper, filters: ResultFilters, language: Language, programVersion: String) {
        (self.paper, self.filters) = (paper, filters)
        (self.language, self.programVersion) = (language, programVersion)
        figures = Figures(language)
    }

    var frame: PageFrame { document.frame(language: language, footer: HTML.p { footer }, style: RoundStyle.sheet) }
    func markdown() -> String { document.markdown(language: language, footer: footer) }

    private var footer: String {
        say(
            "Räckvidd \(programVersion). Ett förslag: en beräkning, inget beslut.",
            "Räckvidd \(programVersion). A proposal: a calculation, not a decision.")
    }

    var document: WrittenDocument {
        let county = County.title(ofCode: paper.county)
        let day = paper.policy.round.map { " \($0)" } ?? ""
        var document = WrittenDocument(
            title: paper.policy.name.withoutDirectionMarks,
            subtitle: say(
                "Underlag till nämnden inför utlysningen\(day), \(county.sv)",
                "Paper for the board before the call\(day), \(county.en)"))
        document.opening = [.text(opening)]
        document.sections = RoundFront(self).sections + RoundAppendix(self).sections
        return document
    }

    // MARK: The answer

    private var opening: String {
        guard let choice = paper.advice.choice else { return "" }
        var sentences = [demanded(choice.budget)]
        guard !choice.best.chosen.isEmpty else {
            sentences.append(
                Wording(
                    sv: """
                        Ingenting hjälper, och ingen ansökan föreslås: inom budgeten finns ingen\(unharmed.sv) som \
                        stänger en lucka eller ger poäng.
                        """,
                    en: """
                        Nothing helps, and no application is proposed: within the budget none\(unharmed.en) closes a \
                        gap or adds to the score.
                        """))
            if !choice.byScore.chosen.isEmpty { sentences.append(byScore(choice.byScore)) }
            return sentences.map { $0[language] }.joined(separator: " ")
        }
        let names = Prose.list(choice.best.chosen.map { name($0) }, most: 8)
        sentences.append(
            Wording(
                sv: "Förslaget är att bevilja \(names.sv), tillsammans \(money(choice.best.spent).sv).",
                en: "The proposal is to grant \(names.en), together \(money(choice.best.spent).en)."))
        if choice.helpsNothing {
            sentences.append(
                Wording(
                    sv: """
                        Ingenting hjälper: inget urval inom budgeten\(unharmed.sv) stänger en lucka, och de väljs för \
                        poängen.
                        """,
                    en: """
                        Nothing helps: no choice within the budget\(unharmed.en) closes a gap, and these are chosen \
                        for the score.
                        """))
        }
        sentences.append(closing(choice))
        if let tie = tie(choice) { sentences.append(tie) }
        sentences.append(comparison(choice))
        return sentences.map { $0[language] }.joined(separator: " ")
    }

    /// Other choices that are as good; nil where none is known.
    private func tie(_ choice: ApplicationAdvice.Choice) -> Wording? {
        guard !choice.asGood.isEmpty else { return nil }
        let list = Prose.list(
            choice.asGood.map { Wording(verbatim: ids($0)) }.map { one in
                Wording(sv: "(\(one.sv))", en: "(\(one.en))")
            }, most: 5)
        let more =
            choice.areAllAsGood ? Wording(verbatim: "") : Wording(sv: " och kanske fler", en: " and perhaps more")
        return Wording(
            sv: "Lika bra, till samma kostnad, är \(list.sv)\(more.sv): nämnden väljer.",
            en: "As good, at the same cost, is \(list.en)\(more.en): the board chooses.")
    }

    private func demanded(_ budget: Int64) -> Wording {
        let applied = paper.demand.total.applied
        guard !applied.ids.isEmpty else {
            return Wording(
                sv: "Budgeten är \(money(budget).sv). Ingen ansökan kan prövas.",
                en: "The budget is \(money(budget).en). No application can be considered.")
        }
        let count = Wording(
            sv: Plural.sv(applied.ids.count, "ansökan", "ansökningar"),
            en: Plural.en(applied.ids.count, "application"))
        guard let ore = applied.statedOre else {
            return Wording(
                sv: "Budgeten är \(money(budget).sv). \(count.sv) kan prövas, utan angivet belopp.",
                en: "The budget is \(money(budget).en). \(count.en) can be considered, without a stated amount.")
        }
        let times = budget > 0 ? Double(ore) / Double(budget) : 0
        return Wording(
            sv: """
                \(count.sv.capitalisedFirst) söker \(money(ore).sv), \(Figures(.swedish).decimal(times, 1)) gånger \
                budgeten på \(money(budget).sv).
                """,
            en: """
                \(count.en.capitalisedFirst) \(applied.ids.count == 1 ? "asks" : "ask") for \(money(ore).en), \
                \(Figures(.english).decimal(times, 1)) times the budget of \(money(budget).en).
                """)
    }

    /// Of the gaps now, those that remain.
    private func closing(_ choice: ApplicationAdvice.Choice) -> Wording {
        let (must, should) = (choice.best.gaps(.must), choice.best.gaps(.should))
        return Wording(
            sv: """
                Då återstår \(must.after) av \(Plural.sv(must.before, "måste-lucka", "måste-luckor")) och \
                \(should.after) av \(Plural.sv(should.before, "bör-lucka", "bör-luckor")).
                """,
            en: """
                Then \(must.after) of \(Plural.en(must.before, "must gap")) and \(should.after) of \
                \(Plural.en(should.before, "should gap")) remain.
                """)
    }

    private func comparison(_ choice: ApplicationAdvice.Choice) -> Wording {
        let other = choice.byScore
        guard other.chosen != choice.best.chosen else {
            return Wording(
                sv: "Högsta poäng först ger samma urval.", en: "Highest score first gives the same choice.")
        }
        let proof =
            choice.isProven
            ? Wording(
                sv: """
                    Det är bevisat att inget urval inom budgeten\(unharmed.sv) lämnar färre måste-luckor, och vid lika \
                    många färre bör-luckor.
                    """,
                en: """
                    It is proven that no choice within the budget\(unharmed.en) leaves fewer must gaps and, with as \
                    many, fewer should gaps.
                    """)
            : Wording(
                sv: "Sökningen nådde inte slutet: högst \(choice.mustBound) måste-luckor kan stängas.",
                en: "The search didn't reach its end: at most \(choice.mustBound) must gaps can be closed.")
        let told = byScore(other)
        return Wording(sv: "\(told.sv) \(proof.sv)", en: "\(told.en) \(proof.en)")
    }

    private func byScore(_ other: ApplicationAdvice.Outcome) -> Wording {
        let left = (other.gaps(.must).after, other.gaps(.should).after)
        let worse = other.count(.opens, .must) + other.count(.widens, .must)
        let harm =
            worse == 0
            ? Wording(verbatim: "")
            : Wording(
                sv: ", och \(Plural.sv(worse, "måste-lucka", "måste-luckor")) öppnas eller vidgas",
                en: ", and \(Plural.en(worse, "must gap")) \(worse == 1 ? "is" : "are") opened or widened")
        return Wording(
            sv: """
                Med högsta poäng först återstår \(left.0) och \(left.1), för \(money(other.spent).sv)\(harm.sv).
                """,
            en: """
                With highest score first \(left.0) and \(left.1) remain, for \(money(other.spent).en)\(harm.en).
                """)
    }

    /// What a choice may not do.
    private var unharmed: Wording {
        switch paper.advice.neverWiden {
        case .must: Wording(sv: " som inte vidgar en måste-lucka", en: " that widens no must gap")
        case .all: Wording(sv: " som inte vidgar en lucka", en: " that widens no gap")
        case .none: Wording(verbatim: "")
        }
    }

    // MARK: Words

    func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
    func money(_ ore: Int64) -> Wording { Prose.money(Double(ore) / 100) }
    /// Nil: nobody states an amount.
    func stated(_ ore: Int64?) -> Wording { ore.map(money) ?? Wording(sv: "belopp saknas", en: "no amount stated") }
    /// Whole kronor, as in tables; "–" where nothing is stated.
    func kronor(_ ore: Int64?) -> String {
        ore.map { figures.integer(Int(clamped: (Double($0) / 100).rounded())) } ?? "–"
    }
    /// Of a sum: blank where there is nothing, "–" where nobody states an amount.
    func kronor(_ sum: RoundSum) -> String { sum.ids.isEmpty ? "" : kronor(sum.statedOre) }

    /// "AN-1 Verkstad i samverkan".
    func name(_ index: Int) -> Wording {
        let initiative = paper.advice.applications[index].application.initiative
        return Wording(verbatim: "\(initiative.id) \(initiative.title)".withoutDirectionMarks)
    }

    func ids(_ indices: [Int]) -> String {
        indices.map { paper.advice.applications[$0].application.initiative.id }.joined(separator: ", ")
    }

    /// "3 luckor", else the verdict.
    func verdict(_ rule: ApplicationAdvice.RuleFigures) -> String {
        rule.standing == .notMet
            ? say(Plural.sv(rule.gaps, "lucka", "luckor"), Plural.en(rule.gaps, "gap"))
            : StandingText.word(rule.standing)[language]
    }

    /// A rule's title; what it requires where it has none.
    func name(_ rule: Policy.Rule) -> String { rule.title?[language] ?? requirement(rule).withoutStop }

    func requirement(_ rule: Policy.Rule) -> String {
        rule.sentences.requirement(figures, paper.report.partNames)[language]
    }

    func severity(_ severity: Policy.Severity) -> String {
        severity == .must ? say("måste", "must") : say("bör", "should")
    }
}
