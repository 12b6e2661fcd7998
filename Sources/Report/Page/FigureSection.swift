import FollowUp
import Statistics
import Store
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
                    Kvoten är områdets andel av \(Readings.located(page.facts.main).sv) delad med dess andel av \
                    invånarna: 1 är som befolkningen, under 1 mindre, över 1 mer.
                    """,
                    """
                    The quotient is the area's share of \(Readings.located(page.facts.main).en) divided by its share \
                    of the people: 1 is as the people, below 1 less, above 1 more.
                    """
                )
        }
        if let base = Readings.measuredPeople(page.facts.main) { HTML.p { base[page.language] } }
        for level in [Level.municipality, .zone, .rollUp, .cell] {
            if let distribution = page.facts.distributions[level], distribution.rows.count > 1 || level == .municipality
            {
                table(distribution)
                // Zones and subareas count on the division's own people, of a year of their own.
                if distribution.population != page.facts.main.population, distribution.peopleUnknown == nil {
                    for sentence in Readings.people(distribution.population) { HTML.p { sentence[page.language] } }
                }
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
        let mean = distribution.compared.isEmpty ? nil : distribution.countyMean
        let values = amounts(distribution.rows.map(\.value) + [mean])
        table.rows = distribution.rows.enumerated().map { index, row in
            PageTable.Row(
                code: row.part.code,
                cells: [
                    .init(row.part.name[page.language]),
                    .init(
                        values[index], sortKey: row.value ?? -1,
                        bar: row.value.map { most > 0 ? max(0, $0 / most) : 0 }),
                    .init(people(of: row, in: distribution), sortKey: Double(row.part.population)),
                    .init(figures.integer(row.touching), sortKey: Double(row.touching)),
                ])
        }
        if level == .municipality {
            table.footer = [
                PageTable.Row(
                    cells: [
                        .init(page.say("länet, medel", "the county, mean")), .init(values[distribution.rows.count]),
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

    private func people(of row: Distribution.Row, in distribution: Distribution) -> String {
        distribution.population(of: row).map(page.figures.integer) ?? "–"
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
                        "Insatser som berör området, länstäckande medräknade",
                        "Initiatives that touch the area, county-wide ones included")),
            ])
        let most = distribution.rows.compactMap(page.density.value).max() ?? 0
        let shares = figures.percents(distribution.rows.map(\.share))
        let people = figures.percents(distribution.rows.map(\.populationShare))
        let beside = level == .municipality ? totals(distribution) : []
        let densities = page.density.texts(
            distribution.rows.map(page.density.value) + beside.map(\.density), figures)
        let values = amounts(distribution.rows.map(\.value) + beside.map(\.value))
        table.rows = distribution.rows.enumerated().map { index, row in
            let density = page.density.value(of: row)
            return PageTable.Row(
                code: row.part.code,
                cells: [
                    .init(row.part.name[page.language]),
                    .init(
                        densities[index] ?? "–", sortKey: density ?? -1,
                        bar: density.map { most > 0 ? $0 / most : 0 }),
                    .init(shares[index] ?? "–", sortKey: row.share ?? -1),
                    .init(people[index] ?? "–", sortKey: row.populationShare ?? -1),
                    .init(
                        row.locationQuotient.map { figures.decimal($0, 2) } ?? "–",
                        sortKey: row.locationQuotient ?? -1),
                    .init(values[index], sortKey: row.value ?? -1),
                    .init(self.people(of: row, in: distribution), sortKey: Double(row.part.population)),
                    .init(figures.integer(row.touching), sortKey: Double(row.touching)),
                ])
        }
        table.footer = beside.enumerated().map { index, line in
            let place = distribution.rows.count + index
            return PageTable.Row(
                cells: [
                    .init(line.title), .init(line.isCounty ? densities[place] ?? "–" : ""), .init(""), .init(""),
                    .init(""), .init(values[place]), .init(line.people.map(figures.integer) ?? ""), .init(""),
                ])
        }
        return table.markup()
    }

    /// Amounts below each other, with one number of decimals; money in whole kronor.
    private func amounts(_ values: [Double?]) -> [String] {
        let isMoney = page.facts.main.indicator.measure == .money
        let texts = isMoney ? values.map { $0.map(page.amount) } : page.figures.column(values)
        return texts.map { $0 ?? "–" }
    }

    /// A line below the parts.
    private struct Line {
        let title: String
        let value: Double?
        var density: Double?
        var people: Int?
        var isCounty = false
    }

    /// The county and what lies beside it, down to the total.
    private func totals(_ distribution: Distribution) -> [Line] {
        // As the parts' shares of people: of those that have a value.
        let rows = distribution.comparesMeasuredPeople ? distribution.compared : distribution.rows
        let people = rows.reduce(0) { $0 + $1.part.population }
        let scale = page.density == .perInhabitant ? 1.0 : 1_000
        return [
            Line(
                title: distribution.comparesMeasuredPeople
                    ? page.say("länet, områden med värde", "the county, areas with a value")
                    : page.say("länet", "the county"), value: distribution.county,
                density: people > 0 ? distribution.county.map { $0 / Double(people) * scale } : nil,
                people: people > 0 ? people : nil, isCounty: true),
            Line(
                title: page.say("utanför länet", "outside the county"), value: distribution.sum(.outside)),
            Line(
                title: page.say("utan känt läge", "without a known location"),
                value: distribution.sum(.unlocated)),
            Line(title: page.say("summa", "total"), value: distribution.total),
        ]
    }
}
