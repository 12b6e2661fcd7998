import Dispatch
import Foundation
import Synchronization

/// Cuts `0..<count` into one run per core, none shorter than `leastEach`, works on all at once, and returns the parts
/// in order. Whatever a part computes must depend on its indices only; then the result does not depend on the machine.
func onAllCores<Part: Sendable>(count: Int, leastEach: Int, _ body: @Sendable (Range<Int>) -> Part) -> [Part] {
    let runs = max(1, min(ProcessInfo.processInfo.activeProcessorCount, count / leastEach))
    let parts = Mutex([Part?](repeating: nil, count: runs))
    DispatchQueue.concurrentPerform(iterations: runs) { run in
        let part = body(run * count / runs..<(run + 1) * count / runs)
        parts.withLock { $0[run] = part }
    }
    return parts.withLock { $0 }.compactMap { $0 }
}

/// Something that another thread computes from now on.
final class Underway<Value: Sendable>: Sendable {
    private let group = DispatchGroup()
    private let computed = Mutex<Value?>(nil)

    init(_ compute: @escaping @Sendable () -> Value) {
        DispatchQueue.global().async(group: group) { [self] in
            let value = compute()
            computed.withLock { $0 = value }
        }
    }

    /// Waits for it.
    var value: Value {
        group.wait()
        guard let value = computed.withLock({ $0 }) else { preconditionFailure("left before it was computed") }
        return value
    }
}

/// Cuts `0..<count` into `threads` runs of nearly the same length, works on each in a task of its own, and returns the
/// parts in order. Whatever a part computes must depend on its indices only; then the result does not depend on
/// `threads`.
///
/// - Throws: `parameter(.threads)`, and the error of the first part that fails.
func onThreads<Part: Sendable>(
    _ threads: Int, count: Int, _ body: @escaping @Sendable (Range<Int>) throws(Undefined) -> Part
) async throws(Undefined) -> [Part] {
    guard threads >= 1 else { throw .parameter(.threads, value: Double(threads)) }
    let runs = max(1, min(threads, count))
    let parts = await withTaskGroup(of: (run: Int, part: Result<Part, Undefined>).self) { group in
        for run in 0..<runs {
            group.addTask {
                let range = run * count / runs..<(run + 1) * count / runs
                do throws(Undefined) {
                    return (run, .success(try body(range)))
                } catch {
                    return (run, .failure(error))
                }
            }
        }
        var parts = [Result<Part, Undefined>?](repeating: nil, count: runs)
        for await (run, part) in group { parts[run] = part }
        return parts
    }
    var result: [Part] = []
    for case let part? in parts { result.append(try part.get()) }
    return result
}
