import Foundation
package import Wording

/// Secures what a process inherits from its parent, so that nothing of it can harm a file or stop work half-way.
package enum Surroundings {
    /// Too little to work with.
    package enum Shortage: WordedError, Hashable {
        /// The address space that the process may use, and what it needs; MiB.
        case memory(given: UInt64, needed: UInt64)

        package var wording: Wording {
            switch self {
            case .memory(let given, let needed):
                Wording(
                    sv: "minnet är begränsat till \(given) MiB (ulimit -v); minst \(needed) behövs.",
                    en: "memory is limited to \(given) MiB (ulimit -v); at least \(needed) are needed.")
            }
        }
    }

    /// Call it at the start of a program, as `Interruption.listen`.
    package static func prepare() throws(Shortage) {
        holdStandardDescriptors()
        // A closed reader is reported by an error of the write, not by the end of the process.
        signal(SIGPIPE, SIG_IGN)
        // A limit on the size of files likewise.
        signal(SIGXFSZ, SIG_IGN)
        Interruption.listen()
        try checkMemory()
    }

    /// Opens closed descriptors 0, 1 and 2, lest the next file opened, a store say, gets messages.
    private static func holdStandardDescriptors() {
        for (descriptor, mode) in [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
        where fcntl(descriptor, F_GETFD) < 0 {
            // Standard output is opened for reading: writing to it fails and is reported, as intended.
            let opened = open("/dev/null", mode)
            if opened >= 0, opened != descriptor { _ = dup2(opened, descriptor) }
        }
    }

    /// Address space below which the libraries and threads themselves don't fit.
    private static let leastMemory: UInt64 = 768 << 20

    private static func checkMemory() throws(Shortage) {
        var limit = rlimit()
        guard getrlimit(memoryLimit, &limit) == 0 else { return }
        try check(memory: UInt64(limit.rlim_cur))
    }

    /// - Parameter bytes: the limit of the address space.
    static func check(memory bytes: UInt64) throws(Shortage) {
        guard bytes < leastMemory else { return }
        throw .memory(given: bytes >> 20, needed: leastMemory >> 20)
    }

    #if canImport(Glibc)
        private static var memoryLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_AS.rawValue) }
    #else
        private static var memoryLimit: Int32 { RLIMIT_AS }
    #endif
}
