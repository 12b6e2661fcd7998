import FollowUp
import Statistics
import Store
import Wording

/// What initiatives promised and what came, indicator by indicator and part by part.
struct ResultBlocks {
    let facts: EffectFacts
    let language: Language
    private var figures: Figures { Figures(language) }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    /// The way to a table's figures: the command that gives them.
    let command: (OutcomeFollowUp) -> String

    var blocks: [WrittenDocument.Block] {
        facts.followUps.enumerated().flatMap { number, followUp -> [WrittenDocument.Block] in
            let id = "tabell-resultat-\(number + 1)"
            var table =
                followUp.total.rates == nil ? sums(followUp, id) : rates(followUp, id)
            table.command = command(followUp)
            var remarks = OutcomeReadings.reporting(followUp.total.group.counts)
            remarks += OutcomeReadings.milestones(followUp.total.milestones) + OutcomeReadings.reading(followUp)
            remarks += OutcomeReadings.cost(followUp, advises: false)
            let sentences = [Self.sentence(followUp)].compactMap { $0 } + remarks
            let text = sentences.map { $0[language] + " " }.joined()
            return [
                .heading(title(followUp)),
                .paragraph([.text(text + say("Se ", "See ")), .table(id: id), .text(".")]), .table(table),
            ]
        }
    }

    private func title(_ followUp: OutcomeFollowUp) -> String {
        "\(Self.name(followUp.indicator)[language].capitalisedFirst) (\(followUp.indicator.unit[language]))"
    }

    /// Its title; of an indicator that has none but its id, that in words.
    static func name(_ indicator: Indicator) -> Wording {
        guard indicator.title.sv == indicator.id.text else { return indicator.title }
        return Wording(verbatim: indicator.id.text.replacing("_", with: " "))
    }

    // MARK: In a sentence

    /// "Of the 83 new jobs promised so far 62 are reported; in Berg none of 3 has reported." Nil without a target.
    static func sentence(_ followUp: OutcomeFollowUp) -> Wording? {
        let (sv, en) = (Figures(.swedish), Figures(.english))
        let title = name(followUp.indicator)
        let group = followUp.total.group
        let silent = silent(followUp)
        if let rates = followUp.total.rates {
            guard let mean = rates.mean else {
                return Wording(
                    sv: "\(title.sv.capitalisedFirst): ingen insats har rapporterat.",
                    en: "\(title.en.capitalisedFirst): no initiative has reported.")
            }
            return Wording(
                sv: """
                    \(title.sv.capitalisedFirst): i medel \(sv.value(mean)) i \
                    \(Plural.sv(rates.reported, "insats", "insatser")) som rapporterat\(silent.sv).
                    """,
                en: """
                    \(title.en.capitalisedFirst): on average \(en.value(mean)) in the \
                    \(Plural.en(rates.reported, "initiative")) that reported\(silent.en).
                    """)
        }
        guard group.target != 0 else {
            guard group.valueKind == .number else { return nil }
            let why = OutcomeReadings.sentence(group.unachieved ?? .noTarget)
            return Wording(
                sv: "\(title.sv.capitalisedFirst): \(sv.value(group.change)) är rapporterat; \(why.sv).",
                en: "\(title.en.capitalisedFirst): \(en.value(group.change)) is reported; \(why.en).")
        }
        if let why = group.unachieved { return unachieved(title, group, OutcomeReadings.sentence(why), silent) }
        func shares(_ figures: Figures) -> String {
            let lower = group.achievementIfUnreportedIsNothing.map { figures.percent($0) }
            let upper = group.achievementOfReported.map { figures.percent($0) }
            guard let lower else { return "" }
            guard let upper, upper != lower else { return " (\(lower))" }
            return figures.language == .swedish
                ? " (\(lower) om de orapporterade inte gav något, \(upper) av dem som rapporterat)"
                : " (\(lower) if the unreported gave nothing, \(upper) of those that reported)"
        }
        return Wording(
            sv: """
                \(title.sv.capitalisedFirst): av utlovade \(sv.value(group.target)) är \
                \(sv.value(group.measuredChange)) rapporterade\(shares(sv))\(silent.sv).
                """,
            en: """
                \(title.en.capitalisedFirst): of the \(en.value(group.target)) promised \
                \(en.value(group.measuredChange)) are reported\(shares(en))\(silent.en).
                """)
    }

    private static func unachieved(
        _ title: Wording, _ group: OutcomeGroup, _ why: Wording, _ silent: Wording
    ) -> Wording {
        let (sv, en) = (Figures(.swedish), Figures(.english))
        let isReported = group.valueKind == .number
        let came = Wording(
            sv: isReported ? ", rapporterat \(sv.value(group.change))" : "",
            en: isReported ? ", \(en.value(group.change)) reported" : "")
        return Wording(
            sv: """
                \(title.sv.capitalisedFirst): utlovat är \(sv.value(group.target))\(came.sv); \(why.sv)\(silent.sv).
                """,
            en: """
                \(title.en.capitalisedFirst): \(en.value(group.target)) promised\(came.en); \(why.en)\(silent.en).
                """)
    }

    /// The parts in which initiatives should have reported and none has.
    private static func silent(_ followUp: OutcomeFollowUp) -> Wording {
        let rows = followUp.rows.filter { $0.group.valueKind == .notReported }
        guard !rows.isEmpty else { return Wording(verbatim: "") }
        let named = rows.compactMap { row -> Wording? in
            guard let name = row.name else { return nil }
            let count = row.group.counts.notReported
            guard count > 1 else {
                return Wording(
                    sv: "i \(name.sv) har den enda inte rapporterat",
                    en: "in \(name.en) the only one hasn't reported")
            }
            return Wording(
                sv: "i \(name.sv) har ingen av \(count) rapporterat",
                en: "in \(name.en) none of \(count) has reported")
        }
        let list = Prose.list(named)
        return Wording(sv: "; \(list.sv)", en: "; \(list.en)")
    }

    // MARK: By part

    private func blank(_ group: OutcomeGroup) -> String {
        switch group.valueKind {
        case .number: "–"
        case .noInitiative: say("ingen insats", "no initiative")
        case .notDue: say("inte än", "not due")
        case .notReported: say("inte rapporterat", "not reported")
        }
    }

    private func name(_ row: OutcomeFollowUp.Row) -> String {
        row.name?[language] ?? say("alla insatser", "all initiatives")
    }

    /// Parts that some initiative touches; the others are named beneath.
    private func touched(_ followUp: OutcomeFollowUp) -> (rows: [OutcomeFollowUp.Row], note: String?) {
        let empty = followUp.rows.filter { $0.group.counts.initiatives == 0 }.compactMap(\.name)
        let list = Prose.list(empty, most: 12)
        let note = empty.isEmpty ? nil : say("Ingen insats i \(list.sv).", "No initiative in \(list.en).")
        return (followUp.rows.filter { $0.group.counts.initiatives > 0 } + [followUp.total], note)
    }

    private func sums(_ followUp: OutcomeFollowUp, _ id: String) -> WrittenDocument.Table {
        let (rows, note) = touched(followUp)
        let came = figures.column(rows.map { $0.group.valueKind == .number ? $0.group.change : nil })
        // Nothing was to have come yet where nothing is due.
        let promised = figures.column(rows.map(\.group.dueTarget))
        var table = WrittenDocument.Table(
            id: id, caption: caption(followUp),
            columns: [
                say("Område", "Area"), say("Utlovat", "Promised"), say("Kommit", "Came"), say("Uppnått", "Achieved"),
                say("Insatser", "Initiatives"), say("Rapporterat", "Reported"), say("Ej rapporterat", "Not reported"),
            ], rows: [])
        for (index, row) in rows.enumerated() {
            let counts = row.group.counts
            table.rows.append([
                name(row), promised[index] ?? "–", came[index] ?? blank(row.group), achieved(row.group),
                figures.integer(counts.initiatives), figures.integer(counts.reported),
                figures.integer(counts.notReported),
            ])
        }
        // Both belong to the county's sum and to none of the areas.
        let beside = [
            (say("utanför länet", "outside the county"), followUp.outside),
            (say("utan känt läge", "without a known location"), followUp.unlocated),
        ].filter { $0.1 != 0 }
        for (name, value) in beside {
            table.rows.insert(
                [name, "", value.map { figures.value($0) } ?? say("inte rapporterat", "not reported"), "", "", "", ""],
                at: table.rows.count - 1)
        }
        table.totals = 1 + beside.count
        table.note = note
        return table
    }

    private func rates(_ followUp: OutcomeFollowUp, _ id: String) -> WrittenDocument.Table {
        let (rows, note) = touched(followUp)
        let means = figures.column(rows.map { $0.rates?.mean })
        var table = WrittenDocument.Table(
            id: id, caption: caption(followUp),
            columns: [
                say("Område", "Area"), say("Medel", "Mean"), say("Insatser", "Initiatives"),
                say("Rapporterat", "Reported"), say("Ej rapporterat", "Not reported"),
            ],
            rows: rows.enumerated().map { index, row in
                let counts = row.group.counts
                return [
                    name(row), means[index] ?? blank(row.group), figures.integer(counts.initiatives),
                    figures.integer(counts.reported), figures.integer(counts.notReported),
                ]
            })
        table.totals = 1
        table.note = note
        return table
    }

    private func caption(_ followUp: OutcomeFollowUp) -> String {
        let title = Self.name(followUp.indicator)[language].capitalisedFirst
        let day = (followUp.asOf ?? followUp.latest).map { say("till och med \($0)", "as of \($0)") }
        return [title, day ?? say("utan datum", "without dates")].joined(separator: ", ")
    }

    private func achieved(_ group: OutcomeGroup) -> String {
        if let achieved = OutcomeReadings.achieved(
            from: group.achievementIfUnreportedIsNothing, group.achievementOfReported, figures, dash: "–")
        {
            return achieved
        }
        guard group.valueKind == .number, let why = group.unachieved else { return "–" }
        return OutcomeReadings.cell(why)[language]
    }
}
