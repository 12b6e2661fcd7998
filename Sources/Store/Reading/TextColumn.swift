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
