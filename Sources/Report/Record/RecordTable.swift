import Exchange
package import JSON

/// Rows of figures with the same columns, for CSV.
package struct RecordTable {
    package let rows: [JSONObject]
    /// Nil: those of the rows, so that an empty table has none.
    private let columns: [String]?

    /// - Parameter columns: the header of a table that may have no rows.
    package init(columns: [String]? = nil, rows: [JSONObject]) {
        self.rows = rows
        self.columns = columns
    }

    /// Empty where there is neither a row nor a word on columns.
    var header: [String] { rows.first?.members.map(\.name) ?? columns ?? [] }

    /// Semicolons, UTF-8, a decimal point; text that a spreadsheet would run as a formula is defused.
    func writeCSV(to sink: consuming ByteSink) throws {
        var writer = try DelimitedWriter(to: sink, formulas: .defused)
        guard let header = rows.first?.members.map(\.name) ?? columns else { return try writer.finish() }
        try writer.row(header)
        for row in rows {
            for member in row.members {
                switch member.value {
                case .integer(let value): try writer.field(value)
                case .number(let value): try writer.field(value)
                default: try writer.field(member.value.plainText)
                }
            }
            try writer.endRow()
        }
        try writer.finish()
    }
}
