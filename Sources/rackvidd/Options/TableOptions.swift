import ArgumentParser
import Exchange
import Report

/// Where a table lies in its file.
struct TableOptions: ParsableArguments {
    @Option(help: .init(TableOptionText.sheet)) var sheet: String?
    @Option(help: .init(TableOptionText.headerRow)) var headerRow: HeaderRows?

    var reading: TableReading { TableReading(sheet: sheet, headerRows: headerRow) }
}

/// The same, and which column is what.
struct ColumnOptions: ParsableArguments {
    @Option(help: .init(ImportOptionText.mapping)) var mapping: String?
    @Option(help: .init(ImportOptionText.map)) var map: [String] = []
    @OptionGroup var table: TableOptions

    func reading(id: String? = nil, layer: String? = nil, exchangeRates: [String] = []) -> TableReading {
        var reading = table.reading
        (reading.mapping, reading.assignments, reading.idColumn) = (mapping, map, id)
        (reading.layer, reading.exchangeRates) = (layer, exchangeRates)
        return reading
    }
}
