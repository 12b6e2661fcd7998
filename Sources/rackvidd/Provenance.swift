import Exchange
import Foundation
import Report
import Store
import Synchronization
import Wording

/// The grounds of this run's answers that the command line knows, for files that leave their place.
enum Provenance {
    private static let store = Mutex<String?>(nil)
    private static let moment = Mutex<Moment.Name?>(nil)

    /// The store that is asked.
    static func note(store path: String) { store.withLock { $0 = path } }

    /// As of when the store is asked.
    static func note(moment name: Moment.Name) { moment.withLock { $0 = name } }

    /// The question, which holds filters and files of rules, the store and the files in it, and the program.
    static func grounds() throws -> [AnswerGround] {
        let words = CommandLine.arguments.dropFirst().map { word in
            let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./,:+".contains($0) }
            return isPlain && !word.isEmpty ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
        }
        var grounds = [
            AnswerGround(Wording(sv: "Fråga", en: "Question"), (["rackvidd"] + words).joined(separator: " "))
        ]
        if let path = store.withLock({ $0 }) {
            grounds.append(AnswerGround(Wording(sv: "Databas", en: "Database"), path))
            let source = Wording(sv: "Källa", en: "Source")
            do {
                let store = try Store(opening: path, readOnly: true)
                if let moment = moment.withLock({ $0 }) { try store.show(store.moment(moment)) }
                for record in try store.imports() {
                    let file = "\(record.file.name) (SHA-256 \(record.file.sha256))"
                    grounds.append(AnswerGround(source, file))
                }
            } catch let error as any WordedError {
                // An answer about a damaged store is one all the same.
                grounds.append(AnswerGround(source, error.wording[Speech.language]))
            }
        }
        grounds.append(AnswerGround(Wording(sv: "Program", en: "Program"), "Räckvidd \(programVersion)"))
        return grounds
    }
}
