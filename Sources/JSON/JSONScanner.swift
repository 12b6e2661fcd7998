/// A scanner's fault, before its offset is turned into line and column.
package struct JSONFault: Error {
    /// In bytes, from 0.
    package let offset: Int
    package let problem: JSONError.Problem

    package init(offset: Int, problem: JSONError.Problem) {
        self.offset = offset
        self.problem = problem
    }
}

/// A strict RFC 8259 parser over valid UTF-8.
///
/// Strict: no comments, no trailing commas, no leading zeros, no raw control characters, no lone surrogates, no
/// repeated names, at most `deepest` levels. Borrows the bytes: the caller keeps them alive.
package struct JSONScanner {
    package static let deepest = 128

    package let base: UnsafePointer<UInt8>
    package let end: Int
    package var position: Int

    package init(base: UnsafePointer<UInt8>, from: Int = 0, end: Int) {
        self.base = base
        self.end = end
        position = from
    }

    // MARK: Pieces

    /// Moves over white space and returns the byte there, or 0 at the end.
    @inlinable
    package mutating func peek() -> UInt8 {
        while position < end {
            let byte = base[position]
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte == 0 ? 1 : byte }
            position &+= 1
        }
        return 0
    }

    /// Consumes the byte if it is next.
    @inlinable
    package mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position &+= 1
        return true
    }

    @inlinable
    package mutating func require(_ byte: UInt8, _ wanted: JSONError.Wanted) throws(JSONFault) {
        guard take(byte) else { throw unexpected(wanted) }
    }

    package mutating func unexpected(_ wanted: JSONError.Wanted) -> JSONFault {
        let byte = peek()
        guard byte != 0 else { return JSONFault(offset: position, problem: .endsTooEarly) }
        // Takes the whole character, if it is longer than a byte.
        var length = 1
        while byte >= 0x80, position + length < end, base[position + length] & 0xC0 == 0x80 { length += 1 }
        let found = String(decoding: UnsafeBufferPointer(start: base + position, count: length), as: UTF8.self)
        return JSONFault(offset: position, problem: .unexpected(found: found.debugDescription, wanted: wanted))
    }

    /// After a member or element: true when another follows, false when `closing` ended the list.
    @inlinable
    package mutating func another(before closing: UInt8) throws(JSONFault) -> Bool {
        let byte = peek()
        if byte == UInt8(ascii: ",") {
            position &+= 1
            return true
        }
        guard byte == closing else { throw unexpected(.commaOrEnd) }
        position &+= 1
        return false
    }

    /// A member's name with its colon.
    package mutating func name() throws(JSONFault) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw unexpected(.name) }
        let name = try string()
        try require(UInt8(ascii: ":"), .colon)
        return name
    }

    /// A number as a double.
    package mutating func double() throws(JSONFault) -> Double {
        let byte = peek()
        let negative = byte == UInt8(ascii: "-")
        let first = negative ? position &+ 1 : position
        guard let (magnitude, after) = scanDecimal(base, from: first, to: end, strict: true) else {
            guard negative || byte &- 0x30 < 10 else { throw unexpected(.value) }
            throw badNumber()
        }
        position = after
        return negative ? -magnitude : magnitude
    }

    /// A number as written, with all its digits.
    ///
    /// - Throws: at the first byte that no number has there.
    package mutating func numberText() throws(JSONFault) -> String {
        let start = position
        var i = position
        func wrong() -> JSONFault { JSONFault(offset: i, problem: .number(text(from: start, to: i))) }
        func digits() -> Int {
            let first = i
            while i < end, base[i] &- 0x30 < 10 { i += 1 }
            return i - first
        }
        if i < end, base[i] == UInt8(ascii: "-") { i += 1 }
        let whole = digits()
        guard whole == 1 || whole > 1 && base[i - whole] != 0x30 else { throw wrong() }
        if i < end, base[i] == UInt8(ascii: ".") {
            i += 1
            guard digits() > 0 else { throw wrong() }
        }
        if i < end, base[i] | 0x20 == UInt8(ascii: "e") {
            i += 1
            if i < end, base[i] == UInt8(ascii: "+") || base[i] == UInt8(ascii: "-") { i += 1 }
            guard digits() > 0 else { throw wrong() }
        }
        position = i
        return text(from: start, to: i)
    }

    private func text(from: Int, to: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: base + from, count: to - from), as: UTF8.self)
    }

    private func badNumber() -> JSONFault {
        var to = position
        while to < end, to < position + 40,
            UnicodeScalar(base[to]).properties.isAlphabetic
                || [0x2B, 0x2D, 0x2E].contains(base[to]) || base[to] &- 0x30 < 10
        { to += 1 }
        return JSONFault(offset: position, problem: .number(text(from: position, to: to)))
    }

    // MARK: Values

    package mutating func value(depth: Int = 0) throws(JSONFault) -> JSONValue {
        guard depth <= Self.deepest else {
            throw JSONFault(offset: position, problem: .tooDeep(limit: Self.deepest))
        }
        switch peek() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["):
            position += 1
            var values: [JSONValue] = []
            if take(UInt8(ascii: "]")) { return .array(values) }
            repeat { values.append(try value(depth: depth + 1)) } while try another(before: UInt8(ascii: "]"))
            return .array(values)
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        case UInt8(ascii: "-"), 0x30...0x39:
            let start = position
            let number = try double()
            let text = UnsafeBufferPointer(start: base + start, count: position - start)
            if text.count < 20, !text.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }),
                number != 0 || text.count == 1,
                let integer = Int(String(decoding: text, as: UTF8.self))
            {
                return .integer(integer)
            }
            return .number(number)
        default: throw unexpected(.value)
        }
    }

    package mutating func object(depth: Int) throws(JSONFault) -> JSONObject {
        try require(UInt8(ascii: "{"), .value)
        if take(UInt8(ascii: "}")) { return JSONObject() }
        var members: [JSONObject.Member] = []
        var names: Set<String> = []
        repeat {
            let at = position
            let name = try name()
            let isRepeated: Bool
            if members.count < 16 {
                isRepeated = members.contains { $0.name == name }
            } else {
                if names.isEmpty { names = Set(members.map(\.name)) }
                isRepeated = !names.insert(name).inserted
            }
            if isRepeated { throw JSONFault(offset: at, problem: .repeatedName(name)) }
            members.append(JSONObject.Member(name: name, value: try value(depth: depth + 1)))
        } while try another(before: UInt8(ascii: "}"))
        return JSONObject(distinct: members)
    }

    package mutating func literal(_ text: StaticString) throws(JSONFault) {
        for i in 0..<text.utf8CodeUnitCount {
            guard position + i < end else { throw JSONFault(offset: end, problem: .endsTooEarly) }
            guard base[position + i] == text.utf8Start[i] else { throw unexpected(.literal) }
        }
        position += text.utf8CodeUnitCount
    }

    package mutating func string() throws(JSONFault) -> String {
        let start = position + 1
        var i = start
        while i < end {
            let byte = base[i]
            if byte == UInt8(ascii: "\"") {
                position = i + 1
                return String(decoding: UnsafeBufferPointer(start: base + start, count: i - start), as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start, firstEscape: i) }
            if byte < 0x20 { throw JSONFault(offset: i, problem: .string) }
            i += 1
        }
        throw JSONFault(offset: end, problem: .endsTooEarly)
    }

    private mutating func escapedString(from start: Int, firstEscape: Int) throws(JSONFault) -> String {
        var text = Array(UnsafeBufferPointer(start: base + start, count: firstEscape - start))
        var i = firstEscape
        while i < end {
            let byte = base[i]
            if byte == UInt8(ascii: "\"") {
                position = i + 1
                return String(decoding: text, as: UTF8.self)
            }
            guard byte == UInt8(ascii: "\\") else {
                if byte < 0x20 { throw JSONFault(offset: i, problem: .string) }
                text.append(byte)
                i += 1
                continue
            }
            guard i + 1 < end else { break }
            switch base[i + 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(base[i + 1])
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                guard var scalar = hexadecimal(at: i + 2) else { throw JSONFault(offset: i, problem: .string) }
                if scalar & 0xFC00 == 0xD800 {
                    guard i + 7 < end, base[i + 6] == UInt8(ascii: "\\"), base[i + 7] == UInt8(ascii: "u"),
                        let low = hexadecimal(at: i + 8), low & 0xFC00 == 0xDC00
                    else { throw JSONFault(offset: i, problem: .string) }
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
                    i += 6
                }
                guard let character = UnicodeScalar(scalar) else { throw JSONFault(offset: i, problem: .string) }
                text.append(contentsOf: String(Character(character)).utf8)
                i += 4
            default: throw JSONFault(offset: i, problem: .string)
            }
            i += 2
        }
        throw JSONFault(offset: end, problem: .endsTooEarly)
    }

    private func hexadecimal(at offset: Int) -> UInt32? {
        guard offset + 4 <= end else { return nil }
        var value: UInt32 = 0
        for i in offset..<offset + 4 {
            guard let digit = Character(UnicodeScalar(base[i])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    // MARK: Moving over values

    /// Skips a value, looking at brackets and strings only: parse it to know that it is well-formed. O(bytes).
    package mutating func skip() throws(JSONFault) {
        let first = peek()
        var depth = 0
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"") else {
            _ = try value()
            return
        }
        while position < end {
            // Eight at a time where there is no string and the value cannot end.
            if position &+ 8 <= end {
                let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
                let closing = Self.count(of: UInt8(ascii: "}"), in: word | Self.caseBits)
                if depth > closing, Self.count(of: UInt8(ascii: "\""), in: word) == 0 {
                    depth += Self.count(of: UInt8(ascii: "{"), in: word | Self.caseBits) - closing
                    position &+= 8
                    continue
                }
            }
            let byte = base[position]
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\""):
                position += 1
                while position < end, base[position] != UInt8(ascii: "\"") {
                    position += base[position] == UInt8(ascii: "\\") ? 2 : 1
                }
            default: break
            }
            position += 1
            if depth == 0 { break }
        }
        if position > end || depth > 0 { throw JSONFault(offset: end, problem: .endsTooEarly) }
    }

    /// The bit in which `[` and `{`, and `]` and `}`, differ.
    private static let caseBits: UInt64 = 0x2020_2020_2020_2020

    /// The number of the eight bytes equal to `byte`; exact, as no carry leaves a byte whose high bit is masked.
    @inline(__always)
    private static func count(of byte: UInt8, in word: UInt64) -> Int {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let difference = word ^ UInt64(byte) &* 0x0101_0101_0101_0101
        let hits = ~((difference & low) &+ low | difference | low)
        return Int(((hits &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
    }

    /// The line and column of an offset, both from 1.
    package func place(of offset: Int) -> (line: Int, column: Int) {
        var (line, column) = (1, 1)
        for i in 0..<min(offset, end) {
            if base[i] == 0x0A { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return (line, column)
    }
}

extension JSONScanner {
    /// Checks that the text is UTF-8 and skips a byte order mark.
    package mutating func begin() throws(JSONFault) {
        let finding = examineUTF8(UnsafeRawBufferPointer(start: base, count: end))
        guard finding.strays == 0, finding.incomplete == 0 else {
            throw JSONFault(offset: finding.strays > 0 ? finding.firstStray : end, problem: .undecodable)
        }
        if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
    }

    /// The one value of a whole text.
    ///
    /// - Parameter name: of the file, for messages.
    package mutating func document(name: String) throws(JSONError) -> JSONValue {
        do throws(JSONFault) {
            try begin()
            let value = try value()
            guard peek() == 0 else { throw JSONFault(offset: position, problem: .somethingAfter) }
            return value
        } catch {
            let (line, column) = place(of: error.offset)
            throw JSONError(file: name, line: line, column: column, problem: error.problem)
        }
    }
}

extension JSONValue {
    /// Parses a JSON text. A byte order mark is skipped.
    public init(parsing bytes: [UInt8], name: String = "JSON") throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            guard let base = bytes.baseAddress else {
                throw JSONError(file: name, line: 1, column: 1, problem: .endsTooEarly)
            }
            var scanner = JSONScanner(base: base, end: bytes.count)
            return try scanner.document(name: name)
        }
    }
}
