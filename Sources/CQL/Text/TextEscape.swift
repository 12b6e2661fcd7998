/// The escape sequences of text literals: the standard's (an apostrophe, seven control characters), the backslash
/// itself, and `\%` and `\_`, which stay two characters for `LIKE` to read.
enum TextEscape {
    private static let controls: [(letter: Unicode.Scalar, control: Unicode.Scalar)] = [
        ("a", "\u{07}"), ("b", "\u{08}"), ("t", "\u{09}"), ("n", "\u{0A}"), ("v", "\u{0B}"), ("f", "\u{0C}"),
        ("r", "\u{0D}"),
    ]

    static func meaning(of escaped: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch escaped {
        case "'", "\\": [escaped]
        case "%", "_": ["\\", escaped]
        default: controls.first { $0.letter == escaped }.map { [$0.control] }
        }
    }

    /// A literal that reads back to `text`.
    static func quoted(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        result.append("'")
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "'": result.append(contentsOf: "''".unicodeScalars)
            case "\\":
                result.append("\\")
                let next = index + 1 < scalars.count ? scalars[index + 1] : nil
                if next != "%" && next != "_" { result.append("\\") }
            default:
                if let control = controls.first(where: { $0.control == scalar }) {
                    result.append("\\")
                    result.append(control.letter)
                } else {
                    result.append(scalar)
                }
            }
        }
        result.append("'")
        return String(result)
    }
}
