/// The little JSON that columns hold: objects and arrays of texts, written in one way only so that equal content is
/// equal text.
enum JSONText {
    /// Keys in ascending order.
    static func object(_ content: [String: String]) -> String {
        var text = "{"
        for (key, value) in content.sorted(by: {
            $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
        }) {
            if text.utf8.count > 1 { text += "," }
            append(key, to: &text)
            text += ":"
            append(value, to: &text)
        }
        return text + "}"
    }

    static func array(_ content: [String]) -> String {
        var text = "["
        for value in content {
            if text.utf8.count > 1 { text += "," }
            append(value, to: &text)
        }
        return text + "]"
    }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// All texts of an object or array in their order (`key, value, key, value …`); nil for anything but flat texts.
    static func texts(in json: String) -> [String]? {
        var texts: [String] = []
        var scalars = json.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar {
            case "{", "}", "[", "]", ",", ":", " ", "\n", "\r", "\t": continue
            case "\"":
                guard let text = text(&scalars) else { return nil }
                texts.append(text)
            default: return nil
            }
        }
        return texts
    }

    static func object(from json: String) -> [String: String]? {
        guard let texts = texts(in: json), texts.count.isMultiple(of: 2) else { return nil }
        var content: [String: String] = [:]
        for index in stride(from: 0, to: texts.count, by: 2) { content[texts[index]] = texts[index + 1] }
        return content
    }

    /// After the opening quote.
    private static func text(_ scalars: inout String.UnicodeScalarView.Iterator) -> String? {
        var text = String.UnicodeScalarView()
        while let scalar = scalars.next() {
            switch scalar {
            case "\"": return String(text)
            case "\\":
                guard let escaped = escaped(&scalars) else { return nil }
                text.append(escaped)
            default: text.append(scalar)
            }
        }
        return nil
    }

    private static func escaped(_ scalars: inout String.UnicodeScalarView.Iterator) -> Unicode.Scalar? {
        switch scalars.next() {
        case "\"": return "\""
        case "\\": return "\\"
        case "/": return "/"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u":
            guard let high = codeUnit(&scalars) else { return nil }
            // Foreign programs may escape what needs no escape, in pairs of surrogates.
            guard high & 0xFC00 == 0xD800 else { return Unicode.Scalar(high) }
            guard scalars.next() == "\\", scalars.next() == "u", let low = codeUnit(&scalars), low & 0xFC00 == 0xDC00
            else {
                return nil
            }
            return Unicode.Scalar(0x1_0000 + (high & 0x3FF) << 10 + low & 0x3FF)
        default: return nil
        }
    }

    private static func codeUnit(_ scalars: inout String.UnicodeScalarView.Iterator) -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = scalars.next().flatMap({ UInt32(String($0), radix: 16) }) else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}
