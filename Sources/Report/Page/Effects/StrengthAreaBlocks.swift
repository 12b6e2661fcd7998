import FollowUp
import Statistics
import Store
import Wording

/// What strength areas have got and brought.
struct StrengthAreaBlocks {
    let facts: EffectFacts
    let language: Language
    private var figures: Figures { Figures(language) }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    var blocks: [WrittenDocument.Block] {
        guard !facts.areas.isEmpty else { return [] }
        let most = facts.areas.max {
            ($0.grantedSek ?? 0, $1.area.name) < ($1.grantedSek ?? 0, $0.area.name)
        }
        var parts: [WrittenDocument.Inline] = []
        if let most, let granted = most.grantedSek, granted > 0 {
            let reached = most.reached
            let money = Prose.money(granted)
            parts = [
                .text(say("Mest medel har gått till ", "Most money went to ")), .quoted(most.area.name),
                .text(
                    say(
                        """
                        : \(money.sv) i \(Plural.sv(most.initiatives, "insats", "insatser")), som når \(reached) av \
                        \(most.byMunicipality.count) kommuner
                        """,
                        """
                        : \(money.en) in \(Plural.en(most.initiatives, "initiative")), reaching \(reached) of \
                        \(most.byMunicipality.count) municipalities
                        """)), .text(" ("), .table(id: "tabell-styrkor"), .text(")."),
            ]
        } else {
            parts = [
                .text(say("Styrkeområdenas insatser visas i ", "The areas' initiatives are in ")),
                .table(id: "tabell-styrkor"), .text("."),
            ]
        }
        if facts.withoutArea > 0 {
            parts.append(
                .text(
                    say(
                        """
                         \(Plural.sv(facts.withoutArea, "insats", "insatser")) av \
                        \(figures.integer(facts.initiatives)) anger inget styrkeområde.
                        """,
                        """
                         \(Plural.en(facts.withoutArea, "initiative")) of \(figures.integer(facts.initiatives)) \
                        \(facts.withoutArea == 1 ? "states" : "state") no strength area.
                        """)))
        }
        return [.paragraph(parts), .table(table)]
    }

    private var table: WrittenDocument.Table {
        let hasSteps = facts.areas.contains { $0.area.step != nil }
        let money = figures.kronorColumn(facts.areas.map(\.grantedSek))
        var table = WrittenDocument.Table(
            id: "tabell-styrkor", caption: say("Styrkeområden", "Strength areas"),
            columns: [say("Styrkeområde", "Strength area")] + (hasSteps ? [say("Steg", "Step")] : []) + [
                say("Insatser", "Initiatives"), say("Medel, kr", "Money, SEK"),
                say("Kommuner som nås", "Municipalities reached"),
                say("Kommit av det utlovade", "Came of what was promised"),
            ], words: hasSteps ? [0, 1, 5] : [0, 4], rows: [])
        for (index, standing) in facts.areas.enumerated() {
            let step = standing.area.step.map { "\($0) \(GoalReadings.step($0)[language])" }
            let reached = standing.reached
            table.rows.append(
                [standing.area.name] + (hasSteps ? [step ?? say("uppgift saknas", "not stated")] : []) + [
                    figures.integer(standing.initiatives), money[index] ?? "–",
                    say(
                        "\(reached) av \(standing.byMunicipality.count)",
                        "\(reached) of \(standing.byMunicipality.count)"),
                    came(standing),
                ])
        }
        return table
    }

    private func came(_ standing: GoalReview.AreaStanding) -> String {
        let texts = standing.outcomes.map { one -> String in
            let title = ResultBlocks.name(one.indicator)[language]
            if let rates = one.rates {
                return "\(title) \(rates.mean.map { figures.value($0) } ?? say("inte rapporterat", "not reported"))"
            }
            guard one.group.valueKind == .number else { return "\(title) \(say("inte rapporterat", "not reported"))" }
            let share = one.group.achievementIfUnreportedIsNothing.map { " (\(figures.percent($0)))" } ?? ""
            return "\(title) \(figures.value(one.group.change))\(share)"
        }
        return texts.isEmpty ? "–" : texts.joined(separator: "; ")
    }
}
