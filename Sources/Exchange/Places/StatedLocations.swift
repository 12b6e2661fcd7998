package import Store
package import Territory
import Wording

/// What the words lead to that another program, such as QGIS, wrote of where initiatives lie: what a file with these
/// municipalities and places would say.
package enum StatedLocations {
    /// What the database calls the columns that such a file would have.
    private static let columns = [
        InitiativeRole.municipalityCodes.rawValue: "municipalities_text",
        InitiativeRole.municipalities.rawValue: "municipalities_text", InitiativeRole.place.rawValue: "place_text",
    ]

    /// By id.
    ///
    /// - Throws: `EditError.unread` for the first that can't be understood.
    package static func read(in store: Store) throws -> [String: Location] {
        let texts = try store.editedTexts()
        guard !texts.isEmpty else { return [:] }
        let header: [InitiativeRole] = [.id, .title, .municipalityCodes, .municipalities, .place]
        let rows = texts.map { text in
            let (codes, names) = OwnColumns.municipalities(text.municipalities)
            return [text.id, text.id, codes ?? "", names ?? "", text.place ?? ""]
        }
        let batch = try InitiativeEdit.read(lines: [header.map(\.rawValue)] + rows, in: store)
        if let rejected = batch.rejected.first {
            let id = rejected.fields.first?.value ?? ""
            let column = rejected.column.map { Self.columns[$0] ?? $0 }
            throw EditError.unread(id, column, rejected.value ?? "", rejected.reason)
        }
        return Dictionary(
            batch.accepted.map { ($0.record.id, $0.record.location) }, uniquingKeysWith: { first, _ in first })
    }
}
