import Dispatch
import Foundation
import Synchronization

/// Runs `work` on consecutive ranges that make up 0 ..< `count`, by default one per core as far as that pays.
/// Returns the error of the lowest range that failed.
func inParallel(
    count: Int, workers: Int?, leastEach: Int = 50_000, _ work: @Sendable (Range<Int>) throws(PlanarError) -> Void
) -> PlanarError? {
    let parts = max(1, min(workers ?? min(ProcessInfo.processInfo.activeProcessorCount, count / leastEach), count))
    let failure = Mutex<(part: Int, error: PlanarError)?>(nil)
    @Sendable func run(_ part: Int) {
        do throws(PlanarError) {
            try work(count * part / parts..<count * (part + 1) / parts)
        } catch {
            failure.withLock { if part < $0?.part ?? .max { $0 = (part, error) } }
        }
    }
    if parts == 1 {
        run(0)
    } else {
        DispatchQueue.concurrentPerform(iterations: parts, execute: run)
    }
    return failure.withLock { $0?.error }
}
