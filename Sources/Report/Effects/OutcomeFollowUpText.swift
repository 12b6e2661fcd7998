import FollowUp
import Statistics
import Store
import Wording

/// A follow-up of one indicator's outcomes, as text.
struct OutcomeFollowUpText {
    private let followUp: OutcomeFollowUp
    private let figures: Figures
    private let width: Int
    private var language: Language { figures.language }
    private var isRate: Bool { followUp.indicator.kind == .intensive }

    init(_ followUp: OutcomeFollowUp, language: Language, width: Int) {
        (self.followUp, self.width) = (followUp, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    func text() -> String {
        var text = headline.wrapped(to: width) + "\n"
        text += followUp.grouping == .initiative ? initiatives() : isRate ? rates() : sums()
        text += "\n"
        for sentence in remarks { text += sentence[language].wrapped(to: width) }
        return text
    }

    // MARK: The headline

    private var date: String {
        let day = followUp.asOf ?? followUp.latest
        return day.map { say("till och med \($0)", "as of \($0)") } ?? say("utan datum", "without dates")
    }

    private var headline: String {
        let title = followUp.indicator.title[language].capitalisedFirst
        let group = followUp.total.group
        if let rates = followUp.total.rates {
            guard let mean = rates.mean else {
                return "\(title), \(date): \(say("inget rapporterat.", "nothing reported."))"
            }
            let (value, unit) = (figures.value(mean), followUp.indicator.unit[language])
            return say(
                """
                \(title), \(date): i medel \(value) \(unit) i \
                \(Plural.sv(rates.reported, "insats", "insatser")) som rapporterat.
                """,
                """
                \(title), \(date): on average \(value) \(unit) in the \
                \(Plural.en(rates.reported, "initiative")) that reported.
                """)
        }
        guard group.valueKind == .number else {
            return "\(title), \(date): \(say("inget rapporterat.", "nothing reported."))"
        }
        let change = amount(group.change)
        guard group.target != 0 else {
            let why = group.unachieved.map { "; \(OutcomeReadings.sentence($0)[language])" } ?? ""
            return "\(title), \(date): \(change)\(why)."
        }
        let (target, came) = (figures.value(group.target), figures.value(group.measuredChange))
        if let why = group.unachieved.map({ OutcomeReadings.sentence($0)[language] }) {
            return say(
                "\(title), \(date): \(change). Utlovat är \(target); \(why).",
                "\(title), \(date): \(change). \(target) is aimed at; \(why).")
        }
        let lower = group.achievementIfUnreportedIsNothing.map { figures.percent($0) } ?? "–"
        let upper = group.achievementOfReported.map { figures.percent($0) }
        let both = upper.map { upper in
            upper == lower
                ? lower
                : say(
                    "\(lower) om de orapporterade inte gav något, \(upper) av dem som rapporterat",
                    "\(lower) if the unreported gave nothing, \(upper) of those that reported")
        }
        return say(
            "\(title), \(date): \(change). Av utlovade \(target) har \(came) kommit: \(both ?? lower).",
            "\(title), \(date): \(change). Of the \(target) aimed at, \(came): \(both ?? lower).")
    }

    private func amount(_ change: Double) -> String {
        let size = figures.value(change.magnitude)
        return change < 0 ? say("\(size) mindre", "\(size) less") : say("\(size) mer", "\(size) more")
    }

    // MARK: Tables

    private var keyTitle: String {
        switch followUp.grouping {
        case .initiative: say("insats", "initiative")
        case .programme: say("program", "programme")
        case .strengthArea: say("styrkeområde", "strength area")
        case .year: say("år", "year")
        case .level(let level): level.wording[language]
        }
    }

    private func name(_ row: OutcomeFollowUp.Row) -> String {
        (row.name?[language] ?? say("inte angivet", "not stated")).fitted(to: 24)
    }

    /// Why there is no figure.
    private func blank(_ group: OutcomeGroup) -> String {
        switch group.valueKind {
        case .number: "–"
        case .noInitiative: say("ingen insats", "no initiative")
        case .notDue: say("inte än", "not due")
        case .notReported: say("inte rapporterat", "not reported")
        }
    }

    private func achieved(_ group: OutcomeGroup) -> String {
        if let achieved = OutcomeReadings.achieved(
            from: group.achievementIfUnreportedIsNothing, group.achievementOfReported, figures)
        {
            return achieved
        }
        guard group.valueKind == .number, let why = group.unachieved else { return blank(group) }
        return OutcomeReadings.cell(why)[language]
    }

    private func sums() -> String {
        let rows = followUp.rows + [followUp.total]
        let changes = figures.column(rows.map { $0.group.valueKind == .number ? $0.group.change : nil })
        let targets = figures.column(rows.map(\.group.dueTarget))
        var table = TerminalTable([
            (keyTitle, .left), (say("förändring", "change"), .right), (say("utlovat", "promised"), .right),
            (say("uppnått", "achieved"), .left), (say("insatser", "initiatives"), .right),
            (say("ej rapp.", "unreported"), .right), ("", .left),
        ])
        for (index, row) in rows.enumerated() {
            if index == rows.count - 1 { table.rule() }
            let counts = row.group.counts
            table.append([
                index == rows.count - 1 ? say("alla", "all") : name(row), changes[index] ?? "–", targets[index] ?? "–",
                achieved(row.group), figures.integer(counts.initiatives),
                counts.notReported == 0 ? "–" : figures.integer(counts.notReported),
                row.group.achievementOfReported.map { Bar.text(min(1, max(0, $0)), of: 1, width: 5) } ?? "",
            ])
        }
        return table.text()
    }

    private func rates() -> String {
        var table = TerminalTable([
            (keyTitle, .left), (say("medel", "mean"), .right), (say("insatser", "initiatives"), .right),
            (say("rapporterat", "reported"), .right), (say("ej rapp.", "unreported"), .right),
        ])
        let rows = followUp.rows + [followUp.total]
        let means = figures.column(rows.map { $0.rates?.mean })
        for (index, row) in rows.enumerated() {
            if index == rows.count - 1 { table.rule() }
            let counts = row.group.counts
            table.append([
                index == rows.count - 1 ? say("alla", "all") : name(row), means[index] ?? blank(row.group),
                figures.integer(counts.initiatives), figures.integer(counts.reported),
                counts.notReported == 0 ? "–" : figures.integer(counts.notReported),
            ])
        }
        return table.text()
    }

    private func initiatives() -> String {
        var table = TerminalTable([
            ("id", .left), (keyTitle, .left), (say("utgångsvärde", "baseline"), .right), (say("mål", "target"), .right),
            (say("till", "by"), .right), (say("resultat", "result"), .right), (say("uppnått", "achieved"), .left),
        ])
        let members = followUp.initiatives
        let room = max(12, width - 56)
        let columns = [
            members.map(\.standing.baseline), members.map { $0.standing.target?.value }, members.map(\.standing.result),
        ].map { figures.column($0) }
        for (index, member) in members.enumerated() {
            table.append([
                member.id, member.title.fitted(to: room), columns[0][index] ?? "–", columns[1][index] ?? "–",
                member.targetPeriod?.description ?? "–", columns[2][index] ?? "–",
                member.standing.achievement.map { figures.percent($0) } ?? state(member.standing),
            ])
        }
        return table.text()
    }

    /// Of an initiative without a share of its target.
    private func state(_ standing: OutcomeStanding) -> String {
        if let isKept = standing.isKept {
            return isKept ? say("bibehållet", "kept") : say("inte bibehållet", "not kept")
        }
        return standing.unachieved.map { OutcomeReadings.cell($0)[language] } ?? "–"
    }

    // MARK: Remarks

    private var remarks: [Wording] {
        let counts = followUp.total.group.counts
        var remarks = OutcomeReadings.reporting(counts)
        if let strongest = followUp.strongest { remarks.append(OutcomeReadings.strongest(strongest, followUp)) }
        remarks += OutcomeReadings.milestones(followUp.total.milestones)
        if followUp.total.behind > 0 {
            remarks.append(
                Wording(
                    sv: "\(Plural.sv(followUp.total.behind, "insats", "insatser")) ligger efter en rak väg till målet.",
                    en: """
                        \(Plural.en(followUp.total.behind, "initiative")) \(followUp.total.behind == 1 ? "is" : "are") \
                        behind a straight way to the target.
                        """))
        }
        remarks += OutcomeReadings.places(followUp)
        if let without = followUp.withoutYear { remarks.append(YearText.sentence(without: without)) }
        remarks += OutcomeReadings.reading(followUp)
        remarks += OutcomeReadings.cost(followUp)
        remarks += OutcomeReadings.net(followUp)
        remarks += Readings.placing(of: followUp)
        return remarks + StatusText.sentences(followUp.statuses)
    }
}
