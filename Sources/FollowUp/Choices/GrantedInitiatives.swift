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

    /// By row of a table of applications the one before it that it repeats: with the same identifier, or the same title
    /// in the same municipalities for the same applicant, as far as both name one.
    ///
    /// - Parameter isOpen: whether a row may be granted; what can't be repeats nothing and is repeated by nothing.
    static func repeated(in table: InitiativeTable, on territory: Territory, isOpen: [Bool]) -> [Int?] {
        var ids: [String: Int] = [:]
        var places: [Place: [Int]] = [:]
        return table.initiatives.indices.map { row in
            guard isOpen[row] else { return nil }
            let place = place(row, of: table, territory)
            let lead = table.initiatives[row].lead.map(FoldedText.key)
            let same = place.flatMap { places[$0] }?.first { other in
                let theirs = table.initiatives[other].lead.map(FoldedText.key)
                return lead == nil || theirs == nil || lead == theirs
            }
            if let first = ids[table.initiatives.id(row)] ?? same { return first }
            ids[table.initiatives.id(row)] = row
            if let place { places[place, default: []].append(row) }
            return nil
        }
    }

    /// Nil where nothing is known of the place: a title alone isn't enough.
    private static func place(_ row: Int, of table: InitiativeTable, _ territory: Territory) -> Place? {
        let municipalities = Set(table.parts(of: row).map { territory.cells[Int(table.cells[$0])].municipality })
        guard !municipalities.isEmpty else { return nil }
        return Place(title: FoldedText.key(table.initiatives[row].title), municipalities: municipalities)
    }
}
