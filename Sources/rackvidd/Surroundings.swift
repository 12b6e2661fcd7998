import Foundation
import Store
import Wording

/// Secures what a process inherits from its parent, so that nothing of it can harm a file or stop work half-way.
enum Surroundings {
    static func prepare() {
        holdStandardDescriptors()
        // A closed reader is reported by an error of the write, not by the end of the process.
        signal(SIGPIPE, SIG_IGN)
        // A limit on the size of files likewise.
        signal(SIGXFSZ, SIG_IGN)
        Interruption.listen()
        checkMemory()
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

    private static func checkMemory() {
        var limit = rlimit()
        guard getrlimit(memoryLimit, &limit) == 0, limit.rlim_cur < leastMemory else { return }
        let given = limit.rlim_cur >> 20
        Console.tell(
            say(
                "rackvidd: fel: minnet är begränsat till \(given) MiB (ulimit -v); minst \(leastMemory >> 20) behövs.",
                """
                rackvidd: error: memory is limited to \(given) MiB (ulimit -v); at least \(leastMemory >> 20) are \
                needed.
                """
            ))
        exit(1)
    }

    #if canImport(Glibc)
        private static var memoryLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_AS.rawValue) }
    #else
        private static var memoryLimit: Int32 { RLIMIT_AS }
    #endif
}
