import FollowUp
import Statistics
import Wording

/// The figures of every part, at every division.
struct FigureSection {
    let page: ReportPage

    @MarkupBuilder
    func markup() -> Markup {
        HTML.p {
            page.isOfRate
                ? page.rateNote
                : page.say(
                    """
                    Kvoten är delens andel av \(page.subject) delad med dess andel av invånarna: 1 är som \
                    befolkningen, under 1 mindre, över 1 mer.
                    """,
                    """
                    The quotient is the part's share of \(page.subject) divided by its share of the people: 1 is as \
                    the people, below 1 less, above 1 more.
                    """
                )
        }
        for level in [Level.municipality, .zone, .rollUp, .cell] {
            if let distribution = page.facts.distributions[level], distribution.rows.count > 1 || level == .municipality
            {
                table(distribution)
            }
        }
    }

    /// Of a rate: what was measured, for whom and by how many; nothing is shared out or summed.
    private func rates(_ distribution: Distribution) -> Markup {
        let figures = page.figures
        let level = distribution.level
        var table = pageTable(
            by: level,
            [
                .init(title: page.unit.capitalisedFirst, isNumeric: true),
                .init(title: page.say("Invånare", "People"), isNumeric: true),
                .init(title: page.say("Insatser", "Initiatives"), isNumeric: true),
            ])
        let most = distribution.rows.compactMap(\.value).max() ?? 0
        table.rows = distribution.rows.map { row in
            PageTable.Row(
                code: row.part.code,
                cells: [
                    .init(row.part.name[page.language]),
                    .init(
                        row.value.map(page.amount) ?? "–", sortKey: row.value ?? -1,
                        bar: row.value.map { most > 0 ? max(0, $0 / most) : 0 }),
                    .init(people(of: row), sortKey: Double(row.part.population)),
                    .init(figures.integer(row.touching), sortKey: Double(row.touching)),
                ])
        }
        if level == .municipality {
            let mean = distribution.compared.isEmpty ? nil : distribution.countyMean
            table.footer = [
                PageTable.Row(
                    cells: [
                        .init(page.say("länet, medel", "the county, mean")), .init(mean.map(page.amount) ?? "–"),
                        .init(""), .init(""),
                    ])
            ]
        }
        return table.markup()
    }

    /// Without rows yet; the first column names the part.
    private func pageTable(by level: Level, _ columns: [PageTable.Column]) -> PageTable {
        PageTable(
            id: "tabell-\(level.rawValue)",
            caption: page.say(
                "\(page.indicatorTitle) per \(level.wording.sv)", "\(page.indicatorTitle) by \(level.wording.en)"),
            columns: [.init(title: level.wording[page.language].capitalisedFirst)] + columns)
    }

    private func people(of row: Distribution.Row) -> String {
        row.populationShare == nil && row.part.population == 0 ? "–" : page.figures.integer(row.part.population)
    }

    private func table(_ distribution: Distribution) -> Markup {
        if page.isOfRate { return rates(distribution) }
        let figures = page.figures
        let level = distribution.level
        var table = pageTable(
            by: level,
            [
                .init(title: page.densityTitle, isNumeric: true),
                .init(title: page.say("Andel", "Share"), isNumeric: true),
                .init(title: page.say("Av invånarna", "Of people"), isNumeric: true),
                .init(title: page.say("Kvot", "Quotient"), isNumeric: true), .init(title: page.unit, isNumeric: true),
                .init(title: page.say("Invånare", "People"), isNumeric: true),
                .init(
                    title: page.say("Insatser", "Initiatives"), isNumeric: true,
                    note: page.say(
                        "Insatser som berör delen, länstäckande medräknade",
                        "Initiatives that touch the part, county-wide ones included")),
            ])
        let most = distribution.rows.compactMap(page.density.value).max() ?? 0
        let shares = figures.percents(distribution.rows.map(\.share))
        let people = figures.percents(distribution.rows.map(\.populationShare))
        table.rows = distribution.rows.enumerated().map { index, row in
            let density = page.density.value(of: row)
            return PageTable.Row(
                code: row.part.code,
                cells: [
                    .init(row.part.name[page.language]),
                    .init(
                        density.map { page.density.text($0, figures) } ?? "–", sortKey: density ?? -1,
                        bar: density.map { most > 0 ? $0 / most : 0 }),
                    .init(shares[index] ?? "–", sortKey: row.share ?? -1),
                    .init(people[index] ?? "–", sortKey: row.populationShare ?? -1),
                    .init(
                        row.locationQuotient.map { figures.decimal($0, 2) } ?? "–",
                        sortKey: row.locationQuotient ?? -1),
                    .init(row.value.map(page.amount) ?? "–", sortKey: row.value ?? -1),
                    .init(self.people(of: row), sortKey: Double(row.part.population)),
                    .init(figures.integer(row.touching), sortKey: Double(row.touching)),
                ])
        }
        if level == .municipality { table.footer = totals(distribution) }
        return table.markup()
    }

    /// The county and what lies beside it, down to the total.
    private func totals(_ distribution: Distribution) -> [PageTable.Row] {
        let people = distribution.rows.reduce(0) { $0 + $1.part.population }
        func row(_ title: String, _ value: Double?, people: Int? = nil, density: String = "") -> PageTable.Row {
            PageTable.Row(
                cells: [
                    .init(title), .init(density), .init(""), .init(""), .init(""), .init(value.map(page.amount) ?? "–"),
                    .init(people.map(page.figures.integer) ?? ""), .init(""),
                ])
        }
        let scale = page.density == .perInhabitant ? 1.0 : 1_000
        let perPerson = people > 0 ? distribution.county.map { $0 / Double(people) * scale } : nil
        let density = perPerson.map { page.density.text($0, page.figures) } ?? "–"
        return [
            row(
                page.say("länet", "the county"), distribution.county, people: people > 0 ? people : nil,
                density: density),
            row(
                page.say("utanför länet", "outside the county"),
                distribution.isUnreported ? nil : distribution.outside),
            row(
                page.say("utan känt läge", "without a known place"),
                distribution.isUnreported ? nil : distribution.unlocated),
            row(page.say("summa", "total"), distribution.total),
        ]
    }
}
