import Exchange

/// The running text of a paragraph: pieces with their looks, blanks as a browser shows them.
struct WordInline {
    private var pieces: [WordDocument.Inline] = []

    static func inlines(of nodes: [MarkupNode]) -> [WordDocument.Inline] {
        var inline = WordInline()
        inline.add(nodes)
        return inline.taken()
    }

    /// What was added, without blanks at both ends; nothing is left.
    mutating func taken() -> [WordDocument.Inline] {
        defer { pieces = [] }
        if case .text(let text, let look)? = pieces.last, text.hasSuffix(" ") {
            pieces.removeLast()
            if text.count > 1 { pieces.append(.text(String(text.dropLast()), look)) }
        }
        return pieces
    }

    mutating func add(_ nodes: [MarkupNode]) { add(nodes, .init(), nil) }

    private mutating func add(_ nodes: [MarkupNode], _ look: WordDocument.Look, _ target: WordDocument.Target?) {
        for node in nodes {
            switch node {
            case .text(let text): add(text, look, target)
            case .element(let element): add(element, look, target)
            }
        }
    }

    private mutating func add(_ element: MarkupNode.Element, _ look: WordDocument.Look, _ target: WordDocument.Target?)
    {
        var look = look
        var target = target
        switch element.name {
        case "strong": look.isBold = true
        case "code":
            look.isCode = true
            if element.has(class: "digest") { look.isSmall = true }
        case "a":
            let address = element.attributes["href"] ?? ""
            target = address.hasPrefix("#") ? .anchor(String(address.dropFirst())) : .web(address)
        case "br": pieces.append(.lineBreak)
        // A word may be broken here.
        case "wbr": add("\u{200B}", look, target)
        case "svg":
            // 96 units are an inch.
            if let width = element.attributes["width"].flatMap({ Double($0) }),
                let picture = WordBlocks.picture(element, width: width * 25.4 / 96)
            {
                pieces += [.picture(picture), .text("\u{A0}", .init())]
            }
            return
        case "span":
            if element.has(class: "bar") { return }
            if let share = element.share {
                look.colour = PlotInk.shares[share]
                pieces.append(.text("■\u{A0}", look))
                return
            }
            if element.has(class: "met") { (look.isBold, look.colour) = (true, PlotInk.good) }
            if element.has(class: "unmet") { (look.isBold, look.colour) = (true, PlotInk.bad) }
            if element.has(class: "blank") { look.colour = PlotInk.bad }
            if element.has(class: "id") { look.colour = "#4c5960" }
        case "output", "input", "label", "script": return
        default: break
        }
        add(element.children, look, target)
    }

    private mutating func add(_ text: String, _ look: WordDocument.Look, _ target: WordDocument.Target?) {
        var plain = ""
        var isBlank = endsWithBlank
        for character in text {
            let isSpace = character == " " || character == "\n"
            if !isSpace || !isBlank { plain.append(isSpace ? " " : character) }
            isBlank = isSpace
        }
        guard !plain.isEmpty else { return }
        if let target {
            pieces.append(.link(plain, target, look))
        } else if case .text(let before, look)? = pieces.last {
            pieces[pieces.count - 1] = .text(before + plain, look)
        } else {
            pieces.append(.text(plain, look))
        }
    }

    private var endsWithBlank: Bool {
        switch pieces.last {
        case .text(let text, _), .link(let text, _, _): text.hasSuffix(" ") || text.hasSuffix("\u{A0}")
        case .picture: false
        case .lineBreak, nil: true
        }
    }
}
