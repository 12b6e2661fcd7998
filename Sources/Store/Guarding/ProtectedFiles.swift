internal import Synchronization
import Wording

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The files that no output may take the place of: the stores that this run has opened, with their journals, and every
/// file that it reads.
///
/// Whoever opens a file enters it here; `OutputFile` asks here before it writes. A file is known by device and inode,
/// so neither a link nor another way of writing its path hides it.
public enum ProtectedFiles {
    public enum Role: Sendable, Hashable { case store, input }

    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }

        /// Links are followed; nil where there is nothing.
        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            self.init(status)
        }
    }

    private struct Entry: Hashable, Sendable {
        let path: String
        let role: Role
        /// When it was opened.
        let identity: Identity
    }

    private static let entries = Mutex<Set<Entry>>([])

    /// Suffixes of the database file and of the files that SQLite keeps beside it.
    static let companions = ["", "-journal", "-wal", "-shm"]

    /// Enters a regular file; anything else (a pipe, a device, nothing) has no content to lose.
    public static func add(_ path: String, as role: Role) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let entry = Entry(path: absolute(path), role: role, identity: Identity(status))
        entries.withLock { _ = $0.insert(entry) }
    }

    /// A file that the program keeps for itself, and has read to write it anew, is no input.
    public static func release(_ path: String) {
        guard let identity = Identity(of: path) else { return }
        entries.withLock { entries in
            entries = entries.filter { $0.role != .input || $0.identity != identity }
        }
    }

    /// The protected file that an output at `path` would destroy; nil where it may be written. O(files entered).
    ///
    /// - Parameter path: with links followed as far as they lead. Nothing need be there: a store's journal may not be
    ///   made either.
    static func conflict(at path: String) -> (role: Role, file: String)? {
        let target = Identity(of: path)
        // Only a name that SQLite would give a file of its own can be the place of one that isn't there yet.
        let place = companions.dropFirst().contains { path.hasSuffix($0) } ? Place(path) : nil
        return entries.withLock { entries in
            for entry in entries where entry.identity == target || entry.role == .store {
                // A file that is gone, or another one by now, is no longer what was opened.
                guard let now = Identity(of: entry.path), now == entry.identity else { continue }
                if now == target { return (entry.role, entry.path) }
                guard entry.role == .store else { continue }
                for companion in companions.dropFirst() {
                    let journal = entry.path + companion
                    if let identity = Identity(of: journal), identity == target { return (.store, journal) }
                    if let place, place == Place(resolved(entry.path) + companion) { return (.store, journal) }
                }
            }
            return nil
        }
    }

    /// A name in a folder, whatever the folder is called on the way.
    private struct Place: Equatable {
        let folder: Identity
        let name: String

        init?(_ path: String) {
            let slash = path.lastIndex(of: "/")
            let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
            guard let folder = Identity(of: parent) else { return nil }
            self.folder = folder
            name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        }
    }

    private static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return String(cString: folder) + "/" + path
    }
}

extension ProtectedFiles.Role {
    /// The file's role in this run.
    var wording: Wording {
        switch self {
        case .store: Wording(sv: "det är databasen eller dess journal", en: "it is the database or its journal")
        case .input: Wording(sv: "den läses också", en: "it is read as well")
        }
    }
}
