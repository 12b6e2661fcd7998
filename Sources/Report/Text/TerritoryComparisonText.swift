package import FollowUp
import Planar
import Territory
package import Wording

/// Two divisions side by side, as text.
package struct TerritoryComparisonText {
    private let comparison: TerritoryComparison
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ comparison: TerritoryComparison, language: Language, width: Int = 80) {
        self.comparison = comparison
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    /// - Throws: where PROJ refuses coordinates.
    package func text() throws -> String {
        let count = comparison.differences.count
        let all = comparison.count
        var text =
            (count == 0
            ? say(
                """
                Ingen av \(Plural.sv(all, "insats", "insatser")) ligger i en annan kommun under den andra \
                indelningen.
                """,
                "None of \(Plural.en(all, "initiative")) lies in another municipality under the other division.")
            : say(
                """
                \(figures.integer(count)) av \(Plural.sv(all, "insats", "insatser")) ligger helt eller delvis i en \
                annan kommun under den andra indelningen.
                """,
                """
                \(figures.integer(count)) of \(Plural.en(all, "initiative")) \(count == 1 ? "lies" : "lie") wholly \
                or partly in another municipality under the other division.
                """
            )).wrapped(to: width)
        text += say(
            """
            \(figures.integer(comparison.withCoordinates)) anger koordinater; övriga anger kommuner, orter, hela \
            länet eller inget, som inte hänger på gränserna.
            """,
            """
            \(figures.integer(comparison.withCoordinates)) state coordinates; the others state municipalities, \
            places, the whole county or nothing, which does not hang on borders.
            """
        ).wrapped(to: width)
        return text + "\n" + table + (try list())
    }

    private var table: String {
        var table = TerminalTable([
            (say("kommun", "municipality"), .left), (say("första, kr", "first, SEK"), .right),
            (say("andra, kr", "second, SEK"), .right),
            (say("skillnad", "difference"), .right), ("± km²", .right),
        ])
        func sum(_ sum: TerritoryComparison.Sum?) -> String { sum?.statedOre.map { figures.kronor(ore: $0) } ?? "–" }
        func row(
            _ name: String, _ first: TerritoryComparison.Sum?, _ second: TerritoryComparison.Sum?,
            _ areas: (Double?, Double?)
        ) {
            let change = first?.statedOre.flatMap { first in second?.statedOre.map { figures.kronor(ore: $0 - first) } }
            let growth = areas.0.flatMap { first in areas.1.map { figures.decimal($0 - first, 1) } }
            table.append([
                name.fitted(to: 20), sum(first), sum(second), change ?? "–", growth ?? "",
            ])
        }
        for one in comparison.rows { row(one.municipality.name, one.first, one.second, one.areas) }
        table.rule()
        row(say("utanför länet", "outside the county"), comparison.outside.first, comparison.outside.second, (nil, nil))
        row(say("okänt läge", "location unknown"), comparison.unlocated.first, comparison.unlocated.second, (nil, nil))
        return table.text()
    }

    /// By initiative: from and to, coordinates, and distances from the borders.
    private func list() throws -> String {
        guard !comparison.differences.isEmpty else { return "" }
        let projection = try Projection(from: .sweref99TM, to: .crs84)
        var text = "\n"
        for one in comparison.differences {
            let at = try projection.transform(x: one.x, y: one.y)
            let distances = one.borderDistances.map { distance in
                distance.map { say("\(figures.decimal($0, 0)) m", "\(figures.decimal($0, 0)) m") }
                    ?? say("mer än 5 km", "more than 5 km")
            }
            text += say(
                "\(one.initiative) \(one.title.fitted(to: 40)): \(parts(one.first)) → \(parts(one.second)).",
                "\(one.initiative) \(one.title.fitted(to: 40)): \(parts(one.first)) → \(parts(one.second))."
            ).wrapped(to: width)
            text += say(
                """
                Vid \(figures.decimal(at.y, 5)) N \(figures.decimal(at.x, 5)) E, \(distances[0]) från närmaste \
                kommungräns i den första, \(distances[1]) i den andra.
                """,
                """
                At \(figures.decimal(at.y, 5)) N \(figures.decimal(at.x, 5)) E, \(distances[0]) from the nearest \
                municipal border of the first, \(distances[1]) of the second.
                """
            ).wrapped(to: width, indent: "  ")
        }
        return text
    }

    private func parts(_ parts: [String: Double]) -> String {
        let names = Dictionary(comparison.rows.map { ($0.municipality.code, $0.municipality.name) }) { first, _ in first
        }
        let named: (String) -> String = { code in
            switch code {
            case "outside": say("utanför länet", "outside the county")
            case "unlocated": say("okänt läge", "location unknown")
            default: names[code] ?? code
            }
        }
        let ordered = parts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return zip(ordered, figures.percents(ordered.map(\.value))).map { part, printed in
            part.value > 1 - 1e-9 ? named(part.key) : "\(named(part.key)) \(printed ?? "–")"
        }.joined(separator: ", ")
    }
}
