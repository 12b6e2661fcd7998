import FollowUp
import Store
import Wording

/// What the page rests on: the applications, demand with ids, gaps that change, recipients, other budgets, what can't
/// be judged, what was tried and how it is counted.
struct RoundAppendix {
    private let document: RoundDocument
    private var paper: RoundPaper { document.paper }
    private var figures: Figures { document.figures }

    init(_ document: RoundDocument) { self.document = document }

    private func say(_ sv: String, _ en: String) -> String { document.say(sv, en) }

    var sections: [WrittenDocument.Section] {
        [applications, demand, changes, recipients, budgets, unknown, tried, method]
    }

    private typealias Table = WrittenDocument.Table

    private func section(_ id: String, _ sv: String, _ en: String, _ blocks: [WrittenDocument.Block])
        -> WrittenDocument.Section
    {
        WrittenDocument.Section(id: id, title: say(sv, en), blocks: blocks)
    }

    private func paragraph(_ text: String) -> WrittenDocument.Block { .paragraph([.text(text)]) }

    // MARK: Applications

    /// The first section of the appendix, which begins a sheet in print.
    private var applications: WrittenDocument.Section {
        let advice = paper.advice
        let scores = figures.column(advice.applications.map(\.application.score))
        let byScore = Set(advice.choice?.byScore.chosen ?? [])
        let rows = advice.applications.enumerated().map { index, item -> [String] in
            let initiative = item.application.initiative
            return [
                document.name(index)[document.language], document.kronor(initiative.grantedOre), scores[index] ?? "–",
                place(item), item.isChosen ? say("ja", "yes") : "", byScore.contains(index) ? say("ja", "yes") : "",
                standing(item),
            ]
        }
        return section(
            "bilaga", "Bilaga: ansökningarna", "Appendix: the applications",
            [
                .table(
                    Table(
                        id: "tabell-ansokningar",
                        caption: say("Ansökningarna i utlysningen", "The applications of the call"),
                        columns: [
                            say("Ansökan", "Application"), say("Sökt, kr", "Applied for, SEK"), say("Poäng", "Score"),
                            say("Läge", "Location"), say("Förslaget", "Proposal"),
                            say("Högsta poäng först", "Highest score first"), say("Anmärkning", "Remark"),
                        ], words: [0, 3, 4, 5, 6], rows: rows))
            ])
    }

    /// As the application says it.
    private func place(_ item: ApplicationAdvice.Item) -> String {
        let initiative = item.application.initiative
        // Names for those who read; codes are for machines.
        let texts = [initiative.placeText, initiative.municipalitiesText.map(named)].compactMap { $0 }
            .filter { !$0.isEmpty }
        return texts.isEmpty ? "–" : texts.joined(separator: ", ").withoutDirectionMarks
    }

    /// The same text with the names of the municipalities that it gives by code.
    private func named(_ text: String) -> String {
        text.replacing(/\b[0-9]{4}\b/) { match in
            paper.municipalities[.municipality, String(match.output)][document.language]
        }
    }

    private func standing(_ item: ApplicationAdvice.Item) -> String {
        if let sentence = ApplicationStandingText.sentence(item) { return sentence[document.language] }
        let hurts = item.changes.contains {
            $0.severity == .must && ($0.effect == .widens || $0.effect == .opens)
        }
        if hurts { return say("vidgar eller öppnar en måste-lucka", "widens or opens a must gap") }
        return item.changes.isEmpty ? say("rör ingen lucka", "touches no gap") : ""
    }

    // MARK: Demand

    private var demand: WrittenDocument.Section {
        let demand = paper.demand
        let level = demand.level.wording
        let whole = RoundFront(document).table(
            "tabell-efterfragan-alla", say("Efterfrågan i alla områden, kronor", "Demand in all parts, SEK"),
            demand.lines + [demand.total])
        let rows = (demand.lines + [demand.total]).map { line -> [String] in
            [
                line.name[document.language], line.population.map(figures.integer) ?? "",
                list(line.applied.ids), list(line.refused.ids), figures.integer(line.granted.ids.count),
                list(line.proposed.ids),
            ]
        }
        return section(
            "vilka", "Vilka ansökningar det är, per \(level.sv)", "Which applications they are, by \(level.en)",
            (RoundFront(document).hasAllParts ? [] : [.table(whole)]) + [
                .table(
                    Table(
                        id: "tabell-vilka", caption: say("Vad summorna bygger på", "What the sums rest on"),
                        columns: [
                            level[document.language].capitalisedFirst, say("Invånare", "Inhabitants"),
                            say("Sökt", "Applied for"), say("Avslaget", "Refused"),
                            say("Beviljade insatser", "Granted initiatives"), say("Förslaget", "Proposal"),
                        ], words: [0, 2, 3, 5], rows: rows)),
                paragraph(
                    say(
                        """
                        En ansökan i flera områden räknas i vart och ett med sin andel av pengarna. De beviljade \
                        insatsernas id finns i --format json.
                        """,
                        """
                        An application in several parts counts in each with its share of the money. The ids of the \
                        granted initiatives are in --format json.
                        """)),
            ])
    }

    private func list(_ ids: [String]) -> String { ids.joined(separator: ", ").withoutDirectionMarks }

    // MARK: Gaps

    private var changes: WrittenDocument.Section {
        let changes = paper.advice.choice?.best.changes ?? []
        let rulesOfAll = paper.advice.choice.flatMap { choice -> WrittenDocument.Block? in
            let front = RoundFront(document)
            return front.hasAllRules ? nil : .table(front.rules(choice, isWhole: true, id: "tabell-alla-regler"))
        }
        let all = [rulesOfAll].compactMap { $0 }
        guard !changes.isEmpty else {
            return section(
                "forandringar", "Luckor som ändras", "Gaps that change",
                all + [paragraph(say("Förslaget ändrar ingen lucka.", "The proposal changes no gap."))])
        }
        let order: [ApplicationEffect] = [.opens, .closes, .widens, .narrows]
        let sorted = changes.enumerated().sorted { a, b in
            func key(_ one: (offset: Int, element: ApplicationAdvice.Change)) -> (Int, Int, Int) {
                (
                    one.element.severity == .must ? 0 : 1, order.firstIndex(of: one.element.effect) ?? 0, one.offset
                )
            }
            return key(a) < key(b)
        }.map(\.element)
        let rules = Dictionary(
            paper.policy.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = sorted.map { change -> [String] in
            let place = [change.part?.name[document.language], title(of: change, rules)].compactMap { $0 }
            return [
                rules[change.rule].map { document.name($0) } ?? change.rule,
                place.isEmpty ? say("länet", "the county") : place.joined(separator: ", "),
                document.severity(change.severity), effect(change.effect),
                change.before.map { figures.gap($0, change.unit) } ?? "–",
                change.after.map { figures.gap($0, change.unit) } ?? "–", figures.gap(change.required, change.unit),
                list(paper.sources(of: change)),
            ]
        }
        return section(
            "forandringar", "Luckor som ändras", "Gaps that change",
            all + [
                .table(
                    Table(
                        id: "tabell-forandringar",
                        caption: say("Vad förslaget gör med varje lucka", "What the proposal does to each gap"),
                        columns: [
                            say("Regel", "Rule"), say("Var", "Where"), say("Slag", "Kind"), say("Lucka", "Gap"),
                            say("Utan", "Without"), say("Med", "With"), say("Krav", "Required"),
                            say("Genom", "Through"),
                        ], words: [0, 1, 2, 3, 7], rows: rows))
            ])
    }

    private func title(of change: ApplicationAdvice.Change, _ rules: [String: Policy.Rule]) -> String? {
        guard let dimension = change.dimension, dimension != Indicator.ID.grantedSek.text else { return nil }
        let title =
            rules[change.rule]?.content.dimension?.title(of: dimension) ?? paper.report.partNames.indicator(dimension)
        return title[document.language]
    }

    private func effect(_ effect: ApplicationEffect) -> String {
        switch effect {
        case .closes: say("stängs", "closed")
        case .opens: say("öppnas", "opened")
        case .narrows: say("minskar", "narrowed")
        case .widens: say("vidgas", "widened")
        }
    }

    // MARK: Recipients

    private var recipients: WrittenDocument.Section {
        let own = paper.recipients
        var blocks: [WrittenDocument.Block] = []
        func rows(_ all: some Sequence<RoundRecipients.Recipient>) -> [[String]] {
            all.map {
                [
                    ($0.name ?? say("inte angivet", "not stated")).withoutDirectionMarks,
                    figures.integer($0.granted.ids.count), document.kronor($0.granted), document.kronor($0.proposed),
                ]
            }
        }
        let columns = [
            say("Insatser", "Initiatives"), say("Beviljat förut, kr", "Granted before, SEK"),
            say("Förslaget, kr", "Proposal, SEK"),
        ]
        let (shown, count) = (own.shown, own.granted.count)
        if !shown.isEmpty {
            let most = RoundRecipients.most
            let caption =
                count > most
                ? say(
                    "De \(most) största av \(count) mottagare, och de i förslaget",
                    "The \(most) largest of \(count) recipients, and those of the proposal")
                : say("Mottagarna, med dem i förslaget", "The recipients, with those of the proposal")
            blocks.append(
                .table(
                    Table(
                        id: "tabell-mottagare", caption: caption,
                        columns: [say("Stödmottagare", "Recipient")] + columns, rows: rows(shown))))
        }
        blocks += withoutRecipient
        blocks.append(
            own.statesKinds
                ? .table(
                    Table(
                        id: "tabell-aktorer", caption: say("Typer av aktörer", "Kinds of actors"),
                        columns: [say("Typ", "Kind")] + columns, rows: rows(own.kinds)))
                : paragraph(
                    say(
                        "Typ av aktör anges inte; en kolumn Aktörstyp i filerna ger fördelningen.",
                        "Kinds of actors aren't stated; a column actor_kind in the files gives the division.")))
        return section("mottagare", "Vem som får", "Who receives", blocks)
    }

    /// Those that name nobody.
    private var withoutRecipient: [WrittenDocument.Block] {
        let own = paper.recipients
        var blocks: [WrittenDocument.Block] = []
        let missing = own.unnamed.initiatives
        if missing > 0 {
            blocks.append(
                paragraph(
                    say(
                        "\(Plural.sv(missing, "insats", "insatser")) anger ingen mottagare och räknas inte i andelen.",
                        """
                        \(Plural.en(missing, "initiative")) without a recipient \(missing == 1 ? "is" : "are") left \
                        out of the share.
                        """)))
        }
        if !own.proposedUnnamed.isEmpty {
            let names = list(own.proposedUnnamed)
            blocks.append(
                paragraph(
                    say(
                        "Föreslagna ansökningar som inte anger någon sökande: \(names).",
                        "Proposed applications that name no applicant: \(names).")))
        }
        return blocks
    }

    // MARK: Trade-offs

    private var budgets: WrittenDocument.Section {
        guard let frontier = paper.advice.frontier, !frontier.points.isEmpty else {
            return section(
                "budgetar", "Avvägningar", "Trade-offs",
                [
                    paragraph(
                        say(
                            "Vid ingen mindre budget stänger något urval en lucka.",
                            "At no smaller budget any choice closes a gap."))
                ])
        }
        let scores = figures.column(frontier.points.map(\.outcome.score))
        let rows = zip(frontier.points, scores).map { point, score -> [String] in
            [
                document.kronor(point.outcome.spent) + (point.isProven ? "" : " ?"),
                figures.integer(point.outcome.must), figures.integer(point.outcome.should), score ?? "–",
                figures.integer(point.outcome.changes.count { $0.effect == .widens || $0.effect == .opens }),
                document.ids(point.outcome.chosen),
            ]
        }
        var text = say(
            "Varje rad är den minsta budget från vilken fler luckor kan stängas; mellan raderna kan bara poängen öka.",
            "Each row is the smallest budget from which more gaps can be closed; between rows only the score grows.")
        if !frontier.areAll { text += say(" Det finns fler, mindre budgetar.", " There are more, smaller budgets.") }
        if frontier.points.contains(where: { !$0.isProven }) {
            text += say(" ? är inte bevisat.", " ? is not proven.")
        }
        return section(
            "budgetar", "Avvägningar", "Trade-offs",
            [
                .table(
                    Table(
                        id: "tabell-budgetar",
                        caption: say("Det bästa urvalet vid mindre budgetar", "The best choice at smaller budgets"),
                        columns: [
                            say("Från, kr", "From, SEK"), say("Måste-luckor", "Must gaps"),
                            say("Bör-luckor", "Should gaps"), say("Poäng", "Score"),
                            say("Öppnas eller vidgas", "Opened or widened"),
                            say("Ansökningar", "Applications"),
                        ], words: [0, 5], rows: rows)), paragraph(text),
            ])
    }

    // MARK: What isn't known

    /// Applications that no money goes to, and those whose status nobody knows.
    private var unspent: [WrittenDocument.Block] {
        var blocks: [WrittenDocument.Block] = []
        let standings = ApplicationStandingText.lines(paper.advice)
        if !standings.isEmpty {
            let list = standings.map { $0[document.language] }.joined(separator: "; ")
            blocks.append(
                paragraph(
                    say(
                        "Inga medel läggs på ansökningar som är: \(list).",
                        "No money goes to applications that are: \(list).")))
        }
        if let unknown = ApplicationStandingText.unknownStatuses(paper.advice) {
            blocks.append(paragraph(unknown[document.language]))
        }
        return blocks
    }

    private var unknown: WrittenDocument.Section {
        let report = paper.report
        var blocks = StandingText.told(report).map { paragraph($0[document.language]) }
        blocks += unspent
        if !paper.unread.isEmpty {
            let rows = paper.unread.prefix(10).map {
                say("rad \($0.row): \($0.reason.sv)", "row \($0.row): \($0.reason.en)")
            }
            let list = rows.joined(separator: " ").withoutDirectionMarks
            blocks.append(
                paragraph(
                    say(
                        "\(Plural.sv(paper.unread.count, "rad", "rader")) i ansökningsfilen kunde inte läsas: \(list)",
                        "\(Plural.en(paper.unread.count, "row")) of the applications couldn't be read: \(list)")))
        }
        if report.unlocated + report.partlyUnlocated > 0 {
            let count = report.unlocated + report.partlyUnlocated
            let money = document.stated(report.unlocatedOre)
            blocks.append(
                paragraph(
                    say(
                        "\(Plural.sv(count, "insats", "insatser")) (\(money.sv)) saknar känt läge, helt eller delvis.",
                        """
                        \(Plural.en(count, "initiative")) (\(money.en)) \(count == 1 ? "has" : "have") no known \
                        location, wholly or in part.
                        """)))
        }
        if let unstated = report.unstated, unstated > 0 {
            blocks.append(
                paragraph(
                    say(
                        "\(Plural.sv(unstated, "insats", "insatser")) anger inget belopp.",
                        "\(Plural.en(unstated, "initiative")) \(unstated == 1 ? "states" : "state") no amount.")))
        }
        if paper.refusedUnnamed > 0 {
            blocks.append(
                paragraph(
                    say(
                        "\(paper.refusedUnnamed) avslag anger inget program och räknas inte bland avslagen.",
                        "Refusals that name no programme, and so aren't among the refused: \(paper.refusedUnnamed).")))
        }
        if paper.advice.isConditionSkipped {
            blocks.append(
                paragraph(
                    say(
                        "Policyns villkor (where) kan inte prövas på ansökningar, som räknas som om de uppfyllde det.",
                        "The policy's condition (where) can't be asked of applications, which count as meeting it.")))
        }
        if blocks.isEmpty { blocks = [paragraph(say("Allt kunde bedömas.", "All could be judged."))] }
        return section("okant", "Vad som inte kan bedömas", "What can't be judged", blocks)
    }

    // MARK: What was tried

    private var tried: WrittenDocument.Section {
        guard let choice = paper.advice.choice else {
            return section("provat", "Vad som prövades", "What was tried", [])
        }
        var sentences = [
            choice.isProven
                ? say(
                    "Alla urval inom budgeten är prövade eller uteslutna: fler luckor kan inte stängas.",
                    "All choices within the budget were tried or ruled out: more gaps can't be closed.")
                : say("Sökningen nådde inte slutet.", "The search didn't reach its end.")
        ]
        if !choice.greedy.chosen.isEmpty {
            let (ids, must, should) = (document.ids(choice.greedy.chosen), choice.greedy.must, choice.greedy.should)
            sentences.append(
                say(
                    "Bästa först, en i taget: \(ids) stänger netto \(must) måste- och \(should) bör-luckor.",
                    "Best first, one at a time: \(ids) closes net \(must) must and \(should) should gaps."))
        }
        if !choice.asGood.isEmpty {
            let sets = choice.asGood.map { "(\(document.ids($0)))" }.joined(separator: ", ")
            let more = choice.areAllAsGood ? "" : say(" och kanske fler", " and perhaps more")
            sentences.append(
                say("Lika bra, till samma kostnad: \(sets)\(more).", "As good, at the same cost: \(sets)\(more)."))
        }
        switch paper.advice.neverWiden {
        case .must: sentences.append(say("Ingen måste-lucka får vidgas.", "No must gap may be widened."))
        case .all: sentences.append(say("Ingen lucka får vidgas.", "No gap may be widened."))
        case .none: sentences.append(say("Luckor får vidgas.", "Gaps may be widened."))
        }
        sentences += ApplicationRulesText.notes(choice.best, paper.advice).map { $0[document.language] }
        let text = GapText(paper.report, language: document.language)
        let rows = paper.report.rules.map { result -> [String] in
            [
                document.name(result.rule), StandingText.word(result.standing)[document.language],
                text.dependenceOrNone(result),
            ]
        }
        return section(
            "provat", "Vad som prövades", "What was tried",
            [
                paragraph(sentences.joined(separator: " ")),
                .table(
                    Table(
                        id: "tabell-provat",
                        caption: say("Vad dagens bedömningar beror på", "What today's verdicts depend on"),
                        columns: [say("Regel", "Rule"), say("I dag", "Today"), say("Beror på", "Depends on")],
                        words: [0, 1, 2], rows: rows)),
            ])
    }

    // MARK: Method

    private var method: WrittenDocument.Section {
        let words = RoundWords(document)
        let rules = say(
            """
            Avslaget är vad avslagna och återtagna ansökningar sökte, eller beloppet som raden anger. Beviljat förut \
            är de beslutade insatser som policyn räknar, och per invånare delar det med områdets folkmängd. Ett tomt \
            fält betyder att inget finns; – att inget belopp anges. Med förslaget räknas de föreslagna ansökningarna \
            som beviljade med hela det sökta beloppet.
            """,
            """
            Refused is what refused and withdrawn applications asked for, else the amount that the row states. Granted \
            before are the decided initiatives that the policy counts; per inhabitant divides it by the part's \
            population. An empty field means that there is nothing; – that no amount is stated. With the proposal, the \
            proposed applications count as granted with the whole amount applied for.
            """)
        let statuses = StatusText.sentences(paper.report.statuses, advises: false).map { $0[document.language] }.joined(
            separator: " ")
        // The paper has sums of money whatever the policy's rules are about.
        let grounds =
            [document.filters.sentence].compactMap { $0 } + Readings.placing(paper.report.placing)
            + MoneyText.sentences(paper.money, advises: false)
        let amounts = grounds.map { $0[document.language] }.joined(separator: " ")
        return section(
            "metod", "Hur det är räknat", "How it is counted",
            [
                paragraph((words.funds + [rules]).joined(separator: " ")), paragraph(words.committed),
            ] + [statuses, amounts].filter { !$0.isEmpty }.map(paragraph))
    }
}
