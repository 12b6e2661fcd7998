import Store
import Wording

/// A worksheet's table as rows for every import.
extension ImportSource {
    mutating func readWorkbook(_ bytes: [UInt8], _ reading: TableReading) throws {
        let table = try SheetTable(
            bytes, file: path, reading, fillsDown: kind == .indicators, areInitiatives: kind == .initiatives)
        titles = table.titles
        header = Self.named(table.header)
        fields = table.fields
        numericColumns = table.numericColumns
        place = table.place
        let markers = header.indices.filter { header[$0] == Self.brokenRowColumn }
        for row in table.rows {
            let row = Row(number: row.number, record: row.record)
            if let marker = markers.first(where: { !text(row, $0).isEmpty }) {
                rejected.append(rejection(of: row, Self.brokenRow(header[marker], text(row, marker))))
            } else {
                rows.append(row)
            }
        }
        for (row, column, sum) in table.wrongTotals {
            let row = Row(number: row.number, record: row.record)
            let fault = TableTotals.fault(column: header[column], value: text(row, column), sum: sum)
            rejected.append(rejection(of: row, fault))
        }
        rejected.sort { $0.row < $1.row }
        understood = table.understood
        let count = Exchange.rows(rows.count + rejected.count)
        understood.append(Wording(sv: "Läste \(count.sv).", en: "Read \(count.en)."))
    }
}
