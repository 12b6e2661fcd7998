import Archive
import Testing
import Wording

@testable import Exchange

struct WorkbookFileTests {
    private func read(_ name: String, _ sheet: String?) throws -> WorkbookFile.Chosen {
        try WorkbookFile.read(WorkbookFixture.bytes(name), file: name, sheet: sheet)
    }

    @Test func `the only visible sheet with a table is meant, and any other by its name`() throws {
        #expect(try read("xl_region_list.xlsx", nil).sheet.name == "Beslut")
        #expect(try read("xl_region_list.xlsx", "dolt").sheet.name == "Dolt")
    }

    @Test func `an unknown sheet is answered with those there are`() {
        let error = #expect(throws: WorkbookError.self) { try read("xl_region_list.xlsx", "Beslutt") }
        #expect(
            error?.wording.sv
                == "xl_region_list.xlsx: det finns inget blad ”Beslutt”. Bladen är ”Läs mig”, ”Beslut”, ”Dolt”.")
    }

    @Test(arguments: [
        "xl_plain.xlsx", "xl_stored.xlsx", "xl_region_list.xlsx", "openpyxl_3.1.5.xlsx", "odfpy_1.4.1.ods",
    ])
    func `a damaged workbook is read or refused, and ends no program`(_ name: String) throws {
        let whole = try WorkbookFixture.bytes(name)
        // A sequence of its own, so that a failure comes again.
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func draw(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var refused = 0
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0...draw(4) { bytes[draw(bytes.count)] = UInt8(draw(256)) }
            if draw(8) == 0 { bytes.removeLast(draw(bytes.count)) }
            do { _ = SheetTable(try WorkbookFile.read(bytes, file: name, sheet: nil)) } catch {
                #expect(error is any WordedError)
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    @Test func `counts beyond reason in XML are refused or bounded`() throws {
        let most = String(Int.max)
        var book = MadeWorkbook("<row r=\"1\"><c s=\"\(most)\"><v>1e308</v></c><c s=\"-1\"><v>-1e308</v></c></row>")
        book.rest = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B\(most):C1\"/></mergeCells>"
        #expect(try book.table().header == ["1e+308", "-1e+308"])
        #expect(throws: WorkbookError.self) { try MadeWorkbook("<row r=\"\(most)\"/>").table() }
        let namespaces = ["office", "table"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }.joined(separator: " ")
        var zip = ZipWriter()
        zip.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
        let xml = """
            <a \(namespaces)><table:table table:name="A"><table:table-column table:number-columns-repeated="\(most)"/>\
            <table:table-row table:number-rows-repeated="\(most)"><table:table-cell \
            table:number-columns-repeated="\(most)" table:number-rows-spanned="\(most)"/><table:table-cell/>\
            </table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="1"/>\
            </table:table-row></table:table></a>
            """
        zip.add("content.xml", Array(xml.utf8))
        let bytes = try zip.finish(file: "f")
        #expect(throws: WorkbookError.self) { try WorkbookFile.read(bytes, file: "f", sheet: nil) }
    }

    @Test func `text has no sheets`() throws {
        let file = try TemporaryFile(Array("a;b\n1;2\n".utf8))
        let error = #expect(throws: WorkbookError.self) {
            _ = try DelimitedReader.table(file: file.path, as: TableReading(sheet: "A"))
        }
        #expect(error?.problem == .noWorkbook)
    }
}
