import Exchange
import JSON

extension TableReading {
    /// For a check file; nil where nothing is said.
    var record: JSONValue? {
        guard self != TableReading() else { return nil }
        return [
            "sheet": JSONValue(sheet), "header_row": JSONValue(headerRows?.text),
            "columns": .array(assignments.map { .string($0) }),
        ]
    }

    /// From a check file, which may say nothing of it.
    init(_ record: JSONValue?) {
        self.init(
            sheet: record?["sheet"]?.string, headerRows: (record?["header_row"]?.string).flatMap { HeaderRows($0) },
            assignments: record?["columns"]?.array?.compactMap(\.string) ?? [])
    }
}
