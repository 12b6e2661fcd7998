import Store
import Testing
import Wording

@testable import Exchange

struct SheetTableTests {
    private func text(_ place: String, _ text: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    private func number(_ place: String, _ value: String) -> String { "<c r=\"\(place)\"><v>\(value)</v></c>" }

    private func rows(_ cells: [String]...) -> String {
        cells.map { "<row>\($0.joined())</row>" }.joined()
    }

    @Test func `an amount in a merged cell counts once, a year in each row`() throws {
        var book = MadeWorkbook(
            rows(
                [text("A1", "id"), text("B1", "År"), text("C1", "Belopp")],
                [text("A2", "a"), number("B2", "2024"), number("C2", "500")], [text("A3", "b")]))
        book.rest = #"<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/></mergeCells>"#
        let table = try book.table()
        #expect(table.records == [["a", "2024", "500"], ["b", "2024", ""]])
        #expect(
            table.understood.map(\.en) == [
                "Excel workbook, sheet “Blad1”, header in row 1.", "Merged cells count for all their rows: B2:B3.",
                "Numbers in cells merged over several rows count once, in the first: C2:C3.",
            ])
    }

    @Test func `a point of a number stays one beside texts with commas`() throws {
        let book = MadeWorkbook(
            rows(
                [text("A1", "id"), text("B1", "n")], [text("A2", "a"), number("B2", "1.234")],
                [text("A3", "b"), text("B3", "1,5")]))
        let table = try book.table()
        #expect(table.numericColumns.isEmpty)
        #expect(table.records == [["a", "1.2340"], ["b", "1,5"]])
    }

    @Test func `fields to the right of the header make a column of their own`() throws {
        let book = MadeWorkbook(
            rows(
                [text("A1", "id"), text("B1", "n")],
                [text("A2", "a"), number("B2", "1"), text("D2", "anteckning")]))
        let source = try ImportSource(bytes: book.bytes, path: "made.xlsx", kind: .initiatives, crs: nil)
        #expect(source.header == ["id", "n", "column_3"])
        #expect(source.text(source.rows[0], 2) == "anteckning")
    }

    @Test func `a total that is none is rejected with sheet and cell`() throws {
        let book = MadeWorkbook(
            rows(
                [text("A1", "id"), text("B1", "n")], [text("A2", "a"), number("B2", "1")],
                [text("A3", "Summa"), number("B3", "3")]))
        let source = try ImportSource(bytes: book.bytes, path: "made.xlsx", kind: .initiatives, crs: nil)
        #expect(source.rows.map(\.number) == [2])
        #expect(
            source.rejected.map(\.reason.en) == [
                "cell Blad1!B3: the row calls itself a total, but the rows above give 1. Remove the row, or correct it."
            ])
        let file = try TemporaryFile(book.bytes)
        let error = #expect(throws: WorkbookError.self) { _ = try DelimitedReader.table(file: file.path) }
        #expect(error?.problem == .wrongTotal(cell: "Blad1!B3", sum: "1"))
        let broken = #expect(throws: NumberColumn.BrokenRow.self) {
            _ = try NumberColumn.read(file.path, value: "n", weight: nil, groups: [], id: nil, need: nil)
        }
        #expect(broken?.row == 3)
    }
}
