import Territory
import Wording

/// Rows of totals in a table: named as such, with amounts that are the sums of other rows.
///
/// Such a row is left out, since its money is in the rows already. It may sum what stands above or below it, what
/// stands there since the last total, or all rows of the part or the year that it names. One that is called nothing but
/// a total and whose amounts are no such sums is refused, since nobody knows which of them is wrong. Years, codes and
/// identifiers are no amounts. O(rows × columns), and nothing where no row is named so.
struct TableTotals {
    enum Finding: Equatable {
        case total
        /// The same but for the digits that it isn't printed with; in that column the rows give another number.
        case rounded(column: Int, sum: Double)
        /// Called a total; in that column the sum of the rows would be another.
        case wrong(column: Int, sum: Double)
        /// Has a total's name and the sum of other rows, but is stated as wholly as any initiative: it stays, and that
        /// is told.
        case kept

        var isTotal: Bool {
            switch self {
            case .total, .rounded: true
            case .wrong, .kept: false
            }
        }
    }

    private let count: Int
    private let header: [String]
    private let candidates: [Int]
    private let text: (_ row: Int, _ column: Int) -> String
    private let value: (_ row: Int, _ column: Int) -> Double?

    /// - Parameters:
    ///   - count: the number of rows.
    ///   - candidates: positions of the rows with a text that names a total, ascending.
    ///   - text: what a cell holds.
    ///   - value: the number in a cell, if it is one.
    init(
        in count: Int, header: [String], candidates: [Int], text: @escaping (_ row: Int, _ column: Int) -> String,
        value: @escaping (_ row: Int, _ column: Int) -> Double?
    ) {
        self.count = count
        self.header = header
        let naming = header.indices.filter { !LabelColumn.isIndicator(header[$0]) }
        self.candidates = candidates.filter { row in naming.contains { TotalName.isOne(text(row, $0)) } }
        self.text = text
        self.value = value
    }

    /// What the candidates are; those that are rows like any other are missing.
    var findings: [Int: Finding] {
        guard !candidates.isEmpty else { return [:] }
        let amounts = amountColumns
        let labels = header.indices.filter { !amounts.contains($0) }
        var named = candidates.map { NamedTotal($0, labels: labels, amounts: amounts, header, text, value) }
        let others = Set(0..<count).subtracting(candidates).sorted()
        let table = TotalTable(rows: others, labels: labels, amounts: amounts, text: text, value: value)
        named = table.parts(of: named)
        let first = TotalJudge(table, named, count: count).findings
        // Those that are initiatives count in the sums of the others.
        let kept = Set(named.filter { $0.form == .mixed && first[$0.row]?.isTotal != true }.map(\.row))
        guard !kept.isEmpty, kept.count < named.count else { return first }
        let again = TotalTable(
            rows: (others + kept).sorted(), labels: labels, amounts: amounts, text: text, value: value)
        let second = TotalJudge(again, named.filter { !kept.contains($0.row) }, count: count).findings
        return first.merging(second) { old, new in old.isTotal ? old : new }
    }

    /// Those in which a candidate has a number that is no label.
    private var amountColumns: [Int] {
        header.indices.filter { column in
            !LabelColumn.isNamed(header[column]) && candidates.contains { value($0, column) != nil }
                && (LabelColumn.isMoney(header[column]) || !holdsYears(column))
        }
    }

    /// Whether all its numbers could be years, the totals' too.
    private func holdsYears(_ column: Int) -> Bool {
        (0..<count).allSatisfy { row in
            value(row, column).map { $0 == $0.rounded() && (1900...2100).contains($0) } ?? true
        }
    }

    /// What is told of the rows that are totals, or could be: the first twenty of a kind by number.
    ///
    /// - Parameter number: of a row in its file.
    static func told(_ findings: [Int: Finding], number: (Int) -> Int) -> [Wording] {
        let rows = findings.keys.sorted()
        let rounded = rows.compactMap { row -> (row: Int, sum: Double)? in
            if case .rounded(_, let sum) = findings[row] { (number(row), sum) } else { nil }
        }
        return [
            leftOut(rows.filter { findings[$0] == .total }.map(number)), leftOut(rounded: rounded),
            kept(rows.filter { findings[$0] == .kept }.map(number)),
        ].compactMap { $0 }
    }

    private static func leftOut(_ rows: [Int]) -> Wording? {
        guard !rows.isEmpty else { return nil }
        let list = list(rows)
        return Wording(
            sv: "Summor av andra rader, som lämnas utanför: rad \(list).",
            en: "Totals of other rows, left out: row \(list).")
    }

    private static func leftOut(rounded rows: [(row: Int, sum: Double)]) -> Wording? {
        guard !rows.isEmpty else { return nil }
        func list(_ language: Language, _ gives: String) -> String {
            let figures = Figures(language)
            return rows.prefix(20).map {
                "\($0.row) (\(gives) \(figures.sum($0.sum)))"
            }.joined(separator: ", ") + (rows.count > 20 ? " …" : "")
        }
        return Wording(
            sv: """
                Avrundade summor av andra rader, som lämnas utanför: rad \(list(.swedish, "raderna ger")).
                """,
            en: "Rounded totals of other rows, left out: row \(list(.english, "the rows give")).")
    }

    /// The rows that stay though they could be totals.
    private static func kept(_ rows: [Int]) -> Wording? {
        guard !rows.isEmpty else { return nil }
        let list = list(rows)
        return Wording(
            sv: """
                Heter som en summa och har andra raders summa, men är ifylld som en insats och läses som en: rad \
                \(list). Ta bort raden om den är en summa.
                """,
            en: """
                Named like a total and with the sum of other rows, but filled in as an initiative and read as one: row \
                \(list). Remove the row if it is a total.
                """)
    }

    private static func list(_ rows: [Int]) -> String {
        rows.prefix(20).map(String.init).joined(separator: ", ") + (rows.count > 20 ? " …" : "")
    }

    /// Without what adding many numbers loses.
    static func shown(_ sum: Double) -> String { CellText.number((sum * 1e4).rounded() / 1e4) }

    /// Why a row called a total is rejected.
    static func fault(column: String, value: String, sum: Double) -> RowFault {
        let sum = shown(sum)
        return RowFault(
            column, value,
            sv: "raden kallar sig summa, men raderna ovanför ger \(sum). Ta bort raden, eller rätta den.",
            en: "the row calls itself a total, but the rows above give \(sum). Remove the row, or correct it.")
    }
}
