import Store
import Territory

/// Initiatives that have been granted, by what an application can be known by again.
struct GrantedInitiatives {
    private var ids: Set<String> = []
    private var byTitle: [Place: String] = [:]

    /// A title, and where it is.
    private struct Place: Hashable {
        let title: String
        let municipalities: Set<Int>
    }

    /// - Parameter tables: on the cells of the territory.
    /// - Complexity: O(rows + footprint parts).
    init(_ tables: [InitiativeTable], on territory: Territory) {
        for table in tables {
            for row in table.initiatives.indices {
                ids.insert(table.initiatives.id(row))
                if let place = Self.place(row, of: table, territory), byTitle[place] == nil {
                    byTitle[place] = table.initiatives.id(row)
                }
            }
        }
    }

    /// The identifier of the initiative that an application is: the same identifier, or the same title in the same
    /// municipalities.
    func initiative(like row: Int, of table: InitiativeTable, on territory: Territory) -> String? {
        let id = table.initiatives.id(row)
        return ids.contains(id) ? id : Self.place(row, of: table, territory).flatMap { byTitle[$0] }
    }

    /// Nil where nothing is known of the place: a title alone isn't enough.
    private static func place(_ row: Int, of table: InitiativeTable, _ territory: Territory) -> Place? {
        let municipalities = Set(table.parts(of: row).map { territory.cells[Int(table.cells[$0])].municipality })
        guard !municipalities.isEmpty else { return nil }
        return Place(title: FoldedText.key(table.initiatives[row].title), municipalities: municipalities)
    }
}
