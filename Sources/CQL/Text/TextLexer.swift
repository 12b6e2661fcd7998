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
