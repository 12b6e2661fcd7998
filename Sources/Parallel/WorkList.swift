import Synchronization

/// Pieces of work for any free thread to take next. Threads may join late, or not at all.
package final class WorkList<Part: Sendable>: Sendable {
    private let count: Int
    private let next = Atomic(0)
    private let done: Mutex<[Result<Part, any Error>?]>

    package init(count: Int) {
        self.count = count
        done = Mutex(Array(repeating: nil, count: count))
    }

    /// Works on one piece after the other until none is left.
    package func run(_ work: (_ piece: Int) throws -> Part) {
        while true {
            let piece = next.add(1, ordering: .relaxed).oldValue
            guard piece < count else { return }
            let result = Result { try work(piece) }
            done.withLock { $0[piece] = result }
        }
    }

    /// By piece; nil for unfinished ones.
    package var results: [Result<Part, any Error>?] { done.withLock { $0 } }
}
