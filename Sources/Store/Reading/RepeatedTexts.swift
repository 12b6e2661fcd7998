/// Texts with few distinct values, each stored once: a programme, a status.
struct RepeatedTexts: Sendable {
    /// By row, the index of its text, or −1 for none.
    private(set) var codes: [Int32] = []
    private(set) var texts: [String] = []
    /// The texts as bytes.
    private var utf8 = TextColumn()
    private var codeOf: [String: Int32] = [:]
    /// The newest text of each of 64 buckets by first bytes: most look-ups end here.
    private var recent = [Int32](repeating: -1, count: 64)

    mutating func reserve(_ rows: Int) { codes.reserveCapacity(rows) }

    /// - Parameter bytes: UTF-8; nil for none.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>?) {
        guard let bytes else {
            codes.append(-1)
            return
        }
        let bucket = (bytes.count &* 31 &+ Int(bytes.first ?? 0) &* 7 &+ Int(bytes.last ?? 0)) & 63
        let known = recent[bucket]
        if known >= 0, utf8.equals(Int(known), bytes) {
            codes.append(known)
            return
        }
        recent[bucket] = code(of: String(decoding: bytes, as: UTF8.self))
        codes.append(recent[bucket])
    }

    mutating func append(_ text: String?) { codes.append(text.map { code(of: $0) } ?? -1) }

    mutating func append(_ other: RepeatedTexts) {
        let own = other.texts.map { code(of: $0) }
        codes += other.codes.lazy.map { $0 < 0 ? -1 : own[Int($0)] }
    }

    func rows(_ rows: [Int]) -> RepeatedTexts {
        var column = self
        column.codes = rows.map { codes[$0] }
        return column
    }

    subscript(row: Int) -> String? { codes[row] < 0 ? nil : texts[Int(codes[row])] }

    private mutating func code(of text: String) -> Int32 {
        if let code = codeOf[text] { return code }
        let code = Int32(texts.count)
        codeOf[text] = code
        texts.append(text)
        utf8.append(text)
        return code
    }
}
