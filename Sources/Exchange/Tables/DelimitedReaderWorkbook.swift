import Wording

/// A worksheet's table as delimited text, for what reads rows one by one.
extension DelimitedReader {
    /// A table of any kind that has rows: delimited text, or a sheet of a workbook.
    ///
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - reading: where the table lies in it.
    /// - Throws: `DelimitedError`, `FileError`, `ArchiveError`, `WorkbookError`.
    package static func table(file path: String, as reading: TableReading = .init()) throws -> DelimitedReader {
        var source = try ByteSource(file: path)
        let beginning = try source.beginning(512)
        guard WorkbookFile.isArchive(beginning) else {
            try ForeignFormat.refuse(beginning.starts(with: ForeignFormat.compound) ? source.rest() : beginning, path)
            guard reading.sheet == nil else { throw WorkbookError(file: path, problem: .noWorkbook) }
            return try DelimitedReader(source, header: reading.headerRows.map { .rows($0) } ?? .found)
        }
        let table = try SheetTable(source.rest(), file: path, reading)
        if let (row, column, sum) = table.wrongTotals.first {
            let cell = table.place.cell(row: row.number, column: column)
            throw WorkbookError(file: path, problem: .wrongTotal(cell: cell, sum: TableTotals.shown(sum)))
        }
        var writer = try DelimitedWriter(to: ByteSink(), delimiter: .semicolon)
        try writer.row(table.header)
        for row in table.rows { try writer.row(table.header.indices.map { table.fields[row.record, $0] }) }
        return try DelimitedReader(
            bytes: writer.finished(), name: path, places: (table.place, table.headerRow, table.rows.map(\.number)))
    }
}
