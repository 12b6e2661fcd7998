import Foundation
import Report
import Statistics
import Store
import Synchronization
import Wording

/// Talk, progress and complaints: all on standard error, so that standard output holds data alone.
enum Console {
    /// Most characters of one message.
    private static let mostCharacters = 4_000

    static func tell(_ text: String) {
        let shown = text.visible
        send((shown.count > mostCharacters ? shown.prefix(mostCharacters) + " …" : shown) + "\n")
    }

    /// A failure is ignored: work goes on though the reader is gone or the disk is full.
    fileprivate static func send(_ text: String) {
        Array(text.utf8).withUnsafeBytes { bytes in
            _ = try? OutputFile.write(bytes, to: STDERR_FILENO, name: "stderr")
        }
    }

    static func tell(_ wording: Wording) { tell(wording[Speech.language]) }

    /// Says an answer, where standard output is for something else.
    static func tell(_ answer: some TextAnswer) throws {
        send(try answer.text(in: Speech.language, width: width).visible)
    }

    static func complain(_ error: any Error) {
        let wording = (error as? any WordedError)?.wording ?? (error as? Undefined).map { Readings.reason($0) }
        let text = wording?[Speech.language] ?? String(describing: error)
        tell(say("rackvidd: fel: ", "rackvidd: error: ") + text)
    }

    /// Width of the terminal that reads standard output; 80 where it is none.
    static var width: Int {
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns >= 40 {
            return min(columns, 120)
        }
        return 80
    }

    static let isTerminal = isatty(STDERR_FILENO) == 1
}

/// Shows the progress of long work in place, on a terminal only.
final class Progress: Sendable {
    private let what: Wording
    private let last = Mutex(ContinuousClock.now)

    init(_ what: Wording) { self.what = what }

    /// Five times a second at most.
    func update(_ count: Int) {
        guard Console.isTerminal else { return }
        let isDue = last.withLock { last in
            guard ContinuousClock.now - last > .milliseconds(200) else { return false }
            last = .now
            return true
        }
        if isDue { show(": \(Figures(Speech.language).integer(count))") }
    }

    /// Says which step is under way, where the work itself doesn't count.
    func step(_ step: Wording) { show(": \(step[Speech.language]) …") }

    /// Runs work that says its steps, and clears the line whether it comes to an end or not.
    func whileItLasts<Result>(_ work: () throws -> Result) rethrows -> Result {
        defer { finish() }
        return try work()
    }

    func finish() {
        if Console.isTerminal { Console.send("\r\u{1B}[K") }
    }

    private func show(_ state: String) {
        guard Console.isTerminal else { return }
        Console.send("\r\(what[Speech.language].visible)\(state.visible)\u{1B}[K")
    }
}

/// Ends the command with an exit code of the contract, everything having been said already.
struct Exit: Error {
    let code: Int32

    static let failed = Exit(code: 1)
    static let findings = Exit(code: 2)
}
