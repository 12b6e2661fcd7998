internal import JSON

/// The simple JSON of columns: objects and arrays of texts in one canonical form, so that equal content is equal text.
enum JSONText {
    /// Keys in ascending order.
    static func object(_ content: [String: String]) -> String {
        let members = content.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
        return JSONValue.object(
            JSONObject(distinct: members.map { JSONObject.Member(name: $0.key, value: .string($0.value)) })
        ).text()
    }

    static func array(_ content: [String]) -> String {
        JSONValue.array(content.map { .string($0) }).text()
    }

    /// All texts of an object or array in order (`key, value, key, value …`); nil for anything but flat texts.
    static func texts(in json: String) -> [String]? {
        var json = json
        return json.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var scanner = JSONScanner(base: base, end: bytes.count)
            do throws(JSONFault) {
                let texts = try texts(&scanner)
                return scanner.peek() == 0 ? texts : nil
            } catch {
                return nil
            }
        }
    }

    private static func texts(_ scanner: inout JSONScanner) throws(JSONFault) -> [String] {
        let isObject = scanner.peek() == UInt8(ascii: "{")
        try scanner.require(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["), .value)
        let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        var texts: [String] = []
        if scanner.take(closing) { return texts }
        repeat {
            if isObject { texts.append(try scanner.name()) }
            guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.unexpected(.value) }
            texts.append(try scanner.string())
        } while try scanner.another(before: closing)
        return texts
    }

    static func object(from json: String) -> [String: String]? {
        guard json.first == "{", let texts = texts(in: json), texts.count.isMultiple(of: 2) else { return nil }
        var content: [String: String] = [:]
        for index in stride(from: 0, to: texts.count, by: 2) { content[texts[index]] = texts[index + 1] }
        return content
    }
}
