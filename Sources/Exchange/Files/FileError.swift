public import Wording

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the operating system refused to do with a file, in its own words.
public struct FileError: WordedError, Hashable {
    public enum Operation: Sendable, Hashable { case open, read, write, replace }

    /// The file as the person named it; `-` for standard input or output.
    public let file: String
    public let operation: Operation
    /// `errno` at the time of the refusal.
    public let code: Int32

    init(_ operation: Operation, file: String, code: Int32) {
        self.file = file
        self.operation = operation
        self.code = code
    }

    /// The system's own message, which it has in one language only.
    public var reason: String { String(cString: strerror(code)) }

    public var wording: Wording {
        let (sv, en) =
            switch operation {
            case .open: ("kan inte öppnas", "cannot be opened")
            case .read: ("kan inte läsas", "cannot be read")
            case .write: ("kan inte skrivas", "cannot be written")
            case .replace: ("kan inte ersättas", "cannot be replaced")
            }
        return Wording(sv: "\(file) \(sv): \(reason).", en: "\(file) \(en): \(reason).")
    }
}
