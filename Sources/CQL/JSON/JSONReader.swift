import JSON

struct JSONMember {
    let name: String
    let offset: Int
    let node: JSONNode
}

/// Reads JSON without loss: numbers keep their digits (`1`, `1.0` and whole numbers over 2⁵³ are distinct), and every
/// value keeps its offset for messages.
struct JSONReader: ~Copyable {
    /// A level of an expression takes at most three of JSON (`{"args": [ … [`), a geometry a few more.
    static let depthLimit = 3 * Expression.depthLimit + 8

    private var scanner: JSONScanner
    private var depth = 0
    /// Scalars before a byte, for the last byte looked up.
    private var counted = (byte: 0, scalars: 0)

    private init(_ scanner: JSONScanner) { self.scanner = scanner }

    /// O(length).
    static func document(_ json: String) throws(Fault) -> JSONNode {
        guard !json.isEmpty else { throw Fault(.unexpected(found: nil, expected: [.jsonValue]), at: 0) }
        var json = json
        let result = json.withUTF8 { bytes -> Result<JSONNode, Fault> in
            guard let base = bytes.baseAddress else { preconditionFailure("a text that isn't empty has an address") }
            var reader = JSONReader(JSONScanner(base: base, end: bytes.count))
            return Result { () throws(Fault) in try reader.document() }
        }
        return try result.get()
    }

    private mutating func document() throws(Fault) -> JSONNode {
        let node = try value()
        guard scanner.peek() == 0 else { throw unexpected(.operatorOrEnd) }
        return node
    }

    // MARK: Places and faults

    /// The scalars before a byte.
    private mutating func offset(ofByte byte: Int) -> Int {
        if byte < counted.byte { counted = (0, 0) }
        while counted.byte < byte {
            if scanner.base[counted.byte] & 0xC0 != 0x80 { counted.scalars += 1 }
            counted.byte += 1
        }
        return counted.scalars
    }

    private func scalar(atByte byte: Int) -> Unicode.Scalar? {
        guard byte < scanner.end else { return nil }
        let rest = UnsafeBufferPointer(start: scanner.base + byte, count: min(4, scanner.end - byte))
        return String(decoding: rest, as: UTF8.self).unicodeScalars.first
    }

    private mutating func unexpected(_ expected: Expectation..., atByte byte: Int? = nil) -> Fault {
        let byte = byte ?? scanner.position
        return Fault(
            .unexpected(found: scalar(atByte: byte).map(String.init), expected: expected), at: offset(ofByte: byte))
    }

    // MARK: Values

    private mutating func value() throws(Fault) -> JSONNode {
        let first = scanner.peek()
        let start = offset(ofByte: scanner.position)
        switch first {
        case UInt8(ascii: "{"): return JSONNode(value: .object(try object()), offset: start)
        case UInt8(ascii: "["): return JSONNode(value: .array(try array()), offset: start)
        case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), offset: start)
        case UInt8(ascii: "t"): return JSONNode(value: try word("true", .boolean(true)), offset: start)
        case UInt8(ascii: "f"): return JSONNode(value: try word("false", .boolean(false)), offset: start)
        case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), offset: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(value: .number(try number()), offset: start)
        default: throw unexpected(.jsonValue)
        }
    }

    private mutating func word(_ word: StaticString, _ meaning: JSONNode.Value) throws(Fault) -> JSONNode.Value {
        let start = scanner.position
        do throws(JSONFault) { try scanner.literal(word) } catch { throw unexpected(.jsonValue, atByte: start) }
        return meaning
    }

    private mutating func number() throws(Fault) -> String {
        do throws(JSONFault) { return try scanner.numberText() } catch {
            throw unexpected(.jsonNumber, atByte: error.offset)
        }
    }

    private mutating func enter() throws(Fault) {
        depth += 1
        guard depth <= JSONReader.depthLimit else {
            throw Fault(.tooDeep(limit: Expression.depthLimit), at: offset(ofByte: scanner.position))
        }
    }

    private mutating func array() throws(Fault) -> [JSONNode] {
        try enter()
        defer { depth -= 1 }
        scanner.position += 1
        var items: [JSONNode] = []
        if scanner.take(UInt8(ascii: "]")) { return items }
        repeat {
            items.append(try value())
        } while scanner.take(UInt8(ascii: ","))
        guard scanner.take(UInt8(ascii: "]")) else { throw unexpected(.token(","), .token("]")) }
        return items
    }

    private mutating func object() throws(Fault) -> [JSONMember] {
        try enter()
        defer { depth -= 1 }
        scanner.position += 1
        var members: [JSONMember] = []
        var names: Set<String> = []
        if scanner.take(UInt8(ascii: "}")) { return members }
        repeat {
            guard scanner.peek() == UInt8(ascii: "\"") else { throw unexpected(.jsonString) }
            let offset = offset(ofByte: scanner.position)
            let name = try string()
            guard names.insert(name).inserted else { throw Fault(.duplicateMember(name), at: offset) }
            guard scanner.take(UInt8(ascii: ":")) else { throw unexpected(.token(":")) }
            members.append(JSONMember(name: name, offset: offset, node: try value()))
        } while scanner.take(UInt8(ascii: ","))
        guard scanner.take(UInt8(ascii: "}")) else { throw unexpected(.token(","), .token("}")) }
        return members
    }

    private mutating func string() throws(Fault) -> String {
        let start = scanner.position
        do throws(JSONFault) { return try scanner.string() } catch {
            guard error.problem == .endsTooEarly else { throw stringFault(atByte: error.offset) }
            // After a backslash something must follow, else the closing quote.
            var backslashes = 0
            while scanner.base[scanner.end - 1 - backslashes] == UInt8(ascii: "\\") { backslashes += 1 }
            guard backslashes.isMultiple(of: 2) else { throw unexpected(.token("\""), atByte: scanner.end) }
            throw Fault(.unclosedQuote, at: offset(ofByte: start))
        }
    }

    /// The fault in a string at a byte: an escape, or a control character.
    private mutating func stringFault(atByte byte: Int) -> Fault {
        let place = offset(ofByte: byte)
        guard scanner.base[byte] == UInt8(ascii: "\\") else {
            return Fault(.controlCharacter(Unicode.Scalar(scanner.base[byte])), at: place)
        }
        let letter = scalar(atByte: byte + 1).map(String.init) ?? ""
        guard letter == "u" else { return Fault(.escape("\\" + letter), at: place) }
        guard let half = digits(atByte: byte + 2) else { return Fault(.escape("\\u"), at: place) }
        let isFollowed =
            byte + 7 < scanner.end && scanner.base[byte + 6] == UInt8(ascii: "\\")
            && scanner.base[byte + 7] == UInt8(ascii: "u")
        // Half a surrogate pair is shown, unless an incomplete escape follows it.
        let isNumber = !isFollowed || digits(atByte: byte + 8) != nil || half >= "DC00"
        return Fault(.escape("\\u" + (isNumber ? half : "")), at: place)
    }

    /// Four hexadecimal digits, in upper case.
    private func digits(atByte byte: Int) -> String? {
        guard byte + 4 <= scanner.end else { return nil }
        let text = String(decoding: UnsafeBufferPointer(start: scanner.base + byte, count: 4), as: UTF8.self)
        return text.allSatisfy { $0.isASCII && $0.isHexDigit } ? text.uppercased() : nil
    }
}
