import Foundation
internal import GRDB

extension Store {
    /// Copies a store as it is at one moment, while other programs may go on writing to it: a file copy could take its
    /// pages from two moments.
    ///
    /// The copy is one file without a log, of the version that the store has, and is checked before it takes its name.
    ///
    /// - Parameter destination: a name that is free.
    /// - Throws: `StoreError.exists` where it is not; `.damaged` where the store is; `OutputRefusal` for the name of a
    ///   store's journal.
    /// - Complexity: O(bytes).
    public static func copy(_ path: String, to destination: String) throws {
        let name = try SQLiteFile.readable(path)
        try checkHeader(of: path)
        ProtectedFiles.add(path, as: .store)
        try makeBeside(destination) { draft in
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { try ConnectionGuard.arm($0) }
            let copy = try DatabaseQueue(path: SQLiteFile.name(draft), configuration: configuration)
            configuration.readonly = true
            let store = try DatabaseQueue(path: name, configuration: configuration)
            try store.backup(to: copy)
            try copy.inDatabase { db in
                // The store's log is in the pages that were copied.
                _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
                let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "?"
                guard verdict == "ok" else { throw StoreError.damaged(message: verdict) }
            }
            try copy.close()
        }
    }

    /// Makes a whole database in a draft by `body`, and gives it a name that must be free.
    ///
    /// - Throws: `StoreError.exists`, and what `body` throws; there is then no file.
    static func makeBeside(_ path: String, _ body: (_ draft: String) throws -> Void) throws {
        var status = stat()
        // Seen again, for good, when the file takes its place.
        guard lstat(path, &status) != 0 else { throw StoreError.exists(path: path) }
        try OutputFile.check(path)
        SQLiteFile.configure()
        let draft: (path: String, descriptor: Int32)
        switch Drafts.make(beside: path) {
        case .success(let made): draft = made
        case .failure(let failure):
            let reason = failure.code == ENOENT ? "no such folder" : String(cString: strerror(failure.code))
            throw StoreError.cannotOpen(path: path, message: reason)
        }
        defer {
            close(draft.descriptor)
            Drafts.discard(draft.path)
        }
        do {
            try body(draft.path)
        } catch let error as DatabaseError {
            throw StoreError(error) ?? .database(message: error.message ?? "\(error.resultCode)")
        }
        guard fsync(draft.descriptor) == 0 else {
            throw StoreError.cannotOpen(path: path, message: String(cString: strerror(errno)))
        }
        try settle(draft.path, at: path)
    }

    /// Gives a whole store its name, which must be free: of two programs that make one at once, one does.
    private static func settle(_ draft: String, at path: String) throws {
        // A second name, which unlike `rename` takes nobody's place; the first one goes with the draft.
        if link(draft, path) != 0 {
            guard errno != EEXIST else { throw StoreError.exists(path: path) }
            // Where a file has one name only (FAT): the moment between looking and renaming is all that is left open.
            var status = stat()
            guard lstat(path, &status) != 0 else { throw StoreError.exists(path: path) }
            guard rename(draft, path) == 0 else {
                throw StoreError.cannotOpen(path: path, message: String(cString: strerror(errno)))
            }
        }
        Drafts.syncFolder(of: path)
    }
}
