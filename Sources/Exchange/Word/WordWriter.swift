import Archive
import Foundation
import Wording

/// Writes a document as .docx: its parts, their types and how they refer to each other. No clock is in it, nor a name
/// of the machine or its user: the same document gives the same bytes.
///
/// Source: ECMA-376, Office Open XML, parts 1 and 2.
package struct WordWriter {
    /// A picture's place among the document's files, and its relationships.
    struct Media {
        let file: Int
        let metafile: String
        let svg: String
    }

    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private let document: WordDocument
    private var relationships: [(type: String, target: String, isOutside: Bool)] = [
        ("styles", "styles.xml", false), ("numbering", "numbering.xml", false), ("settings", "settings.xml", false),
        ("fontTable", "fontTable.xml", false), ("footer", "footer1.xml", false),
    ]
    private var media: [VectorPicture: Media] = [:]
    private var files: [(name: String, bytes: [UInt8])] = []
    private var links: [String: String] = [:]

    private init(_ document: WordDocument) { self.document = document }

    /// The file's bytes. O(text + marks of pictures).
    ///
    /// - Parameter file: its name, for an error.
    package static func bytes(of document: WordDocument, file: String) throws -> [UInt8] {
        var writer = WordWriter(document)
        var body = WordBody(document)
        let main = body.xml(&writer)
        return try writer.packed(main, file: file)
    }

    // MARK: What the body refers to

    private mutating func relationship(_ type: String, _ target: String, isOutside: Bool = false) -> String {
        relationships.append((type, target, isOutside))
        return "rId\(relationships.count)"
    }

    /// The relationship of an address.
    mutating func link(_ address: String) -> String {
        if let known = links[address] { return known }
        let id = relationship("hyperlink", address, isOutside: true)
        links[address] = id
        return id
    }

    /// The files of a picture; equal pictures share them.
    mutating func media(_ picture: WordDocument.Picture) -> Media {
        if let known = media[picture.drawing] { return known }
        let number = media.count + 1
        files.append(("word/media/image\(number).emf", Metafile.bytes(of: picture.drawing)))
        files.append(("word/media/image\(number).svg", Array(picture.drawing.svg(title: picture.title).utf8)))
        let made = Media(
            file: number, metafile: relationship("image", "media/image\(number).emf"),
            svg: relationship("image", "media/image\(number).svg"))
        media[picture.drawing] = made
        return made
    }

    // MARK: The package

    private func packed(_ main: String, file: String) throws -> [UInt8] {
        var zip = ZipWriter()
        func add(_ name: String, _ xml: String) {
            zip.add(name, Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml).utf8))
        }
        let parts = WordParts(document)
        add("[Content_Types].xml", contentTypes)
        add(
            "_rels/.rels",
            """
            <Relationships xmlns="\(Self.package)/relationships"><Relationship Id="rId1" \
            Type="\(Self.office)/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" \
            Type="\(Self.package)/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
            """)
        add("docProps/core.xml", parts.core)
        add("word/document.xml", main)
        add("word/_rels/document.xml.rels", relationshipList)
        add("word/styles.xml", WordStyles(language: document.language).xml)
        add("word/numbering.xml", parts.numbering)
        add("word/settings.xml", parts.settings)
        add("word/fontTable.xml", parts.fonts)
        add("word/footer1.xml", parts.footer)
        for (name, bytes) in files { zip.add(name, bytes) }
        return try zip.finish(file: file)
    }

    private var contentTypes: String {
        let parts = [
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"),
            ("fontTable", "fontTable"), ("footer1", "footer"),
        ]
        return """
            <Types xmlns="\(Self.package)/content-types"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
            ContentType="application/xml"/><Default Extension="emf" ContentType="image/x-emf"/><Default \
            Extension="svg" ContentType="image/svg+xml"/>
            """
                + parts.map { "<Override PartName=\"/word/\($0).xml\" ContentType=\"\(Self.type).\($1)+xml\"/>" }
                .joined()
                    + """
                    <Override PartName="/docProps/core.xml" \
                    ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
                    """
    }

    private var relationshipList: String {
        "<Relationships xmlns=\"\(Self.package)/relationships\">"
            + relationships.enumerated().map { index, item in
                "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.office)/\(item.type)\" "
                    + "Target=\"\(XMLText.escaped(item.target))\"\(item.isOutside ? " TargetMode=\"External\"" : "")/>"
            }.joined() + "</Relationships>"
    }
}
