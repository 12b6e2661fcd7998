import Wording

/// How a file is to be read where it doesn't show that by itself, as the user says it.
package struct TableReading: Sendable, Hashable {
    /// Of a workbook; nil takes the only one with a table.
    package var sheet: String?
    /// The rows of column names, from 1; nil finds them.
    package var headerRows: HeaderRows?
    /// A file that says which column is what.
    package var mapping: String?
    /// The same one by one, as `column=role`.
    package var assignments: [String]
    /// The column of ids.
    package var idColumn: String?
    /// What one unit of another currency is in kronor, each as `EUR=11.27`.
    package var exchangeRates: [String] = []
    /// Of a GeoPackage; nil takes its only one.
    package var layer: String?

    package init(
        sheet: String? = nil, headerRows: HeaderRows? = nil, mapping: String? = nil, assignments: [String] = [],
        idColumn: String? = nil
    ) {
        self.sheet = sheet
        self.headerRows = headerRows
        self.mapping = mapping
        self.assignments = assignments
        self.idColumn = idColumn
    }

    /// The same without a file of columns: what that says is in the assignments.
    package func withoutFile(of file: String) throws -> TableReading {
        var all = self
        all.assignments = try columns(of: file)?.assignments ?? []
        (all.mapping, all.idColumn) = (nil, nil)
        return all
    }

    /// Which columns are what, all sources of it together; nil where nothing is said.
    func columns(of file: String) throws -> ColumnMapping? {
        var all: ColumnMapping?
        if let mapping { all = try ColumnMapping(file: mapping) }
        if !assignments.isEmpty { all = try ColumnMapping(assignments: assignments, file: file).joined(to: all) }
        guard let idColumn else { return all }
        return ColumnMapping(options: [("--id-column", idColumn, "id")], file: file).joined(to: all)
    }
}

/// Rows of column names in a file: `4`, or `3-4` where groups of columns stand above the names.
package struct HeaderRows: Sendable, Hashable {
    package let range: ClosedRange<Int>

    package init(_ range: ClosedRange<Int>) { self.range = range }

    /// Nil for anything else, for rows below 1 and for more than four.
    package init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first >= 1, first <= last, last - first < 4
        else { return nil }
        range = first...last
    }

    /// As it is written.
    package var text: String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }

    /// Rows that a header was found in, to be told: nil for the first one alone, where anybody expects it.
    static func found(_ rows: [Int], above: Int) -> Wording? {
        guard let first = rows.first, let last = rows.last, rows.count > 1 || first > 1 else { return nil }
        let list = rows.count == 1 ? "\(first)" : "\(first)–\(last)"
        let titles = Exchange.rows(above)
        return Wording(
            sv: "Kolumnnamnen hittades på rad \(list)"
                + (above > 0 ? ", under \(titles.sv) som inte hör till tabellen." : "."),
            en: "The column names were found in row \(list)"
                + (above > 0 ? ", below \(titles.en) that \(above == 1 ? "is" : "are") no part of the table." : "."))
    }
}
