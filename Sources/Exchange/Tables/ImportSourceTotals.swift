import Store
import Wording

/// Totals among the rows of a text file.
extension ImportSource {
    /// Leaves out the rows that are totals of others, and rejects those that are called totals and are none.
    ///
    /// - Parameter candidates: positions of the rows with a text that names a total.
    mutating func leaveOutTotals(_ candidates: [Int]) {
        guard !candidates.isEmpty else { return }
        let source = self
        var formats: [Int: NumberFormat] = [:]
        func number(_ row: Int, _ column: Int) -> Double? {
            let text = source.text(source.rows[row], column)
            guard !text.isEmpty, !NumberFormat.isMissing(text) else { return nil }
            let format =
                formats[column]
                ?? NumberFormat(column: source.header[column], content: .money(nil), of: column, in: source)
            formats[column] = format
            return (try? format.quantity(text))
                ?? (try? format.amount(text, mayBeNegative: true)).map { Double($0.ore) / 100 }
        }
        let findings = TableTotals(in: rows.count, header: header, candidates: candidates) { row, column in
            source.text(source.rows[row], column)
        } value: {
            number($0, $1)
        }.findings
        for row in findings.keys.sorted() {
            guard case .wrong(let column, let sum) = findings[row] else { continue }
            let fault = TableTotals.fault(column: header[column], value: text(rows[row], column), sum: sum)
            rejected.append(rejection(of: rows[row], fault))
        }
        understood += TableTotals.told(findings) { rows[$0].number }
        rows = rows.indices.filter { findings[$0] == nil || findings[$0] == .kept }.map { rows[$0] }
        rejected.sort { $0.row < $1.row }
    }
}
