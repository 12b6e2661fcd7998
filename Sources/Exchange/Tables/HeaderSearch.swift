/// Finds the header of a table as people make them: below titles, perhaps in several rows.
///
/// One rule for every format with rows; a format only reads its cells.
struct HeaderSearch {
    struct Cell {
        let column: Int
        let isText: Bool
        /// A number that may be a year: wide tables have such names of columns.
        var mayBeYear = false
    }

    /// Rows from the top that are looked at.
    static let depth = 60

    private let rows: [[Cell]]

    /// - Parameter rows: the first ones that hold anything, with their filled cells.
    init(_ rows: [[Cell]]) { self.rows = Array(rows.prefix(Self.depth)) }

    /// The position of the header: the first row that consists of names, in at least half as many columns as the rows
    /// below it fill, and two at the least. The first row where there is none such.
    var header: Int {
        for place in rows.indices where place + 1 < rows.count {
            let row = rows[place]
            let below = rows[(place + 1)...].prefix(20).map(\.count).max() ?? 0
            let names = row.count(where: \.isText)
            guard row.count >= 2, row.allSatisfy({ $0.isText || $0.mayBeYear }), names > 0, row.count * 2 >= below
            else { continue }
            return place
        }
        return 0
    }
}
