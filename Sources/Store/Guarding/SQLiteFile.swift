internal import CSQLiteGuard
internal import Foundation
internal import GRDBSQLite
internal import Synchronization

/// Opens database files in whatever state other programs, or a killed run, have left them.
enum SQLiteFile {
    /// Prepares a file for reading and returns the name by which SQLite opens it.
    ///
    /// - An interrupted write is rolled back first, from the rollback journal beside the file, which takes a writable
    ///   folder.
    /// - A file in WAL mode in a read-only folder is read as it is where it has no log; SQLite would refuse, having no
    ///   place for its index of the log.
    ///
    /// - Throws: `StoreError.missing`; `.cannotOpen` for other than files; `.interrupted`, `.logged` for files that
    ///   can't be read where they lie, with the remedy.
    static func readable(_ path: String) throws -> String {
        configure()
        try checkIsFile(path)
        if hasHotJournal(path) { try recover(path) }
        guard isInWALMode(path), access(folder(of: path), W_OK) != 0 else { return name(path) }
        var log = stat()
        let hasLog = stat(path + "-wal", &log) == 0 && log.st_size > 0
        if !hasLog { return uri(path) + "?immutable=1" }
        // With its index beside it, a log can be read without writing.
        guard access(path + "-shm", R_OK) == 0 else { throw StoreError.logged(path: path) }
        return name(path)
    }

    /// The name by which SQLite opens a file for writing; SQLite itself rolls an interrupted write back.
    static func writable(_ path: String) throws -> String {
        configure()
        try checkIsFile(path)
        return name(path)
    }

    /// A literal path: some names have a special meaning to SQLite.
    static func name(_ path: String) -> String {
        path.hasPrefix("file:") || path.hasPrefix(":") ? "./" + path : path
    }

    /// Makes SQLite count its memory, without which it can't be held to a limit. Not by default: each allocation then
    /// takes a lock, which costs a quarter of the processor time where several threads read.
    ///
    /// - Precondition: no connection was opened before; SQLite is set up once.
    static func countMemory() {
        countsMemory.withLock { $0 = true }
        configure()
        precondition(isMemoryCounted)
    }

    /// Whether limits on memory hold.
    static var isMemoryCounted: Bool { configuration.countsMemory }

    private static let countsMemory = Mutex(false)

    private static let configuration: (usesURIs: Bool, countsMemory: Bool) = {
        let asked = countsMemory.withLock { $0 }
        let usesURIs = rackvidd_sqlite_use_uris() == SQLITE_OK
        // Where it is too late SQLite counts, as it does unless told not to.
        return (usesURIs, rackvidd_sqlite_count_memory(asked ? 1 : 0) != SQLITE_OK || asked)
    }()

    /// Must precede the first connection.
    static func configure() { _ = configuration }

    private static func uri(_ path: String) -> String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: "?#%;")
        return "file:" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    /// Neither a pipe, on which opening blocks, nor a device.
    private static func checkIsFile(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw StoreError.cannotOpen(path: path, message: String(cString: strerror(errno)))
            }
            throw StoreError.missing(path: path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw StoreError.cannotOpen(path: path, message: "a folder")
        default: throw StoreError.cannotOpen(path: path, message: "not a regular file")
        }
    }

    private static func first(_ count: Int, of path: String) -> [UInt8] {
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { return [] }
        defer { close(opened) }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = bytes.withUnsafeMutableBytes { read(opened, $0.baseAddress, $0.count) }
        return Array(bytes.prefix(max(0, got)))
    }

    /// Whether a journal is hot; a spent one begins with zeros. (SQLite, "Database File Format", section 3.)
    private static func hasHotJournal(_ path: String) -> Bool {
        first(8, of: path + "-journal") == [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
    }

    /// Bytes 18 and 19 of the header: the versions for writing and reading.
    static func isInWALMode(_ path: String) -> Bool {
        let header = first(20, of: path)
        return header.count == 20 && header[18] == 2 && header[19] == 2
    }

    /// Opens the file for writing and reads, so that SQLite plays the journal back unless its writer is active.
    private static func recover(_ path: String) throws {
        var connection: OpaquePointer?
        defer { sqlite3_close_v2(connection) }
        var code = sqlite3_open_v2(name(path), &connection, SQLITE_OPEN_READWRITE, nil)
        if code == SQLITE_OK {
            sqlite3_busy_timeout(connection, 5_000)
            code = sqlite3_exec(connection, "SELECT count(*) FROM sqlite_schema", nil, nil, nil)
        }
        switch code & 0xFF {
        case SQLITE_OK: return
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_IOERR: throw StoreError.interrupted(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED:
            throw StoreError.locked(message: String(cString: sqlite3_errmsg(connection)))
        default: throw StoreError.damaged(message: String(cString: sqlite3_errmsg(connection)))
        }
    }
}
