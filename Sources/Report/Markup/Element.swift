/// An element of HTML or SVG: call it with attributes and content.
struct Element: Sendable {
    private let name: StaticString
    private let form: Form

    enum Form: Sendable {
        /// Ends the source line, so that two reports can be compared line by line.
        case block
        case inline
        /// HTML without content or end tag.
        case void
        /// XML: closed by itself where it has no content.
        case xml
    }

    init(_ name: StaticString, _ form: Form) {
        self.name = name
        self.form = form
    }

    func callAsFunction(_ attributes: Attribute?...) -> Markup { callAsFunction(attributes) {} }

    func callAsFunction(_ attributes: Attribute?..., @MarkupBuilder content: () throws -> Markup) rethrows -> Markup {
        try callAsFunction(attributes, content: content)
    }

    /// - Parameter attributes: nil ones are left out.
    func callAsFunction(_ attributes: [Attribute?], @MarkupBuilder content: () throws -> Markup) rethrows -> Markup {
        let inner = try content()
        var source = "<\(name)"
        source.reserveCapacity(inner.source.utf8.count + 64)
        for case let attribute? in attributes { attribute.append(to: &source) }
        switch form {
        case .void:
            precondition(inner.isEmpty, "<\(name)> takes no content")
            source += ">"
        case .xml where inner.isEmpty: source += "/>\n"
        case .block, .inline, .xml:
            source += ">"
            source += inner.source
            source += "</\(name)>"
            if case .inline = form { break }
            source += "\n"
        }
        return Markup(escaped: source)
    }
}

/// The SVG elements used.
enum SVG {
    static let svg = Element("svg", .xml)
    static let title = Element("title", .xml)
    static let style = Element("style", .xml)
    static let desc = Element("desc", .xml)
    static let defs = Element("defs", .xml)
    static let pattern = Element("pattern", .xml)
    static let clipPath = Element("clipPath", .xml)
    static let g = Element("g", .xml)
    static let path = Element("path", .xml)
    static let rect = Element("rect", .xml)
    static let circle = Element("circle", .xml)
    static let line = Element("line", .xml)
    static let polyline = Element("polyline", .xml)
    static let text = Element("text", .xml)
}
