import Foundation
import Report
import Synchronization
import Wording

/// Talk, progress and complaints: all on standard error, so that standard output holds data alone.
enum Console {
    static func tell(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func tell(_ wording: Wording) { tell(wording[Speech.language]) }

    /// Says an answer, where standard output is for something else.
    static func tell(_ answer: some TextAnswer) throws {
        FileHandle.standardError.write(Data(try answer.text(in: Speech.language, width: width).utf8))
    }

    static func complain(_ error: any Error) {
        let text = (error as? any WordedError)?.wording[Speech.language] ?? String(describing: error)
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

/// Says how far long work has come, in place, when somebody is looking.
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

    func finish() {
        if Console.isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    private func show(_ state: String) {
        guard Console.isTerminal else { return }
        FileHandle.standardError.write(Data("\r\(what[Speech.language])\(state)\u{1B}[K".utf8))
    }
}

/// Ends the command with an exit code of the contract, everything having been said already.
struct Exit: Error {
    let code: Int32

    static let failed = Exit(code: 1)
    static let findings = Exit(code: 2)
}
