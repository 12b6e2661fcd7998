import CGEOS
import Dispatch

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A time by which GEOS is to be done on a thread: a long operation then fails instead of going on.
///
/// GEOS asks now and then while it overlays, buffers, unites and nodes; what it reckons without asking runs to its end.
public enum TimeLimit {
    /// What a thread's limit is, and how often GEOS has asked.
    private struct Limit {
        /// Nanoseconds of the clock that runs on.
        let end: UInt64
        var asked = 0
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        guard pthread_key_create(&key, nil) == 0 else { fatalError("pthread_key_create: out of keys") }
        // One for the process: it looks what the thread that asks is allowed.
        _ = GEOS_interruptRegisterCallback {
            guard let held = pthread_getspecific(TimeLimit.key) else { return }
            let limit = held.assumingMemoryBound(to: Limit.self)
            limit.pointee.asked &+= 1
            // GEOS asks for each of thousands of edges; a look at the clock now and then is enough.
            guard limit.pointee.asked & 63 == 0, DispatchTime.now().uptimeNanoseconds > limit.pointee.end else {
                return
            }
            GEOS_interruptRequest()
        }
        return key
    }()

    /// Runs `body` on this thread; operations of GEOS in it fail with a ``PlanarError`` once the time is over.
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
