import FollowUp
import Statistics
import Wording

/// The answer without each initiative, and without each municipality.
struct InfluenceSection {
    let page: ReportPage

    @MarkupBuilder
    func markup() -> Markup {
        if let reversals = page.facts.reversals {
            for sentence in Readings.reversals(reversals, of: page.facts.main, most: 10) {
                HTML.p { HTML.bdi { sentence[page.language] } }
            }
        }
        if let influence = page.facts.influence {
            HTML.p {
                page.say(
                    """
                    Hoover är \(page.figures.percent(influence.value, 1)): så stor del skulle behöva flyttas. \
                    Tabellerna visar vad den hade varit utan var och en av de insatser och kommuner som flyttar \
                    den mest.
                    """,
                    """
                    Hoover is \(page.figures.percent(influence.value, 1)): that much would have to move. The \
                    tables show what it would have been without each of the initiatives and municipalities that \
                    move it most.
                    """
                )
            }
            table(
                "tabell-utan-insats", page.say("Utan en insats", "Without an initiative"),
                page.say("Insats", "Initiative"), influence.initiatives.prefix(10), links: true)
            table(
                "tabell-utan-kommun", page.say("Utan en kommun", "Without a municipality"),
                page.say("Kommun", "Municipality"), influence.parts[...], links: false)
            if let without = MoneyText.withoutOne(page.facts.main) { HTML.p { without[page.language] } }
            if let blanks = Readings.blanks(influence.initiatives.prefix(10)) { HTML.p { blanks[page.language] } }
        } else {
            HTML.p {
                page.say(
                    "Måttet är inte definierat för de här insatserna, så vad var och en väger kan inte sägas.",
                    "The measure is undefined for these initiatives, so what each weighs can't be said.")
            }
        }
    }

    private func table(
        _ id: String, _ caption: String, _ what: String, _ items: ArraySlice<Distributor.InfluenceReport.Moved>,
        links: Bool
    ) -> Markup {
        var table = PageTable(
            id: id, caption: caption,
            columns: [
                .init(title: what), .init(title: page.unit, isNumeric: true),
                .init(title: page.say("Hoover utan", "Hoover without"), isNumeric: true),
                .init(title: page.say("Ändring, procentenheter", "Change, percentage points"), isNumeric: true),
            ])
        for item in items {
            let without: String =
                switch item.without {
                case .success(let value): page.figures.percent(value, 1)
                case .failure(let reason): Readings.reason(reason)[page.language]
                }
            let name = HTML.bdi { item.name[page.language] }
            table.rows.append(
                PageTable.Row(
                    cells: [
                        .init(links ? HTML.a(.href(Link(anchor: InitiativeSection.anchor(item.code)))) { name } : name),
                        .init(page.amount(item.amount), sortKey: item.amount), .init(without),
                        .init(
                            item.change.map { ($0 > 0 ? "+" : "") + page.figures.decimal($0 * 100, 1) } ?? "–",
                            sortKey: item.change ?? 0),
                    ]))
        }
        return table.markup()
    }
}
