import Exchange
package import JSON
package import Store
package import Wording

/// The statuses on file, and their classes.
package struct StatusesAnswer: TableAnswer {
    private let records: [StatusRecord]

    package init(_ records: [StatusRecord]) { self.records = records }

    package func text(in language: Language, width: Int) -> String { StatusText.table(records, language: language) }

    package func json(in language: Language) -> JSONValue {
        ["statuses": .array(StatusRecords.rows(records).map { .object($0) })]
    }

    package func table(in language: Language) -> RecordTable { RecordTable(rows: StatusRecords.rows(records)) }
}
