/// Markup read back as a tree, so that what a page says can become another kind of document.
///
/// Only for the program's own markup, which is well-formed by how it is made.
enum MarkupNode: Sendable {
    struct Element: Sendable {
        let name: String
        let attributes: [String: String]
        var children: [MarkupNode] = []

        var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }

        func has(class name: String) -> Bool { classes.contains { $0 == name } }

        /// All text within, of titles and descriptions too.
        var text: String {
            children.map { node in
                switch node {
                case .text(let text): text
                case .element(let element): element.text
                }
            }.joined()
        }

        func elements(_ name: String) -> [Element] {
            children.compactMap { if case .element(let element) = $0, element.name == name { element } else { nil } }
        }

        func first(_ name: String) -> Element? {
            for case .element(let element) in children {
                if element.name == name { return element }
                if let found = element.first(name) { return found }
            }
            return nil
        }
    }

    case element(Element)
    case text(String)

    /// HTML that has neither content nor an end.
    private static let void: Set<String> = ["meta", "input", "br", "wbr", "link"]

    /// O(length).
    static func read(_ markup: Markup) -> [MarkupNode] {
        var reader = MarkupReader(markup.source)
        var open = [Element(name: "", attributes: [:])]
        while let token = reader.next() {
            switch token {
            case .text(let text): open[open.count - 1].children.append(.text(text))
            case .start(let name, let attributes, let isClosed):
                let element = Element(name: name, attributes: attributes)
                if isClosed || void.contains(name) {
                    open[open.count - 1].children.append(.element(element))
                } else {
                    open.append(element)
                }
            case .end:
                guard open.count > 1 else { continue }
                let element = open.removeLast()
                open[open.count - 1].children.append(.element(element))
            }
        }
        return open[0].children
    }
}

/// The pieces of markup.
private struct MarkupReader {
    enum Token {
        case text(String)
        case start(String, [String: String], isClosed: Bool)
        case end
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ source: String) { bytes = Array(source.utf8) }

    mutating func next() -> Token? {
        guard place < bytes.count else { return nil }
        guard bytes[place] == UInt8(ascii: "<") else { return .text(Self.plain(until(UInt8(ascii: "<")))) }
        place += 1
        guard place < bytes.count, bytes[place] != UInt8(ascii: "/") else {
            _ = until(UInt8(ascii: ">"))
            place += 1
            return .end
        }
        let name = word()
        var attributes: [String: String] = [:]
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: ">"):
                place += 1
                return .start(name, attributes, isClosed: false)
            case UInt8(ascii: "/"):
                place += 2
                return .start(name, attributes, isClosed: true)
            case UInt8(ascii: " "), UInt8(ascii: "\n"): place += 1
            default:
                let name = word()
                guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
                    attributes[name] = ""
                    continue
                }
                place += 2
                attributes[name] = Self.plain(until(UInt8(ascii: "\"")))
                place += 1
            }
        }
        return nil
    }

    private mutating func until(_ end: UInt8) -> ArraySlice<UInt8> {
        let rest = bytes[place...]
        let stop = rest.firstIndex(of: end) ?? bytes.endIndex
        place = stop
        return rest[..<stop]
    }

    private mutating func word() -> String {
        let start = place
        while place < bytes.count, !" =/>\n".utf8.contains(bytes[place]) { place += 1 }
        // A byte that no name has would else be looked at for ever.
        if place == start { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// Without the five escapes of `Escaping`.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
