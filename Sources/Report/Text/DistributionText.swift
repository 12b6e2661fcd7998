package import FollowUp
import Statistics
import Store
package import Territory
package import Wording

/// A distribution as a person wants to read it in a terminal of 80 columns: table, indices, and what the result rests
/// on.
package struct DistributionText {
    private let distribution: Distribution
    private let reversals: Reversals?
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(
        _ distribution: Distribution, reversals: Reversals? = nil, language: Language, width: Int = 80
    ) {
        self.distribution = distribution
        self.reversals = reversals
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    package func text() -> String {
        [heading, table, turns, readings, foundation].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The choices that reverse the conclusion; they stand before the indices' ranges.
    private var turns: String {
        guard let reversals else { return "" }
        let without = reversals.initiatives.isEmpty ? nil : MoneyText.withoutOne(distribution)
        return (Readings.reversals(reversals, of: distribution) + [without].compactMap { $0 })
            .map { $0[language].wrapped(to: width) }.joined()
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    private var heading: String {
        let indicator = distribution.indicator
        let year = distribution.year.map { " \($0)" } ?? ""
        let title = indicator.title[language].capitalisedFirst + year
        return "\(title) (\(indicator.unit[language])), \(say("per", "by")) \(distribution.level.wording[language])\n"
    }

    // MARK: Table

    private var isIntensive: Bool { distribution.indicator.kind == .intensive }
    private var isOfPeople: Bool { distribution.indicator.id == .population }

    /// Initiatives' results beside their baselines and targets.
    private var outcomeTable: String {
        let isSum = !isIntensive
        var columns: [(String, TerminalTable.Alignment)] = [(distribution.level.wording[language], .left)]
        columns.append((isSum ? say("förändring", "change") : say("nivå", "level"), .right))
        columns += [
            (isSum ? say("resultat", "result") : say("förändring", "change"), .right),
            (say("utgångsvärde", "baseline"), .right), (say("mål", "target"), .right),
            (say("uppnått", "achieved"), .right), (say("rapporterat", "reported"), .right),
        ]
        var table = TerminalTable(columns)
        typealias Line = (name: String, value: Double?, outcome: OutcomeFigures?)
        let parts: [Line] = distribution.rows.map {
            ($0.part.name[language].fitted(to: 22), $0.value, $0.outcome ?? OutcomeFigures())
        }
        var sums: [Line] = [(say("länet", "the county"), distribution.countyMean, nil)]
        if isSum {
            sums += [
                (say("utanför länet", "outside the county"), distribution.sum(.outside), nil),
                (say("okänt läge", "location unknown"), distribution.sum(.unlocated), nil),
            ]
        }
        if let total = distribution.outcomes?.total {
            sums.append(
                (isSum ? say("summa", "total") : say("alla", "all"), isSum ? total.change : total.result, total))
        }
        let lines = parts + sums
        let values = figures.column(lines.map(\.value))
        let beside = figures.column(lines.map { isSum ? $0.outcome?.result : $0.outcome?.change })
        let baselines = figures.column(lines.map { $0.outcome?.baseline })
        let targets = figures.column(lines.map { $0.outcome?.target })
        for (index, line) in lines.enumerated() {
            if index == parts.count { table.rule() }
            guard let outcome = line.outcome else {
                table.append([line.name, values[index] ?? "–"] + [String](repeating: "", count: columns.count - 2))
                continue
            }
            let all = outcome.reported + outcome.notReported + outcome.notDue
            table.append([
                line.name, values[index] ?? "–", beside[index] ?? "–", baselines[index] ?? "–", targets[index] ?? "–",
                OutcomeReadings.achieved(
                    from: outcome.achievementIfUnreportedIsNothing, outcome.achievement, figures) ?? "–",
                all == 0 ? "–" : say("\(outcome.reported) av \(all)", "\(outcome.reported) of \(all)"),
            ])
        }
        return table.text()
    }

    private var table: String {
        if distribution.outcomes != nil { return outcomeTable }
        let barWidth = 5
        var columns: [(String, TerminalTable.Alignment)] = [(distribution.level.wording[language], .left)]
        columns.append((isIntensive ? say("värde", "value") : distribution.indicator.unit[language], .right))
        if isIntensive {
            columns.append((say("invånare", "people"), .right))
        } else if isOfPeople {
            columns.append((say("andel", "share"), .right))
        } else {
            columns += [
                (say("per 1 000 inv.", "per 1,000"), .right), (say("andel", "share"), .right),
                (say("av inv.", "of people"), .right), (say("kvot", "quotient"), .right), ("", .left),
            ]
        }
        var table = TerminalTable(columns)
        let rows = distribution.rows
        let largest = rows.compactMap(\.locationQuotient).max() ?? 0
        var sums: [(String, Double?)] = [(say("länet", "the county"), distribution.countyMean)]
        if !isIntensive, distribution.year == nil {
            sums += [
                (say("utanför länet", "outside the county"), distribution.sum(.outside)),
                (say("okänt läge", "location unknown"), distribution.sum(.unlocated)),
                (say("summa", "total"), distribution.total),
            ]
        }
        let values = figures.amounts(rows.map(\.value) + sums.map(\.1), of: distribution.indicator)
        let people = figures.percents(rows.map(\.populationShare))
        let shares = figures.percents(rows.map(\.share))
        let rates = figures.column(rows.map(\.perThousand))
        for (index, row) in rows.enumerated() {
            let quotient = row.locationQuotient.map { figures.decimal($0, 2) } ?? "–"
            var cells = [row.part.name[language].fitted(to: 28), values[index] ?? "–"]
            if isIntensive {
                cells.append(row.populationShare == nil ? "–" : figures.integer(row.part.population))
            } else if isOfPeople {
                cells.append(shares[index] ?? "–")
            } else {
                cells += [
                    rates[index] ?? "–", shares[index] ?? "–", people[index] ?? "–", quotient,
                    Bar.text(row.locationQuotient ?? 0, of: largest, width: barWidth),
                ]
            }
            table.append(cells)
        }
        table.rule()
        let empty = [String](repeating: "", count: columns.count - 2)
        for (index, sum) in sums.enumerated() { table.append([sum.0, values[rows.count + index] ?? "–"] + empty) }
        return table.text()
    }

    // MARK: Indices

    private var readings: String {
        var lines = ""
        for index in [Distribution.Index.gini, .theilT, .hoover] {
            guard let result = distribution.indices[index] else { continue }
            let title = Readings.title(index)[language]
            guard let number = result.value else {
                let reason = result.undefined.map { Readings.reason($0)[language] } ?? ""
                lines += say("\(title): går inte att räkna, \(reason).", "\(title): undefined, \(reason).").wrapped(
                    to: width)
                continue
            }
            var line = "\(title) \(figures.decimal(number, 3))"
            if let sentence = Readings.sentence(index, number, of: distribution) { line += ": \(sentence[language])" }
            if index == .theilT, case .success(let parts)? = distribution.decomposition?.theilT {
                line += say(
                    """
                    ; över delområden \(figures.decimal(parts.between + parts.within, 3)), varav \
                    \(figures.decimal(parts.between, 3)) mellan zoner och \(figures.decimal(parts.within, 3)) inom \
                    zoner
                    """,
                    """
                    ; over subareas \(figures.decimal(parts.between + parts.within, 3)), of which \
                    \(figures.decimal(parts.between, 3)) between zones and \(figures.decimal(parts.within, 3)) \
                    within zones
                    """
                )
            }
            lines += (line + ".").wrapped(to: width)
        }
        switch distribution.moran {
        case .undefined(let reason):
            let why = Readings.reason(reason)
            lines += say("Morans I: går inte att räkna, \(why.sv).", "Moran's I: undefined, \(why.en).").wrapped(
                to: width)
        case .value(let test, let weights):
            lines += say(
                """
                Morans I \(figures.decimal(test.observed, 3)) (grannar: \(Readings.weights(weights).sv)): \
                \(Readings.test(test, Readings.tail(test)).sv).
                """,
                """
                Moran's I \(figures.decimal(test.observed, 3)) (neighbours: \(Readings.weights(weights).en)): \
                \(Readings.test(test, Readings.tail(test)).en).
                """
            ).wrapped(to: width)
            if !weights.islands.isEmpty {
                let names = weights.islands.map { distribution.compared[$0].part.name[language] }.joined(
                    separator: ", ")
                lines += say("Utan grannar: \(names).", "Without neighbours: \(names).").wrapped(to: width)
            }
        }
        return lines
    }

    // MARK: What it rests on

    // Long because it is a list: a sentence for each thing that the result rests on.
    private var foundation: String {
        var lines: [String] = []
        if distribution.year == nil {
            let total = distribution.total ?? 0
            let basis = distribution.basis
            let count = distribution.count
            // One base, the whole sum, and shares that add up to 100 as printed.
            let printed = figures.percents(
                [
                    basis.declared, basis.programmeArea, basis.countyWide, distribution.sum(.unlocated),
                    distribution.sum(.outside),
                ].map { $0.flatMap { total > 0 ? $0 / total : nil } }
            ).map { $0 ?? "–" }
            let (declared, area, wide, unknown, outside) = (printed[0], printed[1], printed[2], printed[3], printed[4])
            let whole =
                figures.amounts([total], of: distribution.indicator)[0].map {
                    " (\($0) \(distribution.indicator.unit[language]))"
                } ?? ""
            // Nothing rests on programme areas unless that was asked for.
            let programme =
                count.byPrecision[.programmeArea] == nil
                ? ""
                : say(" \(area) programområden,", " \(area) programme areas,")
            // A rate rests on no amounts, and what fell as well as rose has no shares.
            if let none = MoneyText.shares(distribution) { lines.append(none[language]) }
            if distribution.outcomes == nil, distribution.restsOnLessThanNothing {
                lines.append(MoneyText.basis(distribution)[language])
            } else if !isIntensive, total > 0,
                distribution.outcomes == nil || distribution.rows.contains(where: { $0.share != nil })
            {
                lines.append(
                    say(
                        """
                        Av hela summan\(whole) är \(declared) utpekade platser och kommuner,\(programme) \(wide) \
                        länstäckande, \(unknown) utan känt läge och \(outside) utanför länet.
                        """,
                        """
                        Of the whole sum\(whole), \(declared) is declared places and municipalities,\(programme) \
                        \(wide) county-wide, \(unknown) without a known location and \(outside) outside the county.
                        """
                    ))
            }
            lines.append(
                say(
                    """
                    \(Plural.sv(count.initiatives, "insats", "insatser")): \(count.unlocated) utan känt läge, \
                    \(count.countyWide) länstäckande, \(count.withoutValue) utan uppgift om värdet.
                    """,
                    """
                    \(Plural.en(count.initiatives, "initiative")): \(count.unlocated) without a known location, \
                    \(count.countyWide) county-wide, \(count.withoutValue) without a figure.
                    """
                ))
            lines += StatusText.sentences(count.statuses).map { $0[language] }
            lines += count.money.map { MoneyText.sentences($0) }?.map { $0[language] } ?? []
            lines += OutcomeText.sentences(distribution).map { $0[language] }
            if distribution.outcomes == nil, let blanks = Readings.blanks(distribution) {
                lines.append(blanks[language])
            }
            if let blanks = Readings.blankSums(distribution) { lines.append(blanks[language]) }
            let classes = Precision.allCases.compactMap { precision in
                count.byPrecision[precision].map { (precision, $0) }
            }
            if !classes.isEmpty {
                let list = classes.map { "\(Readings.precision($0)[language]) \($1)" }.joined(separator: ", ")
                lines.append(say("Hur noga läget är känt: \(list).", "How precisely locations are known: \(list)."))
            }
            if let apportioned = Readings.apportioned(count) { lines.append(apportioned[language]) }
            lines += Readings.placing(of: distribution, besideRules: true).map { $0[language] }
        } else {
            lines += [Readings.spread(distribution), Readings.blanks(distribution)].compactMap { $0?[language] }
        }
        if let base = Readings.measuredPeople(distribution) { lines.append(base[language]) }
        lines.append(
            say("Indelning: ", "Zoning: ") + distribution.scheme.title[language] + ". "
                + distribution.scheme.statement[language])
        lines.append(Readings.population(distribution)[language])
        lines += Readings.people(distribution.population, isKnown: distribution.peopleUnknown == nil).map {
            $0[language]
        }
        return lines.map { $0.wrapped(to: width) }.joined()
    }
}

extension Readings {
    /// Where people are counted, and what isn't said for want of them.
    static func population(_ distribution: Distribution) -> Wording {
        let rule = population(distribution.populationRule, layer: distribution.populationSource)
        guard distribution.populationRule != .unknown, distribution.peopleUnknown != nil else { return rule }
        return Wording(
            sv: "\(rule.sv) \(Population.byMunicipality.sv)", en: "\(rule.en) \(Population.byMunicipality.en)")
    }

    package static func population(_ rule: PopulationRule, layer: String? = nil) -> Wording {
        switch rule {
        case .localitiesThenArea:
            Wording(
                sv: "Befolkningen är placerad i tätorterna; övriga invånare antas bo jämnt över kommunens yta.",
                en:
                    """
                    Population by subarea: localities where they lie, other inhabitants evenly over the \
                    municipality's area.
                    """
            )
        case .area:
            Wording(
                sv: "Befolkning per delområde: jämnt över kommunens yta.",
                en: "Population by subarea: evenly over the municipality's area.")
        case .unknown:
            Population.unknown
        case .layer:
            Wording(
                sv: "Befolkning per delområde: ur det importerade lagret\(layer.map { " \($0)" } ?? ""), "
                    + "jämnt över vart och ett av dess områden.",
                en: "Population by subarea: from the imported layer\(layer.map { " \($0)" } ?? ""), "
                    + "evenly over each of its areas."
            )
        }
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
