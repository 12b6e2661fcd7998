internal import Report
internal import Synchronization
public import Wording

/// Shows the progress of long work in place, on a terminal only.
package final class Progress: Sendable {
    private let what: Wording
    private let last = Mutex(ContinuousClock.now)

    package init(_ what: Wording) { self.what = what }

    /// Five times a second at most.
    package func update(_ count: Int) {
        guard Console.isTerminal else { return }
        let isDue = last.withLock { last in
            guard ContinuousClock.now - last > .milliseconds(200) else { return false }
            last = .now
            return true
        }
        if isDue { show(": \(Figures(Speech.language).integer(count))") }
    }

    /// Says which step is under way, where the work itself doesn't count.
    package func step(_ step: Wording) { show(": \(step[Speech.language]) …") }

    /// Runs work that says its steps, and clears the line whether it comes to an end or not.
    package func whileItLasts<Result>(_ work: () throws -> Result) rethrows -> Result {
        defer { finish() }
        return try work()
    }

    package func finish() {
        if Console.isTerminal { Console.send("\r\u{1B}[K") }
    }

    private func show(_ state: String) {
        guard Console.isTerminal else { return }
        Console.send("\r\(what[Speech.language].visible)\(state.visible)\u{1B}[K")
    }
}
