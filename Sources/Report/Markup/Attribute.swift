import Wording

/// An attribute with its value, escaped when written.
///
/// Values that a browser would follow or run have their own functions, which take only harmless ones: links (`href`),
/// styles (`barWidth`). There are none for event handlers.
struct Attribute: Sendable {
    private let name: StaticString
    /// Nil: present without a value (`hidden`).
    private let value: String?

    init(_ name: StaticString, _ value: String) {
        precondition(!Self.isGuarded(name.description), "the attribute \(name) has its own function")
        self.init(unguarded: name, value)
    }

    /// A number with at most three decimals, a point, no zeros at the end.
    init(_ name: StaticString, _ value: Double) { self.init(name, SVGNumber.text(value, decimals: 3)) }

    /// Present or not.
    init(_ name: StaticString) { self.init(unguarded: name, nil) }

    private init(unguarded name: StaticString, _ value: String?) {
        self.name = name
        self.value = value
    }

    private static func isGuarded(_ name: String) -> Bool {
        ["href", "src", "srcset", "style", "action", "formaction", "xlink:href"].contains(name) || name.hasPrefix("on")
    }

    func append(to source: inout String) {
        source += " \(name)"
        guard let value else { return }
        source += "=\""
        Escaping.append(value, to: &source)
        source += "\""
    }

    static func id(_ value: String) -> Attribute { Attribute("id", value) }
    static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    static func href(_ link: Link) -> Attribute { Attribute(unguarded: "href", link.target) }

    /// The length of a bar, 0 … 1 of its container.
    static func barWidth(_ fraction: Double) -> Attribute {
        Attribute(unguarded: "style", "width:\(SVGNumber.text(min(max(fraction, 0), 1) * 100, decimals: 2))%")
    }
}

/// The target of a link: an element of the same document, or a page on the web. Nothing else (`javascript:`, `data:`)
/// is a link.
struct Link: Sendable, Hashable {
    let target: String

    init(fragment: StaticString) { target = "#\(fragment)" }

    /// To an element by its id.
    init(anchor id: String) { target = "#" + id }

    /// Nil unless it is an address that begins with http:// or https:// and has neither spaces nor control characters.
    init?(web address: String) {
        let folded = address.lowercased()
        guard folded.hasPrefix("https://") || folded.hasPrefix("http://"),
            address.unicodeScalars.allSatisfy({
                $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) && !$0.properties.isBidiControl
            })
        else { return nil }
        target = address
    }
}

/// Numbers in the format of SVG and CSS, in every language.
enum SVGNumber {
    /// Rounded to `decimals` (0 … 6) places, with a point and no zeros at the end.
    static func text(_ value: Double, decimals: Int) -> String {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        return text(Int(clamped: (value * Double(scale)).rounded()), scale: scale)
    }

    /// `units` of 1/`scale`, a power of ten.
    static func text(_ units: Int, scale: Int) -> String {
        var rest = Int(units.magnitude % scale.magnitude)
        var step = scale
        var text = (units < 0 ? "-" : "") + String(units.magnitude / scale.magnitude)
        guard rest > 0 else { return text == "-0" ? "0" : text }
        text += "."
        while rest > 0 {
            step /= 10
            text += String(rest / step)
            rest %= step
        }
        return text
    }
}
