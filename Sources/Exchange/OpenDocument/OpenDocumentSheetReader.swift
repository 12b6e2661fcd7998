import Archive

/// Reads the cells of a sheet as a stream: values from their attributes, not from the text that is shown.
///
/// More than a dozen properties because it is where a stream stands: in which sheet, row, cell and paragraph.
final class OpenDocumentSheetReader: XMLHandler {
    private(set) var grid = SheetGrid()
    private let wanted: Int
    private let styles: OpenDocumentStyles
    private let peeks: Bool
    private let file: String
    private let sheet: String
    private var number = -1
    private var depth = 0
    private var row = 0
    private var rowRepeats = 1
    private var rowStyle: String?
    private var isRowHidden = false
    private var column = 0
    private var columnStyles: [(first: Int, last: Int, style: String?)] = []
    private var line: [Cell] = []
    private var cell: Cell?
    private var paragraphs = 0
    /// How many elements one is inside, of those whose text is no content of the cell.
    private var asides = 0
    private var isInParagraph = false
    /// White space is one blank, and nothing at a paragraph's ends: whether more of it would say nothing.
    private var isAfterBlank = false
    private var isOver = false

    /// A cell, and its copies to the right.
    private struct Cell {
        var column: Int
        var repeats: Int
        var type: String
        var value: String?
        var isError: Bool
        var isFormula: Bool
        var style: String?
        var text: [UInt8] = []
    }

    init(_ wanted: Int, _ styles: OpenDocumentStyles, peeks: Bool, file: String, sheet: String) {
        (self.wanted, self.styles, self.peeks, self.file, self.sheet) = (wanted, styles, peeks, file, sheet)
    }

    var isDone: Bool { isOver || (peeks && grid.hasTable) }

    private var isWanted: Bool { depth == 1 && number == wanted }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        let isTable = name.isInNamespace("table:1.0")
        if isTable, name.is("table") {
            depth += 1
            if depth == 1 { number += 1 }
        } else if !isWanted {
            return
        } else if cell != nil {
            startInCell(name, attributes)
        } else if isTable, name.is("table-cell") || name.is("covered-table-cell") {
            try startCell(attributes)
        } else if isTable, name.is("table-row") {
            rowRepeats = Self.count(attributes.integer("table:1.0", "number-rows-repeated"), most: SheetGrid.mostRows)
            rowStyle = attributes.string("table:1.0", "default-cell-style-name")
            isRowHidden = ["collapse", "filter"].contains(attributes.string("table:1.0", "visibility"))
            column = 0
            line.removeAll(keepingCapacity: true)
        } else if isTable, name.is("table-column") {
            startColumn(attributes)
        }
    }

    private func startColumn(_ attributes: XMLAttributes) {
        let first = columnStyles.last.map { $0.last + 1 } ?? 0
        let last =
            first + Self.count(attributes.integer("table:1.0", "number-columns-repeated"), most: SheetGrid.mostColumns)
            - 1
        guard last < SheetGrid.mostColumns * 2 else { return }
        columnStyles.append((first, last, attributes.string("table:1.0", "default-cell-style-name")))
        if ["collapse", "filter"].contains(attributes.string("table:1.0", "visibility")) {
            grid.hiddenColumns.append(first...last)
        }
    }

    private func startCell(_ attributes: XMLAttributes) throws {
        let repeats = Self.count(
            attributes.integer("table:1.0", "number-columns-repeated"), most: SheetGrid.mostColumns)
        let down = attributes.integer("table:1.0", "number-rows-spanned") ?? 1
        let across = attributes.integer("table:1.0", "number-columns-spanned") ?? 1
        if down > 1 || across > 1, column < SheetGrid.mostColumns, down <= SheetGrid.mostRows, across > 0, down > 0,
            across <= SheetGrid.mostColumns
        {
            grid.merged.append(
                SheetGrid.Area(rows: row...row + down - 1, columns: column...column + across - 1))
        }
        let type = attributes.string("office:1.0", "value-type") ?? ""
        let value =
            switch type {
            case "date": attributes.string("office:1.0", "date-value")
            case "boolean": attributes.string("office:1.0", "boolean-value")
            case "time": attributes.string("office:1.0", "time-value")
            case "string": attributes.string("office:1.0", "string-value")
            default: attributes.string("office:1.0", "value")
            }
        cell = Cell(
            column: column, repeats: repeats, type: type, value: value,
            isError: attributes.string("calcext:1.0", "value-type") == "error",
            isFormula: attributes["table:1.0", "formula"] != nil,
            style: attributes.string("table:1.0", "style-name"))
        (paragraphs, asides, isInParagraph) = (0, 0, false)
        column = min(column + repeats, SheetGrid.mostColumns * 2)
    }

    private func startInCell(_ name: XMLName, _ attributes: XMLAttributes) {
        let isText = name.isInNamespace("text:1.0")
        // Comments, drawings and readings stand in a cell without being what it holds.
        if asides > 0 || name.is("annotation") || !isText || name.is("ruby-text") || name.is("note") {
            asides += 1
        } else if name.is("p") || name.is("h") {
            if paragraphs > 0 { cell?.text.append(10) }
            paragraphs += 1
            (isInParagraph, isAfterBlank) = (true, true)
        } else if name.is("s") {
            isAfterBlank = false
            let count = min(max(1, attributes.integer("text:1.0", "c") ?? 1), 1 << 15)
            cell?.text += [UInt8](repeating: 32, count: count)
        } else if name.is("tab") {
            isAfterBlank = false
            cell?.text.append(9)
        } else if name.is("line-break") {
            isAfterBlank = false
            cell?.text.append(10)
        }
    }

    func end(_ name: XMLName) throws {
        let isTable = name.isInNamespace("table:1.0")
        if isTable, name.is("table"), asides == 0 {
            if isWanted { isOver = true }
            depth -= 1
        } else if !isWanted {
            if isTable, name.is("table") { depth -= 1 }
        } else if let ended = cell {
            if asides > 0 {
                asides -= 1
            } else if isTable, name.is("table-cell") || name.is("covered-table-cell") {
                if !ended.type.isEmpty || !ended.text.isEmpty || ended.isFormula { line.append(ended) }
                cell = nil
            } else if name.is("p") || name.is("h") {
                isInParagraph = false
                if isAfterBlank, cell?.text.last == 32 { cell?.text.removeLast() }
            }
        } else if isTable, name.is("table-row") {
            try endRow()
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {
        guard asides == 0, isInParagraph else { return }
        for byte in bytes {
            let isBlank = [9, 10, 13, 32].contains(byte)
            if !isBlank || !isAfterBlank { cell?.text.append(isBlank ? 32 : byte) }
            isAfterBlank = isBlank
        }
    }

    /// Repeated rows to the sheet's end are nothing unless they hold something.
    private func endRow() throws {
        defer { row = min(row + rowRepeats, SheetGrid.mostRows) }
        guard !line.isEmpty else { return }
        guard row + rowRepeats <= SheetGrid.mostRows else { throw problem(.beyondTheSheet("\(row + rowRepeats)")) }
        let values = line.compactMap { cell in value(of: cell).map { (cell, $0.kind, Array($0.text.utf8)) } }
        if let (beyond, _, _) = values.first(where: { $0.0.column + $0.0.repeats > SheetGrid.mostColumns }) {
            throw problem(.beyondTheSheet(SheetGrid.name(row: row, column: beyond.column + beyond.repeats - 1)))
        }
        // Counted before any is kept: a few bytes can state more cells than there is memory for.
        let cells = values.reduce(0) { $0 + $1.0.repeats } * rowRepeats
        guard cells <= SheetGrid.mostCells - grid.count else {
            throw problem(.tooManyCells(limit: SheetGrid.mostCells))
        }
        for row in row..<row + rowRepeats {
            for (cell, kind, text) in values {
                for column in cell.column..<cell.column + cell.repeats {
                    text.withUnsafeBytes { grid.append(row: row, column: column, kind, $0) }
                }
            }
            if isRowHidden, !values.isEmpty { grid.hide(row: row) }
        }
    }

    private func value(of cell: Cell) -> (kind: SheetGrid.Kind, text: String)? {
        let shown = String(decoding: cell.text, as: UTF8.self)
        if cell.isError { return (.error, shown) }
        switch cell.type {
        case "date": return (cell.value ?? shown).isEmpty ? nil : (.date, CellText.date(iso: cell.value ?? shown))
        case "boolean": return (.boolean, cell.value ?? shown)
        case "time": return (.text, cell.value.flatMap(Self.time) ?? shown)
        case "float", "percentage", "currency":
            var text = cell.value ?? ""
            guard let number = text.withUTF8({ CellText.number(UnsafeRawBufferPointer($0)) }) else {
                return shown.isEmpty ? nil : (.text, shown)
            }
            let style = cell.style ?? rowStyle ?? columnStyle(cell.column)
            if let code = styles.pattern(style).flatMap({ CellText.code(number, pattern: $0) }) { return (.text, code) }
            return (.number, number)
        case "" where cell.isFormula && shown.isEmpty: return (.uncomputed, "")
        default:
            let text = cell.value ?? shown
            return text.isEmpty ? nil : (.text, text)
        }
    }

    /// A number of repetitions; what a sheet has no room for is one too many.
    private static func count(_ stated: Int?, most: Int) -> Int { min(max(1, stated ?? 1), most + 1) }

    private func columnStyle(_ column: Int) -> String? {
        columnStyles.first { $0.first <= column && column <= $0.last }?.style
    }

    /// `PT18H05M00S` as `18:05:00`.
    private static func time(_ text: String) -> String? {
        guard text.hasPrefix("PT") else { return nil }
        var seconds = 0.0
        var digits = ""
        for sign in text.dropFirst(2) {
            switch sign {
            case "H", "M", "S":
                guard let number = Double(digits), number >= 0, number < 1e9 else { return nil }
                seconds += number * (sign == "H" ? 3_600 : sign == "M" ? 60 : 1)
                digits = ""
            default: digits.append(sign == "," ? "." : sign)
            }
        }
        return digits.isEmpty ? CellText.time(Int(seconds.rounded())) : nil
    }

    private func problem(_ problem: WorkbookError.Problem) -> WorkbookError {
        WorkbookError(file: file, sheet: sheet, problem: problem)
    }
}
