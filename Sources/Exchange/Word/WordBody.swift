import Wording

/// The text of a .docx: `word/document.xml`.
struct WordBody {
    /// In twentieths of a point: A4 with margins of 20 mm.
    static let (pageWidth, pageHeight, margin) = (11_906, 16_838, 1_134)
    static var room: Int { pageWidth - 2 * margin }

    private let document: WordDocument
    /// Names of bookmarks by what links call them.
    private var bookmarks: [String: String] = [:]
    /// Of bookmarks and pictures, unique in the document.
    private var lastNumber = 0

    init(_ document: WordDocument) {
        self.document = document
        for anchor in Self.anchors(document.blocks) where bookmarks[anchor] == nil {
            bookmarks[anchor] = "ref\(bookmarks.count + 1)"
        }
    }

    private static func anchors(_ blocks: [WordDocument.Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let paragraph): paragraph.anchors
            case .table(let table):
                ([table.anchor] + (table.rows + table.foot).map(\.anchor)).compactMap { $0 }
            case .columns(let columns): columns.flatMap { anchors($0.blocks) }
            case .bar, .contents: []
            }
        }
    }

    mutating func xml(_ writer: inout WordWriter) -> String {
        var text = """
            <w:document xmlns:w="\(WordParts.main)" xmlns:r="\(WordParts.relationships)" \
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
            xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>
            """
        text += blocks(document.blocks, room: Self.room, &writer)
        return text + """
            <w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="\(Self.pageWidth)" \
            w:h="\(Self.pageHeight)"/><w:pgMar w:top="\(Self.margin)" w:right="\(Self.margin)" \
            w:bottom="\(Self.margin)" w:left="\(Self.margin)" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>\
            </w:body></w:document>
            """
    }

    /// - Parameter room: the width, in twentieths of a point.
    private mutating func blocks(
        _ blocks: [WordDocument.Block], room: Int, _ writer: inout WordWriter
    ) -> String {
        var text = ""
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): text += self.paragraph(paragraph, &writer)
            case .table(let table): text += self.table(table, room: room, &writer) + Self.gap
            case .bar(let parts): text += bar(parts, room: room) + Self.gap
            case .columns(let columns):
                var cells = ""
                for (width, inner) in columns {
                    let width = Self.twentieths(width)
                    // A cell ends with a paragraph.
                    let content = self.blocks(inner, room: width - 180, &writer)
                    cells += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>"
                    cells += (content.hasSuffix("</w:p>") ? content : content + Self.gap) + "</w:tc>"
                }
                text += frame(columns.map { Self.twentieths($0.width) }, "<w:tr><w:trPr><w:cantSplit/></w:trPr>")
                text += cells + "</w:tr></w:tbl>" + Self.gap
            case .contents(let title): text += contents(title)
            }
        }
        return text
    }

    private static func twentieths(_ millimetres: Double) -> Int { Int((millimetres * 1_440 / 25.4).rounded()) }

    /// What parts a table from the next: without it two would become one.
    private static let gap = """
        <w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="120" \
        w:lineRule="exact"/></w:pPr></w:p>
        """

    /// The beginning of a table that only places what it holds.
    private func frame(_ widths: [Int], _ row: String) -> String {
        """
        <w:tbl><w:tblPr><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>\
        <w:left w:w="0" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>
        """ + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>" + row
    }

    // MARK: Paragraphs

    private mutating func paragraph(_ paragraph: WordDocument.Paragraph, _ writer: inout WordWriter) -> String {
        var text = "<w:p><w:pPr><w:pStyle w:val=\"\(paragraph.style.rawValue)\"/>"
        if paragraph.staysWithNext { text += "<w:keepNext/>" }
        if paragraph.beginsPage { text += "<w:pageBreakBefore/>" }
        text += "</w:pPr>"
        for anchor in paragraph.anchors { text += bookmark(anchor) }
        for inline in paragraph.inlines { text += self.inline(inline, &writer) }
        return text + "</w:p>"
    }

    private mutating func bookmark(_ anchor: String?) -> String {
        guard let anchor, let name = bookmarks[anchor] else { return "" }
        lastNumber += 1
        return "<w:bookmarkStart w:id=\"\(lastNumber)\" w:name=\"\(name)\"/><w:bookmarkEnd w:id=\"\(lastNumber)\"/>"
    }

    private mutating func inline(_ inline: WordDocument.Inline, _ writer: inout WordWriter) -> String {
        switch inline {
        case .text(let text, let look): return Self.run(text, look)
        case .lineBreak: return "<w:r><w:br/></w:r>"
        case .picture(let picture): return self.picture(picture, &writer)
        case .link(let text, .web(let address), let look):
            let id = writer.link(address)
            return "<w:hyperlink r:id=\"\(id)\" w:history=\"1\">\(Self.run(text, look, isLink: true))</w:hyperlink>"
        case .link(let text, .anchor(let anchor), let look):
            guard let name = bookmarks[anchor] else { return Self.run(text, look) }
            let run = Self.run(text, look, isLink: true)
            return "<w:hyperlink w:anchor=\"\(name)\" w:history=\"1\">\(run)</w:hyperlink>"
        }
    }

    private static func run(_ text: String, _ look: WordDocument.Look, isLink: Bool = false) -> String {
        var form = ""
        if isLink {
            form += "<w:rStyle w:val=\"Hyperlink\"/>"
        } else if look.isCode {
            form += "<w:rStyle w:val=\"Code\"/>"
        }
        if look.isBold { form += "<w:b/><w:bCs/>" }
        // Commands and checksums aren't for the spelling checker.
        if look.isCode { form += "<w:noProof/>" }
        if let colour = look.colour { form += "<w:color w:val=\"\(colour.dropFirst().uppercased())\"/>" }
        if look.isSmall { form += "<w:sz w:val=\"14\"/><w:szCs w:val=\"14\"/>" }
        let properties = form.isEmpty ? "" : "<w:rPr>\(form)</w:rPr>"
        return "<w:r>\(properties)<w:t xml:space=\"preserve\">\(XMLText.escaped(text))</w:t></w:r>"
    }

    private mutating func picture(_ picture: WordDocument.Picture, _ writer: inout WordWriter) -> String {
        let media = writer.media(picture)
        lastNumber += 1
        let drawing = picture.drawing
        // 36,000 of the unit are a millimetre.
        let width = Int((picture.width * 36_000).rounded())
        let height = drawing.width > 0 ? Int((picture.width * 36_000 * drawing.height / drawing.width).rounded()) : 0
        let title = XMLText.escaped(picture.title)
        let description = XMLText.escaped(picture.description)
        return """
            <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(width)" \
            cy="\(height)"/><wp:docPr id="\(lastNumber)" name="\(title)" descr="\(description)"/>\
            <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>\
            <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
            <pic:cNvPr id="\(lastNumber)" name="\(title)"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip \
            r:embed="\(media.metafile)"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip \
            xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="\(media.svg)"/></a:ext>\
            </a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" \
            y="0"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>\
            </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
            """
    }

    /// A field that Word can make anew; without page numbers, which only a word processor knows.
    private func contents(_ title: String) -> String {
        let heads = document.blocks.compactMap { block -> (String, String)? in
            guard case .paragraph(let paragraph) = block, paragraph.style == .heading1,
                let name = paragraph.anchors.first.flatMap({ bookmarks[$0] })
            else { return nil }
            let words = paragraph.inlines.map { if case .text(let text, _) = $0 { text } else { "" } }.joined()
            return (words, name)
        }
        guard !heads.isEmpty else { return "" }
        var text = "<w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/></w:pPr>\(Self.run(title, .init()))</w:p>"
        for (index, (words, name)) in heads.enumerated() {
            text += "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>"
            if index == 0 {
                text += """
                    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \
                    \\n \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
                    """
            }
            let run = Self.run(words, .init(), isLink: true)
            text += "<w:hyperlink w:anchor=\"\(name)\" w:history=\"1\">\(run)</w:hyperlink>"
            if index == heads.count - 1 { text += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" }
            text += "</w:p>"
        }
        return text
    }

    // MARK: Tables

    private mutating func table(_ table: WordDocument.Table, room: Int, _ writer: inout WordWriter) -> String {
        let size = table.head.cells.count > 5 ? 8.0 : 8.5
        let widths = WordTableWidths.widths(of: table, size: size, room: Double(room) / 20).map {
            Int(($0 * 20).rounded())
        }
        var text = """
            <w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/>\
            <w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" \
            w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="\(XMLText.escaped(table.title))"/>\
            </w:tblPr><w:tblGrid>
            """
        text += widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
        let isShort = table.rows.count + table.foot.count <= 12
        var head = table.head
        head.anchor = table.anchor
        text += row(head, table, widths, .init(isHead: true, staysWithNext: true), &writer)
        let rows = table.rows + table.foot
        for (index, row) in rows.enumerated() {
            let place = RowPlace(
                staysWithNext: isShort && index < rows.count - 1, beginsFoot: index == table.rows.count)
            text += self.row(row, table, widths, place, &writer)
        }
        return text + "</w:tbl>"
    }

    private struct RowPlace {
        var isHead = false
        var staysWithNext = false
        var beginsFoot = false
    }

    private mutating func row(
        _ row: WordDocument.Row, _ table: WordDocument.Table, _ widths: [Int], _ place: RowPlace,
        _ writer: inout WordWriter
    ) -> String {
        var text = "<w:tr><w:trPr><w:cantSplit/>\(place.isHead ? "<w:tblHeader/>" : "")</w:trPr>"
        for (column, cell) in row.cells.enumerated() {
            let isNumber = table.numeric.contains(column)
            text += "<w:tc><w:tcPr><w:tcW w:w=\"\(widths[column])\" w:type=\"dxa\"/>"
            if place.beginsFoot {
                text += """
                    <w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="4C5960"/></w:tcBorders>
                    """
            }
            if place.isHead { text += "<w:vAlign w:val=\"bottom\"/>" }
            var paragraph = WordDocument.Paragraph(isNumber ? .tableNumber : .tableText, cell.inlines)
            if place.isHead { paragraph.inlines = cell.inlines.map(Self.bold) }
            paragraph.staysWithNext = place.staysWithNext
            if column == 0, let anchor = row.anchor { paragraph.anchors = [anchor] }
            text += "</w:tcPr>" + self.paragraph(paragraph, &writer) + "</w:tc>"
        }
        return text + "</w:tr>"
    }

    private static func bold(_ inline: WordDocument.Inline) -> WordDocument.Inline {
        guard case .text(let text, var look) = inline else { return inline }
        look.isBold = true
        return .text(text, look)
    }

    /// Cells in their colours, as wide as their shares.
    private func bar(_ parts: [(share: Double, colour: String)], room: Int) -> String {
        let shown = parts.filter { $0.share > 0 }
        let widths = shown.map { max(40, Int((Double(room) * $0.share).rounded())) }
        guard !shown.isEmpty else { return "" }
        let row = "<w:tr><w:trPr><w:trHeight w:val=\"380\" w:hRule=\"exact\"/></w:trPr>"
        return frame(widths, row)
            + zip(shown, widths).map { part, width in
                """
                <w:tc><w:tcPr><w:tcW w:w="\(width)" w:type="dxa"/><w:shd w:val="clear" w:color="auto" \
                w:fill="\(part.colour.dropFirst().uppercased())"/></w:tcPr><w:p><w:pPr><w:pStyle \
                w:val="TableText"/><w:keepNext/></w:pPr></w:p></w:tc>
                """
            }.joined() + "</w:tr></w:tbl>"
    }
}
