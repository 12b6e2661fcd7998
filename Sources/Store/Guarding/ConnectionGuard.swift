internal import CSQLiteGuard
internal import GRDB
internal import GRDBSQLite

/// Settings of every connection before it reads a possibly hostile file.
///
/// The schema of a file is a program: its views, triggers, defaults and checks call functions. With `trusted_schema`
/// off they can call harmless ones only; in defensive mode no statement can write the schema table or the shadow tables
/// of virtual ones, which SQLite trusts.
enum ConnectionGuard {
    static func arm(_ db: Database) throws {
        try check(arm(db.sqliteConnection))
        try check(JSONFunctions.register(on: db.sqliteConnection))
    }

    /// - Returns: SQLite's result code.
    static func arm(_ connection: OpaquePointer?) -> Int32 {
        let code = defend(connection, true)
        guard code == SQLITE_OK else { return code }
        // Pages are checked when read.
        return sqlite3_exec(
            connection, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON", nil, nil, nil)
    }

    /// Runs `body`, which writes shadow tables of its own making.
    static func withoutDefence<Result>(_ db: Database, _ body: () throws -> Result) throws -> Result {
        try check(defend(db.sqliteConnection, false))
        defer { _ = defend(db.sqliteConnection, true) }
        return try body()
    }

    /// The same for work that opens transactions of its own.
    static func withTriggers<Result>(_ queue: DatabaseQueue, _ body: () throws -> Result) throws -> Result {
        guard !areRTreesHarmless else { return try body() }
        try queue.inDatabase { try $0.execute(sql: "PRAGMA trusted_schema = ON") }
        defer { try? queue.inDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") } }
        return try body()
    }

    /// Whether SQLite treats its R-trees as harmless, so that triggers of an untrusted schema may write them: since
    /// version 3.42.
    private static let areRTreesHarmless: Bool = {
        var connection: OpaquePointer?
        defer { sqlite3_close_v2(connection) }
        let script = """
            PRAGMA trusted_schema = OFF;
            CREATE TABLE t (x); CREATE VIRTUAL TABLE r USING rtree(id, a, b);
            CREATE TRIGGER i AFTER INSERT ON t BEGIN INSERT INTO r VALUES (NEW.x, 0, 0); END;
            INSERT INTO t VALUES (1)
            """
        return sqlite3_open_v2(":memory:", &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK
            && sqlite3_exec(connection, script, nil, nil, nil) == SQLITE_OK
    }()

    /// Runs `body`, which writes tables whose triggers maintain R-trees: where SQLite doesn't treat these as harmless,
    /// the schema is trusted meanwhile.
    ///
    /// - Precondition: every trigger on those tables is the program's, word for word (`SchemaGuard`).
    static func withTriggers<Result>(_ db: Database, _ body: () throws -> Result) throws -> Result {
        guard !areRTreesHarmless else { return try body() }
        try check(sqlite3_exec(db.sqliteConnection, "PRAGMA trusted_schema = ON", nil, nil, nil))
        defer { sqlite3_exec(db.sqliteConnection, "PRAGMA trusted_schema = OFF", nil, nil, nil) }
        return try body()
    }

    private static func defend(_ connection: OpaquePointer?, _ isOn: Bool) -> Int32 {
        rackvidd_sqlite_defend(connection.map { UnsafeMutableRawPointer($0) }, isOn ? 1 : 0)
    }

    private static func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
