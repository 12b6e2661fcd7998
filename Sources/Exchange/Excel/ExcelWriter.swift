import Archive
import Store
import Wording

/// Writes a workbook of Excel: real numbers and dates, a frozen header, columns as wide as their texts. Strings stand
/// in their cells, nothing is a formula, and no clock is in it: the same content gives the same bytes.
///
/// Source: ECMA-376, Office Open XML, part 1.
package struct ExcelWriter {
    package enum Cell: Sendable, Hashable {
        case nothing
        case text(String)
        case number(Double)
        case boolean(Bool)
        /// A day, after 1900-02-28.
        case day(year: Int, month: Int, day: Int)
    }

    /// Rows that a sheet has room for, its header included.
    package static let mostRows = SheetGrid.mostRows
    /// Characters that a cell has room for.
    package static let mostCharacters = 32_767

    private var sheets: [(name: String, xml: [UInt8])] = []
    /// Texts that were longer than a cell and end with an ellipsis.
    package private(set) var cut = 0

    package init() {}

    /// Adds a sheet.
    ///
    /// - Parameters:
    ///   - name: what Excel doesn't allow in it becomes a blank; at most 31 characters of it.
    ///   - header: a first row that stays when the others move; nil for rows without one.
    package mutating func add(sheet name: String, header: [String]?, rows: [[Cell]]) throws(FileError) {
        guard rows.count < Self.mostRows else { throw FileError(tooManyRows: rows.count, limit: Self.mostRows - 1) }
        let all = (header.map { [$0.map { Cell.text($0) }] } ?? []) + rows
        var text = ByteSink()
        try text.write(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>\
            <sheetView workbookViewId="0">
            """)
        if header != nil {
            try text.write(
                #"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"# as StaticString)
        }
        try text.write("</sheetView></sheetViews>" as StaticString)
        let widths = Self.widths(of: all)
        if !widths.isEmpty {
            try text.write("<cols>" as StaticString)
            for (column, width) in widths.enumerated() {
                try text.write(
                    "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width)\" customWidth=\"1\"/>")
            }
            try text.write("</cols>" as StaticString)
        }
        try text.write("<sheetData>" as StaticString)
        for (row, cells) in all.enumerated() {
            try text.write("<row r=\"\(row + 1)\">")
            for (column, cell) in cells.enumerated() {
                try write(
                    cell, SheetGrid.name(row: row, column: column), isHeader: row == 0 && header != nil, to: &text)
            }
            try text.write("</row>" as StaticString)
        }
        try text.write("</sheetData></worksheet>" as StaticString)
        sheets.append((allowed(name), text.bytes()))
    }

    private mutating func write(
        _ cell: Cell, _ place: String, isHeader: Bool, to text: inout ByteSink
    ) throws(FileError) {
        switch cell {
        case .nothing: return
        case .number(let value):
            // A spreadsheet's number is a finite double.
            guard value.isFinite else { return }
            try text.write("<c r=\"\(place)\"><v>\(CellText.number(value))</v></c>")
        case .boolean(let value): try text.write("<c r=\"\(place)\" t=\"b\"><v>\(value ? 1 : 0)</v></c>")
        case .day(let year, let month, let day):
            let serial = ExcelCalendar.serial(year: year, month: month, day: day)
            try text.write("<c r=\"\(place)\" s=\"2\"><v>\(serial)</v></c>")
        case .text(let value):
            guard !value.isEmpty else { return }
            var kept = value
            // Excel counts in units of UTF-16.
            if value.utf16.count > Self.mostCharacters {
                kept = String(decoding: value.utf16.prefix(Self.mostCharacters - 1), as: UTF16.self) + "…"
                cut += 1
            }
            let style = isHeader ? " s=\"1\"" : ""
            try text.write(
                "<c r=\"\(place)\"\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                    + ExcelText.escaped(kept) + "</t></is></c>"
            )
        }
    }

    /// In characters: of the longest line in each column, between 8 and 60; of the first thousand rows.
    private static func widths(of rows: [[Cell]]) -> [Int] {
        var widths: [Int] = []
        for row in rows.prefix(1_000) {
            for (column, cell) in row.enumerated() {
                let length =
                    switch cell {
                    case .nothing: 0
                    case .text(let text): text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
                    case .number(let value): CellText.number(value).count
                    case .boolean: 6
                    case .day: 10
                    }
                if column == widths.count { widths.append(8) }
                widths[column] = min(60, max(widths[column], length + 2))
            }
        }
        return widths
    }

    private func allowed(_ name: String) -> String {
        let plain = String(name.map { "[]:*?/\\".contains($0) || $0.isNewline ? " " : $0 }.prefix(31))
        var unique = plain.isEmpty ? "Blad" : plain
        var number = 2
        while sheets.contains(where: { $0.name.lowercased() == unique.lowercased() }) {
            unique = "\(plain.prefix(27)) \(number)"
            number += 1
        }
        return unique
    }

    /// The workbook's bytes.
    package func finished(file: String) throws -> [UInt8] {
        var zip = ZipWriter()
        func add(_ name: String, _ xml: String) {
            zip.add(name, Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\(xml)".utf8))
        }
        let package = "http://schemas.openxmlformats.org/package/2006"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let numbers = 1...max(1, sheets.count)
        add(
            "[Content_Types].xml",
            "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>"
                + numbers.map {
                    "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(type).worksheet+xml\"/>"
                }.joined() + "</Types>")
        add(
            "_rels/.rels",
            "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
        add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
                + sheets.enumerated().map { place, sheet in
                    "<sheet name=\"\(ExcelText.escaped(sheet.name))\" sheetId=\"\(place + 1)\" "
                        + "r:id=\"rId\(place + 1)\"/>"
                }.joined() + "</sheets></workbook>")
        add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"\(package)/relationships\">"
                + numbers.map {
                    "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" "
                        + "Target=\"worksheets/sheet\($0).xml\"/>"
                }.joined()
                + "<Relationship Id=\"rId\(numbers.count + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
                + "</Relationships>")
        add("xl/styles.xml", Self.styles(main))
        for (place, sheet) in sheets.enumerated() { zip.add("xl/worksheets/sheet\(place + 1).xml", sheet.xml) }
        return try zip.finish(file: file)
    }

    /// Formats of cells: 0 as it comes, 1 a header, 2 a day.
    private static func styles(_ main: String) -> String {
        """
        <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/>\
        </font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill \
        patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>\
        </border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>\
        </cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf \
        numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" \
        fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle \
        name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """
    }
}

extension ExcelWriter.Cell {
    /// A day where a text is one, written in full, that Excel can count.
    package init?(day text: String) {
        guard text.utf8.count == 10, let date = PartialDate(text), let month = date.month, let day = date.day,
            (date.year, month) > (1900, 2)
        else { return nil }
        self = .day(year: date.year, month: month, day: day)
    }
}
