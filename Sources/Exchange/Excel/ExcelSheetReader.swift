import Archive
import JSON
import Store

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Reads the cells of a worksheet as a stream.
///
/// More than a dozen properties because it is where a stream stands: in which row, cell and element.
final class ExcelSheetReader: XMLHandler {
    private(set) var grid = SheetGrid()
    private let cells: ExcelCells
    private var isInData = false
    private var row = -1
    private var column = -1
    private var isRowHidden = false
    private var type: CellType = .number
    private var style = 0
    private var hasFormula = false
    private var hasValue = false
    private var value: [UInt8] = []
    private var inline: [UInt8] = []
    private var isInCell = false
    private var isPhonetic = false
    private var target: Target = .nothing

    private enum CellType { case number, shared, inline, formulaText, boolean, error, date }
    private enum Target { case nothing, value, inline }

    init(_ cells: ExcelCells) { self.cells = cells }

    /// Without the texts only whether there is a table is wanted.
    var isDone: Bool { cells.texts == nil && grid.hasTable }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        if isInCell {
            startInCell(name)
        } else if isInData {
            if name.is("c") { try startCell(attributes) } else if name.is("row") { try startRow(attributes) }
        } else if name.is("sheetData") {
            isInData = true
        } else if name.is("mergeCell"), let area = attributes.string("ref").flatMap(SheetGrid.area) {
            grid.merged.append(area)
        } else if name.is("col"), attributes.isTrue("hidden"), let first = attributes.integer("min"),
            let last = attributes.integer("max"), first >= 1, last >= first
        {
            grid.hiddenColumns.append(first - 1...min(last, SheetGrid.mostColumns) - 1)
        }
    }

    private func startInCell(_ name: XMLName) {
        if name.is("v") {
            (target, hasValue) = (.value, true)
        } else if name.is("f") {
            hasFormula = true
        } else if name.is("rPh") {
            isPhonetic = true
        } else if name.is("t"), !isPhonetic {
            target = .inline
        }
    }

    private func startRow(_ attributes: XMLAttributes) throws {
        if let text = attributes.string("r") {
            guard let number = Int(text), (1...SheetGrid.mostRows).contains(number) else {
                throw cells.problem(.beyondTheSheet(text))
            }
            row = number - 1
        } else {
            row += 1
        }
        guard row < SheetGrid.mostRows else { throw cells.problem(.beyondTheSheet("\(row + 1)")) }
        column = -1
        isRowHidden = attributes.isTrue("hidden")
    }

    private func startCell(_ attributes: XMLAttributes) throws {
        if let reference = attributes["r"] {
            let place = SheetGrid.place(
                UnsafeBufferPointer(start: reference, count: strlen(reference)).lazy.map(UInt8.init))
            guard let place else { throw cells.problem(.beyondTheSheet(String(cString: reference))) }
            (row, column) = (place.row, place.column)
        } else {
            column += 1
            guard column < SheetGrid.mostColumns else {
                throw cells.problem(.beyondTheSheet(SheetGrid.name(row: max(0, row), column: column)))
            }
        }
        type = attributes["t"].map(Self.type) ?? .number
        style = attributes["s"].flatMap { Int(String(cString: $0)) } ?? 0
        (isInCell, hasFormula, hasValue, isPhonetic) = (true, false, false, false)
        value.removeAll(keepingCapacity: true)
        inline.removeAll(keepingCapacity: true)
    }

    private static func type(_ text: UnsafePointer<CChar>) -> CellType {
        switch String(cString: text) {
        case "s": .shared
        case "inlineStr": .inline
        case "str": .formulaText
        case "b": .boolean
        case "e": .error
        case "d": .date
        default: .number
        }
    }

    func end(_ name: XMLName) throws {
        guard isInCell else {
            if name.is("sheetData") { isInData = false }
            return
        }
        if name.is("c") {
            isInCell = false
            try endCell()
        } else if name.is("rPh") {
            isPhonetic = false
        } else {
            target = .nothing
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {
        switch target {
        case .nothing: break
        case .value: value += bytes
        case .inline: inline += bytes
        }
    }

    private func endCell() throws {
        if type == .inline {
            if !inline.isEmpty { try append(.text, ExcelText.unescaped(inline)) }
            return
        }
        guard hasValue, !value.isEmpty else {
            if hasFormula, type != .formulaText { try append(.uncomputed, []) }
            return
        }
        switch type {
        case .shared: try appendShared()
        case .formulaText: try append(.text, ExcelText.unescaped(value))
        case .boolean: try append(.boolean, Array((value == [0x31] ? "true" : "false").utf8))
        case .error: try append(.error, value)
        case .date: try append(.date, Array(CellText.date(iso: String(decoding: value, as: UTF8.self)).utf8))
        case .number, .inline: try appendNumber()
        }
    }

    private func appendShared() throws {
        guard let texts = cells.texts else { return try append(.text, [0x2E]) }
        let text = String(decoding: value, as: UTF8.self)
        guard let index = Int(text), (0..<texts.count).contains(index) else {
            throw cells.problem(
                .textOutside(cell: SheetGrid.name(row: row, column: column), text: text, count: texts.count))
        }
        try makeRoom()
        texts.withBytes(index) { if !$0.isEmpty { grid.append(row: row, column: column, .text, $0) } }
    }

    private func appendNumber() throws {
        let format = cells.formats.indices.contains(style) ? cells.formats[style] : .number
        guard let number = value.withUnsafeBytes({ CellText.number($0) }) else { return try append(.text, value) }
        var kind = SheetGrid.Kind.number
        var text = number
        switch format {
        case .number: break
        case .date(let hasDay):
            if let date = Double(number).flatMap({ cells.calendar.text($0, hasDay: hasDay) }) {
                (kind, text) = (.date, date)
            }
        case .duration: Double(number).flatMap(ExcelCalendar.duration).map { (kind, text) = (.text, $0) }
        case .code(let pattern): CellText.code(number, pattern: pattern).map { (kind, text) = (.text, $0) }
        }
        try append(kind, Array(text.utf8))
    }

    private func append(_ kind: SheetGrid.Kind, _ bytes: [UInt8]) throws {
        try makeRoom()
        bytes.withUnsafeBytes { grid.append(row: row, column: column, kind, $0) }
    }

    private func makeRoom() throws {
        guard grid.count < SheetGrid.mostCells else { throw cells.problem(.tooManyCells(limit: SheetGrid.mostCells)) }
        if isRowHidden { grid.hide(row: row) }
    }
}
