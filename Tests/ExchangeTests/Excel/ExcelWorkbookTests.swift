import Archive
import Store
import Testing
import Wording

@testable import Exchange

/// Truths: cases/formats/expected.json, of which openpyxl and calamine confirm all but `_x000D_` and error cells.
struct ExcelWorkbookTests {
    private let plain: [[String]] = [
        ["RJH-1", "Fiber i Åre", "2024-01-01", "1250000.5", "2321", "0.5"],
        ["RJH-2", " Bygda\r & <byn> ", "2024-06-30T18:00:00", "2501001", "0114", ""],
        ["x_y", "", "2024-02-29", "1000000", "0305", "true"],
    ]

    @Test(arguments: ["plain", "prefix", "absolute", "zip64", "stored", "streamed"])
    func `every way of writing the same workbook reads the same`(_ name: String) throws {
        let table = try WorkbookFixture.table("xl_\(name).xlsx")
        #expect(
            table.header == [
                "Ärendenummer", "Projektnamn", "Beslutsdatum", "Beviljat belopp (kr)", "Kommunkod", "Andel",
            ])
        #expect(table.records == plain)
        #expect(table.numericColumns == [3])
        #expect(
            table.understood.map(\.en) == [
                "Excel workbook, sheet “Blad1”, header in row 1.", "Error values, read as empty: F3.",
            ])
    }

    @Test func `the day that never was stays one, and the days before it move`() throws {
        let table = try WorkbookFixture.table("xl_1900_bug.xlsx")
        #expect(
            table.records.map { $0[0] } == [
                "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "2024-01-01T12:00:00", "2024-02-29",
            ])
    }

    @Test func `words, colours and per cent make no dates`() throws {
        let table = try WorkbookFixture.table("xl_formats.xlsx")
        #expect(table.header == ["a", "b", "c", "d"])
        #expect(table.records == [["45292", "45292", "45292", "45292"]])
    }

    @Test func `a region's list is read as people read it`() throws {
        let table = try WorkbookFixture.table("xl_region_list.xlsx")
        #expect(table.header == ["Diarienr", "Insats", "Kommun", "Belopp / Sökt (tkr)", "Belopp / Beviljat (tkr)"])
        #expect(
            table.records == [
                ["RUN/1/2023", "Byahus Hede", "Härjedalen", "500", "250"],
                ["RUN/2/2023", "Destination Vemdalen", "Härjedalen", "1200.5", "600.25"],
                ["RUN/9/2023", "Dold rad", "Berg", "1", "1"],
                ["RUN/3/2024", "Stationshus", "Åre; Krokom", "1 000", "800"],
            ])
        #expect(table.rowNumbers == [6, 7, 8, 10])
        #expect(
            table.understood.map(\.en) == [
                "Excel workbook, sheet “Beslut”, header in row 4 and 5.",
                "Merged cells count for all their rows: C6:C7.",
                "Hidden rows (filtered away, perhaps), read all the same: 8.",
                "Totals of other rows, left out: row 9, 11.",
            ])
        #expect(table.understood[2].sv == "Dolda rader (kanske bortfiltrerade), som ändå lästes: 8.")
    }

    @Test func `memory grows with cells, not with the rectangle`() throws {
        let grid = try WorkbookFile.read(WorkbookFixture.bytes("xl_far_cell.xlsx"), file: "f", sheet: nil).grid
        #expect(grid.lines.map { $0.row + 1 } == [1, 1_048_576])
    }

    @Test func `what openpyxl 3.1.5 writes: a table object, hidden rows and columns, codes, a formula without value`()
        throws
    {
        let table = try WorkbookFixture.table("openpyxl_3.1.5.xlsx")
        #expect(
            table.header == [
                "Diarienr", "Insats", "Kommunkod", "Beslutsdatum", "Beviljat (tkr)", "Klart", "Andel",
            ])
        #expect(
            table.records == [
                ["RUN/1", "Byahus \"Hede\"", "2361", "2024-03-01", "250", "true", "0.125"],
                ["RUN/2", "", "0305", "2024-12-31T23:30:00", "600.25", "false", "1.234"],
                ["RUN/3", "Rad ett\nrad två", "0114", "1900-03-01", "0.001", "", "1e+21"],
            ])
        #expect(
            table.understood.map(\.en) == [
                "Excel workbook, sheet “Beslut 2024”, table B4:H7, header in row 4.",
                "Formulas without a computed value, read as empty: C6. Open the file in Excel and save it.",
                "Hidden rows (filtered away, perhaps), read all the same: 6.",
                "Hidden columns, read all the same: H.",
            ])
        #expect(table.place.cell(row: 6, column: 1) == "'Beslut 2024'!C6")
    }

    // MARK: Kinds of files that no fixture has

    private static let cells = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>\
        <row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><v>1</v></c></row>
        """

    @Test func `a strict workbook reads as a transitional one`() throws {
        var book = MadeWorkbook(Self.cells)
        book.namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        book.relationships = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        #expect(try book.table().records == [["a", "1"]])
    }

    @Test func `cells without places follow each other, and a value beside a text says nothing`() throws {
        let book = MadeWorkbook(
            """
            <row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>n</t></is></c></row>\
            <row><c t="inlineStr"><v>9</v><is><t><![CDATA[<a>]]></t></is></c><c><v>1</v></c></row>
            """)
        #expect(try book.table().records == [["<a>", "1"]])
    }

    @Test func `readings beside a text are left out`() throws {
        var book = MadeWorkbook(#"<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>"#)
        book.strings = """
            <sst xmlns="\(MadeWorkbook.namespace)" count="4000000000" uniqueCount="4000000000"><si><t>id</t></si>\
            <si><r><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>
            """
        // The number of texts that the part states is false; nothing is reserved by it.
        #expect(try book.table().records == [["東京"]])
    }

    @Test func `dates of 1904 begin there`() {
        let calendar = ExcelCalendar(isOf1904: true)
        #expect(calendar.text(0, hasDay: true) == "1904-01-01")
        #expect(calendar.text(43_830, hasDay: true) == "2024-01-01")
        #expect(ExcelCalendar().text(2_958_465, hasDay: true) == "9999-12-31")
        #expect(ExcelCalendar().text(2_958_466, hasDay: true) == nil)
        #expect(ExcelCalendar().text(-1, hasDay: true) == nil)
        #expect(ExcelCalendar().text(0.75, hasDay: false) == "18:00:00")
        // Less than half a second before midnight.
        #expect(ExcelCalendar().text(45_291.999_999, hasDay: true) == "2024-01-01")
    }

    // MARK: Hostile files

    private func wording(_ name: String) throws -> Wording {
        let bytes = try WorkbookFixture.bytes(name)
        let error = #expect(throws: (any Error).self) {
            try ImportSource(bytes: bytes, path: name, kind: .initiatives, crs: nil)
        }
        return try #require(error as? any WordedError).wording
    }

    @Test(arguments: [
        (
            "xl_sst_outside.xlsx",
            """
            xl_sst_outside.xlsx, sheet Blad1: cell A2 refers to shared string 7 of 1. Save the file again in Excel.
            """
        ),
        (
            "xl_bomb.xlsx",
            """
            xl_bomb.xlsx: xl/worksheets/sheet1.xml unpacks to more than 500 times its size, as a zip bomb does, and \
            is not read.
            """
        ),
        (
            "xl_doctype.xlsx",
            """
            xl_doctype.xlsx: xl/sharedStrings.xml has a document type (DOCTYPE), which must not be there. The file \
            is not read.
            """
        ),
        (
            "xl_cut.xlsx",
            """
            xl_cut.xlsx: the zip archive is broken or ends too early (Not a zip archive). Get the file anew, or save \
            it again.
            """
        ),
        (
            "xl_crc.xlsx",
            """
            xl_crc.xlsx: the checksum of xl/sharedStrings.xml is wrong: the file is damaged. Get it anew, or save it \
            again.
            """
        ),
        (
            "xl_password.xlsx",
            """
            xl_password.xlsx: the file is protected by a password. Open it in the program that made it and save it \
            without one.
            """
        ),
        (
            "xl_html.xls",
            """
            xl_html.xls: the file is a web page, which many case systems export by the name .xls. Open it in its \
            program and save the table as .xlsx or CSV UTF-8.
            """
        ),
    ])
    func `a file that can't be read says why`(_ name: String, _ message: String) throws {
        let wording = try wording(name)
        #expect(wording.en == message)
        #expect(wording.sv != wording.en)
    }

    @Test func `a cell beyond the last one is refused`() throws {
        for place in ["XFE1", "A1048577", "1", "A0"] {
            let book = MadeWorkbook("<row><c r=\"\(place)\"><v>1</v></c></row>")
            let error = #expect(throws: WorkbookError.self) { try book.table() }
            #expect(error?.problem == .beyondTheSheet(place))
        }
    }
}
