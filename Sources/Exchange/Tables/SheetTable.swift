import Store
import Wording

/// The table on a worksheet: its header, its rows as text, and what was decided on the way.
struct SheetTable: Sendable {
    struct Row: Sendable {
        /// As in the sheet, from 1.
        let number: Int
        /// Its fields' row among `fields`.
        let record: Int
    }

    /// Where a table's cells are in the workbook.
    struct Place: Sendable {
        let sheet: String
        /// Of the sheet, by column of the table.
        let columns: [Int]

        /// `Beslut!E10`, as formulas name a cell of another sheet.
        func cell(row number: Int, column: Int) -> String {
            let isPlain = sheet.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            let quotes = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            let name = isPlain ? sheet : "'\(quotes)'"
            return name + "!" + SheetGrid.name(row: number - 1, column: columns[column])
        }
    }

    private(set) var header: [String] = []
    /// The last row of the header, from 1.
    let headerRow: Int
    private(set) var rows: [Row] = []
    private(set) var fields = FieldTable()
    /// Rows that call themselves totals and are none, by why.
    private(set) var wrongTotals: [(row: Row, column: Int, sum: Double)] = []
    private(set) var numericColumns: Set<Int> = []
    private(set) var place: Place
    private(set) var understood: [Wording] = []
    /// What stands above the header.
    let titles: [String]

    /// - Parameters:
    ///   - wanted: the rows of column names; nil finds them.
    ///   - fillsDown: whether a row that begins with a blank goes on with the texts above: then "totalt" further to the
    ///     right is a category and no total of the rows.
    ///   - areInitiatives: whether any text may name a total, and not the first alone.
    init(
        _ chosen: WorkbookFile.Chosen, header wanted: HeaderRows? = nil, fillsDown: Bool = false,
        areInitiatives: Bool = false
    ) {
        let reading = SheetTableReading(chosen, wanted?.range)
        place = Place(sheet: chosen.sheet.name, columns: reading.columns)
        header = reading.header
        headerRow = reading.headerRow
        titles = reading.titles
        numericColumns = reading.numericColumns
        var candidates: [Int] = []
        reading.eachRow { row, cells in
            let texts = cells.lazy.filter { $0.value.amount == nil && !$0.value.text.isEmpty }.map(\.value.text)
            let isGoneOn = fillsDown && cells.first?.column != 0
            if !isGoneOn, texts.prefix(areInitiatives ? Int.max : 1).contains(where: TotalName.isOne) {
                candidates.append(rows.count)
            }
            var next = 0
            for (column, value) in cells {
                while next < column {
                    fields.append("")
                    next += 1
                }
                fields.append(value.written(isMixed: !numericColumns.contains(column)))
                next += 1
            }
            rows.append(Row(number: row, record: fields.endRow()))
        }
        understood = reading.understood
        leaveOutTotals(candidates)
    }

    /// The table of a workbook's bytes.
    ///
    /// - Throws: `ArchiveError`, `WorkbookError`, also where the rows named as the header hold nothing.
    init(
        _ bytes: [UInt8], file: String, _ reading: TableReading, fillsDown: Bool = false, areInitiatives: Bool = false
    ) throws {
        self.init(
            try WorkbookFile.read(bytes, file: file, sheet: reading.sheet), header: reading.headerRows,
            fillsDown: fillsDown, areInitiatives: areInitiatives)
        if let wanted = reading.headerRows, header.allSatisfy(\.isEmpty) {
            throw WorkbookError(file: file, sheet: place.sheet, problem: .noHeader(row: wanted.range.lowerBound))
        }
    }

    /// - Parameter candidates: rows with a text that names a total.
    private mutating func leaveOutTotals(_ candidates: [Int]) {
        guard !candidates.isEmpty else { return }
        let (rows, fields) = (rows, fields)
        let numeric = numericColumns
        let findings = TableTotals(in: rows.count, header: header, candidates: candidates) { row, column in
            fields.trimmedText(rows[row].record, column)
        } value: { row, column in
            let text = fields[rows[row].record, column]
            return SheetValue(kind: numeric.contains(column) ? .number : .text, text: text).amount
        }.findings
        for row in findings.keys.sorted() {
            if case .wrong(let column, let sum) = findings[row] { wrongTotals.append((rows[row], column, sum)) }
        }
        self.rows = rows.indices.filter { findings[$0] == nil || findings[$0] == .kept }.map { rows[$0] }
        understood += TableTotals.told(findings) { rows[$0].number }
    }
}

/// A cell's value on its way into a table.
struct SheetValue {
    var kind: SheetGrid.Kind
    var text: String

    var isNumber: Bool { kind == .number }

    /// A number, typed or written.
    var amount: Double? {
        switch kind {
        case .number: return Double(text)
        case .text:
            guard let first = text.utf8.first, text.utf8.count < 40,
                (0x30...0x39).contains(first) || [0x28, 0x2B, 0x2D, 0xE2].contains(first),
                let number = WrittenNumber(text), number.word.isEmpty,
                let reading = number.reading(decimal: .comma) ?? number.reading(decimal: .point)
            else { return nil }
            guard let value = Double(reading.digits + "e\(number.exponent - reading.decimals)") else { return nil }
            return number.isNegative ? -value : value
        case .date, .boolean, .error, .uncomputed: return nil
        }
    }

    /// - Parameter isMixed: whether the column also has texts, which decide its decimal mark.
    func written(isMixed: Bool) -> String {
        guard kind.isValue else { return "" }
        return kind == .number && isMixed ? CellText.unmistakable(text) : text
    }
}

/// Finds the table among a sheet's cells.
private struct SheetTableReading {
    private(set) var header: [String] = []
    private(set) var headerRow = 1
    private(set) var columns: [Int] = []
    private(set) var numericColumns: Set<Int> = []
    private(set) var understood: [Wording] = []
    private(set) var titles: [String] = []
    /// Groups of columns in a header.
    private static let mostGroups = 1_000

    private let grid: SheetGrid
    private var body: [(row: Int, cells: Range<Int>)] = []
    /// By column of the sheet, that of the table.
    private var places: [Int: Int] = [:]
    /// Values of cells merged over several rows, for the rows below their first: by column, from above.
    private var fills: [Int: [(rows: ClosedRange<Int>, value: SheetValue)]] = [:]

    init(_ chosen: WorkbookFile.Chosen, _ wanted: ClosedRange<Int>?) {
        grid = chosen.grid
        let declared = wanted == nil && chosen.sheet.tables.count == 1 ? chosen.sheet.tables[0] : nil
        var lines = grid.lines
        if let area = declared?.area {
            lines = lines.compactMap { line in
                guard area.rows.contains(line.row) else { return nil }
                let cells = line.cells.filter { area.columns.contains(grid.column($0)) }
                // Cells of a row are next to each other.
                return cells.first.map { (line.row, $0..<(cells[cells.count - 1] + 1)) }
            }
        }
        guard !lines.isEmpty else { return }
        let header = wanted.map { headerLines(lines, $0) } ?? (declared == nil ? headerLines(lines) : 0..<1)
        let headerRows = lines[header].map(\.row)
        headerRow = (headerRows.last ?? 0) + 1
        let totals = declared.map { $0.area.rows.upperBound - $0.totals } ?? Int.max
        body = lines[header.upperBound...].filter { $0.row <= totals }
        titles = lines[..<header.lowerBound].map { $0.cells.map { grid.text($0) }.joined(separator: " ") }
        tell(chosen, declared, headerRows)
        readHeader(lines[header])
        readFills()
        readKinds()
        tellHidden()
    }

    /// Those of given rows, from 1; none where they hold nothing.
    private func headerLines(_ lines: [(row: Int, cells: Range<Int>)], _ wanted: ClosedRange<Int>) -> Range<Int> {
        let first = lines.firstIndex { $0.row + 1 >= wanted.lowerBound } ?? lines.count
        let end = lines.firstIndex { $0.row + 1 > wanted.upperBound } ?? lines.count
        return first..<max(first, end)
    }

    /// Where cells are merged across columns, they say how deep the header is.
    private func headerLines(_ lines: [(row: Int, cells: Range<Int>)]) -> Range<Int> {
        let found = HeaderSearch(lines.prefix(HeaderSearch.depth).map(searched)).header
        let depth = found.count == 1 ? headerDepth(lines, found.lowerBound) : found.count
        return found.lowerBound..<found.lowerBound + depth
    }

    private func searched(_ line: (row: Int, cells: Range<Int>)) -> HeaderSearch.Row {
        let cells = line.cells.map { cell in
            let (kind, text) = (grid.kind(cell), grid.text(cell))
            let isPeriod = kind == .number && Int(text).map { (1_800...2_200).contains($0) } ?? false
            return HeaderSearch.Cell(
                column: grid.column(cell), text: text.withoutOuterSpaces,
                kind: kind == .text ? .name : isPeriod ? .period : .value)
        }
        return HeaderSearch.Row(number: line.row + 1, cells: cells.filter { !$0.text.isEmpty })
    }

    /// Names of groups stand above the names of their columns in cells that are merged across them.
    private func headerDepth(_ lines: [(row: Int, cells: Range<Int>)], _ first: Int) -> Int {
        var depth = 1
        while depth < 4, first + depth + 1 < lines.count {
            let (above, below) = (lines[first + depth - 1].row, lines[first + depth])
            let groups = Array(
                grid.merged.lazy.filter { $0.rows.contains(above) && $0.columns.count > 1 }.prefix(Self.mostGroups))
            let isNamed = below.cells.allSatisfy { grid.kind($0) == .text }
            let columns = below.cells.map { grid.column($0) }
            guard !groups.isEmpty, isNamed, columns.contains(where: { c in groups.contains { $0.columns.contains(c) } })
            else { break }
            depth += 1
        }
        return depth
    }

    private mutating func tell(
        _ chosen: WorkbookFile.Chosen, _ declared: WorkbookSheet.Table?, _ headerRows: [Int]
    ) {
        let (format, sheet) = (chosen.format, quoted(chosen.sheet.name))
        let rows = headerRows.map { String($0 + 1) }
        let list = (sv: rows.joined(separator: " och "), en: rows.joined(separator: " and "))
        let range = declared.map {
            SheetGrid.name(row: $0.area.rows.lowerBound, column: $0.area.columns.lowerBound) + ":"
                + SheetGrid.name(row: $0.area.rows.upperBound, column: $0.area.columns.upperBound)
        }
        understood.append(
            Wording(
                sv: "\(format.sv), blad \(sheet.sv)\(range.map { ", tabell \($0)" } ?? ""), rubriker i rad \(list.sv).",
                en: "\(format.en), sheet \(sheet.en)\(range.map { ", table \($0)" } ?? ""), header in row \(list.en)."))
    }

    private mutating func readHeader(_ lines: ArraySlice<(row: Int, cells: Range<Int>)>) {
        var parts: [Int: [String]] = [:]
        let isMerged = lines.dropLast().contains { line in
            grid.merged.contains { $0.rows.contains(line.row) && $0.columns.count > 1 }
        }
        if lines.count > 1, !isMerged { parts = HeaderSearch.names(lines.map(searched)).mapValues { [$0] } }
        for line in isMerged || lines.count == 1 ? lines : [] {
            var names: [Int: String] = [:]
            for cell in line.cells {
                let text = grid.text(cell).withoutOuterSpaces.split(whereSeparator: \.isNewline).joined(separator: " ")
                names[grid.column(cell)] = text
            }
            // A group's name counts for all its columns, unless it spans the whole header.
            if lines.count > 1 {
                let groups = grid.merged.lazy.filter { $0.rows.contains(line.row) && $0.columns.count > 1 }
                for area in groups.prefix(Self.mostGroups) {
                    guard let name = names[area.columns.lowerBound] else { continue }
                    for column in area.columns { names[column] = name }
                }
            }
            for (column, name) in names where !name.isEmpty && parts[column]?.last != name {
                parts[column, default: []].append(name)
            }
        }
        var used = Set(parts.keys)
        for line in body { for cell in line.cells where grid.kind(cell).isValue { used.insert(grid.column(cell)) } }
        columns = used.sorted()
        header = columns.map { (parts[$0] ?? []).joined(separator: " / ") }
        places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    }

    /// Rows of the table that hold something, with their number from 1 and their cells in the order of the columns.
    func eachRow(_ body: (_ number: Int, _ cells: [(column: Int, value: SheetValue)]) -> Void) {
        var cells: [(column: Int, value: SheetValue)] = []
        var next: [Int: Int] = [:]
        for line in self.body {
            cells.removeAll(keepingCapacity: true)
            var filled: [Int: SheetValue] = [:]
            for (column, list) in fills {
                var place = next[column] ?? 0
                while place < list.count, list[place].rows.upperBound < line.row { place += 1 }
                next[column] = place
                if place < list.count, list[place].rows.contains(line.row) { filled[column] = list[place].value }
            }
            for cell in line.cells {
                let column = grid.column(cell)
                guard let place = places[column], filled[column] == nil else { continue }
                cells.append((place, SheetValue(kind: grid.kind(cell), text: grid.text(cell))))
            }
            if !filled.isEmpty {
                for (column, value) in filled { if let place = places[column] { cells.append((place, value)) } }
                cells.sort { $0.column < $1.column }
            }
            let isEmpty = cells.allSatisfy { !$0.value.kind.isValue || $0.value.text.withoutOuterSpaces.isEmpty }
            if !isEmpty { body(line.row + 1, cells) }
        }
    }

    private mutating func readKinds() {
        var withoutValue: [SheetGrid.Kind: [String]] = [:]
        var kinds: [Int: Set<SheetGrid.Kind>] = [:]
        for line in body {
            for cell in line.cells {
                let (column, kind) = (grid.column(cell), grid.kind(cell))
                if kind.isValue {
                    if let place = places[column] { kinds[place, default: []].insert(kind) }
                } else {
                    withoutValue[kind, default: []].append(SheetGrid.name(row: line.row, column: column))
                }
            }
        }
        numericColumns = Set(kinds.filter { $0.value == [.number] }.keys)
        tell(withoutValue)
    }

    /// Reads the texts, dates and years of cells merged over several rows, for the rows below their first. An amount
    /// counts once, in the first row: it may be for all of them together.
    private mutating func readFills() {
        let tall = grid.merged.filter { $0.rows.count > 1 }
        guard !tall.isEmpty, let first = body.first?.row else { return }
        let lines = Dictionary(uniqueKeysWithValues: body.map { ($0.row, $0.cells) })
        var filled: [String] = []
        var once: [String] = []
        for area in tall where area.rows.lowerBound >= first {
            let column = area.columns.lowerBound
            guard let cell = lines[area.rows.lowerBound]?.first(where: { grid.column($0) == column }) else { continue }
            let value = SheetValue(kind: grid.kind(cell), text: grid.text(cell))
            let name =
                SheetGrid.name(row: area.rows.lowerBound, column: column) + ":"
                + SheetGrid.name(row: area.rows.upperBound, column: area.columns.upperBound)
            if value.isNumber, !(Int(value.text).map { (1_800...2_200).contains($0) } ?? false) {
                once.append(name)
                continue
            }
            filled.append(name)
            fills[column, default: []].append((area.rows.lowerBound + 1...area.rows.upperBound, value))
        }
        for column in fills.keys { fills[column]?.sort { $0.rows.lowerBound < $1.rows.lowerBound } }
        tell(filled) { list in
            Wording(
                sv: "Sammanfogade celler gäller alla sina rader: \(list).",
                en: "Merged cells count for all their rows: \(list).")
        }
        tell(once) { list in
            Wording(
                sv: "Tal i celler som är sammanfogade över flera rader räknas en gång, i den första: \(list).",
                en: "Numbers in cells merged over several rows count once, in the first: \(list).")
        }
    }

    private mutating func tell(_ withoutValue: [SheetGrid.Kind: [String]]) {
        tell(withoutValue[.error] ?? []) { list in
            Wording(sv: "Felvärden, lästa som tomma: \(list).", en: "Error values, read as empty: \(list).")
        }
        tell(withoutValue[.uncomputed] ?? []) { list in
            Wording(
                sv: "Formler utan uträknat värde, lästa som tomma: \(list). Öppna filen i Excel och spara den.",
                en: "Formulas without a computed value, read as empty: \(list). Open the file in Excel and save it.")
        }
    }

    private mutating func tellHidden() {
        let rows = Set(body.map(\.row))
        let hidden = grid.hiddenRows.filter(rows.contains).map { $0 + 1 }
        tell(hidden.map(String.init), most: 20) { list in
            Wording(
                sv: "Dolda rader (kanske bortfiltrerade), som ändå lästes: \(list).",
                en: "Hidden rows (filtered away, perhaps), read all the same: \(list).")
        }
        let columns = columns.filter { column in grid.hiddenColumns.contains { $0.contains(column) } }
        tell(columns.map(SheetGrid.columnName)) { list in
            Wording(
                sv: "Dolda kolumner, som ändå lästes: \(list).", en: "Hidden columns, read all the same: \(list).")
        }
    }

    /// Notes cells, rows or columns, where there are any, the first of them by name.
    private mutating func tell(_ names: [String], most: Int = 10, _ text: (String) -> Wording) {
        guard !names.isEmpty else { return }
        understood.append(text(names.prefix(most).joined(separator: ", ") + (names.count > most ? " …" : "")))
    }
}
