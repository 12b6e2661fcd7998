import Exchange

/// Makes a document's blocks of a page's markup: headings, paragraphs, lists, tables, figures. What only a screen has
/// use for, as switches and a field to search by, is left out.
struct WordBlocks {
    typealias Block = WordDocument.Block
    typealias Element = MarkupNode.Element

    /// How wide a page is between its margins, in millimetres.
    private static let room = 170.0
    /// Of a map, beside which its key stands: two of a county that is higher than wide have room on a page.
    private static let mapWidth = 74.0
    /// Of a plot that stands alone.
    private static let plotWidth = 90.0

    private(set) var blocks: [Block] = []
    private var inline = WordInline()
    private var style: WordDocument.Style

    private init(_ style: WordDocument.Style) { self.style = style }

    /// - Parameter style: of paragraphs that say nothing of it.
    static func blocks(of nodes: [MarkupNode], style: WordDocument.Style = .body) -> [Block] {
        var maker = WordBlocks(style)
        maker.add(nodes)
        maker.endParagraph()
        return maker.blocks
    }

    private mutating func endParagraph() {
        let inlines = inline.taken()
        if !inlines.isEmpty { blocks.append(.paragraph(.init(style, inlines))) }
    }

    private mutating func paragraph(_ element: Element, _ style: WordDocument.Style, staysWithNext: Bool = false) {
        let inlines = WordInline.inlines(of: element.children)
        guard !inlines.isEmpty else { return }
        var paragraph = WordDocument.Paragraph(style, inlines)
        paragraph.staysWithNext = staysWithNext
        if let id = element.attributes["id"] { paragraph.anchors = [id] }
        blocks.append(.paragraph(paragraph))
    }

    private mutating func add(_ nodes: [MarkupNode]) {
        for node in nodes {
            guard case .element(let element) = node, Self.blockNames.contains(element.name) else {
                inline.add([node])
                continue
            }
            endParagraph()
            if element.attributes["hidden"] == nil { add(element) }
        }
    }

    private static let blockNames: Set<String> = [
        "h1", "h2", "h3", "p", "div", "section", "ul", "ol", "dl", "table", "figure", "figcaption", "fieldset", "nav",
        "script", "svg",
    ]

    private mutating func add(_ element: Element) {
        switch element.name {
        case "h1": paragraph(element, .title)
        case "h2": paragraph(element, .heading1)
        case "h3": paragraph(element, .heading2)
        case "p": paragraph(element, Self.style(of: element) ?? style)
        case "figcaption": blocks += Self.blocks(of: element.children, style: .note)
        case "ul", "ol": list(element)
        case "dl":
            for case .element(let part) in element.children {
                paragraph(part, part.name == "dt" ? .term : .definition)
            }
        case "table": blocks += WordTable.blocks(of: element)
        case "figure": figure(element)
        case "svg": if let picture = Self.picture(element, width: Self.plotWidth) { place(picture) }
        case "fieldset", "nav", "script": break
        default: division(element)
        }
    }

    private static func style(of element: Element) -> WordDocument.Style? {
        if element.has(class: "kicker") { return .subtitle }
        if element.has(class: "note") { return .note }
        return element.has(class: "map-title") ? .caption : nil
    }

    private mutating func division(_ element: Element) {
        if element.has(class: "stacked") {
            let parts = element.elements("span").compactMap { span -> (share: Double, colour: String)? in
                let width = (span.attributes["style"] ?? "").split(separator: ":").last?.dropLast()
                guard let width, let share = Double(width), let place = span.share else { return nil }
                return (share / 100, PlotInk.shares[place])
            }
            blocks.append(.bar(parts))
        } else if element.has(class: "answer") {
            blocks += Self.blocks(of: element.children, style: .lead)
        } else if element.has(class: "pair"), element.elements("figure").count == 2 {
            let width = Self.room / 2
            blocks.append(
                .columns(
                    element.elements("figure").map { figure in
                        (width, Self.figure(figure, width: width - 6))
                    }))
        } else if !element.has(class: "switches") {
            blocks += Self.blocks(of: element.children, style: style)
        }
    }

    private mutating func list(_ element: Element) {
        for item in element.elements("li") {
            let isKey = element.has(class: "key") || element.has(class: "legend")
            paragraph(item, isKey ? .key : element.name == "ol" ? .numbered : .bulleted)
        }
    }

    // MARK: Figures

    private mutating func place(_ picture: WordDocument.Picture) {
        var paragraph = WordDocument.Paragraph(style, [.picture(picture)])
        paragraph.staysWithNext = true
        blocks.append(.paragraph(paragraph))
    }

    /// A map beside its key; else the picture above its words.
    private mutating func figure(_ element: Element) {
        guard element.has(class: "map"), let svg = element.elements("svg").first,
            let picture = Self.picture(svg, width: Self.mapWidth)
        else {
            blocks += Self.figure(element, width: Self.plotWidth)
            return
        }
        let words = element.elements("figcaption").flatMap { Self.blocks(of: $0.children, style: .note) }
        blocks.append(
            .columns([
                (Self.mapWidth + 6, [.paragraph(.init(.body, [.picture(picture)]))]),
                (Self.room - Self.mapWidth - 6, words),
            ]))
    }

    private static func figure(_ element: Element, width: Double) -> [Block] {
        var maker = WordBlocks(.body)
        for svg in element.elements("svg") {
            if let picture = picture(svg, width: width) { maker.place(picture) }
        }
        for words in element.elements("figcaption") { maker.add(words) }
        return maker.blocks
    }

    /// - Parameter width: in millimetres.
    static func picture(_ svg: Element, width: Double) -> WordDocument.Picture? {
        guard let drawing = PictureReader.picture(svg) else { return nil }
        return WordDocument.Picture(
            drawing, width: width, title: svg.elements("title").first?.text.oneLine ?? "",
            description: svg.elements("desc").first?.text.oneLine ?? "")
    }
}

extension MarkupNode.Element {
    /// The place of a share of a whole, by its class `k0` …
    var share: Int? {
        classes.lazy.compactMap { $0.first == "k" ? Int($0.dropFirst()) : nil }.first {
            PlotInk.shares.indices.contains($0)
        }
    }
}

extension String {
    /// Line ends and repeated blanks as one blank.
    var oneLine: String { split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ") }
}
