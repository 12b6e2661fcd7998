public import Wording

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Why an output can't be written.
public struct OutputRefusal: WordedError, Hashable {
    public enum Problem: Sendable, Hashable {
        /// With `errno`.
        case open(Int32)
        case write(Int32)
        case replace(Int32)
        /// It is the store, one of its journals or an input.
        case protected(ProtectedFiles.Role)
        case folder
        /// A socket, say: no file that can be written.
        case noFile
        case tooManyLinks
    }

    /// The name given by the user.
    public let file: String
    public let problem: Problem

    init(_ problem: Problem, file: String) {
        self.file = file
        self.problem = problem
    }

    public var wording: Wording {
        if file == "-" {
            let named = (OutputRefusal(problem, file: "Standard ut"), OutputRefusal(problem, file: "Standard output"))
            return Wording(sv: named.0.wording.sv, en: named.1.wording.en)
        }
        return switch problem {
        case .open(let code): Self.refused(file, sv: "kan inte öppnas", en: "cannot be opened", code)
        case .write(let code): Self.refused(file, sv: "kan inte skrivas", en: "cannot be written", code)
        case .replace(let code): Self.refused(file, sv: "kan inte ersättas", en: "cannot be replaced", code)
        case .protected(let role):
            Wording(
                sv: "\(file) skrivs inte: \(role.wording.sv). Välj en annan utfil; ingenting är ändrat i den.",
                en: "\(file) is not written: \(role.wording.en). Choose another output file; nothing in it was changed."
            )
        case .folder:
            Wording(
                sv: "\(file) är en mapp. Ange en fil i den.", en: "\(file) is a folder. Name a file in it.")
        case .noFile:
            Wording(
                sv: "\(file) kan inte skrivas: det är varken en fil, ett rör eller en enhet.",
                en: "\(file) cannot be written: it is neither a file, a pipe nor a device.")
        case .tooManyLinks:
            Wording(
                sv: "\(file) kan inte skrivas: länkarna leder runt i en ring.",
                en: "\(file) cannot be written: the links lead round in a ring.")
        }
    }

    private static func refused(_ file: String, sv: String, en: String, _ code: Int32) -> Wording {
        let reason = SystemMessage.of(code)
        return Wording(sv: "\(file) \(sv): \(reason.sv).", en: "\(file) \(en): \(reason.en).")
    }
}
