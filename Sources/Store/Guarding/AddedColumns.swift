/// Columns that somebody has added to one of the program's tables, which may stay.
///
/// SQLite and GDAL write a new column's definition behind that of the last one. It may hold a type, NOT NULL and a
/// literal default; what computes or forbids anything may not be among it.
enum AddedColumns {
    /// Whether a table's definition is the program's own with plain columns added.
    static func areAll(thatSets found: String, apartFrom own: String) -> Bool {
        let (found, own) = (Array(found.utf8), Array(own.utf8))
        guard found.count > own.count else { return false }
        var prefix = 0
        while prefix < own.count, found[prefix] == own[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < own.count, found[found.count - 1 - suffix] == own[own.count - 1 - suffix] { suffix += 1 }
        guard prefix + suffix >= own.count else { return false }
        // Where what was added begins as what follows it does, there are several ways to cut: one must be columns.
        for start in (own.count - suffix)...prefix {
            let added = found[start..<start + found.count - own.count]
            if isColumns(added), endsDefinition(own[..<start]) { return true }
        }
        return false
    }

    /// Names of the columns of a table's definition that the program's own has and another lacks.
    static func missing(in found: [String], of own: [String]) -> [String] {
        let known = Set(found.map { $0.lowercased() })
        return own.filter { !known.contains($0.lowercased()) }
    }

    /// Whether a cut lies between definitions: not within a literal or parentheses deeper than the table's.
    private static func endsDefinition(_ text: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        var quote: UInt8?
        for byte in text {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
            }
        }
        return quote == nil && depth == 1
    }

    private enum Token: Equatable {
        case word(String), name, literal, comma, open, close
    }

    /// `, name TYPE(10) NOT NULL DEFAULT 'x'`, once or several times.
    private static func isColumns(_ text: ArraySlice<UInt8>) -> Bool {
        guard let tokens = tokens(text), tokens.first == .comma else { return false }
        return tokens.dropFirst().split(separator: .comma, omittingEmptySubsequences: false).allSatisfy { column in
            guard let first = column.first else { return false }
            switch first {
            case .name, .word: break
            default: return false
            }
            return isPlain(column.dropFirst())
        }
    }

    /// Words of a definition that compute, forbid or refer.
    private static let effects: Set<String> = [
        "CHECK", "REFERENCES", "GENERATED", "AS", "UNIQUE", "PRIMARY", "CONSTRAINT", "COLLATE", "FOREIGN", "KEY",
    ]

    private static func isPlain(_ definition: ArraySlice<Token>) -> Bool {
        var isDefault = false
        for token in definition {
            switch token {
            case .word(let word):
                if effects.contains(word) { return false }
                isDefault = word == "DEFAULT"
            case .literal: isDefault = false
            // A default in parentheses is an expression.
            case .open: if isDefault { return false }
            case .close, .name: break
            case .comma: return false
            }
        }
        return true
    }

    /// Nil for what is none of a plain definition's.
    private static func tokens(_ text: ArraySlice<UInt8>) -> [Token]? {
        var tokens: [Token] = []
        var rest = text
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): rest.removeFirst()
            case UInt8(ascii: ","):
                tokens.append(.comma)
                rest.removeFirst()
            case UInt8(ascii: "("):
                tokens.append(.open)
                rest.removeFirst()
            case UInt8(ascii: ")"):
                tokens.append(.close)
                rest.removeFirst()
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                rest.removeFirst()
                guard let end = rest.firstIndex(of: byte) else { return nil }
                tokens.append(byte == UInt8(ascii: "'") ? .literal : .name)
                rest = rest[(end + 1)...]
            default:
                let word = rest.prefix { isWordByte($0) }
                guard !word.isEmpty else { return nil }
                let letters = String(decoding: word, as: UTF8.self)
                tokens.append(letters.first!.isNumber || letters.first == "-" ? .literal : .word(letters.uppercased()))
                rest = rest.dropFirst(word.count)
            }
        }
        return tokens
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "+"), 0x80...0xFF:
            true
        default: false
        }
    }
}
