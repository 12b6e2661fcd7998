internal import Foundation
public import Report
internal import Statistics
internal import Store
public import Wording

/// Talk, progress and complaints: all on standard error, so that standard output holds data alone.
package enum Console {
    /// Most characters of one message.
    private static let mostCharacters = 4_000

    package static func tell(_ text: String) {
        let shown = text.visible
        send((shown.count > mostCharacters ? shown.prefix(mostCharacters) + " …" : shown) + "\n")
    }

    /// A failure is ignored: work goes on though the reader is gone or the disk is full.
    package static func send(_ text: String) {
        Array(text.utf8).withUnsafeBytes { bytes in
            _ = try? OutputFile.write(bytes, to: STDERR_FILENO, name: "stderr")
        }
    }

    package static func tell(_ wording: Wording) { tell(wording[Speech.language]) }

    /// Says an answer, where standard output is for something else.
    package static func tell(_ answer: some TextAnswer) throws {
        send(try answer.text(in: Speech.language, width: width).visible)
    }

    package static func complain(_ error: any Error) {
        let wording = (error as? any WordedError)?.wording ?? (error as? Undefined).map { Readings.reason($0) }
        let text = wording?[Speech.language] ?? String(describing: error)
        tell(say("rackvidd: fel: ", "rackvidd: error: ") + text)
    }

    /// Width of the terminal that reads standard output; 80 where it is none.
    package static var width: Int {
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns >= 40 {
            return min(columns, 120)
        }
        return 80
    }

    package static let isTerminal = isatty(STDERR_FILENO) == 1
}
