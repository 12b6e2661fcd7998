import FollowUp
import Statistics
import Store
import Wording

/// How chosen indicators changed, area by area, with the years between.
struct ChangeBlocks {
    let facts: EffectFacts
    let language: Language
    private var figures: Figures { Figures(language) }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    var blocks: [WrittenDocument.Block] {
        var blocks = facts.changes.enumerated().flatMap { number, change -> [WrittenDocument.Block] in
            let id = "tabell-forandring-\(number + 1)"
            return [
                .heading("\(change.indicator.title[language].capitalisedFirst) (\(change.indicator.unit[language]))"),
                .paragraph([.text(sentence(change) + say(" Se ", " See ")), .table(id: id), .text(".")]),
                .table(table(change, id)),
            ]
        }
        if !blocks.isEmpty {
            blocks.append(
                .paragraph([
                    .text(
                        say(
                            "Varje område jämförs med sig självt. Vad en förändring beror på säger siffrorna inte.",
                            "Each area is compared with itself. The figures don't say what a change is due to."))
                ]))
        }
        return blocks
    }

    private func sentence(_ change: TerritorialChange) -> String {
        let county = change.county
        let measured = change.rows.filter { percent($0) != nil }
        let span = "\(change.from)–\(change.to)"
        guard let whole = county.change, let all = percent(county) else {
            return say("\(span): länet är inte mätt i båda åren.", "\(span): the county isn't measured in both years.")
        }
        var text = say(
            "\(span) ändrades länet med \(signed(whole.change)) (\(all))",
            "\(span) the county changed by \(signed(whole.change)) (\(all))")
        if let least = measured.min(by: { value($0) < value($1) }),
            let most = measured.max(by: { value($0) < value($1) }), least.part?.code != most.part?.code
        {
            let (high, low) = (percent(most) ?? "", percent(least) ?? "")
            text += say(
                "; högst i \(name(most)) (\(high)) och lägst i \(name(least)) (\(low))",
                "; highest in \(name(most)) (\(high)) and lowest in \(name(least)) (\(low))")
        }
        if change.blankParts > 0 {
            text += say(
                "; \(change.blankParts) av \(change.rows.count) områden är inte mätta i båda åren",
                "; \(change.blankParts) of \(change.rows.count) areas aren't measured in both years")
        }
        return text + "."
    }

    private func value(_ line: TerritorialChange.Line) -> Double {
        line.change.flatMap { try? $0.percent.get() } ?? 0
    }

    private func percent(_ line: TerritorialChange.Line) -> String? {
        line.change.flatMap { try? $0.percent.get() }.map { figures.decimal($0, 1).signed + say("\u{A0}%", "%") }
    }

    private func signed(_ value: Double) -> String { figures.value(value).signed }

    private func name(_ line: TerritorialChange.Line) -> String {
        line.part?.name[language] ?? say("länet", "the county")
    }

    private func table(_ change: TerritorialChange, _ id: String) -> WrittenDocument.Table {
        let lines = change.rows + [change.county]
        let values = figures.column(lines.map(\.from) + lines.map(\.to))
        let changes = figures.column(lines.map { $0.change?.change })
        // A year in which nothing was measured says nothing about any area.
        let places = change.years.indices.filter { year in lines.contains { $0.series[year] != nil } }
        var table = WrittenDocument.Table(
            id: id,
            caption: "\(change.indicator.title[language].capitalisedFirst), \(change.from)–\(change.to)",
            columns: [
                say("Område", "Area"), "\(change.from)", "\(change.to)", say("Förändring", "Change"),
                say("Procent", "Per cent"), say("År för år", "Year by year"),
            ],
            words: [0, 5],
            rows: lines.enumerated().map { index, line in
                let series = places.map { line.series[$0] }
                return [
                    name(line), values[index] ?? say("inte mätt", "not measured"),
                    values[lines.count + index] ?? say("inte mätt", "not measured"),
                    changes[index].map(\.signed) ?? "–", percent(line) ?? "–",
                    Sparkline(scaling: [series])?.text(series) ?? "",
                ]
            })
        table.totals = 1
        let years = places.map { String(change.years[$0]) }
        let shown =
            years.count == change.years.count
            ? "\(change.from)–\(change.to)" : PolicyText.list(years, language)
        table.note = say(
            "Staplarna: \(shown), lägst och högst i varje rad för sig; en punkt är ett år som inte är mätt.",
            "The blocks: \(shown), lowest and highest of each row by itself; a dot is a year that isn't measured.")
        table.command =
            "rackvidd change \(change.indicator.id.text) --from \(change.from) --to \(change.to) --series"
        return table
    }
}
