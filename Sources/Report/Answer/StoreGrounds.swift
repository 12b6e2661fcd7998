package import Store
package import Wording

/// The grounds of answers that the command line knows, for files that leave their place: the question, which holds
/// filters and files of rules, the store with the files in it, and the program.
package struct StoreGrounds: Sendable {
    /// The store that is asked, if any.
    package var path: String?
    /// As of when it is asked.
    package var moment: Moment.Name?
    /// What is to be known of it.
    package var remarks: StoreRemarks?

    package init() {}

    /// - Parameter arguments: the command line without the program's name.
    package func list(
        arguments: some Sequence<String>, programVersion: String, in language: Language
    ) throws -> [AnswerGround] {
        let words = arguments.map(ShellWord.quoted)
        var grounds = [
            AnswerGround(Wording(sv: "Fråga", en: "Question"), (["rackvidd"] + words).joined(separator: " "))
        ]
        if let path {
            grounds.append(AnswerGround(Wording(sv: "Databas", en: "Database"), path))
            let source = Wording(sv: "Källa", en: "Source")
            do {
                let store = try Store(opening: path, for: .reading)
                if let moment { try store.show(store.moment(moment)) }
                for record in try store.imports() {
                    let file = "\(record.file.name) (SHA-256 \(record.file.sha256))"
                    grounds.append(AnswerGround(source, file))
                }
            } catch let error as any WordedError {
                // An answer about a damaged store is one all the same.
                grounds.append(AnswerGround(source, error.wording[language]))
            }
        }
        for line in remarks?.lines ?? [] {
            grounds.append(AnswerGround(Wording(sv: "Anmärkning", en: "Remark"), line[language]))
        }
        grounds.append(AnswerGround(Wording(sv: "Program", en: "Program"), "Räckvidd \(programVersion)"))
        return grounds
    }
}
