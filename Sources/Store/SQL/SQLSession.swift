internal import Dispatch
internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Planar
internal import Synchronization

/// User-written SQL on a store, read-only.
///
/// A connection opened for reading only, with an authorizer that lets a statement read, call functions and query
/// harmless pragmas, and nothing else; without attached files and extensions; with limits on time, memory and size.
/// Spatial functions are those of every connection (`ST_…`).
public final class SQLSession {
    /// Limits of a statement.
    public struct Limits: Sendable {
        /// Seconds. Operations of GEOS stop then too; any other single call runs to its end.
        public var seconds: Double
        /// Called on another thread where such a call lasts a second longer; meant to end the process.
        public var overrun: (@Sendable (SQLError) -> Void)?
        /// Bytes of the longest text or blob.
        public var longestValue: Int32 = 100_000_000
        /// Bytes of a statement.
        public var longestStatement: Int32 = 1 << 20
        /// Bytes of memory for SQLite; sorting and grouping need it. Holds after `boundMemory` only.
        public var memory: Int64 = 1 << 30

        public init(seconds: Double = 30) { self.seconds = seconds }
    }

    /// Makes limits on memory hold in this process.
    ///
    /// - Precondition: no store was opened before.
    public static func boundMemory() { SQLiteFile.countMemory() }

    private let connection: OpaquePointer
    private let path: String
    private let limits: Limits
    private let guardian = Guardian()

    /// - Throws: `StoreError` for a file that is no store.
    public init(opening path: String, limits: Limits = Limits()) throws {
        // A file that is no store gets a clear error.
        _ = try Store(opening: path, for: .reading)
        self.path = path
        self.limits = limits
        var opened: OpaquePointer?
        var code = sqlite3_open_v2(
            try SQLiteFile.readable(path), &opened,
            SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_URI, nil)
        if code == SQLITE_OK { code = ConnectionGuard.arm(opened) }
        guard let opened, code == SQLITE_OK else {
            defer { sqlite3_close_v2(opened) }
            throw StoreError.cannotOpen(path: path, message: String(cString: sqlite3_errstr(code)))
        }
        connection = opened
        try SpatialFunctions.register(on: connection)
        for setting in [
            "PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -64000",
        ] {
            sqlite3_exec(connection, setting, nil, nil, nil)
        }
        sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, limits.longestValue)
        sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, limits.longestStatement)
        sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 200)
        sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000)
        sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0)
        sqlite3_busy_timeout(connection, 5_000)
        // A word between double quotes is a name, never a text.
        _disableDoubleQuotedStringLiterals(connection)
        connectVirtualTables()
        let keeper = Unmanaged.passUnretained(guardian).toOpaque()
        sqlite3_set_authorizer(
            connection,
            { keeper, action, first, second, _, _ in
                guard let keeper else { return SQLITE_DENY }
                return Unmanaged<Guardian>.fromOpaque(keeper).takeUnretainedValue().verdict(action, first, second)
            }, keeper)
        sqlite3_progress_handler(
            connection, 1_000,
            { keeper in
                guard let keeper else { return 1 }
                return Unmanaged<Guardian>.fromOpaque(keeper).takeUnretainedValue().isLate ? 1 : 0
            }, keeper)
    }

    deinit { sqlite3_close_v2(connection) }

    /// Connects virtual tables in advance: at first use, R-trees prepare writing statements that the authorizer would
    /// refuse, although nothing runs them.
    private func connectVirtualTables() {
        var names = Guardian.tellingAbout.union(Guardian.telling).map { "pragma_\($0)" }
        var list: OpaquePointer?
        if sqlite3_prepare_v2(
            connection, "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'", -1, &list, nil)
            == SQLITE_OK, let list
        {
            while sqlite3_step(list) == SQLITE_ROW { names.append(ResultRow(handle: list).text(0)) }
        }
        sqlite3_finalize(list)
        for name in names {
            var statement: OpaquePointer?
            sqlite3_prepare_v2(
                connection, "SELECT 1 FROM \"\(name.replacingOccurrences(of: "\"", with: "\"\""))\"", -1, &statement,
                nil)
            sqlite3_finalize(statement)
        }
    }

    /// Runs one statement that answers with rows.
    ///
    /// - Parameters:
    ///   - columns: called with the names once, before the first row.
    ///   - row: called with the values of each row as it is found; memory does not grow with the answer.
    /// - Throws: `SQLError`, and what the closures throw.
    public func run(_ statement: String, columns: ([String]) throws -> Void, row: ([SQLValue]) throws -> Void) throws {
        guard !statement.utf8.contains(0) else { throw SQLError.notAllowed(what: "NUL") }
        guardian.begin(seconds: limits.seconds)
        let watch = watch()
        defer { watch?.cancel() }
        try TimeLimit.within(seconds: limits.seconds) { try answer(statement, columns: columns, row: row) }
    }

    private func watch() -> DispatchWorkItem? {
        guard let overrun = limits.overrun else { return nil }
        let error = SQLError.late(seconds: limits.seconds)
        let item = DispatchWorkItem { overrun(error) }
        DispatchQueue.global().asyncAfter(deadline: .now() + limits.seconds + 1, execute: item)
        return item
    }

    private func answer(_ statement: String, columns: ([String]) throws -> Void, row: ([SQLValue]) throws -> Void)
        throws
    {
        let before = sqlite3_hard_heap_limit64(limits.memory)
        defer { sqlite3_hard_heap_limit64(before) }
        var prepared: OpaquePointer?
        let (code, rest) = statement.withCString { start -> (Int32, Int) in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(connection, start, -1, &prepared, &tail)
            return (code, tail.map { $0 - start } ?? 0)
        }
        defer { sqlite3_finalize(prepared) }
        guard code == SQLITE_OK else { throw failure(code) }
        guard let prepared else { throw SQLError.empty }
        guard hasOnlyBlanks(Array(statement.utf8.dropFirst(rest))) else { throw SQLError.several }
        let count = sqlite3_column_count(prepared)
        guard sqlite3_stmt_readonly(prepared) != 0, count > 0 else {
            throw SQLError.notAllowed(what: firstWord(of: statement))
        }
        try columns((0..<count).map { sqlite3_column_name(prepared, $0).map { String(cString: $0) } ?? "" })
        while true {
            switch sqlite3_step(prepared) {
            case SQLITE_ROW: try row((0..<count).map { value(prepared, $0) })
            case SQLITE_DONE: return
            case let code: throw failure(code)
            }
        }
    }

    private func value(_ statement: OpaquePointer, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT: .text(ResultRow(handle: statement).text(column))
        case SQLITE_BLOB: .blob(ResultRow(handle: statement).blob(column))
        default: .null
        }
    }

    private func failure(_ code: Int32) -> SQLError {
        let message = String(cString: sqlite3_errmsg(connection))
        // A stopped function returns an error of its own.
        if code & 0xFF == SQLITE_ERROR, guardian.isLate { return .late(seconds: limits.seconds) }
        switch code & 0xFF {
        case SQLITE_INTERRUPT: return .late(seconds: limits.seconds)
        case SQLITE_AUTH: return .notAllowed(what: guardian.refused ?? message)
        case SQLITE_NOMEM: return .tooMuchMemory(bytes: limits.memory)
        case SQLITE_TOOBIG: return .tooBig(bytes: Int(limits.longestValue))
        default:
            let offset = sqlite3_error_offset(connection)
            return .message(message, column: offset >= 0 ? Int(offset) + 1 : nil)
        }
    }

    private func hasOnlyBlanks(_ bytes: [UInt8]) -> Bool {
        // A comment or a semicolon alone compiles to nothing.
        guard !bytes.isEmpty else { return true }
        var prepared: OpaquePointer?
        defer { sqlite3_finalize(prepared) }
        let code = String(decoding: bytes, as: UTF8.self).withCString {
            sqlite3_prepare_v2(connection, $0, -1, &prepared, nil)
        }
        return code == SQLITE_OK && prepared == nil && !bytes.contains(UInt8(ascii: ";"))
    }

    private func firstWord(of statement: String) -> String {
        String(statement.drop { $0.isWhitespace }.prefix { $0.isLetter }).uppercased()
    }
}

/// Authorizes the actions of a statement, and checks its time.
private final class Guardian: Sendable {
    private struct State {
        var end = ContinuousClock.now
        var refused: String?
    }

    private let state = Mutex(State())

    func begin(seconds: Double) {
        state.withLock { $0 = State(end: .now + .seconds(seconds)) }
    }

    var isLate: Bool { state.withLock { ContinuousClock.now > $0.end } }

    /// The action last refused, in SQL.
    var refused: String? { state.withLock { $0.refused } }

    /// Read-only pragmas; those of the second list take an argument that names the subject.
    static let telling: Set<String> = [
        "application_id", "user_version", "schema_version", "page_count", "page_size", "freelist_count", "encoding",
        "compile_options",
        "function_list", "collation_list", "table_list", "data_version", "database_list",
    ]
    static let tellingAbout: Set<String> = [
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
    ]

    func verdict(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Int32 {
        func text(_ start: UnsafePointer<CChar>?) -> String? { start.map { String(cString: $0) } }
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_FUNCTION:
            // Functions that access files or load code, in builds that have them.
            let name = text(second)?.lowercased() ?? ""
            if !["load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "zipfile", "lsmode"].contains(
                name)
            {
                return SQLITE_OK
            }
            return refuse(name + "()")
        case SQLITE_PRAGMA:
            let name = text(first)?.lowercased() ?? ""
            if second == nil ? Self.telling.contains(name) : Self.tellingAbout.contains(name) { return SQLITE_OK }
            return refuse("PRAGMA \(name)")
        default: return refuse(Self.words[action] ?? "statement \(action)")
        }
    }

    private func refuse(_ what: String) -> Int32 {
        state.withLock { $0.refused = what }
        return SQLITE_DENY
    }

    private static let words: [Int32: String] = [
        SQLITE_INSERT: "INSERT", SQLITE_UPDATE: "UPDATE", SQLITE_DELETE: "DELETE", SQLITE_ATTACH: "ATTACH",
        SQLITE_DETACH: "DETACH",
        SQLITE_TRANSACTION: "BEGIN, COMMIT, ROLLBACK", SQLITE_SAVEPOINT: "SAVEPOINT", SQLITE_REINDEX: "REINDEX",
        SQLITE_ANALYZE: "ANALYZE",
        SQLITE_ALTER_TABLE: "ALTER TABLE", SQLITE_CREATE_TABLE: "CREATE TABLE",
        SQLITE_CREATE_TEMP_TABLE: "CREATE TEMP TABLE",
        SQLITE_CREATE_INDEX: "CREATE INDEX", SQLITE_CREATE_TEMP_INDEX: "CREATE TEMP INDEX",
        SQLITE_CREATE_VIEW: "CREATE VIEW",
        SQLITE_CREATE_TEMP_VIEW: "CREATE TEMP VIEW", SQLITE_CREATE_TRIGGER: "CREATE TRIGGER",
        SQLITE_CREATE_TEMP_TRIGGER: "CREATE TEMP TRIGGER", SQLITE_CREATE_VTABLE: "CREATE VIRTUAL TABLE",
        SQLITE_DROP_TABLE: "DROP TABLE",
        SQLITE_DROP_TEMP_TABLE: "DROP TABLE", SQLITE_DROP_INDEX: "DROP INDEX", SQLITE_DROP_VIEW: "DROP VIEW",
        SQLITE_DROP_TRIGGER: "DROP TRIGGER", SQLITE_DROP_VTABLE: "DROP TABLE",
    ]
}
