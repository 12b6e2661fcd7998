import Archive
import Testing
import Wording

@testable import Exchange

struct OpenDocumentWorkbookTests {
    /// Truth: cases/formats/expected.json.
    @Test func `values come from their attributes, and repetitions end with the last value`() throws {
        let table = try WorkbookFixture.table("table.ods")
        #expect(table.header == ["Projektnamn", "Startdatum", "Belopp"])
        #expect(
            table.records == [
                ["Rad  ett\nny rad", "2024-02-29", "1250000.5"], ["Rad  ett\nny rad", "2024-02-29", "1250000.5"],
                ["", "", "7"],
            ])
        #expect(table.rowNumbers == [2, 3, 4])
    }

    @Test func `what odfpy 1.4.1 writes: codes, a merged cell, a date with its time, a filtered row`() throws {
        let table = try WorkbookFixture.table("odfpy_1.4.1.ods")
        #expect(table.header == ["Kommunkod", "Kommun", "År", "Andel", "Datum", "Klar"])
        #expect(
            table.records == [
                ["0305", "Håbo", "2024", "0.5", "2024-02-29T12:00:00", "true"],
                ["2361", "Håbo", "2024", "1250.5", "", ""],
            ])
        #expect(
            table.understood.map(\.sv) == [
                "OpenDocument-kalkylblad, blad ”Utfall”, rubriker i rad 1.",
                "Sammanfogade celler gäller alla sina rader: B2:B3.",
                "Dolda rader (kanske bortfiltrerade), som ändå lästes: 3.",
            ])
    }

    private func made(_ content: String, manifest: String? = nil) throws -> [UInt8] {
        let names = ["office", "table", "text", "style"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }
        var zip = ZipWriter()
        zip.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
        let xml =
            "<office:document-content \(names.joined(separator: " "))><office:body><office:spreadsheet>\(content)"
            + "</office:spreadsheet></office:body></office:document-content>"
        zip.add("content.xml", Array(xml.utf8))
        if let manifest { zip.add("META-INF/manifest.xml", Array(manifest.utf8)) }
        return try zip.finish(file: "made.ods")
    }

    @Test func `a comment, a drawing and a change that was tracked are no content`() throws {
        let cell = """
            <table:table-cell office:value-type="string"><office:annotation><text:p>nej</text:p></office:annotation>\
            <text:p>id</text:p></table:table-cell>
            """
        let content = """
            <table:tracked-changes><table:table-cell office:value-type="string"><text:p>nej</text:p>\
            </table:table-cell></table:tracked-changes><table:table table:name="A"><table:table-row>\(cell)\(cell)\
            </table:table-row><table:table-row>\(cell)\(cell)</table:table-row></table:table>
            """
        let table = SheetTable(try WorkbookFile.read(made(content), file: "made.ods", sheet: nil))
        #expect(table.header == ["id", "id"])
        #expect(table.records == [["id", "id"]])
    }

    /// OpenDocument 1.3, part 3, 6.1.2.
    @Test func `white space is one blank unless it is written as such`() throws {
        func row(_ text: String) -> String {
            """
            <table:table-row><table:table-cell office:value-type="string"><text:p>\(text)</text:p></table:table-cell>\
            </table:table-row>
            """
        }
        let content = "<table:table table:name=\"A\">\(row("id"))\(row("  a \n <text:span> b</text:span><text:s/> "))"
        let bytes = try made(content + row("<text:s text:c=\"2\"/>c<text:line-break/>d") + "</table:table>")
        let table = SheetTable(try WorkbookFile.read(bytes, file: "made.ods", sheet: nil))
        #expect(table.records == [["a b "], ["  c\nd"]])
    }

    @Test func `a million copies of a full row are refused before they take memory`() throws {
        let content = """
            <table:table table:name="A"><table:table-row table:number-rows-repeated="1000000"><table:table-cell \
            table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>\
            </table:table>
            """
        let bytes = try made(content)
        let error = #expect(throws: WorkbookError.self) { try WorkbookFile.read(bytes, file: "f", sheet: nil) }
        #expect(error?.problem == .tooManyCells(limit: SheetGrid.mostCells))
    }

    @Test func `an encrypted document says that it has a password`() throws {
        let manifest = """
            <m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>\
            <m:encryption-data/></m:file-entry></m:manifest>
            """
        let bytes = try made("", manifest: manifest)
        let error = #expect(throws: ArchiveError.self) { try WorkbookFile.read(bytes, file: "f", sheet: nil) }
        #expect(error?.problem == .encrypted)
    }
}
