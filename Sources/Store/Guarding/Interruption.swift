internal import Foundation
internal import Synchronization

/// Handling of SIGINT (Ctrl-C), SIGTERM and SIGHUP.
///
/// A running transaction is stopped and rolled back, drafts of outputs are removed, and the process then ends by the
/// signal itself, so that a shell sees its status (128 + its number). A signal ignored at the start (`nohup`) stays
/// ignored.
public enum Interruption {
    private struct State {
        var signal: Int32?
        var writers: [Int: @Sendable () -> Void] = [:]
        var next = 0
    }

    private static let state = Mutex(State())
    private static let isListening = Atomic(false)

    /// Time allowed to a transaction to stop.
    private static let patience = Duration.seconds(10)

    /// Starts the handling. Call it at the start of a program, before there is a second thread: the calling thread, and
    /// those that it starts, leave the signals to one that waits for them.
    public static func listen() {
        guard !isListening.exchange(true, ordering: .relaxed) else { return }
        var signals = sigset_t()
        sigemptyset(&signals)
        var isAny = false
        for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
            sigaddset(&signals, signal)
            isAny = true
        }
        guard isAny else { return }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let waiter = Thread { [signals] in
            var signals = signals
            var signal: Int32 = 0
            guard sigwait(&signals, &signal) == 0 else { return }
            end(by: signal)
        }
        waiter.stackSize = 1 << 18
        waiter.start()
    }

    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        // Compared as addresses, because functions can't be compared.
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// Runs `body`, a transaction, which a signal stops through `interrupt` and waits for. After a signal it does not
    /// return.
    static func writing<Result>(
        interrupt: @escaping @Sendable () -> Void, _ body: () throws -> Result
    ) rethrows -> Result {
        let number = state.withLock { state in
            state.next += 1
            state.writers[state.next] = interrupt
            return state.next
        }
        defer {
            let isEnding = state.withLock { state in
                state.writers[number] = nil
                return state.signal != nil
            }
            // The thread that took the signal ends the process: no output may follow.
            while isEnding { Thread.sleep(forTimeInterval: 60) }
        }
        return try body()
    }

    private static func end(by signal: Int32) {
        state.withLock { $0.signal = signal }
        let end = ContinuousClock.now + patience
        while true {
            let writers = state.withLock { Array($0.writers.values) }
            if writers.isEmpty || ContinuousClock.now > end { break }
            // A statement that begins later is not stopped by this: repeat until all have ended.
            for interrupt in writers { interrupt() }
            Thread.sleep(forTimeInterval: 0.01)
        }
        Drafts.discardAll()
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = SIG_DFL
        #else
            action.__sigaction_handler.sa_handler = SIG_DFL
        #endif
        sigaction(signal, &action, nil)
        var one = sigset_t()
        sigemptyset(&one)
        sigaddset(&one, signal)
        pthread_sigmask(SIG_UNBLOCK, &one, nil)
        raise(signal)
        // Not reached: the default action of all three is to end.
        _exit(128 + signal)
    }
}
