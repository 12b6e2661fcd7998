import JSON

/// Detection and defusing of text that a spreadsheet runs as a formula. (OWASP, "CSV injection".)
enum SpreadsheetFormula {
    private static let apostrophe = UInt8(ascii: "'")

    /// Whether a field begins as a formula: with `=` `+` `-` `@` in either width, tab, CR or LF. A plain number with
    /// its sign is none.
    static func begins(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 9, 10, 13: return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return parseDecimal(bytes) == nil
        // Full width: U+FF1D, U+FF0B, U+FF0D, U+FF20.
        case 0xEF:
            guard bytes.count >= 3 else { return false }
            return bytes[1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[2])
        default: return false
        }
    }

    static func begins(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { begins(UnsafeRawBufferPointer($0)) }
    }

    /// Whether one or more apostrophes precede the beginning of a formula.
    static func isDefused(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.first == apostrophe && begins(UnsafeRawBufferPointer(rebasing: bytes.drop { $0 == apostrophe }))
    }

    static func isDefused(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isDefused(UnsafeRawBufferPointer($0)) }
    }
}
