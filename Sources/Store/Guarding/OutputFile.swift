#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The one writer of outputs: every file that the program writes, stores included, goes through it.
///
/// - A regular file, or a free name, is written beside its place and replaces it by `commit()`, synced: readers see the
///   old file or the whole new one, also after a power cut. The old one's mode is kept. A symbolic link stays: its
///   target is replaced.
/// - A pipe or a device is written directly; `/dev/stdout` and its kin are the descriptors that they name.
/// - A store opened by this run, its journals, and its input files are refused (``ProtectedFiles``).
/// - An uncommitted draft is removed, also when a signal ends the run.
public final class OutputFile {
    /// The name given by the user.
    public let name: String
    /// Descriptor to write to.
    public let descriptor: Int32
    /// Nil where the target is written directly.
    let draft: String?
    private let place: String
    private let isBorrowed: Bool
    private var isOpen = true

    /// - Throws: `OutputRefusal` before anything is touched.
    public init(_ path: String) throws(OutputRefusal) {
        name = path
        switch try Self.destination(of: path) {
        case .descriptor(let number):
            (place, draft, descriptor, isBorrowed) = (path, nil, number, true)
        case .stream(let place):
            let opened = Self.open(place)
            guard opened >= 0 else { throw OutputRefusal(.open(errno), file: path) }
            (self.place, draft, descriptor, isBorrowed) = (place, nil, opened, false)
        case .file(let place, let mode):
            switch Drafts.make(beside: place) {
            case .failure(let failure): throw OutputRefusal(.open(failure.code), file: path)
            case .success(let made):
                if let mode { _ = fchmod(made.descriptor, mode) }
                (self.place, draft, descriptor, isBorrowed) = (place, made.path, made.descriptor, false)
            }
        }
    }

    /// Whether an output may be written there, before work on it begins.
    ///
    /// - Throws: `OutputRefusal`.
    public static func check(_ path: String) throws(OutputRefusal) {
        if path != "-" { _ = try destination(of: path) }
    }

    deinit {
        guard isOpen else { return }
        if !isBorrowed { _ = close(descriptor) }
        if let draft { Drafts.discard(draft) }
    }

    /// Moves the finished file to its place, once it is on disk.
    ///
    /// - Throws: `OutputRefusal`; the old file is then unchanged.
    public func commit() throws(OutputRefusal) {
        guard let draft else {
            isOpen = false
            if !isBorrowed, close(descriptor) != 0 { throw OutputRefusal(.write(errno), file: name) }
            return
        }
        // A file opened since then may need protection.
        if let (role, _) = ProtectedFiles.conflict(at: place) { throw OutputRefusal(.protected(role), file: name) }
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
            throw OutputRefusal(.write(errno), file: name)
        }
        isOpen = false
        guard close(descriptor) == 0 else {
            let code = errno
            Drafts.discard(draft)
            throw OutputRefusal(.write(code), file: name)
        }
        guard rename(draft, place) == 0 else {
            let code = errno
            Drafts.discard(draft)
            throw OutputRefusal(.replace(code), file: name)
        }
        Drafts.settle(draft)
        Drafts.syncFolder(of: place)
    }

    // MARK: Where a path leads

    private enum Destination {
        /// A descriptor of the process, which stays open.
        case descriptor(Int32)
        case stream(String)
        /// The target of its links, and its mode.
        case file(String, mode: mode_t?)
    }

    private static func destination(of path: String) throws(OutputRefusal) -> Destination {
        var place = path
        var links = 0
        while true {
            if let number = descriptor(named: place) {
                guard fcntl(number, F_GETFD) >= 0 else { throw OutputRefusal(.open(EBADF), file: path) }
                return .descriptor(number)
            }
            var status = stat()
            guard lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { break }
            links += 1
            guard links <= 40, let target = target(ofLink: place) else {
                throw OutputRefusal(.tooManyLinks, file: path)
            }
            let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
            place = target.hasPrefix("/") ? target : folder + target
        }
        if let (role, _) = ProtectedFiles.conflict(at: place) { throw OutputRefusal(.protected(role), file: path) }
        var status = stat()
        guard stat(place, &status) == 0 else {
            guard errno == ENOENT, !place.hasSuffix("/") else { throw OutputRefusal(.open(errno), file: path) }
            return .file(place, mode: nil)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            // Replacing needs the folder only, but a write-protected file is to stay.
            guard access(place, W_OK) == 0 else { throw OutputRefusal(.open(errno), file: path) }
            return .file(place, mode: status.st_mode & 0o7777)
        case S_IFDIR: throw OutputRefusal(.folder, file: path)
        case S_IFIFO, S_IFCHR: return .stream(place)
        // A disk device would be overwritten from its first byte on.
        default: throw OutputRefusal(.noFile, file: path)
        }
    }

    /// `/dev/stdout`, `/dev/fd/3`, `/proc/self/fd/3` and `/proc/PID/fd/3` of this process.
    private static func descriptor(named path: String) -> Int32? {
        switch path {
        case "/dev/stdin": return STDIN_FILENO
        case "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        default:
            for folder in ["/dev/fd/", "/proc/self/fd/", "/proc/\(getpid())/fd/"] where path.hasPrefix(folder) {
                return Int32(path.dropFirst(folder.count))
            }
            return nil
        }
    }

    private static func target(ofLink path: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { room in
            guard let start = room.baseAddress else { return nil }
            let count = readlink(path, start, room.count)
            guard count > 0 else { return nil }
            return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
        }
    }

    /// Waits, as for any pipe, for a reader of a FIFO.
    private static func open(_ place: String) -> Int32 {
        while true {
            #if canImport(Darwin)
                let opened = Darwin.open(place, O_WRONLY | O_CLOEXEC)
            #elseif canImport(Musl)
                let opened = Musl.open(place, O_WRONLY | O_CLOEXEC)
            #else
                let opened = Glibc.open(place, O_WRONLY | O_CLOEXEC)
            #endif
            if opened >= 0 || errno != EINTR { return opened }
        }
    }

    // MARK: Bytes

    /// Writes all of `bytes`. A closed reader is no error but returns false.
    @discardableResult
    public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputRefusal) -> Bool {
        try Self.write(bytes, to: descriptor, name: name)
    }

    /// The same for a descriptor of the caller.
    public static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String
    ) throws(OutputRefusal) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            #if canImport(Darwin)
                let written = Darwin.write(descriptor, part.baseAddress, part.count)
            #elseif canImport(Musl)
                let written = Musl.write(descriptor, part.baseAddress, part.count)
            #else
                let written = Glibc.write(descriptor, part.baseAddress, part.count)
            #endif
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EPIPE {
                return false
            } else if errno == EAGAIN {
                // A terminal or pipe set to non-blocking by another process.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
            } else if errno != EINTR {
                throw OutputRefusal(.write(errno), file: name)
            }
        }
        return true
    }
}
