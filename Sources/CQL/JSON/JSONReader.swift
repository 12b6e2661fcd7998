/// A JSON value with the place where it begins.
struct JSONNode {
    indirect enum Value {
        case null
        case boolean(Bool)
        /// As written.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// In the order of the source; no name twice.
        case object([JSONMember])
    }

    let value: Value
    /// In scalars from the start of the source.
    let offset: Int
}

struct JSONMember {
    let name: String
    let offset: Int
    let node: JSONNode
}

/// Reads RFC 8259 JSON strictly: no comments, no idle commas, no name twice, limited depth.
///
/// Numbers keep their digits, so `1` and `1.0` and whole numbers over 2⁵³ stay what they are, and every value keeps its
/// place for messages.
struct JSONReader {
    /// A level of an expression takes at most three of JSON (`{"args": [ … [`), a geometry a few more.
    static let depthLimit = 3 * Expression.depthLimit + 8

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    mutating func document() throws(Fault) -> JSONNode {
        let node = try value()
        skipSpace()
        guard index == scalars.count else { throw unexpected(.operatorOrEnd) }
        return node
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private func unexpected(_ expected: Expectation...) -> Fault {
        Fault(.unexpected(found: current.map(String.init), expected: expected), at: index)
    }

    private mutating func skipSpace() {
        while let scalar = current, scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" { index += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar, or others: Expectation...) throws(Fault) {
        guard current == scalar else {
            throw Fault(
                .unexpected(found: current.map(String.init), expected: others + [.token(String(scalar))]), at: index)
        }
        index += 1
    }

    private mutating func value() throws(Fault) -> JSONNode {
        skipSpace()
        let start = index
        switch current {
        case "{": return JSONNode(value: .object(try object()), offset: start)
        case "[": return JSONNode(value: .array(try array()), offset: start)
        case "\"": return JSONNode(value: .string(try string()), offset: start)
        case "t": return JSONNode(value: .boolean(try word("true", true)), offset: start)
        case "f": return JSONNode(value: .boolean(try word("false", false)), offset: start)
        case "n":
            _ = try word("null", true)
            return JSONNode(value: .null, offset: start)
        case let digit? where digit == "-" || ("0"..."9").contains(digit):
            return JSONNode(value: .number(try number()), offset: start)
        default: throw unexpected(.jsonValue)
        }
    }

    private mutating func word<Meaning>(_ word: String, _ meaning: Meaning) throws(Fault) -> Meaning {
        let start = index
        for scalar in word.unicodeScalars {
            guard current == scalar else {
                index = start
                throw unexpected(.jsonValue)
            }
            index += 1
        }
        return meaning
    }

    private mutating func enter() throws(Fault) {
        depth += 1
        guard depth <= JSONReader.depthLimit else { throw Fault(.tooDeep(limit: Expression.depthLimit), at: index) }
    }

    private mutating func array() throws(Fault) -> [JSONNode] {
        try enter()
        defer { depth -= 1 }
        index += 1
        skipSpace()
        var items: [JSONNode] = []
        if current == "]" {
            index += 1
            return items
        }
        while true {
            items.append(try value())
            skipSpace()
            if current == "," {
                index += 1
                continue
            }
            try take("]", or: .token(","))
            return items
        }
    }

    private mutating func object() throws(Fault) -> [JSONMember] {
        try enter()
        defer { depth -= 1 }
        index += 1
        skipSpace()
        var members: [JSONMember] = []
        var names: Set<String> = []
        if current == "}" {
            index += 1
            return members
        }
        while true {
            skipSpace()
            guard current == "\"" else { throw unexpected(.jsonString) }
            let offset = index
            let name = try string()
            guard names.insert(name).inserted else { throw Fault(.duplicateMember(name), at: offset) }
            skipSpace()
            try take(":")
            members.append(JSONMember(name: name, offset: offset, node: try value()))
            skipSpace()
            if current == "," {
                index += 1
                continue
            }
            try take("}", or: .token(","))
            return members
        }
    }

    private mutating func number() throws(Fault) -> String {
        let start = index
        func fail() -> Fault { unexpected(.jsonNumber) }
        if current == "-" { index += 1 }
        let whole = digits()
        guard whole == 1 || (whole > 1 && scalars[index - whole] != "0") else { throw fail() }
        if current == "." {
            index += 1
            guard digits() > 0 else { throw fail() }
        }
        if current == "e" || current == "E" {
            index += 1
            if current == "+" || current == "-" { index += 1 }
            guard digits() > 0 else { throw fail() }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<index])
        return String(view)
    }

    private mutating func digits() -> Int {
        let start = index
        while let scalar = current, ("0"..."9").contains(scalar) { index += 1 }
        return index - start
    }

    private mutating func string() throws(Fault) -> String {
        let start = index
        index += 1
        var text = String.UnicodeScalarView()
        while let scalar = current {
            switch scalar {
            case "\"":
                index += 1
                return String(text)
            case "\\": text.append(try escape())
            default:
                guard scalar.value >= 0x20 else { throw Fault(.controlCharacter(scalar), at: index) }
                text.append(scalar)
                index += 1
            }
        }
        throw Fault(.unclosedQuote, at: start)
    }

    private mutating func escape() throws(Fault) -> Unicode.Scalar {
        let start = index
        index += 1
        guard let letter = current else { throw unexpected(.token("\"")) }
        index += 1
        switch letter {
        case "\"", "\\", "/": return letter
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": break
        default: throw Fault(.escape("\\\(letter)"), at: start)
        }
        let high = try hexadecimal(from: start)
        if let scalar = Unicode.Scalar(high) { return scalar }
        // A character beyond the basic plane is a pair of surrogates.
        guard high < 0xDC00, current == "\\", index + 1 < scalars.count, scalars[index + 1] == "u" else {
            throw Fault(.escape("\\u" + String(high, radix: 16, uppercase: true)), at: start)
        }
        index += 2
        let low = try hexadecimal(from: start)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else {
            throw Fault(.escape("\\u" + String(high, radix: 16, uppercase: true)), at: start)
        }
        return scalar
    }

    private mutating func hexadecimal(from start: Int) throws(Fault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw Fault(.escape("\\u"), at: start)
            }
            value = value << 4 + UInt32(digit)
            index += 1
        }
        return value
    }
}
