import FollowUp
import Store
import Wording

/// A crosstab as text, in blocks where it is wider than the terminal.
struct CrosstabText {
    private let crosstab: Crosstab
    private let shares: CrosstabAnswer.Shares?
    private let figures: Figures
    private let width: Int

    init(_ crosstab: Crosstab, shares: CrosstabAnswer.Shares?, language: Language, width: Int) {
        (self.crosstab, self.shares, self.width) = (crosstab, shares, width)
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[figures.language] }

    func text() -> String {
        let title = crosstab.indicator.title[figures.language].capitalisedFirst
        let unit = crosstab.indicator.unit[figures.language]
        let (rows, columns) = (crosstab.rowDimension.wording, crosstab.columnDimension.wording)
        let what = shares?.wording ?? Wording(verbatim: unit)
        var text =
            say(
                "\(title) per \(rows.sv) och \(columns.sv), \(what.sv)",
                "\(title) by \(rows.en) and \(columns.en), \(what.en)"
            )
            .wrapped(to: width) + "\n"
        let cells = formatted
        for block in blocks(cells) { text += table(block, cells) + "\n" }
        if crosstab.cells.joined().contains(nil) {
            text +=
                (crosstab.money == nil
                ? say("– är inte rapporterat, ingen nolla.", "– is not reported, not a zero.")
                : say("– är ett belopp som ingen anger, ingen nolla.", "– is an unstated amount, not a zero."))
                .wrapped(to: width)
        }
        if let reading = crosstab.assumptions?.sentence[figures.language] {
            text += "\(reading.capitalisedFirst).".wrapped(to: width)
        }
        for sentence in shares.map({ crosstab.reasons($0) }) ?? [] {
            text += sentence[figures.language].wrapped(to: width)
        }
        for sentence in crosstab.money.map({ MoneyText.sentences($0) }) ?? [] {
            text += sentence[figures.language].wrapped(to: width)
        }
        if let without = crosstab.withoutYear {
            text += YearText.sentence(without: without)[figures.language].wrapped(to: width)
        }
        if crosstab.withoutValue > 0 {
            let count = crosstab.withoutValue
            text += say(
                "\(Plural.sv(count, "insats", "insatser")) utan uppgift är inte med.",
                "\(Plural.en(count, "initiative")) without a value \(count == 1 ? "is" : "are") left out."
            ).wrapped(to: width)
        }
        for sentence in Readings.placing(of: crosstab) { text += sentence[figures.language].wrapped(to: width) }
        return text + StatusText.text(crosstab.statuses, in: figures.language, width: width)
    }

    /// Row by row with the total last, column by column with the total last.
    private var formatted: [[String]] {
        if let shares { return CrosstabShares(crosstab, as: shares, figures).texts }
        let (rows, columns) = (Array(crosstab.rows.indices) + [nil], Array(crosstab.columns.indices) + [nil])
        let values = rows.map { row in columns.map { crosstab.value(row, $0) } }
        let all = values.flatMap { $0 }
        let texts = crosstab.indicator.id == .grantedSek ? figures.kronorColumn(all) : figures.column(all)
        return rows.indices.map { row in
            columns.indices.map { texts[row * columns.count + $0] ?? "–" }
        }
    }

    // MARK: Blocks

    private static let nameWidth = 20
    private static let titleWidth = 18

    private func title(_ column: Int) -> String {
        column == crosstab.columns.count
            ? say("alla", "all") : crosstab.columns[column].name[figures.language].fitted(to: Self.titleWidth)
    }

    /// So many columns as fit beside the names of rows; at least one each.
    private func blocks(_ cells: [[String]]) -> [[Int]] {
        let columns = Array(0...crosstab.columns.count)
        let names = crosstab.rows.map { $0.name[figures.language].columns }.max() ?? 0
        var blocks: [[Int]] = []
        var room = 0
        for column in columns {
            let own = 2 + max(title(column).columns, cells.map { $0[column].columns }.max() ?? 0)
            if blocks.isEmpty || own > room {
                blocks.append([])
                room = width - min(names, Self.nameWidth)
            }
            blocks[blocks.count - 1].append(column)
            room -= own
        }
        return blocks
    }

    private func table(_ block: [Int], _ cells: [[String]]) -> String {
        var table = TerminalTable(
            [(crosstab.rowDimension.wording[figures.language], .left)] + block.map { (title($0), .right) })
        for row in cells.indices {
            if row == crosstab.rows.count { table.rule() }
            let name = row == crosstab.rows.count ? say("alla", "all") : crosstab.rows[row].name[figures.language]
            table.append([name.fitted(to: Self.nameWidth)] + block.map { cells[row][$0] })
        }
        return table.text()
    }
}
