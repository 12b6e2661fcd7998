extension JSONValue {
    /// Members in their order, numbers in the shortest text that reads back as the same double.
    ///
    /// - Parameter indented: two spaces a level, and a line break at the end; else everything in one line.
    public func text(indented: Bool = false) -> String {
        var writer = JSONWriter()
        writer.write(self, indented: indented)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Writes JSON into a byte buffer.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Empties the buffer and keeps its capacity.
    package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    package mutating func write(_ value: JSONValue, indented: Bool = false) {
        write(value, level: indented ? 0 : nil)
        if indented { write(UInt8(ascii: "\n")) }
    }

    /// In one line.
    package mutating func write(_ object: JSONObject) { write(object, level: nil) }

    private mutating func write(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func write(_ byte: UInt8) { bytes.append(byte) }

    private mutating func write(_ value: JSONValue, level: Int?) {
        switch value {
        case .null: write("null" as StaticString)
        case .bool(let value): write(value ? "true" : "false" as StaticString)
        case .integer(let value): write(whole: Int64(value))
        case .number(let value): write(value)
        case .string(let value): write(value)
        case .array(let values):
            // Numbers and names side by side are easier to read in one line.
            let inner = values.contains { $0.array != nil || $0.object != nil } ? level.map { $0 + 1 } : nil
            write(UInt8(ascii: "["))
            for (i, value) in values.enumerated() {
                if i > 0 { write(inner == nil && level != nil ? ", " : "," as StaticString) }
                lineBreak(inner)
                write(value, level: inner)
            }
            if inner != nil { lineBreak(level) }
            write(UInt8(ascii: "]"))
        case .object(let object):
            write(object, level: level)
        }
    }

    private mutating func write(_ object: JSONObject, level: Int?) {
        let inner = level.map { $0 + 1 }
        write(UInt8(ascii: "{"))
        for (i, member) in object.members.enumerated() {
            if i > 0 { write(UInt8(ascii: ",")) }
            lineBreak(inner)
            write(member.name)
            write(level == nil ? ":" : ": " as StaticString)
            write(member.value, level: inner)
        }
        if !object.isEmpty { lineBreak(level) }
        write(UInt8(ascii: "}"))
    }

    private mutating func lineBreak(_ level: Int?) {
        guard let level else { return }
        write(UInt8(ascii: "\n"))
        for _ in 0..<level { write("  " as StaticString) }
    }

    package mutating func write(whole number: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { room in
            guard let base = room.baseAddress else { return }
            bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: writeInteger(number, into: base)))
        }
    }

    /// A number that is not finite is written as `null`, as JSON can't express it.
    package mutating func write(_ number: Double) {
        if !number.isFinite {
            write("null" as StaticString)
        } else if number == number.rounded(), abs(number) < 0x1p53 {
            write(whole: Int64(number))
        } else {
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    /// A string in quotes. Only quotes, backslashes and control characters are escaped.
    package mutating func write(_ text: String) {
        var text = text
        write(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var plain = 0
            for (i, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain..<i]))
                escape(byte)
                plain = i + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain...]))
        }
        write(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        write(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): write(byte)
        case 0x08: write(UInt8(ascii: "b"))
        case 0x09: write(UInt8(ascii: "t"))
        case 0x0A: write(UInt8(ascii: "n"))
        case 0x0C: write(UInt8(ascii: "f"))
        case 0x0D: write(UInt8(ascii: "r"))
        default:
            write("u00" as StaticString)
            for digit in [byte >> 4, byte & 15] { write(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
    }
}
