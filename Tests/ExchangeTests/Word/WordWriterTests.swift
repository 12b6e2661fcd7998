import Archive
import Foundation
import Testing

@testable import Exchange

/// The schemas of ECMA-376 (wml.xsd, transitional) accept the document of these tests and those of the command tests;
/// lxml 6.1 asked them.
struct WordWriterTests {
    private func with<Result>(_ bytes: [UInt8], _ body: (ZipArchive) throws -> Result) throws -> Result {
        try bytes.withUnsafeBytes { try ZipArchive.with($0, file: "a.docx", body) }
    }

    private func member(_ name: String, of bytes: [UInt8]) throws -> String {
        try with(bytes) { archive in
            var content: [UInt8] = []
            try archive.read(name) {
                content += $0
                return true
            }
            return String(decoding: content, as: UTF8.self)
        }
    }

    private static let parts = [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
        "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/fontTable.xml", "word/footer1.xml",
    ]

    private func document(_ blocks: [WordDocument.Block]) -> WordDocument {
        var document = WordDocument(title: "Åre & <Berg>", language: "sv", footer: "Räckvidd 1", pageWord: "Sida")
        document.blocks = blocks
        return document
    }

    /// The text between the body's tags, without the section's properties.
    private func body(_ blocks: [WordDocument.Block]) throws -> String {
        let text = try member("word/document.xml", of: WordWriter.bytes(of: document(blocks), file: "a.docx"))
        let start = try #require(text.range(of: "<w:body>")).upperBound
        return String(text[start..<(try #require(text.range(of: "<w:sectPr>")).lowerBound)])
    }

    private func paragraph(_ style: WordDocument.Style, _ text: String) -> WordDocument.Block {
        .paragraph(.init(style, [.text(text, .init())]))
    }

    private func row(_ texts: [String], anchor: String? = nil) -> WordDocument.Row {
        .init(texts.map { .init([.text($0, .init())]) }, anchor: anchor)
    }

    @Test func `a paragraph is its style, its anchors and its text`() throws {
        var heading = WordDocument.Paragraph(.heading1, [.text("Kartan", .init())])
        heading.anchors = ["karta"]
        heading.beginsPage = true
        var look = WordDocument.Look()
        (look.isBold, look.colour) = (true, "#1d6b3c")
        #expect(
            try body([.paragraph(heading), .paragraph(.init(.body, [.text("a < b & c", look), .lineBreak]))]) == """
                <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr><w:bookmarkStart w:id="1" \
                w:name="ref1"/><w:bookmarkEnd w:id="1"/><w:r><w:t xml:space="preserve">Kartan</w:t></w:r></w:p>\
                <w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:color w:val="1D6B3C"/>\
                </w:rPr><w:t xml:space="preserve">a &lt; b &amp; c</w:t></w:r><w:r><w:br/></w:r></w:p>
                """)
    }

    @Test func `a link leads to an address or a place, and is text where the place isn't there`() throws {
        var place = WordDocument.Paragraph(.body, [])
        place.anchors = ["a"]
        let links: [WordDocument.Inline] = [
            .link("x", .web("https://a.se/?b=1&c=2"), .init()), .link("y", .anchor("a"), .init()),
            .link("z", .anchor("b"), .init()), .link("w", .web("https://a.se/?b=1&c=2"), .init()),
        ]
        let bytes = try WordWriter.bytes(
            of: document([.paragraph(place), .paragraph(.init(.body, links))]), file: "a.docx")
        let text = try member("word/document.xml", of: bytes)
        let hyperlinks = text.matches(of: /<w:hyperlink [^>]*>/).map { String($0.0) }
        #expect(
            hyperlinks == [
                #"<w:hyperlink r:id="rId6" w:history="1">"#, #"<w:hyperlink w:anchor="ref1" w:history="1">"#,
                #"<w:hyperlink r:id="rId6" w:history="1">"#,
            ])
        #expect(text.contains(#"<w:r><w:t xml:space="preserve">z</w:t></w:r>"#))
        let relationships = try member("word/_rels/document.xml.rels", of: bytes)
        #expect(
            relationships.hasSuffix(
                """
                <Relationship Id="rId6" \
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" \
                Target="https://a.se/?b=1&amp;c=2" TargetMode="External"/></Relationships>
                """))
    }

    @Test func `a table repeats its header, and figures stand to the right`() throws {
        let table = WordDocument.Table(
            title: "T", numeric: [1], head: row(["Område", "Kronor"]), rows: [row(["Åre", "1 200"], anchor: "are")],
            foot: [row(["summa", "1 200"])], anchor: "t")
        let text = try body([.table(table)])
        #expect(text.matches(of: /<w:tblHeader\/>/).count == 1)
        let styles = text.matches(of: /<w:pStyle w:val="(\w+)"\/>/).map { String($0.1) }
        #expect(
            styles == ["TableText", "TableNumber", "TableText", "TableNumber", "TableText", "TableNumber", "TableText"])
        let widths = text.matches(of: /<w:gridCol w:w="(\d+)"\/>/).compactMap { Int($0.1) }
        #expect(widths == text.matches(of: /<w:tcW w:w="(\d+)"/).prefix(2).compactMap { Int($0.1) })
        // The head is bold, the sum has a line above it, and short tables stay on a page.
        #expect(text.matches(of: /<w:b\/>/).count == 2)
        #expect(text.matches(of: /<w:tcBorders>/).count == 2)
        #expect(text.matches(of: /<w:keepNext\/>/).count == 4)
        #expect(text.matches(of: /w:name="(\w+)"/).map { String($0.1) } == ["ref1", "ref2"])
    }

    @Test func `a picture is drawn by both kinds of office programs, and equal ones share their files`() throws {
        let drawing = VectorPicture(
            width: 96, height: 48,
            marks: [.path(.init([VectorPicture.circle(around: .init(x: 9, y: 9), radius: 3)], fill: .init("#000000")))])
        let picture = WordDocument.Picture(drawing, width: 25.4, title: "Karta", description: "Åre mest")
        let other = WordDocument.Picture(drawing, width: 50, title: "Karta", description: "Åre mest")
        let bytes = try WordWriter.bytes(
            of: document([.paragraph(.init(.body, [.picture(picture), .picture(other)]))]), file: "a.docx")
        let media = ["word/media/image1.emf", "word/media/image1.svg", "word/media/image2.emf"]
        #expect(try with(bytes) { archive in media.map(archive.contains) } == [true, true, false])
        let text = try member("word/document.xml", of: bytes)
        #expect(
            text.matches(of: /<wp:extent cx="(\d+)" cy="(\d+)"\/>/).map { [$0.1, $0.2] } == [
                ["914400", "457200"], ["1800000", "900000"],
            ])
        #expect(text.matches(of: /<wp:docPr id="(\d+)" name="Karta" descr="Åre mest"\/>/).map { $0.1 } == ["1", "2"])
    }

    @Test func `every part is well-formed, says its language and title, and no clock`() throws {
        let blocks: [WordDocument.Block] = [
            paragraph(.title, "A"), .contents(title: "Innehåll"), paragraph(.heading1, "B"),
            .bar([(0.25, "#0f5f73"), (0, "#000000"), (0.75, "#4a9aa8")]), paragraph(.bulleted, "c"),
            .columns([(100, [paragraph(.body, "d")]), (70, [.bar([(1, "#0f5f73")])])]),
        ]
        let bytes = try WordWriter.bytes(of: document(blocks), file: "a.docx")
        #expect(try WordWriter.bytes(of: document(blocks), file: "b.docx") == bytes)
        final class Nothing: XMLHandler {
            func start(_: XMLName, _: XMLAttributes) {}
            func end(_: XMLName) {}
            func text(_: UnsafeRawBufferPointer) {}
        }
        try with(bytes) { archive in
            for name in Self.parts { try XMLStream.read(name, of: archive, Nothing()) }
        }
        #expect(
            try member("docProps/core.xml", of: bytes).hasSuffix(
                """
                <dc:title>Åre &amp; &lt;Berg&gt;</dc:title><dc:creator>Räckvidd</dc:creator>\
                <dc:language>sv-SE</dc:language></cp:coreProperties>
                """))
        #expect(try member("word/styles.xml", of: bytes).contains(#"<w:lang w:val="sv-SE""#))
    }
}
