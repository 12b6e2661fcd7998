/// The styles of a .docx, which its reader may change in one place for the whole document.
struct WordStyles {
    let language: String

    /// A paragraph's style: sizes in half points, distances in twentieths of a point.
    private struct Style {
        let id: String, name: String
        var based = "Normal"
        var next: String?
        /// In the order of the schema.
        var paragraph = ""
        var run = ""
        var isOwn = false
    }

    private static let ink = "1C262B", quiet = "4C5960", accent = "0A567A"

    private static func spacing(_ before: Int, _ after: Int, line: Int = 264) -> String {
        "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"\(line)\" w:lineRule=\"auto\"/>"
    }
    private static func size(_ half: Int) -> String { "<w:sz w:val=\"\(half)\"/><w:szCs w:val=\"\(half)\"/>" }
    private static func colour(_ hex: String) -> String { "<w:color w:val=\"\(hex)\"/>" }
    private static let keep = "<w:keepNext/><w:keepLines/>"
    private static let bold = "<w:b/><w:bCs/>"
    private static let rightTab = "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(WordBody.room)\"/></w:tabs>"
    private static func indent(_ left: Int) -> String { "<w:ind w:left=\"\(left)\" w:hanging=\"\(left)\"/>" }

    private static let headings = [
        Style(
            id: "Title", name: "Title", next: "BodyText", paragraph: "\(keep)\(spacing(0, 160, line: 240))",
            run: "\(bold)\(colour(ink))\(size(44))"),
        Style(
            id: "Subtitle", name: "Subtitle", next: "Title", paragraph: "\(keep)\(spacing(0, 60))",
            run: "\(colour(quiet))\(size(20))"),
        Style(
            id: "Heading1", name: "heading 1", next: "BodyText",
            paragraph: "\(keep)\(spacing(400, 120, line: 240))<w:outlineLvl w:val=\"0\"/>",
            run: "\(bold)\(colour(accent))\(size(30))"),
        Style(
            id: "Heading2", name: "heading 2", next: "BodyText",
            paragraph: "\(keep)\(spacing(280, 80, line: 240))<w:outlineLvl w:val=\"1\"/>",
            run: "\(bold)\(colour(ink))\(size(23))"),
        Style(
            id: "Caption", name: "caption", next: "BodyText", paragraph: "\(keep)\(spacing(200, 80, line: 240))",
            run: "\(bold)\(size(19))"),
        Style(
            id: "TOCHeading", name: "TOC Heading", next: "BodyText",
            paragraph: "\(keep)\(spacing(280, 80, line: 240))", run: "\(bold)\(size(23))"),
    ]

    private static let texts = [
        Style(id: "BodyText", name: "Body Text", paragraph: spacing(0, 120)),
        Style(
            id: "Lead", name: "Lead",
            paragraph: """
                <w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="\(accent)"/></w:pBdr>\
                \(spacing(0, 100))<w:ind w:left="284"/>
                """,
            run: size(22), isOwn: true),
        Style(
            id: "Note", name: "Note", paragraph: spacing(60, 120, line: 252), run: "\(colour(quiet))\(size(17))",
            isOwn: true),
        Style(
            id: "ListBullet", name: "List Bullet", paragraph: "\(numbered(1))\(spacing(0, 60))\(indent(357))"),
        Style(
            id: "ListNumber", name: "List Number", paragraph: "\(numbered(2))\(spacing(0, 60))\(indent(357))"),
        Style(
            id: "Term", name: "Term", next: "Definition", paragraph: "\(keep)\(spacing(120, 0))", run: bold,
            isOwn: true),
        Style(id: "Definition", name: "Definition", paragraph: spacing(0, 60), isOwn: true),
        Style(
            id: "Key", name: "Key", paragraph: "\(spacing(0, 50, line: 240))\(indent(510))", run: size(17),
            isOwn: true),
        Style(id: "TOC1", name: "toc 1", paragraph: "\(rightTab)\(spacing(0, 40))"),
        Style(id: "TableText", name: "Table Text", paragraph: spacing(0, 0, line: 247), run: size(17), isOwn: true),
        Style(
            id: "TableNumber", name: "Table Number", based: "TableText", paragraph: "<w:jc w:val=\"right\"/>",
            isOwn: true),
        Style(
            id: "Footer", name: "footer", paragraph: "\(rightTab)\(spacing(0, 0, line: 240))",
            run: "\(colour(quiet))\(size(16))"),
    ]

    private static func numbered(_ id: Int) -> String {
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(id)\"/></w:numPr>"
    }

    private func xml(_ style: Style) -> String {
        var text =
            "<w:style w:type=\"paragraph\"\(style.isOwn ? " w:customStyle=\"1\"" : "") w:styleId=\"\(style.id)\">"
        text += "<w:name w:val=\"\(style.name)\"/><w:basedOn w:val=\"\(style.based)\"/>"
        if let next = style.next { text += "<w:next w:val=\"\(next)\"/>" }
        text += "<w:uiPriority w:val=\"10\"/><w:qFormat/>"
        if !style.paragraph.isEmpty { text += "<w:pPr>\(style.paragraph)</w:pPr>" }
        if !style.run.isEmpty { text += "<w:rPr>\(style.run)</w:rPr>" }
        return text + "</w:style>"
    }

    var xml: String {
        """
        <w:styles xmlns:w="\(WordParts.main)"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" \
        w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang \
        w:val="\(WordParts.tag(language))" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>\
        </w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>\
        <w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name \
        w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" \
        w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>\
        <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="90" \
        w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>\
        </w:style>
        """ + (Self.headings + Self.texts).map(xml).joined() + Self.others + "</w:styles>"
    }

    /// Links, code, and tables with rules between their rows.
    private static let others = """
        <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>\
        <w:rPr><w:color w:val="\(accent)"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" \
        w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/><w:qFormat/><w:rPr><w:rFonts w:ascii="Courier New" \
        w:hAnsi="Courier New" w:cs="Courier New"/></w:rPr></w:style><w:style w:type="table" w:customStyle="1" \
        w:styleId="Figures"><w:name w:val="Figures"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/>\
        <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="\(quiet)"/><w:bottom \
        w:val="single" w:sz="8" w:space="0" w:color="\(quiet)"/><w:insideH w:val="single" w:sz="4" w:space="0" \
        w:color="C9D1D4"/></w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>\
        <w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr \
        w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" \
        w:space="0" w:color="\(quiet)"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>
        """
}
