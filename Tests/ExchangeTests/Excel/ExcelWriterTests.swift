import Testing

@testable import Exchange

/// openpyxl 3.1.5 reads what stands here in the same way; `Scripts/verify-files` asks it.
struct ExcelWriterTests {
    private func workbook(_ rows: [[ExcelWriter.Cell]], name: String = "Svar") throws -> [UInt8] {
        var writer = ExcelWriter()
        try writer.add(sheet: name, header: ["a", "b"], rows: rows)
        return try writer.finished(file: "f.xlsx")
    }

    @Test func `what is written is read back with its types`() throws {
        let text = " =1+1 <&> \"å\"\n_x000D_ \u{1} "
        let bytes = try workbook([
            [.text(text), .number(-0.1)], [.boolean(true), .day(year: 2024, month: 2, day: 29)],
            [.nothing, .number(7)],
        ])
        let chosen = try WorkbookFile.read(bytes, file: "f.xlsx", sheet: nil)
        #expect(chosen.sheet.name == "Svar")
        let cells = (0..<chosen.grid.count).map { (chosen.grid.kind($0), chosen.grid.text($0)) }
        #expect(cells.map(\.0) == [.text, .text, .text, .number, .boolean, .date, .number])
        #expect(cells.map(\.1) == ["a", "b", text, "-0.1", "true", "2024-02-29", "7"])
    }

    @Test func `the same content gives the same bytes`() throws {
        #expect(try workbook([[.number(1)]]) == workbook([[.number(1)]]))
    }

    @Test func `a text longer than a cell is cut, and counted`() throws {
        var writer = ExcelWriter()
        try writer.add(sheet: "A", header: nil, rows: [[.text(String(repeating: "å", count: 40_000))]])
        #expect(writer.cut == 1)
        let grid = try WorkbookFile.read(writer.finished(file: "f"), file: "f", sheet: nil).grid
        #expect(grid.text(0).utf16.count == 32_767)
        #expect(grid.text(0).hasSuffix("å…"))
    }

    @Test func `names of sheets are what Excel allows, and differ`() throws {
        var writer = ExcelWriter()
        for name in ["A/B:C", "a b c", String(repeating: "x", count: 40)] {
            try writer.add(sheet: name, header: nil, rows: [[.number(1)]])
        }
        let bytes = try writer.finished(file: "f")
        let error = #expect(throws: WorkbookError.self) { try WorkbookFile.read(bytes, file: "f", sheet: nil) }
        #expect(error?.problem == .whichSheet(["A B C", "a b c 2", String(repeating: "x", count: 31)]))
    }

    @Test(arguments: ["1900-02-28", "2024", "2024-05", "2024-02-30", "20240229", ""])
    func `what Excel can't count as a day is none`(_ text: String) { #expect(ExcelWriter.Cell(day: text) == nil) }

    @Test func `days are numbered as Excel numbers them`() {
        #expect(ExcelCalendar.serial(year: 1900, month: 3, day: 1) == 61)
        #expect(ExcelCalendar.serial(year: 2024, month: 1, day: 1) == 45_292)
        #expect(ExcelCalendar.serial(year: 9999, month: 12, day: 31) == 2_958_465)
    }
}
