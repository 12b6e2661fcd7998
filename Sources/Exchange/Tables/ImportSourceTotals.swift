import Store
import Wording

/// Totals among the rows of a text file.
extension ImportSource {
    /// Leaves out the rows that are totals of others, and rejects those that are called totals and are none.
    ///
    /// - Parameter candidates: positions of the rows whose first text is a total's name.
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
        let columns = header.indices
        let findings = TableTotals(in: rows.count, candidates: candidates) { row in
            columns.filter { number(row, $0) == nil }.map { source.text(source.rows[row], $0) }.filter { !$0.isEmpty }
        } numbers: { row in
            columns.compactMap { column in number(row, column).map { (column, $0) } }
        } value: {
            number($0, $1)
        }.findings
        var leftOut: [Int] = []
        for row in findings.keys.sorted() {
            switch findings[row] {
            case .total: leftOut.append(rows[row].number)
            case .wrong(let column, let sum):
                let fault = TableTotals.fault(column: header[column], value: text(rows[row], column), sum: sum)
                rejected.append(rejection(of: rows[row], fault))
            case nil: break
            }
        }
        rows = rows.indices.filter { findings[$0] == nil }.map { rows[$0] }
        rejected.sort { $0.row < $1.row }
        if let told = TableTotals.leftOut(leftOut) { understood.append(told) }
    }
}

extension DelimitedReader {
    /// Whether a field of the current record begins with a letter or sign that a total's name can begin with: almost
    /// none does, and then it need not become a text.
    func mayNameTotal(_ field: Int) -> Bool {
        withBytes(of: field) { bytes in
            guard let first = trimmed(bytes).first else { return false }
            return !(0x30...0x39).contains(first)
                && (!(0x41...0x7A).contains(first) || [0x73, 0x74, 0x64].contains(first | 0x20))
        }
    }
}
