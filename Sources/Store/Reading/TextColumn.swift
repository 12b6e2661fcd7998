internal import Foundation

/// Many texts as one UTF-8 buffer.
package struct TextColumn: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    package init() {}

    package var count: Int { ends.count }

    mutating func reserve(_ rows: Int, bytes count: Int) {
        bytes.reserveCapacity(count)
        ends.reserveCapacity(rows)
    }

    package mutating func append(_ utf8: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: utf8)
        ends.append(bytes.count)
    }

    mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) { append(UnsafeRawBufferPointer(utf8)) }

    package mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    mutating func append(_ other: TextColumn) {
        let start = bytes.count
        bytes += other.bytes
        ends += other.ends.lazy.map { $0 + start }
    }

    /// The column of some rows, in the order given.
    func rows(_ rows: [Int]) -> TextColumn {
        var column = TextColumn()
        column.ends.reserveCapacity(rows.count)
        for row in rows {
            column.bytes += bytes[range(row)]
            column.ends.append(column.bytes.count)
        }
        return column
    }

    package subscript(row: Int) -> String { withBytes(row) { String(decoding: $0, as: UTF8.self) } }

    package func withBytes<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(row)])) }
    }

    /// In SQLite's order of texts: byte by byte.
    func precedes(_ a: Int, _ b: Int) -> Bool { bytes[range(a)].lexicographicallyPrecedes(bytes[range(b)]) }

    /// Whether a row is these bytes.
    func equals(_ row: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(row)
        guard range.count == utf8.count else { return false }
        return bytes.withUnsafeBufferPointer {
            guard let own = $0.baseAddress, let other = utf8.baseAddress else { return range.isEmpty }
            return memcmp(own + range.lowerBound, other, utf8.count) == 0
        }
    }

    private func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
}

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
