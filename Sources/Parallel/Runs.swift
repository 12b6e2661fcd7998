import Dispatch
import Synchronization

/// `0..<count` cut into consecutive runs of nearly the same length, worked on concurrently.
///
/// The result of a run must depend on its indices only; then the answer doesn't depend on the machine.
///
/// Not a task group: the callers are synchronous, and write their results into separate places of one buffer.
/// On two cores 2,000 bootstrap draws of nine indices over 100,000 initiatives take 0.07 s on each, of a distribution's
/// 0.25 s.
package struct Runs: Sendable {
    package let count: Int
    /// The number of runs, at least one.
    package let number: Int

    /// - Parameters:
    ///   - workers: how many runs; nil: one for each core, as far as none gets shorter than `leastEach`.
    ///   - leastEach: the length that justifies a thread.
    package init(of count: Int, workers: Int? = nil, leastEach: Int = 1) {
        self.count = count
        number = max(1, min(workers ?? min(Processors.count, count / leastEach), count))
    }

    package subscript(run: Int) -> Range<Int> { count * run / number..<count * (run + 1) / number }

    /// The results of `body` for each run, in order.
    ///
    /// - Throws: the error of the first run that fails.
    package func map<Part: Sendable, Failure: Error>(
        _ body: @Sendable (Range<Int>) throws(Failure) -> Part
    ) throws(Failure) -> [Part] {
        if number == 1 { return [try body(self[0])] }
        let parts = Mutex([Result<Part, Failure>?](repeating: nil, count: number))
        DispatchQueue.concurrentPerform(iterations: number) { run in
            let part = Result { () throws(Failure) in try body(self[run]) }
            parts.withLock { $0[run] = part }
        }
        return try Self.parts(parts.withLock { $0 })
    }

    /// The same with a task for each run, for callers that may be suspended.
    package func map<Part: Sendable, Failure: Error>(
        _ body: @escaping @Sendable (Range<Int>) throws(Failure) -> Part
    ) async throws(Failure) -> [Part] {
        let parts = await withTaskGroup(of: (run: Int, part: Result<Part, Failure>).self) { group in
            for run in 0..<number {
                group.addTask { (run, Result { () throws(Failure) in try body(self[run]) }) }
            }
            var parts = [Result<Part, Failure>?](repeating: nil, count: number)
            for await (run, part) in group { parts[run] = part }
            return parts
        }
        return try Self.parts(parts)
    }

    private static func parts<Part, Failure: Error>(_ results: [Result<Part, Failure>?]) throws(Failure) -> [Part] {
        var parts: [Part] = []
        for case let result? in results { parts.append(try result.get()) }
        return parts
    }
}
