import Wording

/// Finds the header of a table as people make them: below titles, perhaps with groups of columns above the names or
/// their units below them.
///
/// One rule for every format with rows; a format only reads its cells.
struct HeaderSearch {
    struct Cell {
        enum Kind {
            case name
            /// A year, quarter or month: wide tables have such names of columns.
            case period
            case value
        }

        let column: Int
        let text: String
        let kind: Kind
    }

    struct Row {
        /// As in the file, from 1.
        let number: Int
        /// Those that hold something, from left to right.
        let cells: [Cell]
    }

    /// Rows from the top that are looked at.
    static let depth = 60

    private let rows: [Row]

    /// - Parameter rows: the first ones that hold anything.
    init(_ rows: [Row]) { self.rows = Array(rows.prefix(Self.depth)) }

    /// The positions of the rows of the header; the first row where there is none.
    var header: Range<Int> {
        guard let place = rows.indices.first(where: { !isNarrow($0) || isPeriods($0) }),
            isNames(rows[place]) || isPeriods(place)
        else { return 0..<min(1, rows.count) }
        if isPeriods(place) { return (place > 0 && isGroup(place - 1) ? place - 1 : place)..<place + 1 }
        if hasNamesBelow(place) { return (isGroup(place) ? place : place + 1)..<end(ofNames: place + 1) }
        return (place > 0 && isGroup(place - 1) ? place - 1 : place)..<end(ofNames: place)
    }

    /// Behind the names, and what belongs to them below.
    private func end(ofNames place: Int) -> Int { isContinued(place) ? place + 2 : place + 1 }

    private func isNarrow(_ place: Int) -> Bool {
        let count = rows[place].cells.count
        let below = rows[(place + 1)...].prefix(20).map(\.cells.count).max() ?? 0
        return count < 2 && below >= 2 || count * 2 < below
    }

    /// Whether a row is a header of periods only, to the right of columns without names, as statistical offices write
    /// it.
    private func isPeriods(_ place: Int) -> Bool {
        guard place + 1 < rows.count, let first = rows[place].cells.first?.column,
            rows[place].cells.allSatisfy({ $0.kind == .period })
        else { return false }
        let body = rows[(place + 1)...].prefix(20)
        return body[body.startIndex].cells.first.map { $0.column < first && $0.kind == .name } ?? false
            && body.contains { row in row.cells.contains { $0.column >= first } }
    }

    private func isNames(_ row: Row) -> Bool {
        row.cells.allSatisfy { $0.kind != .value } && row.cells.contains { $0.kind == .name }
    }

    /// Whether the row above the names holds names of groups: it leaves gaps, which its names extend over, or names
    /// columns that the row below it leaves unnamed.
    private func isGroup(_ place: Int) -> Bool {
        let (group, names) = (rows[place], rows[place + 1])
        guard group.number + 1 == names.number, group.cells.allSatisfy({ $0.kind == .name && !$0.text.hasSuffix(":") })
        else { return false }
        let above = Set(group.cells.map(\.column))
        let below = Set(names.cells.map(\.column))
        let leavesGap = group.cells.contains {
            $0.column > 0 && !above.contains($0.column - 1) && below.contains($0.column)
        }
        return leavesGap || group.cells.count > 1 && !above.isSubset(of: below)
    }

    /// Whether groups or titles fill half of the columns or more, and the names of all stand below them, over values.
    private func hasNamesBelow(_ place: Int) -> Bool {
        guard place + 2 < rows.count, isNames(rows[place + 1]), !isContinued(place) else { return false }
        let (groups, names) = (rows[place].cells, rows[place + 1].cells)
        guard names.count >= groups.count * 2 || names.count > groups.count && isGroup(place) else { return false }
        let body = rows[end(ofNames: place + 1)...].prefix(20)
        return rows[place + 1].cells.contains { name in
            let below = body.compactMap { row in row.cells.first { $0.column == name.column } }
            return !below.isEmpty && below.allSatisfy { $0.kind == .value }
        }
    }

    /// Whether the row below the header belongs to it: names of columns that the header leaves unnamed, or the units of
    /// columns of values, and nothing in the first column, which the rows of the table fill.
    private func isContinued(_ place: Int) -> Bool {
        guard place + 2 < rows.count else { return false }
        let (header, next) = (rows[place], rows[place + 1])
        let body = rows[(place + 2)...].prefix(20)
        let first = header.cells.first?.column ?? 0
        let filled = body.count { $0.cells.first?.column ?? .max <= first }
        guard header.number + 1 == next.number, next.cells.allSatisfy({ $0.kind == .name && $0.column > first }),
            filled * 2 > body.count
        else { return false }
        let named = Set(header.cells.map(\.column))
        if next.cells.contains(where: { !named.contains($0.column) }) {
            // Something unnamed in a row of the table is no name.
            return next.cells.contains { named.contains($0.column) || named.contains($0.column - 1) }
                && next.cells.count > 1
        }
        return next.cells.allSatisfy { unit in
            let below = body.compactMap { row in row.cells.first { $0.column == unit.column } }
            return !below.isEmpty && below.allSatisfy { $0.kind != .name } && below.contains { $0.kind == .value }
        }
    }

    /// The names of columns in a header of several rows, outer ones first: `Belopp / Beviljat (tkr)`. A name extends
    /// over the gap to its right, as far as the row below names columns there.
    static func names(_ rows: [Row]) -> [Int: String] {
        var parts: [Int: [String]] = [:]
        for (place, row) in rows.enumerated() {
            var names = Dictionary(row.cells.map { ($0.column, $0.text) }) { first, _ in first }
            if place + 1 < rows.count {
                let below = Set(rows[place + 1].cells.map(\.column))
                for cell in row.cells where below.contains(cell.column) {
                    var column = cell.column + 1
                    while names[column] == nil, below.contains(column) {
                        names[column] = cell.text
                        column += 1
                    }
                }
            }
            for (column, name) in names where parts[column]?.last != name { parts[column, default: []].append(name) }
        }
        return parts.mapValues { $0.joined(separator: " / ") }
    }
}

extension HeaderSearch.Cell {
    /// A cell of a text file; nil for an empty one.
    init?(column: Int, field: String) {
        let text = field.withoutOuterSpaces
        guard !text.isEmpty else { return nil }
        self.init(column: column, text: text, kind: Self.kind(of: text))
    }

    private static func kind(of text: String) -> Kind {
        if isPeriod(text) { return .period }
        if NumberFormat.isMissing(text) || !text.contains(where: \.isLetter) { return .value }
        guard let number = WrittenNumber(text) else { return .name }
        return number.word.isEmpty || MoneyUnit(number.word) != nil ? .value : .name
    }

    /// `2024`, `2024-03`, `2024M03`, `2024K1`.
    static func isPeriod(_ text: String) -> Bool {
        guard let year = Int(text.prefix(4)), (1_800...2_200).contains(year) else { return false }
        let rest = text.dropFirst(4).drop { "-MKQT ".contains($0.uppercased()) }
        return text.count <= 7 && rest.count <= 2 && rest.allSatisfy(\.isNumber)
            && (rest.isEmpty ? text.count == 4 : text.count > 4 + rest.count)
    }
}
