import Dispatch
import Synchronization

/// A value computed by another thread from creation on.
///
/// Not `Task`: the waiting thread is synchronous and may hold a database connection or a file that belongs to it.
package final class Future<Value: Sendable>: Sendable {
    private let group = DispatchGroup()
    private let computed = Mutex<Value?>(nil)

    package init(_ compute: @escaping @Sendable () -> Value) {
        DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
            let value = compute()
            computed.withLock { $0 = value }
        }
    }

    /// Blocks until the value is computed.
    package var value: Value {
        group.wait()
        guard let value = computed.withLock({ $0 }) else { preconditionFailure("left before it was computed") }
        return value
    }
}
