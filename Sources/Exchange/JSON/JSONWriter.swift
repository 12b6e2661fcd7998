extension JSONValue {
    /// Writes the value: members in their order, numbers in the shortest text that reads back as the same double.
    ///
    /// - Parameter indented: two spaces a level, and a line break at the end; else everything in one line.
    public func write(to sink: inout ByteSink, indented: Bool = false) throws(FileError) {
        try sink.write(self, level: indented ? 0 : nil)
        if indented { try sink.write(UInt8(ascii: "\n")) }
    }

    public func text(indented: Bool = false) -> String {
        var sink = ByteSink()
        do { try write(to: &sink, indented: indented) } catch {
            preconditionFailure("memory has no files that could fail: \(error)")
        }
        return String(decoding: sink.bytes(), as: UTF8.self)
    }
}

extension ByteSink {
    fileprivate mutating func write(_ value: JSONValue, level: Int?) throws(FileError) {
        switch value {
        case .null: try write("null" as StaticString)
        case .bool(let value): try write(value ? "true" : "false" as StaticString)
        case .integer(let value): advance(writeInteger(Int64(value), into: try reserve(20)))
        case .number(let value): try writeJSON(value)
        case .string(let value): try writeJSON(value)
        case .array(let values):
            // Numbers and names side by side are easier to read in one line.
            let inner = values.contains { $0.array != nil || $0.object != nil } ? level.map { $0 + 1 } : nil
            try write(UInt8(ascii: "["))
            for (i, value) in values.enumerated() {
                if i > 0 { try write(inner == nil && level != nil ? ", " : "," as StaticString) }
                try lineBreak(inner)
                try write(value, level: inner)
            }
            if inner != nil { try lineBreak(level) }
            try write(UInt8(ascii: "]"))
        case .object(let object):
            try write(object, level: level)
        }
    }

    private mutating func write(_ object: JSONObject, level: Int?) throws(FileError) {
        let inner = level.map { $0 + 1 }
        try write(UInt8(ascii: "{"))
        for (i, member) in object.members.enumerated() {
            if i > 0 { try write(UInt8(ascii: ",")) }
            try lineBreak(inner)
            try writeJSON(member.name)
            try write(level == nil ? ":" : ": " as StaticString)
            try write(member.value, level: inner)
        }
        if !object.isEmpty { try lineBreak(level) }
        try write(UInt8(ascii: "}"))
    }

    private mutating func lineBreak(_ level: Int?) throws(FileError) {
        guard let level else { return }
        try write(UInt8(ascii: "\n"))
        for _ in 0..<level { try write("  " as StaticString) }
    }

    /// A number that is not finite is written as `null`: JSON has no other word for it.
    mutating func writeJSON(_ number: Double) throws(FileError) {
        if !number.isFinite {
            try write("null" as StaticString)
        } else if number == number.rounded(), abs(number) < 0x1p53 {
            advance(writeInteger(Int64(number), into: try reserve(20)))
        } else {
            try write(number.description)
        }
    }

    mutating func writeJSON(_ object: JSONObject) throws(FileError) { try write(object, level: nil) }

    mutating func writeJSON(_ value: JSONValue) throws(FileError) { try write(value, level: nil) }

    /// A string in quotes. Only what must be is escaped: quotes, backslashes and control characters.
    mutating func writeJSON(_ text: String) throws(FileError) {
        var text = text
        let count = text.utf8.count
        let output = try reserve(count * 6 + 2)
        let hexadecimal: StaticString = "0123456789abcdef"
        var written = 1
        output[0] = UInt8(ascii: "\"")
        text.withUTF8 { utf8 in
            for byte in utf8 {
                if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                    output[written] = byte
                    written += 1
                    continue
                }
                output[written] = UInt8(ascii: "\\")
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): output[written + 1] = byte
                case 0x08: output[written + 1] = UInt8(ascii: "b")
                case 0x09: output[written + 1] = UInt8(ascii: "t")
                case 0x0A: output[written + 1] = UInt8(ascii: "n")
                case 0x0C: output[written + 1] = UInt8(ascii: "f")
                case 0x0D: output[written + 1] = UInt8(ascii: "r")
                default:
                    output[written + 1] = UInt8(ascii: "u")
                    output[written + 2] = UInt8(ascii: "0")
                    output[written + 3] = UInt8(ascii: "0")
                    output[written + 4] = hexadecimal.utf8Start[Int(byte >> 4)]
                    output[written + 5] = hexadecimal.utf8Start[Int(byte & 15)]
                    written += 4
                }
                written += 2
            }
        }
        output[written] = UInt8(ascii: "\"")
        advance(written + 1)
    }
}
