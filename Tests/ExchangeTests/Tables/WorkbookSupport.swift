import Archive
import Foundation

@testable import Exchange

/// Workbooks that somebody else wrote.
enum WorkbookFixture {
    static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appendingPathComponent("Fixtures/workbooks/\(name)").path
    }

    static func bytes(_ name: String) throws -> [UInt8] { try WholeFile.bytes(of: path(name)) }

    /// Its table, or the only one's.
    static func table(_ name: String, sheet: String? = nil) throws -> SheetTable {
        SheetTable(try WorkbookFile.read(bytes(name), file: name, sheet: sheet))
    }
}

extension SheetTable {
    /// Every row as text.
    var records: [[String]] { rows.map { row in header.indices.map { fields[row.record, $0] } } }
    var rowNumbers: [Int] { rows.map(\.number) }
}

/// A workbook of Excel with one sheet of given cells, and parts that a test changes.
struct MadeWorkbook {
    static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    var namespace = MadeWorkbook.namespace
    var relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var data: String
    /// Behind the cells.
    var rest = ""
    var strings: String?
    var styles: String?

    init(_ data: String) { self.data = data }

    var bytes: [UInt8] {
        get throws {
            var zip = ZipWriter()
            func add(_ name: String, _ xml: String) { zip.add(name, Array(xml.utf8)) }
            func links(_ list: [(String, String)]) -> String {
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + list.enumerated().map { number, link in
                        "<Relationship Id=\"r\(number + 1)\" Type=\"\(relationships)/\(link.0)\" Target=\"\(link.1)\"/>"
                    }.joined() + "</Relationships>"
            }
            add("_rels/.rels", links([("officeDocument", "xl/workbook.xml")]))
            add(
                "xl/workbook.xml",
                "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(relationships)\"><sheets>"
                    + "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
            var parts = [("worksheet", "worksheets/sheet1.xml")]
            if let strings {
                parts.append(("sharedStrings", "sharedStrings.xml"))
                add("xl/sharedStrings.xml", strings)
            }
            if let styles {
                parts.append(("styles", "styles.xml"))
                add("xl/styles.xml", styles)
            }
            add("xl/_rels/workbook.xml.rels", links(parts))
            add(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(namespace)\"><sheetData>\(data)</sheetData>\(rest)</worksheet>")
            return try zip.finish(file: "made.xlsx")
        }
    }

    func table() throws -> SheetTable { SheetTable(try WorkbookFile.read(bytes, file: "made.xlsx", sheet: nil)) }
}
