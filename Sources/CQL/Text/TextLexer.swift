/// A word or sign of CQL2 text.
enum Token: Equatable {
    case name(String)
    case quotedName(String)
    case keyword(Keyword, spelled: String)
    case text(String)
    /// Unsigned, as written.
    case number(String)
    case sign(Sign)
    case end

    enum Sign: String {
        case open = "(", close = ")", comma = ","
        case equal = "=", notEqual = "<>", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case plus = "+", minus = "-", times = "*", over = "/", percent = "%", power = "^"
    }

    /// Quoted in messages; nil at the end.
    var shown: String? {
        switch self {
        case .name(let name): name
        case .quotedName(let name): "\"\(name)\""
        case .keyword(_, let spelled): spelled
        case .text(let text): "'\(text.prefix(60))'"
        case .number(let digits): digits
        case .sign(let sign): sign.rawValue
        case .end: nil
        }
    }
}

/// Cuts CQL2 text into tokens, one at a time.
///
/// Works on Unicode scalars, as the grammar does: a combining mark behind a quotation mark does not hide it.
struct TextLexer {
    let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// The next token and where it begins.
    mutating func next() throws(Fault) -> (token: Token, offset: Int) {
        while index < scalars.count, Identifier.isSpace(scalars[index]) { index += 1 }
        let start = index
        guard index < scalars.count else { return (.end, start) }
        let scalar = scalars[index]
        if Identifier.startsName(scalar) { return (word(), start) }
        switch scalar {
        case "'": return (try text(), start)
        case "\"": return (try quotedName(), start)
        case "0"..."9": return (number(), start)
        case "." where peek(1).map({ ("0"..."9").contains($0) }) ?? false: return (number(), start)
        default: return (.sign(try sign()), start)
        }
    }

    private func peek(_ distance: Int) -> Unicode.Scalar? {
        index + distance < scalars.count ? scalars[index + distance] : nil
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    private mutating func word() -> Token {
        let start = index
        while index < scalars.count, Identifier.continuesName(scalars[index]) { index += 1 }
        let word = string(start..<index)
        if let keyword = Keyword(word: word) { return .keyword(keyword, spelled: word) }
        return .name(word)
    }

    private mutating func quotedName() throws(Fault) -> Token {
        let start = index
        index += 1
        while index < scalars.count, scalars[index] != "\"" { index += 1 }
        guard index < scalars.count else { throw Fault(.unclosedQuote, at: start) }
        let name = string(start + 1..<index)
        index += 1
        return .quotedName(name)
    }

    private mutating func text() throws(Fault) -> Token {
        let start = index
        index += 1
        var text = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "'" {
                guard peek(1) == "'" else {
                    index += 1
                    return .text(String(text))
                }
                text.append("'")
                index += 2
            } else if scalar == "\\" {
                guard let escaped = peek(1) else { break }
                guard let meaning = TextEscape.meaning(of: escaped) else {
                    throw Fault(.escape("\\\(escaped)"), at: index)
                }
                text.append(contentsOf: meaning)
                index += 2
            } else {
                guard !Identifier.isForbidden(scalar) else { throw Fault(.controlCharacter(scalar), at: index) }
                text.append(scalar)
                index += 1
            }
        }
        throw Fault(.unclosedText, at: start)
    }

    private mutating func number() -> Token {
        let start = index
        func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
        while isDigit(peek(0)) { index += 1 }
        if peek(0) == "." {
            index += 1
            while isDigit(peek(0)) { index += 1 }
        }
        if peek(0) == "e" || peek(0) == "E" {
            let signed = peek(1) == "+" || peek(1) == "-"
            if isDigit(peek(signed ? 2 : 1)) {
                index += signed ? 2 : 1
                while isDigit(peek(0)) { index += 1 }
            }
        }
        return .number(string(start..<index))
    }

    private mutating func sign() throws(Fault) -> Token.Sign {
        if let next = peek(1), let sign = Token.Sign(rawValue: "\(scalars[index])\(next)") {
            index += 2
            return sign
        }
        guard let sign = Token.Sign(rawValue: String(scalars[index])) else {
            throw Fault(.character(scalars[index]), at: index)
        }
        index += 1
        return sign
    }
}

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
