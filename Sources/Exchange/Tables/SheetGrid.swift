import Store

/// The cells of a worksheet that hold something, in the order of the file: memory grows with them, not with the
/// rectangle that they lie in.
struct SheetGrid: Sendable {
    enum Kind: UInt8, Sendable {
        case text, number, date, boolean
        /// An error such as `#DIV/0!`: no value.
        case error
        /// A formula without a stored result: no value.
        case uncomputed

        var isValue: Bool { self != .error && self != .uncomputed }
    }

    /// Rows and columns, from 0.
    struct Area: Sendable, Hashable {
        let rows: ClosedRange<Int>
        let columns: ClosedRange<Int>
    }

    /// As in Excel and LibreOffice.
    static let mostRows = 1 << 20
    static let mostColumns = 1 << 14
    /// Some gigabytes of cells; more is a matter for a database.
    static let mostCells = 50_000_000

    private var texts = TextColumn()
    private var rows: [Int32] = []
    private var columns: [Int16] = []
    private var kinds: [Kind] = []
    private var isOrdered = true
    private var cellsOfLastRow = 0
    private var fullerRows = 0
    var merged: [Area] = []
    private(set) var hiddenRows: [Int] = []
    var hiddenColumns: [ClosedRange<Int>] = []

    var count: Int { rows.count }

    /// Adds a cell with its text in UTF-8; numbers with a decimal point, dates after ISO 8601.
    mutating func append(row: Int, column: Int, _ kind: Kind, _ text: UnsafeRawBufferPointer) {
        if let last = rows.last, last > row || (last == row && columns[columns.count - 1] >= column) {
            isOrdered = false
        }
        cellsOfLastRow = rows.last.map { Int($0) } == row ? cellsOfLastRow + 1 : 1
        if cellsOfLastRow == 2 { fullerRows += 1 }
        texts.append(text)
        rows.append(Int32(row))
        columns.append(Int16(column))
        kinds.append(kind)
    }

    mutating func hide(row: Int) { if hiddenRows.last != row { hiddenRows.append(row) } }

    func row(_ cell: Int) -> Int { Int(rows[cell]) }
    func column(_ cell: Int) -> Int { Int(columns[cell]) }
    func kind(_ cell: Int) -> Kind { kinds[cell] }
    func text(_ cell: Int) -> String { texts.withBytes(cell) { String(decoding: $0, as: UTF8.self) } }

    @inline(__always)
    func withBytes<Result>(_ cell: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        texts.withBytes(cell, body)
    }

    /// The cells of each row that has any, row by row and from left to right.
    var lines: [(row: Int, cells: Range<Int>)] {
        var lines: [(row: Int, cells: Range<Int>)] = []
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count, rows[end] == rows[start] { end += 1 }
            lines.append((Int(rows[start]), start..<end))
            start = end
        }
        return lines
    }

    /// In the order of rows and columns: some programs write cells in another. Of two with one place the later counts.
    func ordered() -> SheetGrid {
        guard !isOrdered else { return self }
        let order = rows.indices.sorted { (rows[$0], columns[$0], $0) < (rows[$1], columns[$1], $1) }
        var grid = SheetGrid()
        (grid.merged, grid.hiddenRows, grid.hiddenColumns) = (merged, hiddenRows, hiddenColumns)
        for (place, cell) in order.enumerated() {
            if place + 1 < order.count, rows[order[place + 1]] == rows[cell],
                columns[order[place + 1]] == columns[cell]
            {
                continue
            }
            texts.withBytes(cell) {
                grid.append(row: Int(rows[cell]), column: Int(columns[cell]), kinds[cell], $0)
            }
        }
        return grid
    }

    /// Whether two rows have two fields or more: what a sheet of remarks has not.
    var hasTable: Bool { fullerRows >= 2 }

    /// `B7` of row 6 and column 1, as spreadsheets name cells.
    static func name(row: Int, column: Int) -> String { columnName(column) + String(row + 1) }

    static func columnName(_ column: Int) -> String {
        var name = ""
        var rest = column
        repeat {
            name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
            rest = rest / 26 - 1
        } while rest >= 0
        return name
    }

    /// Row and column of `B7`; `$` is passed over. Nil for anything else, and beyond the last cell of a sheet.
    static func place(_ name: some Sequence<UInt8>) -> (row: Int, column: Int)? {
        var column = 0
        var row = 0
        for byte in name where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0: column = column * 26 + Int(byte) - 96
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte) - 48
            default: return nil
            }
            guard column <= mostColumns, row <= mostRows else { return nil }
        }
        return row > 0 && column > 0 ? (row - 1, column - 1) : nil
    }

    /// `B2:D9`, or one cell.
    static func area(_ text: String) -> Area? {
        let ends = text.split(separator: ":").map { place($0.utf8) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first.row <= last.row, first.column <= last.column
        else { return nil }
        return Area(rows: first.row...last.row, columns: first.column...last.column)
    }
}
