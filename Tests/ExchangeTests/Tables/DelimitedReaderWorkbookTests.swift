import Testing
import Wording

@testable import Exchange

struct DelimitedReaderWorkbookTests {
    @Test func `a workbook gives rows with the numbers that they have in the sheet`() throws {
        let table = try Table(DelimitedReader.table(file: WorkbookFixture.path("xl_region_list.xlsx")))
        #expect(table.header[4] == "Belopp / Beviljat (tkr)")
        #expect(table.records.map { $0[4] } == ["250", "600.25", "1", "800"])
        #expect(table.rows == [6, 7, 8, 10])
    }

    @Test func `a number that is none is named by its cell`() throws {
        let path = WorkbookFixture.path("xl_region_list.xlsx")
        let error = #expect(throws: NumberColumn.NotANumber.self) {
            _ = try NumberColumn.read(path, value: "Kommun", weight: nil, groups: [], id: nil, need: nil)
        }
        let wording = error?.wording.en.split(separator: "/").last
        #expect(
            wording == """
                xl_region_list.xlsx, Beslut!C6, row 6, column Kommun: “Härjedalen” is not a number. Correct it, or \
                leave the field empty if it is missing.
                """)
    }

    @Test func `text is read as before, from a pipe too`() throws {
        let file = try TemporaryFile(Array("a;b\n1;2\n".utf8))
        let table = try Table(DelimitedReader.table(file: file.path))
        #expect(table.header == ["a", "b"])
        #expect(table.records == [["1", "2"]])
        #expect(table.rows == [2])
    }
}
