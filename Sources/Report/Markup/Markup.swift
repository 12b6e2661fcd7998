/// HTML or SVG that is safe to write: all its texts are escaped, and unescaped text can't be inserted.
///
/// Made by `Element`s with a `MarkupBuilder`: a `String` among their content is text and is escaped, a `Markup` is
/// taken as it is. Names of elements and attributes are `StaticString`s, so that nothing that comes from a file can
/// become one.
///
///     HTML.p(.class("lead")) {
///         "Fler än 3 & färre än 5 av "
///         HTML.strong { title }
///     }
struct Markup: Sendable, Hashable {
    /// The source text, UTF-8 without a byte order mark; well-formed XML within SVG.
    private(set) var source: String

    /// Nothing.
    init() { source = "" }

    /// Text, escaped. O(length).
    init(text: String) {
        source = ""
        source.reserveCapacity(text.utf8.count)
        Escaping.append(text, to: &source)
    }

    /// Literal source from the program itself: declarations, style sheets, scripts.
    init(verbatim text: StaticString) { source = text.description }

    /// Only for `Element`, which has escaped all its content.
    init(escaped source: String) { self.source = source }

    var isEmpty: Bool { source.isEmpty }

    static func += (a: inout Markup, b: Markup) { a.source += b.source }
    static func + (a: Markup, b: Markup) -> Markup { Markup(escaped: a.source + b.source) }
}

extension Sequence<Markup> {
    /// All in order, with a separator.
    func joined(by separator: String = "") -> Markup {
        let between = Markup(text: separator)
        var result = Markup()
        for (index, part) in enumerated() {
            if index > 0 { result += between }
            result += part
        }
        return result
    }
}

/// Content of an element, written as statements: text, markup, `if`, `for`.
@resultBuilder
enum MarkupBuilder {
    static func buildExpression(_ text: String) -> Markup { Markup(text: text) }
    static func buildExpression(_ text: String?) -> Markup { text.map(Markup.init(text:)) ?? Markup() }
    static func buildExpression(_ markup: Markup) -> Markup { markup }
    static func buildExpression(_ markup: Markup?) -> Markup { markup ?? Markup() }
    static func buildExpression(_ parts: [Markup]) -> Markup { parts.joined() }

    static func buildBlock() -> Markup { Markup() }
    static func buildPartialBlock(first: Markup) -> Markup { first }
    static func buildPartialBlock(accumulated: Markup, next: Markup) -> Markup {
        var result = accumulated
        result += next
        return result
    }
    static func buildOptional(_ part: Markup?) -> Markup { part ?? Markup() }
    static func buildEither(first: Markup) -> Markup { first }
    static func buildEither(second: Markup) -> Markup { second }
    static func buildArray(_ parts: [Markup]) -> Markup { parts.joined() }
}
