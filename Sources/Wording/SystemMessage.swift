#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the operating system says of a failure, which it says in English only.
public enum SystemMessage {
    /// - Parameter code: `errno`.
    public static func of(_ code: Int32) -> Wording {
        let english = String(cString: strerror(code))
        return Wording(sv: swedish(english), en: english)
    }

    /// The Swedish of a message; one that isn't known stays as it is.
    public static func swedish(_ message: String) -> String { known[message] ?? message }

    private static let known: [String: String] = {
        let codes: [(Int32, String)] = [
            (ENOENT, "filen eller mappen finns inte"), (EACCES, "behörighet saknas"), (EPERM, "det är inte tillåtet"),
            (EISDIR, "det är en mapp"), (ENOTDIR, "det är ingen mapp"), (EEXIST, "filen finns redan"),
            (ENOSPC, "disken är full"), (EDQUOT, "utrymmet är slut"), (EROFS, "disken är skrivskyddad"),
            (EIO, "disken svarar inte som den ska"), (EBUSY, "filen är upptagen"),
            (EMFILE, "för många filer är öppna"), (ENFILE, "för många filer är öppna"),
            (ENAMETOOLONG, "namnet är för långt"), (ELOOP, "länkarna leder runt i en ring"),
            (EFBIG, "filen är för stor"), (EPIPE, "mottagaren har slutat läsa"), (EINVAL, "det går inte"),
            (ENXIO, "enheten finns inte"), (ENODEV, "enheten finns inte"), (ENOMEM, "minnet räcker inte"),
            (ETXTBSY, "filen är ett program som körs"), (EXDEV, "filen ligger på en annan disk"),
        ]
        let own = [
            "a folder": "det är en mapp", "not a regular file": "det är ingen vanlig fil",
            "no such folder": "mappen finns inte", "not readable": "den kan inte läsas",
        ]
        return Dictionary(codes.map { (String(cString: strerror($0)), $1) }) { first, _ in first }
            .merging(own) { first, _ in first }
    }()
}
