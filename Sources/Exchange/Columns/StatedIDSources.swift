import Store
import Wording

/// Whose ids a file's rows have, where a column says it: an export of several sources tells them apart by it.
extension ImportSource {
    /// By the id as the row has it. O(rows).
    func idSources(_ columns: ColumnRecognition<InitiativeRole>) -> [String: String] {
        guard let stated = columns.index(of: .idSource), let id = columns.index(of: .id) else { return [:] }
        var sources: [String: String] = [:]
        for row in rows {
            let (name, source) = (text(row, id), text(row, stated))
            if !name.isEmpty, !source.isEmpty { sources[name] = source }
        }
        return sources
    }

    /// What is said of them; nil where no row states one.
    func understoodSources(_ sources: [String: String]) -> Wording? {
        let names = Set(sources.values).sorted()
        guard !names.isEmpty else { return nil }
        let list = names.joined(separator: ", ")
        return Wording(
            sv: "Vems id:n är säger raderna själva (id-källa): \(list). --source gäller bara rader som inte säger det.",
            en: """
                Whose the ids are the rows say themselves (id_source): \(list). --source holds only for rows that \
                don't say it.
                """)
    }
}
