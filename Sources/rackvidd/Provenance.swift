import Report
import Store
import Synchronization
import Terminal
import Wording

/// The grounds of this run's answers.
enum Provenance {
    private static let known = Mutex(StoreGrounds())

    /// The store that is asked.
    static func note(store path: String) { known.withLock { $0.path = path } }

    /// As of when the store is asked.
    static func note(moment name: Moment.Name) { known.withLock { $0.moment = name } }

    /// Says what is to be known of the store, and keeps it for answers.
    static func tell(_ remarks: StoreRemarks) {
        for line in remarks.lines { Console.tell(line) }
        known.withLock { $0.remarks = remarks }
    }

    static var remarks: StoreRemarks? { known.withLock { $0.remarks } }

    static func grounds() throws -> [AnswerGround] {
        try known.withLock { $0 }.list(
            arguments: CommandLine.arguments.dropFirst(), programVersion: programVersion, in: Speech.language)
    }
}
