import Dispatch
import Synchronization

/// Something that another thread works out while this one goes on.
final class Beside<Value: Sendable>: Sendable {
    private let group = DispatchGroup()
    private let result = Mutex<Value?>(nil)

    init(_ body: @escaping @Sendable () -> Value) {
        DispatchQueue.global(qos: .userInitiated).async(group: group) {
            let value = body()
            self.result.withLock { $0 = value }
        }
    }

    /// Waits for it.
    var value: Value {
        group.wait()
        guard let value = result.withLock({ $0 }) else { preconditionFailure("what was waited for is there") }
        return value
    }
}
