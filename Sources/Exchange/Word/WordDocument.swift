/// A document for word processors: headings, paragraphs, lists, tables and pictures, in reading order.
package struct WordDocument: Sendable {
    /// What a paragraph is; each is a style of the document, which its reader may change.
    package enum Style: String, Sendable, CaseIterable {
        case title = "Title", subtitle = "Subtitle"
        case heading1 = "Heading1", heading2 = "Heading2"
        case body = "BodyText"
        /// The answer, at the head of the document.
        case lead = "Lead"
        case caption = "Caption"
        case note = "Note"
        case bulleted = "ListBullet", numbered = "ListNumber"
        case term = "Term", definition = "Definition"
        /// A line of a picture's key.
        case key = "Key"
        case contents = "TOC1"
        case tableText = "TableText", tableNumber = "TableNumber"
    }

    /// How a piece of text looks beside its paragraph's style.
    package struct Look: Sendable, Hashable {
        package var isBold = false
        package var isCode = false
        package var isSmall = false
        /// As #rrggbb; nil is that of the style.
        package var colour: String?

        package init() {}
    }

    package enum Target: Sendable, Hashable {
        /// An address.
        case web(String)
        /// A place in the document, which may not exist: then the text is no link.
        case anchor(String)
    }

    package struct Picture: Sendable, Hashable {
        package var drawing: VectorPicture
        /// In millimetres.
        package var width: Double
        package var title: String
        /// The picture in words.
        package var description: String

        package init(_ drawing: VectorPicture, width: Double, title: String, description: String) {
            (self.drawing, self.width, self.title, self.description) = (drawing, width, title, description)
        }
    }

    package enum Inline: Sendable, Hashable {
        case text(String, Look)
        case link(String, Target, Look)
        case picture(Picture)
        case lineBreak
    }

    package struct Paragraph: Sendable {
        package var style: Style
        package var inlines: [Inline]
        /// Names by which links find it.
        package var anchors: [String] = []
        package var staysWithNext = false
        package var beginsPage = false

        package init(_ style: Style, _ inlines: [Inline]) { (self.style, self.inlines) = (style, inlines) }
    }

    package struct Cell: Sendable {
        package var inlines: [Inline]

        package init(_ inlines: [Inline]) { self.inlines = inlines }
    }

    package struct Row: Sendable {
        package var anchor: String?
        package var cells: [Cell]

        package init(_ cells: [Cell], anchor: String? = nil) { (self.cells, self.anchor) = (cells, anchor) }
    }

    package struct Table: Sendable {
        package var anchor: String?
        package var title: String
        /// Of figures; they stand to the right.
        package var numeric: Set<Int>
        /// Repeated on every page.
        package var head: Row
        package var rows: [Row]
        /// Sums.
        package var foot: [Row]

        package init(title: String, numeric: Set<Int>, head: Row, rows: [Row], foot: [Row] = [], anchor: String? = nil)
        {
            (self.title, self.numeric, self.head) = (title, numeric, head)
            (self.rows, self.foot, self.anchor) = (rows, foot, anchor)
        }
    }

    package indirect enum Block: Sendable {
        case paragraph(Paragraph)
        case table(Table)
        /// Shares of a whole, 0 … 1, each with its colour as #rrggbb.
        case bar([(share: Double, colour: String)])
        /// Side by side; their widths in millimetres.
        case columns([(width: Double, blocks: [Block])])
        /// The first headings, as links.
        case contents(title: String)
    }

    package var title: String
    /// The language of its texts, as `sv`.
    package var language: String
    /// At the foot of each page, before the page's number.
    package var footer: String
    /// "Page", in the language.
    package var pageWord: String
    package var blocks: [Block] = []

    package init(title: String, language: String, footer: String, pageWord: String) {
        (self.title, self.language, self.footer, self.pageWord) = (title, language, footer, pageWord)
    }
}
