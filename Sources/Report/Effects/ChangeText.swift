import FollowUp
import Statistics
import Store
import Wording

/// A change between two years, as text.
struct ChangeText {
    private let change: TerritorialChange
    private let view: ChangeAnswer.View
    private let figures: Figures
    private let width: Int

    init(_ change: TerritorialChange, _ view: ChangeAnswer.View, language: Language, width: Int) {
        (self.change, self.view, self.width) = (change, view, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    func text() -> String {
        let title = change.indicator.title[figures.language].capitalisedFirst
        let heading = "\(title), \(change.indicator.unit[figures.language]), \(change.from)–\(change.to)"
        var text = heading.wrapped(to: width) + "\n" + table() + "\n"
        for sentence in remarks { text += sentence[figures.language].wrapped(to: width) }
        return text + ChangeFindingsText(change, view, figures: figures, width: width).text()
    }

    // MARK: The table

    private func table() -> String {
        let lines = change.rows + [change.county]
        let isSum = change.indicator.kind == .extensive
        var columns: [(title: String, cells: [String?])] = []
        let values = figures.column(lines.map(\.from) + lines.map(\.to))
        columns.append(("\(change.from)", Array(values.prefix(lines.count))))
        columns.append(("\(change.to)", Array(values.suffix(lines.count))))
        columns.append((say("förändring", "change"), figures.column(lines.map { $0.change?.change }).map(signed)))
        columns.append(
            (
                say("procent", "per cent"),
                lines.map { line in
                    line.change.flatMap { try? $0.percent.get() }.map { signed(figures.decimal($0, 1)) }
                }.map { $0 ?? nil }
            ))
        if view.index {
            let title = say("\(change.base) = 100", "\(change.base) = 100")
            columns.append((title, lines.map { $0.index.map { figures.decimal($0, 1) } }))
        }
        if isSum, change.indicator.id != .population, lines.contains(where: { $0.perThousand != nil }) {
            let each = figures.column(lines.map { $0.perThousand.map { $0.to - $0.from } })
            columns.append((say("per 1 000 inv.", "per 1,000"), each.map(signed)))
        }
        columns.append(share(lines, isSum: isSum))
        let sparklines = view.series ? sparklines(lines) : nil
        var heads: [(String, TerminalTable.Alignment)] = [(say("område", "area"), .left)]
        heads += columns.map { ($0.title, .right) }
        if sparklines != nil { heads.append(("", .left)) }
        var table = TerminalTable(heads)
        for (row, line) in lines.enumerated() {
            if line.part == nil { table.rule() }
            var cells = [(line.part?.name[figures.language] ?? say("länet", "the county")).fitted(to: 16)]
            cells += columns.map { $0.cells[row] ?? "–" }
            if let sparklines { cells.append(sparklines[row]) }
            table.append(cells)
        }
        return table.text()
    }

    /// What each part adds to the county's change.
    private func share(_ lines: [TerritorialChange.Line], isSum: Bool) -> (title: String, cells: [String?]) {
        let all = change.rows.compactMap(\.ofCounty)
        let cells: [Double?] = lines.map { line in
            if line.part == nil {
                return isSum
                    ? line.change.flatMap { try? $0.percent.get() }
                    : all.isEmpty ? nil : all.reduce(0) { $0 + $1.ownChange + $1.weightShift }
            }
            return isSum ? line.contribution : line.ofCounty.map { $0.ownChange + $0.weightShift }
        }
        return (
            isSum ? say("bidrag, p.e.", "adds, points") : say("bidrag", "adds"),
            cells.map { cell in cell.map { signed(figures.decimal($0, isSum ? 2 : 3)) } ?? nil }
        )
    }

    private func sparklines(_ lines: [TerritorialChange.Line]) -> [String] {
        let common = view.commonScale ? Sparkline(scaling: change.rows.map(\.series)) : nil
        return lines.map { line in
            // A sum of parts lies outside the parts' own scale.
            let own = line.part == nil ? Sparkline(scaling: [line.series]) : common ?? Sparkline(scaling: [line.series])
            return own?.text(line.series) ?? String(repeating: "·", count: line.series.count)
        }
    }

    private func signed(_ text: String?) -> String? { text.map(\.signed) }

    // MARK: Remarks

    private var remarks: [Wording] {
        var remarks: [Wording] = []
        let isSum = change.indicator.kind == .extensive
        remarks.append(
            isSum
                ? Wording(
                    sv: "Bidrag: procentenheter av länets förändring; de läggs ihop till länets procent.",
                    en: "Adds: percentage points of the county's change; they add up to the county's per cent.")
                : Wording(
                    sv: """
                        Bidrag: områdets egen förändring och att dess tyngd i länet ändras; de läggs ihop till länets \
                        förändring.
                        """,
                    en: """
                        Adds: the area's own change and the change of its weight in the county; they add up to the \
                        county's change.
                        """))
        remarks.append(people(isSum: isSum))
        if change.blankParts > 0 {
            let (all, have) = (change.rows.count, change.rows.count - change.blankParts)
            remarks.append(
                Wording(
                    sv: """
                        \(have) av \(Plural.sv(all, "område", "områden")) är mätta båda åren; länets rad är de \
                        delarna. – \
                        är ingen nolla.
                        """,
                    en: """
                        \(have) of \(Plural.en(all, "area")) \(have == 1 ? "is" : "are") measured in both years; the \
                        county's row is those. – is not a zero.
                        """))
        }
        if view.series { remarks.append(scale) }
        return remarks
    }

    private func people(isSum: Bool) -> Wording {
        guard let from = change.people.from, let to = change.people.to else {
            let missing = [change.people.from == nil ? change.from : nil, change.people.to == nil ? change.to : nil]
            let years = missing.compactMap { $0.map(String.init) }
            return Wording(
                sv: """
                    Folkmängden \(years.joined(separator: " och ")) är inte inläst, så \
                    \(isSum ? "inget sägs per invånare" : "länets medelvärde kan inte vägas"). Importera den med \
                    rackvidd import indicators.
                    """,
                en: """
                    The population of \(years.joined(separator: " and ")) has not been imported, so \
                    \(isSum ? "nothing is said per inhabitant" : "the county's mean can't be weighted"). Import it \
                    with rackvidd import indicators.
                    """)
        }
        let isBetween = from.isInterpolated || to.isInterpolated
        return Wording(
            sv:
                """
                Invånare: kommunernas folkmängd \(from.year) och \
                \(to.year)\(isBetween ? ", beräknad mellan inlästa år" : "").
                """,
            en:
                """
                People: the municipalities' population of \(from.year) and \
                \(to.year)\(isBetween ? ", interpolated between imported years" : "").
                """
        )
    }

    private var scale: Wording {
        let (sv, en) = (
            view.commonScale ? "alla områden i samma skala" : "varje rad i sin egen skala",
            view.commonScale ? "all areas on one scale" : "each row on its own scale"
        )
        return Wording(
            sv: "Linjerna: \(change.from)–\(change.to), \(sv); · är ett år utan värde.",
            en: "Lines: \(change.from)–\(change.to), \(en); · is a year without a value.")
    }
}
