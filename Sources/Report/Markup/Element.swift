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

/// The HTML elements used.
enum HTML {
    static let html = Element("html", .block)
    static let head = Element("head", .block)
    static let meta = Element("meta", .void)
    static let title = Element("title", .block)
    static let style = Element("style", .block)
    static let script = Element("script", .block)
    static let body = Element("body", .block)
    static let header = Element("header", .block)
    static let nav = Element("nav", .block)
    static let main = Element("main", .block)
    static let section = Element("section", .block)
    static let footer = Element("footer", .block)
    static let div = Element("div", .block)
    static let h1 = Element("h1", .block)
    static let h2 = Element("h2", .block)
    static let h3 = Element("h3", .block)
    static let p = Element("p", .block)
    static let ul = Element("ul", .block)
    static let ol = Element("ol", .block)
    static let li = Element("li", .block)
    static let dl = Element("dl", .block)
    static let dt = Element("dt", .block)
    static let dd = Element("dd", .block)
    static let figure = Element("figure", .block)
    static let figcaption = Element("figcaption", .block)
    static let details = Element("details", .block)
    static let summary = Element("summary", .block)
    static let fieldset = Element("fieldset", .block)
    static let legend = Element("legend", .block)
    static let table = Element("table", .block)
    static let caption = Element("caption", .block)
    static let thead = Element("thead", .block)
    static let tbody = Element("tbody", .block)
    static let tfoot = Element("tfoot", .block)
    static let tr = Element("tr", .block)
    static let th = Element("th", .inline)
    static let td = Element("td", .inline)
    static let label = Element("label", .inline)
    static let input = Element("input", .void)
    static let a = Element("a", .inline)
    static let span = Element("span", .inline)
    static let strong = Element("strong", .inline)
    static let code = Element("code", .inline)
    static let br = Element("br", .void)
    static let wbr = Element("wbr", .void)
    /// Text isolated in its writing direction, for text of others.
    static let bdi = Element("bdi", .inline)
    static let output = Element("output", .inline)
    static let time = Element("time", .inline)
}

/// The SVG elements used.
enum SVG {
    static let svg = Element("svg", .xml)
    static let title = Element("title", .xml)
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
