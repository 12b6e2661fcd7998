public import Foundation
internal import GRDB
public import Territory

/// One SQLite file that is a GeoPackage: the territory, the initiatives and their footprints, indicators, and every
/// import.
///
/// Any number of threads may share a store; its operations run one after the other on one connection. What changes it
/// is one transaction with full synchronisation each: all there or not there, also after a power cut. QGIS, GDAL, R and
/// Python read the file as it is; its layers of effects are as new as the last import.
public final class Store: Sendable {
    public let path: String
    private let queue: DatabaseQueue
    private let clock: @Sendable () -> Date
    /// What was done to a store that an earlier version of the program made; nil for one of this version.
    public let upgrade: StoreUpgrade?

    /// Makes a store in a new file.
    ///
    /// - Parameters:
    ///   - gazetteer: places with the alternative names that also lead to them.
    ///   - register: all municipalities that data may speak of, those of other counties included.
    ///   - now: the clock for times of import and change; tests stop it.
    /// - Throws: `StoreError.exists` where the file exists; after any error there is no file.
    public static func create(
        at path: String, territory: Territory, gazetteer: [(entry: Gazetteer.Entry, alternatives: [String])],
        register: [Municipality], indicators: [Indicator], now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> Store {
        guard
            FileManager.default.fileExists(
                atPath: (path as NSString).deletingLastPathComponent.isEmpty
                    ? "." : (path as NSString).deletingLastPathComponent)
        else { throw StoreError.cannotOpen(path: path, message: "no such folder") }
        // Made here and only here: two programs that start at once do not share it.
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR, 0o666)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw StoreError.exists(path: path) }
            throw StoreError.cannotOpen(path: path, message: String(cString: strerror(errno)))
        }
        close(descriptor)
        do {
            let queue = try Store.connect(path, readOnly: false)
            try Store.translatingErrors { try Schema.migrator.migrate(queue) }
            let store = Store(path: path, queue: queue, upgrade: nil, now: now)
            try store.write { db in
                let time = store.timestamp()
                try TerritoryTables(db).insert(register: register, territory: territory, gazetteer: gazetteer)
                try IndicatorTables(db).insert(indicators)
                try EffectTables(db).rebuild()
                try GeoPackage.touch(String.fetchAll(db, sql: "SELECT table_name FROM gpkg_contents"), at: time, db)
            }
            return store
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
            throw error
        }
    }

    /// Opens a store. One of an earlier version is brought up to this one: the file itself, or where it is to be read
    /// only, a copy in memory, so that the file stays as it is.
    ///
    /// - Throws: `StoreError` for a file that is missing, no GeoPackage, no store, or of a later version.
    public convenience init(opening path: String, readOnly: Bool = false) throws {
        try self.init(opening: path, readOnly: readOnly, now: { Date() })
    }

    /// The same with a clock of the caller's.
    public convenience init(opening path: String, readOnly: Bool = false, now: @escaping @Sendable () -> Date) throws {
        try Store.checkHeader(of: path)
        var queue = try Store.connect(path, readOnly: readOnly)
        let migrator = Schema.migrator
        let state = try Store.translatingErrors {
            try queue.read { db -> (isStore: Bool, isNewer: Bool, isComplete: Bool) in
                guard try db.tableExists("setting"), try db.tableExists("footprint_part") else {
                    return (false, false, false)
                }
                return (true, try migrator.hasBeenSuperseded(db), try migrator.hasCompletedMigrations(db))
            }
        }
        guard state.isStore else { throw StoreError.notStore(path: path) }
        guard !state.isNewer else { throw StoreError.newer(path: path) }
        var upgrade: StoreUpgrade?
        if !state.isComplete {
            try Store.translatingErrors {
                if readOnly { queue = try Store.copyInMemory(of: queue) }
                try migrator.migrate(queue)
            }
            upgrade = readOnly ? .copy : .file
        }
        self.init(path: path, queue: queue, upgrade: upgrade, now: now)
    }

    private init(path: String, queue: DatabaseQueue, upgrade: StoreUpgrade?, now: @escaping @Sendable () -> Date) {
        self.path = path
        self.queue = queue
        self.upgrade = upgrade
        clock = now
    }

    /// Whether what is read is the file itself, so that further connections to it see the same.
    var isFile: Bool { upgrade != .copy }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.label = "store"
        configuration.prepareDatabase { db in
            // Full: a commit returns when the disk has it. On Apple's systems that takes a request of its own.
            try db.execute(
                sql:
                    """
                    PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA cache_size = -64000; PRAGMA \
                    temp_store = MEMORY
                    """
            )
            try SpatialFunctions.register(on: db)
        }
        return configuration
    }

    private static func connect(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
        do {
            return try DatabaseQueue(path: path, configuration: configuration(readOnly: readOnly))
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
    private static func checkHeader(of path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw StoreError.missing(path: path)
        }
        guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
            throw StoreError.cannotOpen(path: path, message: isFolder.boolValue ? "a folder" : "not readable")
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
        guard isFile else { throw StoreError.readOnly(message: path) }
        return try Store.translatingErrors { try queue.write(body) }
    }

    /// The same where foreign keys need not be looked up one by one: `body` writes those only that it has read or made
    /// itself. Nothing cascades then.
    func write<Result>(checkingKeys: Bool, _ body: (Database) throws -> Result) throws -> Result {
        guard !checkingKeys, isFile else { return try write(body) }
        return try Store.translatingErrors {
            try queue.writeWithoutTransaction { db in
                // Has no effect inside a transaction.
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
                var result: Result?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { preconditionFailure("a transaction that was committed ran") }
                return result
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

    private static func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(error) ?? .database(message: error.message ?? "\(error.resultCode)")
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
    /// What a failure of SQLite means for people; nil where only its own message helps.
    fileprivate init?(_ error: DatabaseError) {
        let message = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(message: message)
        case .SQLITE_FULL: self = .full(message: message)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(message: message)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(message: message)
        default: return nil
        }
    }
}
