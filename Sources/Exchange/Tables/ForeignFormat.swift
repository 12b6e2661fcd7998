import Archive
import Wording

/// Files that are often taken for tables and can't be read as such, told by their first bytes.
enum ForeignFormat {
    /// How a file of Microsoft's compound format begins: old Excel workbooks, and new ones with a password.
    static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

    /// - Parameter bytes: the file, or its beginning.
    /// - Throws: an error that says what the file is and what to do, if it is one of them.
    static func refuse(_ bytes: [UInt8], _ file: String) throws {
        if bytes.starts(with: compound) {
            // The name of the stream that holds an encrypted workbook, as the directory has it.
            if contains(bytes, Array("EncryptedPackage".utf16.flatMap { [UInt8($0), 0] })) {
                throw ArchiveError(file: file, .encrypted)
            }
            throw WorkbookError(
                file: file,
                problem: .foreign(
                    Wording(sv: "en äldre Excelbok (.xls)", en: "an older Excel workbook (.xls)")))
        }
        if bytes.starts(with: Array("SQLite format 3".utf8)) {
            throw ImportError(
                file: file,
                problem: .foreignFormat(
                    Wording(sv: "en SQLite-databas och inget GeoPackage", en: "an SQLite database and no GeoPackage")))
        }
        if bytes.starts(with: Array("%PDF".utf8)) {
            throw ImportError(file: file, problem: .foreignFormat(Wording(sv: "en PDF", en: "a PDF")))
        }
        if let markup = markup(bytes) { throw WorkbookError(file: file, problem: .foreign(markup)) }
    }

    private static func markup(_ bytes: [UInt8]) -> Wording? {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let start = text.firstIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }), text[start] == 0x3C
        else { return nil }
        let beginning = String(decoding: text[start...].prefix(512), as: UTF8.self).lowercased()
        if ["<!doctype html", "<html", "<head", "<body", "<table", "<meta"].contains(where: beginning.hasPrefix) {
            return Wording(
                sv: "en webbsida, som många ärendesystem exporterar med namnet .xls",
                en: "a web page, which many case systems export by the name .xls")
        }
        if beginning.contains("urn:schemas-microsoft-com:office:spreadsheet") || beginning.contains("excel.sheet") {
            return Wording(sv: "ett XML-kalkylblad från 2003", en: "an XML spreadsheet of 2003")
        }
        return nil
    }

    private static func contains(_ bytes: [UInt8], _ name: [UInt8]) -> Bool {
        guard bytes.count >= name.count else { return false }
        return bytes.indices.dropLast(name.count - 1).contains { place in
            bytes[place] == name[0] && bytes[place...].starts(with: name)
        }
    }
}
