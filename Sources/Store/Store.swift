public import Foundation
internal import GRDB
internal import Synchronization
public import Territory

/// One SQLite file that is a GeoPackage: the territory, the initiatives and their footprints, indicators, and every
/// import.
///
/// Any number of threads may share a store; its operations run one after the other on one connection, and large reads
/// use up to seven more within an operation (`PiecewiseReading`). Every change is one transaction with full
/// synchronisation: all there or not there, also after a power cut. QGIS, GDAL, R and Python read the file; its layers
/// of effects are as new as the last import.
public final class Store: Sendable {
    public let path: String
    let queue: DatabaseQueue
    private let clock: @Sendable () -> Date
    /// Whether the connection reads the file itself, so that further connections see the same; else it works on a copy
    /// in memory.
    let isFile: Bool
    /// Whether nothing of what is done stays in the file: a trial goes on where a dry run of one step would end.
    let isTrial: Bool
    /// The state of the write-ahead log in which another program left the file; nil: it has none.
    public let log: WriteAheadLog?
    private let broughtUp = Mutex<(upgrade: StoreUpgrade?, renewal: TerritoryChange?, countedAll: Bool)>(
        (nil, nil, false))

    /// Makes a store in a new file.
    ///
    /// - Parameters:
    ///   - gazetteer: places with the alternative names that also lead to them.
    ///   - register: all municipalities that data may name, those of other counties included.
    ///   - now: the clock for times of import and change; tests stop it.
    /// - Throws: `StoreError.exists` where the file exists; after any error, or a kill, there is no file: it is made
    ///   beside its place and takes that when it is whole.
    public static func create(
        at path: String, territory: Territory, gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])],
        register: [Municipality], indicators: [Indicator], now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> Store {
        try makeBeside(path) { draft in
            let store = try Store(connecting: draft, readOnly: false, now: now)
            try Store.translatingErrors { try BlankStore.copy(to: store.queue) }
            try store.write { db in
                let time = store.timestamp()
                try EntryTables(db).setStart(time)
                // All that is there when the history begins is of its first entry.
                try db.execute(sql: "UPDATE entry_clock SET number = 1, is_open = 1")
                try TerritoryTables(db).insert(register: register, territory: territory, gazetteer: gazetteer)
                try IndicatorTables(db).insert(indicators)
                try EffectTables(db).rebuild()
                try EntryTables(db).end()
                try GeoPackage.touch(String.fetchAll(db, sql: "SELECT table_name FROM gpkg_contents"), at: time, db)
            }
            try store.queue.close()
        }
        return try Store(connecting: path, readOnly: false, now: now)
    }

    /// The migrations of a store that an earlier version of the program made; nil for one of this version.
    public var upgrade: StoreUpgrade? { broughtUp.withLock { $0.upgrade } }

    /// The initiatives' moves when this store of an earlier version was brought up to this one; nil where nothing had
    /// to be placed anew.
    public var renewal: TerritoryChange? { broughtUp.withLock { $0.renewal } }

    /// Whether the version that made it counted initiatives of every status.
    public var countedEveryStatus: Bool { broughtUp.withLock { $0.countedAll } }

    /// What a store is opened for.
    public enum Access: Sendable, Hashable {
        /// The file stays as it is: one of an earlier version is read as a copy in memory that is brought up to this.
        case reading
        /// All may be changed, in a copy in memory: the file stays as it is, to the byte.
        case trying
        /// A file of an earlier version is brought up to this one.
        case writing

        /// - Parameter isTrial: whether the change is only to be seen.
        public static func changing(isTrial: Bool) -> Access { isTrial ? .trying : .writing }
    }

    /// Opens a store.
    ///
    /// - Parameter doubt: where the shipped borders are wrong, for a store older than that knowledge; evaluated only
    ///   then.
    /// - Throws: `StoreError` for a file that is missing, no GeoPackage, no store, or of a later version.
    public convenience init(
        opening path: String, for access: Access = .writing, doubt: @autoclosure () throws -> BorderDoubt = .none
    ) throws {
        try self.init(opening: path, for: access, doubt: doubt(), now: { Date() })
    }

    /// The same with a clock of the caller's.
    public convenience init(
        opening path: String, for access: Access = .writing, doubt: @autoclosure () throws -> BorderDoubt = .none,
        now: @escaping @Sendable () -> Date
    ) throws {
        // Before SQLite opens the file, which makes a log where there was none.
        let log = WriteAheadLog(of: path)
        let isWriting = access == .writing
        let name = try isWriting ? SQLiteFile.writable(path) : SQLiteFile.readable(path)
        try Store.checkHeader(of: path)
        var queue = try Store.connect(path, as: name, readOnly: !isWriting)
        let isOutdated = try Store.isOutdated(queue, path: path)
        let isCopy = access == .trying || isOutdated && !isWriting
        if isCopy { queue = try Store.translatingErrors { try Store.copyInMemory(of: queue) } }
        self.init(path: path, queue: queue, isFile: !isCopy, isTrial: access == .trying, log: log, now: now)
        if isOutdated {
            let doubt = try doubt()
            let countedAll = try read { try !Schema.migrator.appliedIdentifiers($0).contains(Schema.meaning) }
            // A copy may be written until this is done.
            try migrate()
            let renewal = try renewPlacing(doubt: doubt)
            broughtUp.withLock { $0 = (isCopy ? .copy : .file, renewal, countedAll) }
        }
        if access != .reading { try read { try SchemaGuard.checkForWriting($0) } }
    }

    /// Whether a file is a store of an earlier version.
    ///
    /// - Throws: `StoreError` for one that is no store, of a later version, or not to be read.
    private static func isOutdated(_ queue: DatabaseQueue, path: String) throws -> Bool {
        let migrator = Schema.migrator
        let state = try Store.translatingErrors {
            try queue.read { db -> (isStore: Bool, isNewer: Bool, isComplete: Bool) in
                guard try db.tableExists("setting"), try db.tableExists("footprint_part") else {
                    return (false, false, false)
                }
                try SchemaGuard.checkForReading(db)
                let isPlacingOutdated = try TerritoryTables(db).isPlacingOutdated
                return (
                    true, try migrator.hasBeenSuperseded(db),
                    try migrator.hasCompletedMigrations(db) && !isPlacingOutdated
                )
            }
        }
        guard state.isStore else { throw StoreError.notStore(path: path) }
        guard !state.isNewer else { throw StoreError.newer(path: path) }
        return !state.isComplete
    }

    private init(
        path: String, queue: DatabaseQueue, isFile: Bool, isTrial: Bool = false, log: WriteAheadLog? = nil,
        now: @escaping @Sendable () -> Date
    ) {
        self.path = path
        self.log = log
        self.queue = queue
        self.isFile = isFile
        self.isTrial = isTrial
        clock = now
    }

    /// A file as it is, for a store that is being made or is known to be of this version.
    convenience init(connecting path: String, readOnly: Bool, now: @escaping @Sendable () -> Date) throws {
        try self.init(path: path, queue: Store.connect(path, readOnly: readOnly), isFile: true, now: now)
    }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.label = "store"
        configuration.prepareDatabase { db in
            try ConnectionGuard.arm(db)
            // A commit returns when the disk has it, and, which "full" would leave out, has forgotten the journal: it
            // would undo the commit after a power cut. On Apple's systems a full sync takes a request of its own.
            try db.execute(
                sql:
                    """
                    PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA cache_size = -64000; PRAGMA \
                    temp_store = MEMORY
                    """
            )
            try SpatialFunctions.register(on: db)
        }
        return configuration
    }

    /// - Parameter name: by which SQLite opens the file; nil: its path.
    private static func connect(_ path: String, as name: String? = nil, readOnly: Bool) throws -> DatabaseQueue {
        ProtectedFiles.add(path, as: .store)
        SQLiteFile.configure()
        do {
            return try DatabaseQueue(
                path: name ?? SQLiteFile.name(path), configuration: configuration(readOnly: readOnly))
        } catch let error as DatabaseError {
            throw StoreError(error) ?? .cannotOpen(path: path, message: error.message ?? "SQLite \(error.resultCode)")
        }
    }

    private static func copyInMemory(of queue: DatabaseQueue) throws -> DatabaseQueue {
        let copy = try DatabaseQueue(configuration: configuration(readOnly: false))
        try queue.backup(to: copy)
        return copy
    }

    /// The first 72 bytes say what a file is, before SQLite is asked.
    static func checkHeader(of path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw StoreError.cannotOpen(path: path, message: "not readable")
        }
        defer { try? file.close() }
        guard let header = try file.read(upToCount: 72), header.count == 72,
            header.starts(with: Array("SQLite format 3\0".utf8)),
            header[68..<72].elementsEqual(Array("GPKG".utf8))
        else { throw StoreError.notGeoPackage(path: path) }
    }

    // MARK: Access for the other files of this module

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Store.translatingErrors { try queue.read(body) }
    }

    /// One immediate transaction: committed when `body` returns, undone when it throws.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try write(checkingKeys: true, body)
    }

    /// Another program may have changed the schema since the file was opened; while the transaction lasts none can.
    private func guarded<Result>(_ db: Database, _ body: (Database) throws -> Result) throws -> Result {
        try SchemaGuard.checkForWriting(db)
        return try ConnectionGuard.withTriggers(db) { try body(db) }
    }

    /// Brings the tables up to this version's.
    ///
    /// - Throws: `StoreError.foreignTriggers` before anything is changed: they would run too.
    func migrate() throws {
        try Store.translatingErrors {
            try queue.inDatabase { db in
                let triggers = try SchemaGuard.foreignTriggers(among: SchemaGuard.objects(of: db))
                guard triggers.isEmpty else { throw StoreError.foreignTriggers(triggers.map(\.name).sorted()) }
            }
            try ConnectionGuard.withTriggers(queue) { try Schema.migrator.migrate(queue) }
            let time = timestamp()
            try queue.inDatabase { try EntryTables($0).setStart(time) }
        }
    }

    /// A transaction that a signal stops and undoes.
    private func interruptibly<Result>(_ body: () throws -> Result) rethrows -> Result {
        try Interruption.writing(interrupt: { [queue] in queue.interrupt() }, body)
    }

    /// The same where foreign keys need not be looked up one by one: `body` writes those only that it has read or made
    /// itself. Nothing cascades then.
    ///
    /// - Parameter keeping: whether what was done stays.
    func write<Result>(
        checkingKeys: Bool, keeping: (Result) -> Bool = { _ in true }, _ body: (Database) throws -> Result
    ) throws -> Result {
        guard isFile || isTrial || upgrade == nil else { throw StoreError.readOnly(message: path) }
        return try interruptibly {
            try Store.translatingErrors {
                try queue.writeWithoutTransaction { db in
                    // Has no effect inside a transaction.
                    if !checkingKeys { try db.execute(sql: "PRAGMA foreign_keys = OFF") }
                    defer { if !checkingKeys { try? db.execute(sql: "PRAGMA foreign_keys = ON") } }
                    var result: Result?
                    try db.inTransaction(.immediate) {
                        let made = try guarded(db, body)
                        result = made
                        return keeping(made) ? .commit : .rollback
                    }
                    guard let result else { preconditionFailure("a transaction that came to an end ran") }
                    return result
                }
            }
        }
    }

    /// Seconds of ISO 8601 with milliseconds, in UTC, as GeoPackage wants them.
    func timestamp() -> String { Store.timestamp(of: clock()) }

    static func timestamp(of time: Date) -> String {
        time.formatted(
            Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: TimeZone(secondsFromGMT: 0) ?? .current)
        )
    }

    static func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(error) ?? .database(message: error.message ?? "\(error.resultCode)")
        } catch let error as RowDecodingError {
            // Readers of the program's tables name table and column; GRDB names column and statement.
            throw StoreError.database(message: "\(error)")
        }
    }
}

/// How a store of an earlier version was brought up to this one.
public enum StoreUpgrade: Sendable, Hashable {
    /// The file itself, in one transaction for each change of the schema.
    case file
    /// Only what was read of it; the file is as it was.
    case copy
}

extension StoreError {
    /// The program's own error for a failure of SQLite; nil where only SQLite's message helps.
    init?(_ error: DatabaseError) {
        let message = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(message: message)
        case .SQLITE_FULL: self = .full(message: message)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: self = .readOnly(message: message)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(message: message)
        default: return nil
        }
    }
}
