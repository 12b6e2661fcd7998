package import ArgumentParser
package import Exchange
import Report
import Wording

/// Where a table lies in its file.
struct TableOptions: ParsableArguments {
    @Option(help: .init(.tableSheet)) var sheet: String?

    @Option(help: .init(.tableHeaderRow)) var headerRow: HeaderRows?

    var reading: TableReading { TableReading(sheet: sheet, headerRows: headerRow) }
}

extension HeaderRows: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
