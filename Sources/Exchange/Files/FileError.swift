import Store
package import Wording

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file operation refused by the operating system, with its message.
package struct FileError: WordedError, Hashable {
    package enum Operation: Sendable, Hashable {
        case open, read, write, replace
        /// A refused output, or a file that is no input.
        case refused(Wording)
    }

    /// The name given by the user; `-` for standard input or output.
    package let file: String
    package let operation: Operation
    /// `errno` of the refusal.
    package let code: Int32

    init(_ operation: Operation, file: String, code: Int32) {
        self.file = file
        self.operation = operation
        self.code = code
    }

    /// Why an output was refused.
    init(_ refusal: OutputRefusal) {
        switch refusal.problem {
        case .open(let code): self.init(.open, file: refusal.file, code: code)
        case .write(let code): self.init(.write, file: refusal.file, code: code)
        case .replace(let code): self.init(.replace, file: refusal.file, code: code)
        case .protected, .folder, .noFile, .tooManyLinks:
            self.init(.refused(refusal.wording), file: refusal.file, code: 0)
        }
    }

    /// An endless input, or one beyond the limit.
    init(tooLarge file: String, limit: Int) {
        let (sv, en) = (
            "\(file) är större än \(limit >> 20) MiB och läses inte. Dela upp filen, eller läs rätt fil.",
            "\(file) is larger than \(limit >> 20) MiB and is not read. Split it, or name the right file."
        )
        self.init(.refused(Wording(sv: sv, en: en)), file: file, code: EFBIG)
    }

    /// More rows than the format has room for.
    init(tooManyRows count: Int, limit: Int) {
        let (sv, en) = (
            "Svaret har \(count) rader, men ett kalkylblad rymmer \(limit). Begränsa det, eller välj --format csv.",
            "The answer has \(count) rows, but a worksheet holds \(limit). Narrow it, or choose --format csv."
        )
        self.init(.refused(Wording(sv: sv, en: en)), file: "", code: EFBIG)
    }

    /// The system's message.
    package var reason: Wording { SystemMessage.of(code) }

    package var wording: Wording {
        if case .refused(let wording) = operation { return wording }
        if file == "-", operation != .open, operation != .read {
            let (sv, en) = (
                FileError(operation, file: "Standard ut", code: code),
                FileError(operation, file: "Standard output", code: code)
            )
            return Wording(sv: sv.wording.sv, en: en.wording.en)
        }
        let (sv, en) =
            switch operation {
            case .open: ("kan inte öppnas", "cannot be opened")
            case .read: ("kan inte läsas", "cannot be read")
            case .write: ("kan inte skrivas", "cannot be written")
            case .replace: ("kan inte ersättas", "cannot be replaced")
            case .refused: ("", "")
            }
        return Wording(sv: "\(file) \(sv): \(reason.sv).", en: "\(file) \(en): \(reason.en).")
    }
}
