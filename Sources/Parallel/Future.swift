import Dispatch
import Synchronization

/// A value that another thread computes from now on.
///
/// Not `Task`: who waits for it is synchronous and may hold a database connection or a file that belongs to its thread.
package final class Future<Value: Sendable>: Sendable {
    private let group = DispatchGroup()
    private let computed = Mutex<Value?>(nil)

    package init(_ compute: @escaping @Sendable () -> Value) {
        DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
            let value = compute()
            computed.withLock { $0 = value }
        }
    }

    /// Waits until it is there.
    package var value: Value {
        group.wait()
        guard let value = computed.withLock({ $0 }) else { preconditionFailure("left before it was computed") }
        return value
    }
}
