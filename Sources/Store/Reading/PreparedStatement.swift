internal import GRDB
internal import GRDBSQLite

/// A statement compiled once and run for many rows, bound and read without a box per value. For tables with a row an
/// initiative, a part, an outcome or a cell, and for geometry; all others are GRDB's, through `StoredRow`.
///
/// Measured in release builds on one core: ten columns of 1,000,000 initiatives take 0.51 s as bytes in place, as
/// `InitiativeScan` reads them, 0.80 s by `Row.decode(_:atIndex:)` (1.5 times) and 1.2 s by name (2.3 times), 1.9 s
/// with each type looked at; where every text becomes a `String` they take 0.75 to 0.80 s here too. Binding 1,000,000
/// rows of five whole numbers takes 0.7 to 0.9 s, by `Statement.execute(arguments:)` 1.9 to 2.2 s (2.1 to 3.2 times).
/// GRDB also cuts texts at their first U+0000.
///
/// Must not leave the block of `read` or `write` that it was made in.
final class PreparedStatement {
    private let statement: Statement
    private let connection: OpaquePointer?
    let handle: OpaquePointer

    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
        connection = db.sqliteConnection
    }

    /// Runs a statement that returns no rows.
    func run<each Value: Bindable>(_ values: repeat each Value) throws {
        bind(repeat each values)
        try step()
    }

    /// Runs a statement that returns no rows with the values bound to it.
    func step() throws {
        defer { sqlite3_reset(handle) }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else { throw failure(code) }
    }

    var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

    /// Runs a query and hands each row to `body`.
    func each<each Value: Bindable>(_ values: repeat each Value, row body: (ResultRow) throws -> Void) throws {
        bind(repeat each values)
        defer { sqlite3_reset(handle) }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: try body(ResultRow(handle: handle))
            case SQLITE_DONE: return
            case let code: throw failure(code)
            }
        }
    }

    /// The same for a list of values that only the caller knows the length of.
    func each(_ values: [SQLValue], row body: (ResultRow) throws -> Void) throws {
        for (index, value) in values.enumerated() { value.bind(to: handle, at: Int32(index + 1)) }
        try each(row: body)
    }

    /// The first row, if any.
    func first<Result, each Value: Bindable>(
        _ values: repeat each Value, row body: (ResultRow) throws -> Result
    ) throws -> Result? {
        bind(repeat each values)
        defer { sqlite3_reset(handle) }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return try body(ResultRow(handle: handle))
        case SQLITE_DONE: return nil
        case let code: throw failure(code)
        }
    }

    private func bind<each Value: Bindable>(_ values: repeat each Value) {
        var index: Int32 = 1
        for value in repeat each values {
            value.bind(to: handle, at: index)
            index += 1
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)), sql: statement.sql)
    }
}

extension Database {
    /// Runs `body` without SQLite evaluating CHECK constraints, for rows whose types and invariants already rule out
    /// what those forbid: SQLite builds a table for every list of allowed words, anew for each row. NOT NULL, UNIQUE,
    /// types and keys stay checked, and an integrity check finds rows that would have been refused.
    func withoutChecks(_ body: () throws -> Void) throws {
        try execute(sql: "PRAGMA ignore_check_constraints = ON")
        defer {
            // Fails only where the connection has failed, and the transaction with it.
            try? execute(sql: "PRAGMA ignore_check_constraints = OFF")
        }
        try body()
    }

    /// Runs `body`, which fills a table. Where that was empty, its indexes are set aside and built at the end from
    /// sorted keys, which takes a third of the time; a repetition that a unique one forbids is an error then. The
    /// caller's transaction makes it all or nothing.
    func buildingIndexes(of table: String, _ body: () throws -> Void) throws {
        let isEmpty = try Bool.fetchOne(self, sql: "SELECT NOT EXISTS (SELECT 1 FROM \"\(table)\")") ?? false
        guard isEmpty else { return try body() }
        let indexes = try Row.fetchAll(
            self, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
            arguments: [table])
        for index in indexes { try execute(sql: "DROP INDEX \"\(try index.decode(String.self, forColumn: "name"))\"") }
        try body()
        for index in indexes { try execute(sql: index.decode(String.self, forColumn: "sql")) }
    }
}

/// A value that can be handed to a statement.
protocol Bindable {
    func bind(to statement: OpaquePointer, at index: Int32)
}

/// SQLite's way to say "copy these bytes": a destructor with the address −1, which C spells as a cast and Swift imports
/// not at all.
let copiedBySQLite = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) { sqlite3_bind_int64(statement, index, self) }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) { sqlite3_bind_int64(statement, index, Int64(self)) }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) { sqlite3_bind_int64(statement, index, self ? 1 : 0) }
}

extension Double: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) { sqlite3_bind_double(statement, index, self) }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) {
        var copy = self
        copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty text has no address, and without one SQLite would bind NULL.
                guard let start = characters.baseAddress else {
                    sqlite3_bind_text(statement, index, "", 0, copiedBySQLite)
                    return
                }
                sqlite3_bind_text(statement, index, start, Int32(characters.count), copiedBySQLite)
            }
        }
    }
}

extension Array: Bindable where Element == UInt8 {
    func bind(to statement: OpaquePointer, at index: Int32) {
        _ = withUnsafeBytes { sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), copiedBySQLite) }
    }
}

extension SQLValue: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let value): (value as any Bindable).bind(to: statement, at: index)
        case .real(let value): (value as any Bindable).bind(to: statement, at: index)
        case .text(let value): (value as any Bindable).bind(to: statement, at: index)
        case .blob(let value): (value as any Bindable).bind(to: statement, at: index)
        }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) {
        guard let self else {
            sqlite3_bind_null(statement, index)
            return
        }
        self.bind(to: statement, at: index)
    }
}
