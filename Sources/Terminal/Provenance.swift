package import Report
package import Store
internal import Synchronization
internal import Wording

/// The program's version, also written into stores.
package let programVersion = "0.1.0"

/// The grounds of this run's answers.
package enum Provenance {
    private static let known = Mutex(StoreGrounds())

    /// The store that is asked.
    package static func note(store path: String) { known.withLock { $0.path = path } }

    /// As of when the store is asked.
    package static func note(moment name: Moment.Name) { known.withLock { $0.moment = name } }

    /// Says what is to be known of the store, and keeps it for answers.
    package static func tell(_ remarks: StoreRemarks) {
        for line in remarks.lines { Console.tell(line) }
        known.withLock { $0.remarks = remarks }
    }

    static var remarks: StoreRemarks? { known.withLock { $0.remarks } }

    static func grounds() throws -> [AnswerGround] {
        try known.withLock { $0 }.list(
            arguments: CommandLine.arguments.dropFirst(), programVersion: programVersion, in: Speech.language)
    }
}
