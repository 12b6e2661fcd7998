import CGEOS
import Dispatch

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A deadline for GEOS on a thread: a long operation then fails instead of continuing.
///
/// GEOS polls it while it overlays, buffers, unites and nodes; other operations run to their end.
public enum TimeLimit {
    /// A thread's deadline, and the number of polls.
    private struct Limit {
        /// Nanoseconds of the monotonic clock.
        let end: UInt64
        var asked = 0
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        guard pthread_key_create(&key, nil) == 0 else { fatalError("pthread_key_create: out of keys") }
        // One callback for the process: it reads the deadline of the calling thread.
        _ = GEOS_interruptRegisterCallback {
            guard let held = pthread_getspecific(TimeLimit.key) else { return }
            let limit = held.assumingMemoryBound(to: Limit.self)
            limit.pointee.asked &+= 1
            // GEOS polls for each of thousands of edges; reading the clock at every 64th is enough.
            guard limit.pointee.asked & 63 == 0, DispatchTime.now().uptimeNanoseconds > limit.pointee.end else {
                return
            }
            GEOS_interruptRequest()
        }
        return key
    }()

    /// Runs `body` on this thread; GEOS operations in it fail with a ``PlanarError`` after the deadline. A limit inside
    /// another takes its place until it ends.
    public static func within<Result>(seconds: Double, _ body: () throws -> Result) rethrows -> Result {
        let before = pthread_getspecific(key)
        let nanoseconds = UInt64(max(0, min(seconds, 1e9)) * 1e9)
        var limit = Limit(end: DispatchTime.now().uptimeNanoseconds &+ nanoseconds)
        return try withUnsafeMutablePointer(to: &limit) { held in
            pthread_setspecific(key, held)
            defer { pthread_setspecific(key, before) }
            return try body()
        }
    }
}
