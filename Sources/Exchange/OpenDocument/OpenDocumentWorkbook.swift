import Archive
import Wording

/// A spreadsheet of OpenDocument: .ods.
///
/// Source: OASIS OpenDocument 1.3, part 3.
struct OpenDocumentWorkbook: Workbook {
    static var title: Wording { Wording(sv: "OpenDocument-kalkylblad", en: "OpenDocument spreadsheet") }

    private static let content = "content.xml"

    private let archive: ZipArchive
    private let styles: OpenDocumentStyles
    let sheets: [WorkbookSheet]

    static func recognises(_ archive: ZipArchive) throws -> Bool {
        guard archive.contains("mimetype") else { return false }
        let type = String(decoding: try archive.beginning(of: "mimetype"), as: UTF8.self)
        return type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet")
    }

    init(_ archive: ZipArchive) throws {
        self.archive = archive
        if archive.contains("META-INF/manifest.xml") {
            let manifest = OpenDocumentManifest()
            try XMLStream.read("META-INF/manifest.xml", of: archive, manifest)
            guard !manifest.isEncrypted else { throw ArchiveError(file: archive.file, .encrypted) }
        }
        let styles = OpenDocumentStyles()
        if archive.contains("styles.xml") { try XMLStream.read("styles.xml", of: archive, styles) }
        let list = OpenDocumentSheetList(styles)
        try XMLStream.read(Self.content, of: archive, list)
        self.styles = styles
        sheets = list.names.map { name, style in
            WorkbookSheet(name: name, isHidden: style.map(styles.hiddenTables.contains) ?? false)
        }
    }

    func grid(ofSheet index: Int, peeks: Bool) throws -> SheetGrid {
        let reader = OpenDocumentSheetReader(
            index, styles, peeks: peeks, file: archive.file, sheet: sheets[index].name)
        try XMLStream.read(Self.content, of: archive, reader)
        return reader.grid
    }
}

/// Whether a member is encrypted.
private final class OpenDocumentManifest: XMLHandler {
    private(set) var isEncrypted = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("encryption-data") { isEncrypted = true }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The styles of sheets and numbers: which sheets are hidden, and the least number of digits.
final class OpenDocumentStyles: XMLHandler {
    private(set) var hiddenTables = Set<String>()
    private var digits: [String: Int] = [:]
    private var dataStyles: [String: String] = [:]
    private var style: String?
    private var numberStyle: String?

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("style"), name.isInNamespace("style:1.0") {
            style = attributes.string("style:1.0", "name")
            if let style, let data = attributes.string("style:1.0", "data-style-name") { dataStyles[style] = data }
        } else if name.is("table-properties"), let style, attributes.string("table:1.0", "display") == "false" {
            hiddenTables.insert(style)
        } else if name.is("number-style") {
            numberStyle = attributes.string("style:1.0", "name")
        } else if name.is("number"), let numberStyle, attributes.integer("datastyle:1.0", "decimal-places") ?? 0 == 0 {
            digits[numberStyle] = attributes.integer("datastyle:1.0", "min-integer-digits")
        }
    }

    func end(_ name: XMLName) {
        if name.is("number-style") { numberStyle = nil }
        if name.is("style"), name.isInNamespace("style:1.0") { style = nil }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {}

    /// Zeros for the digits of a code; nil for a style that asks for no more than one.
    func pattern(_ style: String?) -> String? {
        guard let count = style.flatMap({ dataStyles[$0] }).flatMap({ digits[$0] }), (2...20).contains(count) else {
            return nil
        }
        return String(repeating: "0", count: count)
    }
}

/// The sheets of a document, and the styles that stand before them.
final class OpenDocumentSheetList: XMLHandler {
    private(set) var names: [(name: String, style: String?)] = []
    private let styles: OpenDocumentStyles
    private var depth = 0

    init(_ styles: OpenDocumentStyles) { self.styles = styles }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("table"), name.isInNamespace("table:1.0") {
            depth += 1
            if depth == 1 {
                names.append(
                    (attributes.string("table:1.0", "name") ?? "", attributes.string("table:1.0", "style-name")))
            }
        } else if depth == 0 {
            styles.start(name, attributes)
        }
    }

    func end(_ name: XMLName) {
        if name.is("table"), name.isInNamespace("table:1.0") { depth -= 1 } else if depth == 0 { styles.end(name) }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {}
}
