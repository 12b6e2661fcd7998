package import Store
package import Wording

/// Writes rejected rows to a file that can be corrected and imported again.
package enum RejectedRows {
    /// Writes them where there are any; a file without a row is none to work with.
    ///
    /// - Returns: whether there were any.
    @discardableResult
    package static func writeAny(_ rows: [RejectedRow], to path: String, language: Language) throws -> Bool {
        if rows.isEmpty { return false }
        try write(rows, to: path, language: language)
        return true
    }

    /// CSV with semicolons, UTF-8 with a byte order mark (for Excel): `rejected_row`, `rejected_column`,
    /// `rejected_value`, `rejected_reason`, and then the row's own fields verbatim. The import ignores columns that
    /// begin with `rejected_`, but a broken row has something in `rejected_fields` and stays rejected until that field
    /// is emptied. Text that a spreadsheet would run as a formula has an apostrophe before it, which the import
    /// removes.
    ///
    /// - Parameter path: replaced in one step; `-` is standard output.
    /// - Throws: `FileError`.
    package static func write(_ rows: [RejectedRow], to path: String, language: Language) throws {
        // Two columns of a file may share a name: the second is another column.
        struct Column: Hashable {
            let name: String
            let occurrence: Int
        }
        var columns: [Column] = []
        var places: [Column: Int] = [:]
        let keyed = rows.map { row in
            var counts: [String: Int] = [:]
            return row.fields.map { field -> (Column, String) in
                counts[field.column, default: 0] += 1
                let column = Column(name: field.column, occurrence: counts[field.column] ?? 1)
                if places[column] == nil {
                    places[column] = columns.count
                    columns.append(column)
                }
                return (column, field.value)
            }
        }
        // A file of rejected rows may be imported, and its rows rejected again: its own columns are rewritten.
        let own: Set<String> = ["rejected_row", "rejected_column", "rejected_value", "rejected_reason"]
        var writer = try DelimitedWriter(
            file: path, delimiter: .semicolon, formulas: .defused, byteOrderMark: path != "-")
        try writer.row(
            ["rejected_row", "rejected_column", "rejected_value", "rejected_reason"]
                + columns.map(\.name).filter { !own.contains($0) })
        for (row, fields) in zip(rows, keyed) {
            var values = [String](repeating: "", count: columns.count)
            for (column, value) in fields { if let place = places[column] { values[place] = value } }
            let kept = zip(columns, values).filter { !own.contains($0.0.name) }.map(\.1)
            // A text with an apostrophe of its own gets a second one, so that removing one restores it.
            try writer.row(
                [String(row.row), row.column ?? "", row.value ?? "", row.reason[language]]
                    + kept.map { SpreadsheetFormula.isDefused($0) ? "'" + $0 : $0 })
        }
        try writer.finish()
    }
}
