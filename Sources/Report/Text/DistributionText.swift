public import FollowUp
import Statistics
import Store
public import Territory
public import Wording

/// A distribution as a person wants to read it in a terminal of 80 columns: table, indices, and what the result rests
/// on.
public struct DistributionText {
    private let distribution: Distribution
    private let language: Language
    private let figures: Figures
    private let width: Int

    public init(_ distribution: Distribution, language: Language, width: Int = 80) {
        self.distribution = distribution
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    public func text() -> String {
        [heading, table, readings, foundation].filter { !$0.isEmpty }.joined(separator: "\n")
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

    /// What initiatives brought beside what they started from and aimed at.
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
        func cells(_ name: String, _ value: Double?, _ outcome: OutcomeFigures) -> [String] {
            let all = outcome.reported + outcome.notReported + outcome.notDue
            return [
                name, value.map(figures.value) ?? "–",
                (isSum ? outcome.result : outcome.change).map(figures.value) ?? "–",
                outcome.baseline.map(figures.value) ?? "–", outcome.target.map(figures.value) ?? "–",
                outcome.achievement.map { figures.percent($0) } ?? "–",
                all == 0 ? "–" : say("\(outcome.reported) av \(all)", "\(outcome.reported) of \(all)"),
            ]
        }
        for row in distribution.rows {
            table.append(cells(row.part.name[language].fitted(to: 22), row.value, row.outcome ?? OutcomeFigures()))
        }
        table.rule()
        let empty = [String](repeating: "", count: columns.count - 2)
        table.append([say("länet", "the county"), value(distribution.county)] + empty)
        if isSum {
            table.append([say("utanför länet", "outside the county"), value(distribution.outside)] + empty)
            table.append([say("okänt läge", "location unknown"), value(distribution.unlocated)] + empty)
        }
        if let total = distribution.outcomes?.total {
            table.append(
                cells(
                    isSum ? say("summa", "total") : say("alla", "all"), isSum ? total.change : total.result, total))
        }
        return table.text()
    }

    private var table: String {
        if distribution.outcomes != nil { return outcomeTable }
        let barWidth = 5
        var columns: [(String, TerminalTable.Alignment)] = [(distribution.level.wording[language], .left)]
        columns.append((isIntensive ? say("värde", "value") : distribution.indicator.unit[language], .right))
        if isIntensive {
            columns.append((say("andel av invånarna", "share of people"), .right))
            columns.append((say("mot länet", "to county"), .right))
        } else {
            columns += [
                (say("per 1 000 inv.", "per 1,000"), .right), (say("andel", "share"), .right),
                (say("av inv.", "of people"), .right), (say("kvot", "quotient"), .right), ("", .left),
            ]
        }
        var table = TerminalTable(columns)
        let largest = distribution.rows.compactMap(\.locationQuotient).max() ?? 0
        for row in distribution.rows {
            let name = row.part.name[language].fitted(to: 28)
            var cells = [name, row.value.map(value) ?? say("saknas", "missing")]
            if isIntensive {
                cells += [
                    figures.percent(row.populationShare, 1), row.locationQuotient.map { figures.decimal($0, 2) } ?? "–",
                ]
            } else {
                cells += [
                    row.perThousand.map(figures.value) ?? "–", row.share.map { figures.percent($0, 1) } ?? "–",
                    figures.percent(row.populationShare, 1), row.locationQuotient.map { figures.decimal($0, 2) } ?? "–",
                    Bar.text(row.locationQuotient ?? 0, of: largest, width: barWidth),
                ]
            }
            table.append(cells)
        }
        table.rule()
        let empty = [String](repeating: "", count: columns.count - 2)
        table.append([say("länet", "the county"), value(distribution.county)] + empty)
        if !isIntensive, distribution.year == nil {
            table.append([say("utanför länet", "outside the county"), value(distribution.outside)] + empty)
            table.append([say("okänt läge", "location unknown"), value(distribution.unlocated)] + empty)
            table.append([say("summa", "total"), value(distribution.total ?? 0)] + empty)
        }
        return table.text()
    }

    private func value(_ value: Double) -> String {
        figures.amountWithUnit(value, of: distribution.indicator)
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
                    ; över celler \(figures.decimal(parts.between + parts.within, 3)), varav \
                    \(figures.decimal(parts.between, 3)) mellan zoner och \(figures.decimal(parts.within, 3)) inom \
                    zoner
                    """,
                    """
                    ; over cells \(figures.decimal(parts.between + parts.within, 3)), of which \
                    \(figures.decimal(parts.between, 3)) between zones and \(figures.decimal(parts.within, 3)) \
                    within zones
                    """
                )
            }
            lines += (line + ".").wrapped(to: width)
        }
        if case .value(let test, let weights) = distribution.moran {
            lines += say(
                """
                Moran I \(figures.decimal(test.observed, 3)) (grannar: \(Readings.weights(weights).sv)): \
                \(Readings.test(test, .greater).sv).
                """,
                """
                Moran I \(figures.decimal(test.observed, 3)) (neighbours: \(Readings.weights(weights).en)): \
                \(Readings.test(test, .greater).en).
                """
            ).wrapped(to: width)
            if !weights.islands.isEmpty {
                let names = weights.islands.map { distribution.rows[$0].part.name[language] }.joined(separator: ", ")
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
            func part(_ value: Double) -> String { total > 0 ? figures.percent(value / total) : "–" }
            let basis = distribution.basis
            let count = distribution.count
            // Nothing rests on programme areas unless that was asked for.
            let programme =
                count.byPrecision[.programmeArea] == nil
                ? ""
                : say(" \(part(basis.programmeArea)) programområden,", " \(part(basis.programmeArea)) programme areas,")
            // A rate rests on no amounts, and what fell as well as rose has no shares.
            if !isIntensive, distribution.outcomes == nil || distribution.rows.contains(where: { $0.share != nil }) {
                lines.append(
                    say(
                        """
                        Vilar på: \(part(basis.declared)) utpekade platser och kommuner,\(programme) \
                        \(part(basis.countyWide)) länstäckande, \(part(distribution.unlocated)) utan känt läge, \
                        \(part(distribution.outside)) utanför länet.
                        """,
                        """
                        Rests on: \(part(basis.declared)) declared places and municipalities,\(programme) \
                        \(part(basis.countyWide)) county-wide, \(part(distribution.unlocated)) without a known \
                        location, \(part(distribution.outside)) outside the county.
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
            lines += OutcomeText.sentences(distribution).map { $0[language] }
            let classes = Precision.allCases.compactMap { precision in
                count.byPrecision[precision].map { (precision, $0) }
            }
            if !classes.isEmpty {
                let list = classes.map { "\($1) \(Readings.precision($0)[language])" }.joined(separator: "; ")
                lines.append(say("Lägets precision: \(list).", "Precision of location: \(list)."))
            }
            let rules = Footprint.Rule.allCases.compactMap { rule in count.byRule[rule].map { (rule, $0) } }.filter {
                $0.0 != .unlocated
            }
            if !rules.isEmpty {
                let list = rules.map { "\($1) \(Readings.rule($0)[language])" }.joined(separator: "; ")
                lines.append(say("Fördelade: \(list).", "Apportioned: \(list)."))
            }
            lines += Readings.placing(count.placing).map { $0[language] }
            if let straddling = PeriodText.straddling(count.straddling, ore: count.straddlingOre) {
                lines.append(straddling[language])
            }
            if count.undated > 0 {
                lines.append(
                    say(
                        "\(Plural.sv(count.undated, "insats", "insatser")) saknar datum och är inte med.",
                        "\(Plural.en(count.undated, "initiative")) without a date left out."))
            }
        } else if distribution.count.withoutValue > 0 {
            lines.append(
                say(
                    "\(distribution.count.withoutValue) kommuner saknar värde.",
                    "\(distribution.count.withoutValue) municipalities have no value."))
        }
        lines.append(
            say("Indelning: ", "Zoning: ") + distribution.scheme.title[language] + ". "
                + distribution.scheme.statement[language])
        lines.append(Readings.population(distribution.populationRule, layer: distribution.populationSource)[language])
        return lines.map { $0.wrapped(to: width) }.joined()
    }
}

extension Readings {
    public static func population(_ rule: PopulationRule, layer: String? = nil) -> Wording {
        switch rule {
        case .localitiesThenArea:
            Wording(
                sv: "Befolkning per cell: tätorterna där de ligger, övriga invånare jämnt över kommunens yta.",
                en:
                    """
                    Population by cell: localities where they lie, other inhabitants evenly over the \
                    municipality's area.
                    """
            )
        case .area:
            Wording(
                sv: "Befolkning per cell: jämnt över kommunens yta.",
                en: "Population by cell: evenly over the municipality's area.")
        case .unknown:
            Wording(sv: "Ingen folkmängd är inläst.", en: "No population is on file.")
        case .layer:
            Wording(
                sv: "Befolkning per cell: ur det importerade skiktet\(layer.map { " \($0)" } ?? ""), "
                    + "jämnt över vart och ett av dess områden.",
                en: "Population by cell: from the imported layer\(layer.map { " \($0)" } ?? ""), "
                    + "evenly over each of its areas."
            )
        }
    }
}

/// A bar of block characters.
public enum Bar {
    /// `value` of `largest` in `width` columns, in eighths.
    public static func text(_ value: Double, of largest: Double, width: Int) -> String {
        guard largest > 0, value > 0, value.isFinite else { return "" }
        let eighths = Int(clamped: (min(value / largest, 1) * Double(width * 8)).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}

/// A number with its noun in the right number.
public enum Plural {
    public static func sv(_ count: Int, _ one: String, _ many: String) -> String {
        "\(Figures(.swedish).integer(count)) \(count == 1 ? one : many)"
    }

    public static func en(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(Figures(.english).integer(count)) \(count == 1 ? one : many ?? one + "s")"
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
