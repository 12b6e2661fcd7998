internal import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Unfinished outputs. They are removed when the work fails, and when a signal ends the run.
enum Drafts {
    private static let paths = Mutex<Set<String>>([])

    /// A new empty file beside `place`, in its folder, so that it can replace it in one step.
    ///
    /// The name is a dot, the process and a random number; the file must not exist, so that it can't be a user's.
    static func make(beside place: String, mode: mode_t = 0o666) -> Result<(path: String, descriptor: Int32), Failure> {
        let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
        while true {
            let number = String(UInt64.random(in: .min ... .max), radix: 36)
            let path = "\(folder).rackvidd-\(getpid())-\(number).part"
            let opened = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            if opened >= 0 {
                paths.withLock { _ = $0.insert(path) }
                return .success((path, opened))
            }
            if errno != EEXIST && errno != EINTR { return .failure(Failure(code: errno)) }
        }
    }

    struct Failure: Error { let code: Int32 }

    /// The draft has replaced its target.
    static func settle(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    /// Removes a draft, and SQLite's files beside it.
    static func discard(_ path: String) {
        for companion in ProtectedFiles.companions { _ = unlink(path + companion) }
        settle(path)
    }

    static func discardAll() {
        for path in paths.withLock({ $0 }) { discard(path) }
    }

    /// Syncs a folder's entries to disk. Folders that can't be synced (some network drives) do so in their own way.
    static func syncFolder(of place: String) {
        let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? "."
        let opened = open(folder, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { return }
        _ = fsync(opened)
        _ = close(opened)
    }
}
