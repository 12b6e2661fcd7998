/// Escapes text for HTML and XML, between tags and in quoted attributes alike.
enum Escaping {
    /// O(length). Characters that XML forbids (control characters other than tab and line ends, U+FFFE, U+FFFF) become
    /// U+FFFD; all others stay, marks of writing direction included: callers isolate foreign text (`HTML.bdi`, cells of
    /// tables).
    static func append(_ text: String, to source: inout String) {
        if text.utf8.allSatisfy({ plain[Int($0)] }) {
            source += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": source += "&amp;"
            case "<": source += "&lt;"
            case ">": source += "&gt;"
            case "\"": source += "&quot;"
            case "'": source += "&#39;"
            case "\t", "\n", "\r": source.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": source += "\u{FFFD}"
            default: source.unicodeScalars.append(scalar)
            }
        }
    }

    /// Bytes of UTF-8 to copy unchecked: printable ASCII without the five, and the lead bytes of two-byte letters from
    /// U+00C0 up with their continuations. Three bytes and more are checked.
    private static let plain: [Bool] = (0...255).map { byte in
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27: false
        case 0x20..<0x7F, 0xC3...0xDF, 0x80...0xBF: true
        default: false
        }
    }
}
