package import FollowUp
import Store
package import Wording

/// The parts' figures and the indices under each way of counting county-wide initiatives, as text.
package struct CountyWideText {
    private let range: CountyWideRange
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ range: CountyWideRange, language: Language, width: Int = 80) {
        self.range = range
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        let title = say(
            "Insatser som anger hela länet, räknade på tre sätt: efter befolkning, lika till varje kommun, inte alls.",
            """
            Initiatives that declare the whole county, counted in three ways: by population, equally to each \
            municipality, not at all.
            """
        )
        return "\n" + title.wrapped(to: width) + parts + "\n" + indices
    }

    private static let headings: [CountyWideRule: Wording] = [
        .population: Wording(sv: "befolkning", en: "population"), .equal: Wording(sv: "lika", en: "equally"),
        .leftOut: Wording(sv: "inte alls", en: "left out"),
    ]

    private var headings: [(String, TerminalTable.Alignment)] {
        CountyWideRule.allCases.map { (Self.headings[$0]?[language] ?? $0.rawValue, .right) }
    }

    private var parts: String {
        var table = TerminalTable(
            [(say("område", "area"), .left)] + headings + [(say("andel, lägst–högst", "share, low–high"), .right)])
        let columns = CountyWideRule.allCases.map { rule in
            figures.amounts(range.rows.map { $0.values[rule] }, of: range.distributions[0].distribution.indicator)
        }
        for (index, row) in range.rows.enumerated() {
            let shares = row.shares.values
            let span = shares.min().flatMap { low in
                shares.max().map { "\(figures.percent(low, 1))–\(figures.percent($0, 1))" }
            }
            table.append(
                [row.part.name[language].fitted(to: 24)]
                    + columns.map { $0[index] ?? "–" } + [span ?? "–"])
        }
        return table.text()
    }

    private var indices: String {
        var table = TerminalTable([(say("index", "index"), .left)] + headings)
        for index in [Distribution.Index.gini, .theilT, .hoover, .williamson] {
            let values = Dictionary(range.values(of: index).map { ($0.rule, $0.value) }) { first, _ in first }
            table.append(
                [Readings.title(index)[language]]
                    + CountyWideRule.allCases.map { values[$0]?.value.map { figures.decimal($0, 3) } ?? "–" })
        }
        return table.text()
    }
}
