import FollowUp
import Statistics
import Store
import Wording

/// Where goals and steering documents stand.
struct GoalBlocks {
    let review: GoalReview
    let file: String
    let language: Language
    private var figures: Figures { Figures(language) }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    var blocks: [WrittenDocument.Block] {
        var blocks: [WrittenDocument.Block] = []
        if let sentence = Self.sentence(review) {
            blocks += [
                .paragraph([.text(sentence[language] + say(" Se ", " See ")), .table(id: "tabell-mal"), .text(".")]),
                .table(goals),
            ]
        }
        if !review.documents.isEmpty {
            let overdue = review.documents.count(where: \.isOverdue)
            let (count, late) = (
                Wording(
                    sv: Plural.sv(review.documents.count, "styrdokument", "styrdokument"),
                    en: Plural.en(review.documents.count, "steering document")), Prose.count(overdue)
            )
            let text =
                overdue == 0
                ? say("Inget av \(count.sv) har en försenad översyn", "None of \(count.en) has an overdue review")
                : say(
                    "Av \(count.sv) har \(late.sv) en försenad översyn",
                    "Of \(count.en) \(late.en) \(overdue == 1 ? "has" : "have") an overdue review")
            blocks += [
                .paragraph([.text(text + " ("), .table(id: "tabell-dokument"), .text(").")]), .table(documents),
            ]
        }
        return blocks
    }

    /// How many goals are where, each municipality counted by itself; nil without goals.
    static func sentence(_ review: GoalReview) -> Wording? {
        guard !review.goals.isEmpty else { return nil }
        let counts = GoalStanding.Judgement.allCases.compactMap { judgement -> Wording? in
            let count = review.goals.count { $0.judgement == judgement }
            guard count > 0 else { return nil }
            let word = GoalReadings.judgement(judgement)
            return Wording(sv: "\(count) \(word.sv)", en: "\(count) \(word.en)")
        }
        let list = Prose.list(counts, most: 9)
        let goals = Set(review.goals.map(\.goal.id)).count
        let all = review.goals.count
        guard all > goals else {
            return Wording(
                sv: "Av \(Plural.sv(goals, "mål", "mål")) per \(review.today): \(list.sv).",
                en: "Of \(Plural.en(goals, "goal")) as of \(review.today): \(list.en).")
        }
        return Wording(
            sv: """
                \(Plural.sv(goals, "mål", "mål").capitalisedFirst), bedömda per \(review.today), kommun för kommun där \
                de gäller varje kommun: av \(all) bedömningar är \(list.sv).
                """,
            en: """
                \(Plural.en(goals, "goal").capitalisedFirst), judged as of \(review.today), by municipality where they \
                are of each: of \(all) judgements \(list.en).
                """)
    }

    private var goals: WrittenDocument.Table {
        func dated(_ point: Goal.Point?) -> String {
            point.map { "\(figures.value($0.value)) (\($0.year))" } ?? say("inte mätt", "not measured")
        }
        var table = WrittenDocument.Table(
            id: "tabell-mal", caption: say("Mål per \(review.today)", "Goals as of \(review.today)"),
            columns: [
                say("Mål", "Goal"), say("Område", "Area"), say("Från", "From"), say("Nu", "Now"),
                say("Målvärde", "Target"), say("Takt", "Pace"), say("Läge", "Standing"), say("Mätt", "Measured"),
            ], words: [0, 1, 6, 7],
            rows: review.goals.map { standing in
                let pace = (try? standing.pace?.get())?.paceRatio
                let series = Self.yearly(standing)
                return [
                    standing.goal.title ?? standing.goal.id,
                    standing.name?[language] ?? say("länet", "the county"), dated(standing.baseline),
                    dated(standing.latest), dated(standing.goal.target), pace.map { figures.decimal($0, 2) } ?? "–",
                    GoalReadings.judgement(standing.judgement)[language] + (standing.hasFewValues ? " *" : ""),
                    series.count > 2 ? Sparkline(scaling: [series])?.text(series) ?? "" : "",
                ]
            })
        var note = say(
            "Takt: faktisk förändring om året genom nödvändig; 1 är i takt.",
            "Pace: the actual change a year by the one required; 1 is on pace.")
        if review.goals.contains(where: \.hasFewValues) {
            note += say(
                " * Färre än fem värden: bedömt på takten ensam.", " * Fewer than five values: judged by pace alone.")
        }
        table.note = note
        table.command = "rackvidd goals \(ShellWord.quoted(file)) --explain --today \(review.today)"
        return table
    }

    private static func yearly(_ standing: GoalStanding) -> [Double?] {
        guard let first = standing.series.first?.year, let last = standing.series.last?.year else { return [] }
        return (first...last).map { year in standing.series.first { $0.year == year }?.value }
    }

    private var documents: WrittenDocument.Table {
        WrittenDocument.Table(
            id: "tabell-dokument", caption: say("Styrdokument", "Steering documents"),
            columns: [
                say("Dokument", "Document"), say("Diarienr", "Number"), say("Översyn senast", "Review by"),
                say("Läge", "Standing"),
            ], words: [0, 1, 2, 3],
            rows: review.documents.map { standing in
                [
                    standing.document.title, standing.document.dnr ?? "–", standing.due?.description ?? "–",
                    GoalReadings.standing(standing)[language],
                ]
            })
    }
}
