/// Text as Excel keeps it.
enum ExcelText {
    /// Undoes `_x000D_`, which stands for a character that XML can't hold, and `_x005F_` for an underscore that would
    /// look like one. (ECMA-376 part 1, 22.9.2.19.)
    static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
        var result: [UInt8] = []
        var units: [UInt16] = []
        func flush() {
            guard !units.isEmpty else { return }
            result += Array(String(decoding: units, as: UTF16.self).utf8)
            units = []
        }
        var place = 0
        while place < bytes.count {
            if let unit = unit(bytes[place...]) {
                units.append(unit)
                place += 7
            } else {
                flush()
                result.append(bytes[place])
                place += 1
            }
        }
        flush()
        return result
    }

    /// Text as XML with Excel's escapes.
    static func escaped(_ text: String) -> String {
        var result = ""
        let bytes = Array(text.utf8)
        var place = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "_": result += unit(bytes[place...]) == nil ? "_" : "_x005F_"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
            default: result.unicodeScalars.append(scalar)
            }
            place += UTF8.width(scalar)
        }
        return result
    }

    /// The UTF-16 unit of `_xHHHH_` at the beginning.
    private static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        let start = bytes.startIndex
        guard bytes.count >= 7, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
            bytes[start + 6] == UInt8(ascii: "_")
        else { return nil }
        return UInt16(String(decoding: bytes[start + 2..<start + 6], as: UTF8.self), radix: 16)
    }
}
