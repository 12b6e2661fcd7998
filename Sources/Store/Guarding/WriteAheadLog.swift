internal import Foundation

/// The state of a file that another program left in WAL mode.
public enum WriteAheadLog: String, Sendable, Hashable {
    /// A log with pages lies beside it.
    case present
    /// None does: the file was closed so, or it is a copy without its log.
    case missing

    /// Nil for a file with a rollback journal.
    init?(of path: String) {
        guard SQLiteFile.isInWALMode(path) else { return nil }
        var log = stat()
        self = stat(path + "-wal", &log) == 0 && log.st_size > 0 ? .present : .missing
    }
}
