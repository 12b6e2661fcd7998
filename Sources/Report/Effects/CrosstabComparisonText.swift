import FollowUp
import Store
import Wording

/// Two crosstabs beside each other as text: a table for each column, and the margin last.
struct CrosstabComparisonText {
    private let comparison: CrosstabComparison
    private let shares: CrosstabAnswer.Shares?
    private let figures: Figures
    private let width: Int

    init(_ comparison: CrosstabComparison, shares: CrosstabAnswer.Shares?, language: Language, width: Int) {
        (self.comparison, self.shares, self.width) = (comparison, shares, width)
        figures = Figures(language)
    }

    private var language: Language { figures.language }
    private var latter: Crosstab { comparison.latter }
    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
    private func line(_ sv: String, _ en: String) -> String { say(sv, en).wrapped(to: width) }

    func text() -> String {
        var text = heading
        let columns: [Int?] = comparison.columns.indices.map { $0 } + [nil]
        for column in columns { text += "\n" + table(column) }
        text += "\n" + remarks
        for sentence in Readings.placing(of: latter) { text += sentence[language].wrapped(to: width) }
        return text + StatusText.text(latter.statuses, in: language, width: width)
    }

    private var heading: String {
        let title = latter.indicator.title[language].capitalisedFirst
        let (rows, columns) = (latter.rowDimension.wording, latter.columnDimension.wording)
        let what: Wording = shares?.wording ?? latter.indicator.unit
        let when: Wording =
            switch comparison.basis {
            case .years(let from, let to):
                Wording(sv: "insatser beslutade \(from) och \(to)", en: "initiatives decided in \(from) and in \(to)")
            case .known(let from, let to):
                Wording(
                    sv: "som det var känt vid \(from.text) och \(to.map { "vid \($0.text)" } ?? "nu")",
                    en: "as known at \(from.text) and \(to.map { "at \($0.text)" } ?? "now")")
            }
        return line(
            "\(title) per \(rows.sv) och \(columns.sv), \(what.sv): \(when.sv)",
            "\(title) by \(rows.en) and \(columns.en), \(what.en): \(when.en)")
    }

    private var remarks: String {
        var text = ""
        if (comparison.former.cells + latter.cells).joined().contains(nil) {
            text += line(
                "– är inte rapporterat, ingen nolla; förändringen är blank där ett av de två är det.",
                "– is not reported, not a zero; the change is blank where one of the two is.")
        }
        if let shares {
            for (crosstab, name) in [(comparison.former, comparison.basis.from), (latter, comparison.basis.to)] {
                for sentence in crosstab.reasons(shares) {
                    text += line("\(name.sv): \(sentence.sv)", "\(name.en): \(sentence.en)")
                }
            }
        }
        for sentence in latter.money.map({ MoneyText.sentences($0) }) ?? [] {
            text += sentence[language].wrapped(to: width)
        }
        for (crosstab, name) in [(comparison.former, comparison.basis.from), (latter, comparison.basis.to)] {
            if crosstab.initiatives == 0 {
                text += line("\(name.sv): ingen insats i urvalet.", "\(name.en): no initiative in the selection.")
            } else if crosstab.withoutValue > 0 {
                let count = crosstab.withoutValue
                text += line(
                    "\(name.sv): \(Plural.sv(count, "insats", "insatser")) utan uppgift är inte med.",
                    "\(name.en): \(Plural.en(count, "initiative")) without a value "
                        + "\(count == 1 ? "is" : "are") left out."
                )
            }
        }
        if let without = latter.withoutYear {
            let sentence = YearText.sentence(without: without)
            text += line(sentence.sv, sentence.en)
        }
        return text
    }

    // MARK: Tables

    private static let nameWidth = 28

    /// A column, or the margin of all.
    private func table(_ column: Int?) -> String {
        let name = column.map { comparison.columns[$0].name[language] } ?? say("alla", "all")
        var table = TerminalTable([
            (latter.rowDimension.wording[language], .left), (comparison.basis.from[language], .right),
            (comparison.basis.to[language], .right), (say("förändring", "change"), .right),
        ])
        let rows: [Int?] = comparison.rows.indices.map { $0 } + [nil]
        let shown = rows.map { comparison.shown($0, column, as: shares) }
        let levels = printed(column) ?? texts(shown.flatMap { [$0.from, $0.to] })
        let changes = changes(shown.map(\.change))
        for (place, row) in rows.enumerated() {
            if row == nil { table.rule() }
            let title = row.map { comparison.rows[$0].name[language] } ?? say("alla", "all")
            table.append([
                title.fitted(to: Self.nameWidth), levels[2 * place], levels[2 * place + 1], changes[place],
            ])
        }
        return name.wrapped(to: width) + table.text()
    }

    /// The shares of a column in both, row by row as they alone are printed; nil where there are none.
    private func printed(_ column: Int?) -> [String]? {
        guard let shares else { return nil }
        let place = column ?? comparison.columns.count
        let (from, to) = (
            CrosstabShares(comparison.former, as: shares, figures).texts,
            CrosstabShares(latter, as: shares, figures).texts
        )
        return zip(from, to).flatMap { [$0[place], $1[place]] }
    }

    private func texts(_ values: [Double?]) -> [String] {
        let isMoney = latter.indicator.id == .grantedSek
        return (isMoney ? figures.kronorColumn(values) : figures.column(values)).map { $0 ?? "–" }
    }

    private func changes(_ values: [Double?]) -> [String] {
        guard shares == nil else {
            let unit = say("\u{A0}p.e.", "\u{A0}pp")
            return values.map { $0.map { figures.decimal($0 * 100, 1).signed + unit } ?? "–" }
        }
        return texts(values).map { $0 == "–" ? $0 : $0.signed }
    }
}

extension CrosstabAnswer.Shares {
    /// Of what it is a share.
    var wording: Wording {
        switch self {
        case .row: Wording(sv: "andel av raden", en: "share of the row")
        case .column: Wording(sv: "andel av kolumnen", en: "share of the column")
        case .total: Wording(sv: "andel av allt", en: "share of all")
        }
    }
}
