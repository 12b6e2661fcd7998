internal import GRDBSQLite

/// `json_valid` and `json_type` for the constraints of the store's tables.
///
/// SQLite has both, but before version 3.41 treats them as unsafe in an untrusted schema, and would refuse every row
/// that a constraint checks with them. These give the same answers (RFC 8259) and are registered as harmless.
enum JSONFunctions {
    /// - Returns: SQLite's result code.
    static func register(on connection: OpaquePointer?) -> Int32 {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        let code = sqlite3_create_function_v2(
            connection, "json_valid", 1, flags, nil,
            { context, _, values in
                guard let value = values?[0], sqlite3_value_type(value) != SQLITE_NULL else {
                    return sqlite3_result_null(context)
                }
                sqlite3_result_int(context, JSONFunctions.type(of: value) == nil ? 0 : 1)
            }, nil, nil, nil)
        guard code == SQLITE_OK else { return code }
        return sqlite3_create_function_v2(
            connection, "json_type", 1, flags, nil,
            { context, _, values in
                guard let value = values?[0], sqlite3_value_type(value) != SQLITE_NULL else {
                    return sqlite3_result_null(context)
                }
                guard let type = JSONFunctions.type(of: value) else {
                    return sqlite3_result_error(context, "malformed JSON", -1)
                }
                sqlite3_result_text(context, type, -1, copiedBySQLite)
            }, nil, nil, nil)
    }

    private static func type(of value: OpaquePointer) -> String? {
        guard sqlite3_value_type(value) != SQLITE_BLOB, let start = sqlite3_value_text(value) else { return nil }
        return type(of: UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    }

    /// In SQLite's terms: `object`, `array`, `text`, `integer`, `real`, `true`, `false`, `null`; nil for invalid JSON.
    static func type(of utf8: UnsafeBufferPointer<UInt8>) -> String? {
        var scan = Scan(utf8: utf8)
        guard let type = scan.value(depth: 0) else { return nil }
        scan.skipBlanks()
        return scan.at == utf8.count ? type : nil
    }

    private struct Scan {
        let utf8: UnsafeBufferPointer<UInt8>
        var at = 0

        /// SQLite's limit of nesting.
        private static let deepest = 1_000

        private var next: UInt8? { at < utf8.count ? utf8[at] : nil }

        mutating func skipBlanks() {
            while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
        }

        private mutating func take(_ byte: Character) -> Bool {
            skipBlanks()
            guard next == byte.asciiValue else { return false }
            at += 1
            return true
        }

        private mutating func take(word: StaticString) -> Bool {
            let count = word.utf8CodeUnitCount
            guard at + count <= utf8.count,
                utf8[at..<at + count].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
            else { return false }
            at += count
            return true
        }

        mutating func value(depth: Int) -> String? {
            guard depth < Self.deepest else { return nil }
            skipBlanks()
            switch next {
            case UInt8(ascii: "{"): return members(depth: depth, close: "}", isObject: true) ? "object" : nil
            case UInt8(ascii: "["): return members(depth: depth, close: "]", isObject: false) ? "array" : nil
            case UInt8(ascii: "\""): return string() ? "text" : nil
            case UInt8(ascii: "t"): return take(word: "true") ? "true" : nil
            case UInt8(ascii: "f"): return take(word: "false") ? "false" : nil
            case UInt8(ascii: "n"): return take(word: "null") ? "null" : nil
            default: return number()
            }
        }

        private mutating func members(depth: Int, close: Character, isObject: Bool) -> Bool {
            at += 1
            if take(close) { return true }
            repeat {
                if isObject {
                    skipBlanks()
                    guard string(), take(":") else { return false }
                }
                guard value(depth: depth + 1) != nil else { return false }
            } while take(",")
            return take(close)
        }

        private mutating func string() -> Bool {
            guard next == UInt8(ascii: "\"") else { return false }
            at += 1
            while let byte = next {
                at += 1
                switch byte {
                case UInt8(ascii: "\""): return true
                case UInt8(ascii: "\\"):
                    guard let escape = next else { return false }
                    at += 1
                    if escape == UInt8(ascii: "u") {
                        for _ in 0..<4 {
                            guard let digit = next, Character(Unicode.Scalar(digit)).isHexDigit else { return false }
                            at += 1
                        }
                    } else if !"\"\\/bfnrt".utf8.contains(escape) {
                        return false
                    }
                case 0..<0x20: return false
                default: break
                }
            }
            return false
        }

        private mutating func digits() -> Int {
            let start = at
            while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
            return at - start
        }

        private mutating func number() -> String? {
            if next == UInt8(ascii: "-") { at += 1 }
            let isZero = next == 0x30
            let count = digits()
            guard count == 1 || count > 1 && !isZero else { return nil }
            var type = "integer"
            if next == UInt8(ascii: ".") {
                at += 1
                type = "real"
                guard digits() > 0 else { return nil }
            }
            if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
                at += 1
                type = "real"
                if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
                guard digits() > 0 else { return nil }
            }
            return type
        }
    }
}
