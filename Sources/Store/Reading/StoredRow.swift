internal import Foundation
internal import GRDB

/// A row of one of the program's tables as GRDB hands it out, with the types of its values looked at. Valid until the
/// next one is asked for.
///
/// A store may come from anywhere. GRDB's subscripts end the program at NULL, and its decoding takes whatever SQLite
/// converts: bytes for a text, the text `x` for the number 0. Here a value is of the type that the schema says, or
/// `StoreError.malformed` names its table and column.
struct StoredRow {
    private let row: Row
    private let table: String

    fileprivate init(_ row: Row, of table: String) {
        self.row = row
        self.table = table
    }

    func integer(_ column: String) throws -> Int64 {
        guard let value = try optionalInteger(column) else { throw malformed(column) }
        return value
    }

    func int(_ column: String) throws -> Int { Int(try integer(column)) }

    func optionalInteger(_ column: String) throws -> Int64? {
        switch try value(column).storage {
        case .int64(let value): value
        case .null: nil
        case .double, .string, .blob: throw malformed(column)
        }
    }

    func text(_ column: String) throws -> String {
        guard let value = try optionalText(column) else { throw malformed(column) }
        return value
    }

    func optionalText(_ column: String) throws -> String? {
        switch try value(column).storage {
        case .string: break
        case .null: return nil
        case .int64, .double, .blob: throw malformed(column)
        }
        // All of it: the text that GRDB makes ends at the first U+0000.
        return try row.withUnsafeData(named: column) { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    private func value(_ column: String) throws -> DatabaseValue {
        try row.decode(DatabaseValue.self, forColumn: column)
    }

    /// The error that says that a column has no value of its type, or one that the program has no word for.
    func malformed(_ column: String) -> StoreError {
        let key = ["fid", "id"].lazy.compactMap { row[$0] as DatabaseValue? }.compactMap(Int64.init(stored:)).first
        return .malformed(table: table, row: key, column: column)
    }
}

extension Int64 {
    fileprivate init?(stored value: DatabaseValue) {
        guard case .int64(let value) = value.storage else { return nil }
        self = value
    }
}

extension Database {
    /// Maps the rows of a query on one of the program's tables. For small tables; large ones are read by a
    /// `PreparedStatement`.
    func rows<Result>(
        of table: String, _ sql: String, _ arguments: StatementArguments = StatementArguments(),
        _ body: (StoredRow) throws -> Result
    ) throws -> [Result] {
        let rows = try Row.fetchCursor(self, sql: sql, arguments: arguments)
        var results: [Result] = []
        while let row = try rows.next() { results.append(try body(StoredRow(row, of: table))) }
        return results
    }

    /// The same of the first row, if any, for queries that find one.
    func firstRow<Result>(
        of table: String, _ sql: String, _ arguments: StatementArguments = StatementArguments(),
        _ body: (StoredRow) throws -> Result
    ) throws -> Result? {
        try rows(of: table, sql, arguments, body).first
    }

    /// One column of texts.
    func texts(of table: String, column: String, order: String? = nil) throws -> [String] {
        let query = "SELECT rowid AS fid, \(column) FROM \(table)" + (order.map { " ORDER BY \($0)" } ?? "")
        return try rows(of: table, query) { try $0.text(column) }
    }

    /// The value of a setting; nil where it isn't set.
    func setting(_ name: String) throws -> String? {
        try firstRow(of: "setting", "SELECT id, value FROM setting WHERE name = ?", [name]) { try $0.text("value") }
    }
}

extension String {
    /// As an argument of `CAST(? AS TEXT)`: GRDB binds a text up to its first U+0000, which JSON may have in any.
    var whole: DatabaseValue { utf8.contains(0) ? Data(utf8).databaseValue : databaseValue }
}
