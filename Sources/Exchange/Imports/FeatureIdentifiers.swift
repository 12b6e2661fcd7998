import Planar
import Store
import Wording

/// Ids of a layer's features where no column is one: those that the features have, the number that QGIS keeps, else
/// one made of what the feature is.
extension ImportSource {
    /// Columns of numbers that programs give features, in the order in which they are taken.
    static let featureNumbers = ["fid", "ogc_fid", "objectid", "gid", "fid_1"]

    /// Makes ids a column `id`, and says which they are.
    ///
    /// - Parameters:
    ///   - columns: those recognised, among which is no id.
    ///   - isRead: whether a column serves another purpose.
    mutating func adoptIdentifiers(title: Int?, isRead: (Int) -> Bool) {
        guard !header.contains("id") else { return }
        var numbered: Int?
        for name in Self.featureNumbers where numbered == nil {
            numbered = header.indices.first { header[$0].lowercased() == name && !isRead($0) }
        }
        if isLayer, rows.contains(where: { $0.featureID?.isEmpty == false }) {
            adopt { _, row in row.featureID ?? "" }
            understood.append(Self.numbers(from: Wording(sv: "objekten själva", en: "the features themselves")))
        } else if let numbered {
            adopt { source, row in source.text(row, numbered) }
            let name = header[numbered]
            understood.append(Self.numbers(from: Wording(sv: "kolumnen \(name)", en: "the column \(name)")))
        } else if isLayer, let title {
            makeIdentifiers(title: title)
        }
    }

    private static func numbers(from origin: Wording) -> Wording {
        Wording(
            sv: "Id från \(origin.sv). Är det löpnummer gäller de bara den här filen.",
            en: "Ids from \(origin.en). If they are running numbers, they hold for this file only.")
    }

    /// Of the title and the place, to a metre, so that corrected amounts and dates stay with their initiative.
    private mutating func makeIdentifiers(title: Int) {
        makesIdentifiers = true
        var seen: [String: Int] = [:]
        let ids = rows.map { row -> String in
            let text = self.text(row, title)
            guard !text.isEmpty else { return "" }
            let place = Self.place(row.geometry, isDegrees: crs == .crs84)
            let base = MadeID.base(digest: SHA256.hexadecimal(Array((text + place).utf8)))
            seen[base, default: 0] += 1
            return MadeID.id(base, seen[base] ?? 1)
        }
        var next = 0
        adopt { _, _ in
            defer { next += 1 }
            return ids[next]
        }
        let alike = seen.values.lazy.filter { $0 > 1 }.reduce(0, +)
        let example = ids.first { !$0.isEmpty } ?? ""
        understood.append(
            Wording(
                sv:
                    """
                    Objekten har inga id: vart och ett fick ett av sin titel och sitt läge (\(example)), detsamma \
                    nästa gång. Ett objekt som byter titel eller läge blir en ny insats. Har en kolumn id: --id-column.
                    """,
                en:
                    """
                    The features have no ids: each got one from its title and place (\(example)), the same next time. \
                    A feature that changes title or place becomes a new initiative. If a column has ids: --id-column.
                    """))
        guard alike > 0 else { return }
        understood.append(
            Wording(
                sv:
                    """
                    \(alike) objekt har samma titel och läge som ett annat. De känns igen nästa gång på vad de säger i \
                    övrigt; ändras flera av dem på en gång går det inte att veta vilket som är vilket.
                    """,
                en:
                    """
                    \(alike) features have the same title and place as another. They are known next time by what else \
                    they say; if several of them change at once, there is no telling which is which.
                    """))
    }

    /// Degrees to five decimals, metres to whole ones.
    private static func place(_ geometry: FlatGeometry?, isDegrees: Bool) -> String {
        guard let geometry else { return "" }
        let scale = isDegrees ? 1e5 : 1
        let own = zip(geometry.x, geometry.y).map { x, y in
            "|\(Int((x * scale).rounded())) \(Int((y * scale).rounded()))"
        }
        return own.joined() + geometry.members.map { place($0, isDegrees: isDegrees) }.joined()
    }

    private mutating func adopt(_ id: (ImportSource, Row) -> String) {
        let source = self
        var wider = FieldTable()
        for row in rows.indices {
            for column in header.indices { wider.append(fields[rows[row].record, column]) }
            wider.append(id(source, source.rows[row]))
            rows[row].record = wider.endRow()
        }
        fields = wider
        header.append("id")
    }
}
