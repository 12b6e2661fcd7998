import Testing
import Wording

@testable import Exchange

struct ForeignFormatTests {
    @Test(
        arguments: [
            (
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
                """
                an older Excel workbook (.xls). Open it in its program and save the table as .xlsx or CSV UTF-8.
                """
            ),
            (Array("%PDF-1.7".utf8), "a PDF, not text. Save it as CSV UTF-8 or GeoJSON."),
            (
                Array("\u{FEFF} <!DOCTYPE html><table>".utf8),
                """
                a web page, which many case systems export by the name .xls. Open it in its program and save the \
                table as .xlsx or CSV UTF-8.
                """
            ),
            (
                Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".utf8),
                "an XML spreadsheet of 2003. Open it in its program and save the table as .xlsx or CSV UTF-8."
            ),
        ] as [([UInt8], String)])
    func `what is no table is named`(_ bytes: [UInt8], _ told: String) {
        let error = #expect(throws: (any Error).self) { try ForeignFormat.refuse(bytes, "f") }
        #expect((error as? any WordedError)?.wording.en == "f: the file is \(told)")
    }

    @Test func `text is none of them`() throws { try ForeignFormat.refuse(Array("id;<b>\n".utf8), "f") }
}
