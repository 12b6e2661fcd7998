import ArgumentParser
package import Exchange
import Report

/// Where a table lies in its file.
struct TableOptions: ParsableArguments {
    @Option(help: .init(TableOptionText.sheet)) var sheet: String?
    @Option(help: .init(TableOptionText.headerRow)) var headerRow: HeaderRows?

    var reading: TableReading { TableReading(sheet: sheet, headerRows: headerRow) }
}

extension HeaderRows: ExpressibleByArgument { package init?(argument: String) { self.init(argument) } }
