import JSON

/// Consecutive records of a file, detached from the reader so that another thread can work on them.
///
/// Keeps its capacity between readings. Holds less than 4 GB.
package struct DelimitedBlock: Sendable {
    /// The readable fields, counted from 0.
    package let fields: [Int]
    private var bytes: [UInt8] = []
    /// Offset of each record's end.
    private var ends: [UInt32] = []
    /// Record by record, the byte ranges of `fields`.
    private var places: [Range<UInt32>] = []

    package init(fields: [Int]) { self.fields = fields }

    package var count: Int { ends.count }

    /// The records verbatim (in UTF-8), without their line breaks.
    func withRecords<Failure: Error>(
        _ body: (_ row: Int, _ record: UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
            var start = 0
            for row in ends.indices {
                let end = Int(ends[row])
                try body(row, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<end])))
                start = end
            }
        }
    }

    /// How the records' numbers in one of the fields are written, as imports decide it for a column; nil where all have
    /// a decimal point or none, which takes no deciding.
    ///
    /// - Parameter field: a position in `fields`.
    func notation(_ field: Int, column: String) -> NumberFormat? {
        let isPlain = (0..<count).allSatisfy { row in
            withField(row, field) { parseDecimal($0) != nil || $0.isEmpty }
        }
        if isPlain { return nil }
        let texts = (0..<count).map { row in withField(row, field) { String(decoding: $0, as: UTF8.self) } }
        return NumberFormat(column: column, content: .quantity, texts: texts)
    }

    /// The numbers in one of the fields, record by record; NaN where there is none.
    ///
    /// - Parameters:
    ///   - field: a position in `fields`.
    ///   - notation: of the field; nil where numbers have a decimal point. One that can't have is read by itself.
    func doubles(_ field: Int, _ notation: NumberFormat?, into numbers: inout [Double]) {
        precondition(fields.indices ~= field, "no such field")
        numbers.removeAll(keepingCapacity: true)
        numbers.reserveCapacity(count)
        for row in 0..<count {
            let number = withField(row, field) { bytes -> Double? in
                if notation == nil, let plain = parseDecimal(bytes) { return plain }
                let text = String(decoding: bytes, as: UTF8.self)
                let format = notation ?? NumberFormat(column: "", content: .quantity, texts: [text])
                return NumberFormat.isMissing(text) ? nil : try? format.quantity(text)
            }
            numbers.append(number ?? .nan)
        }
    }

    @inline(__always)
    private func withField<Result>(_ row: Int, _ field: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { bytes in
            let place = places[row * fields.count + field]
            let text = UnsafeRawBufferPointer(rebasing: bytes[Int(place.lowerBound)..<Int(place.upperBound)])
            return withUnquoted(text) { body(trimmed($0)) }
        }
    }

    fileprivate mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    fileprivate mutating func append(_ record: UnsafeRawBufferPointer, _ place: (Int) -> Range<Int>) {
        let start = bytes.count
        bytes.append(contentsOf: record)
        ends.append(UInt32(bytes.count))
        for field in fields {
            let range = place(field)
            places.append(UInt32(start + range.lowerBound)..<UInt32(start + range.upperBound))
        }
    }
}

extension DelimitedReader {
    /// Reads the next records, at most `rows` of them, and no more after `bytes` bytes.
    ///
    /// - Returns: false at the end of the file; the block is then empty.
    /// - Throws: the fault of a record; those before it are lost.
    package mutating func read(_ block: inout DelimitedBlock, rows: Int, bytes: Int = 1 << 20) throws(DelimitedError)
        -> Bool
    {
        block.removeAll()
        var read = 0
        while block.count < rows, read < bytes, try next() {
            withRecord { record in
                read += record.count
                block.append(record) { place(of: $0) }
            }
        }
        return block.count > 0
    }
}
