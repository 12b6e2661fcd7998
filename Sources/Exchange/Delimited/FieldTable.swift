import Store

/// The fields of many rows as one UTF-8 buffer instead of a string per field.
///
/// Rows may have fewer fields than others; missing fields are empty.
struct FieldTable: Sendable {
    private var fields = TextColumn()
    /// Row r has the fields `firsts[r] ..< firsts[r + 1]`.
    private var firsts: [Int] = [0]

    var count: Int { firsts.count - 1 }

    /// Adds a field to the current row, UTF-8.
    mutating func append(_ field: UnsafeRawBufferPointer) { fields.append(field) }

    mutating func append(_ field: String) { fields.append(field) }

    /// Ends the current row.
    ///
    /// - Returns: its number, from 0.
    mutating func endRow() -> Int {
        firsts.append(fields.count)
        return count - 1
    }

    /// A field verbatim.
    subscript(row: Int, column: Int) -> String { withBytes(row, column) { String(decoding: $0, as: UTF8.self) } }

    /// A field without white space around it, no-break spaces included.
    func trimmedText(_ row: Int, _ column: Int) -> String {
        withBytes(row, column) { String(decoding: trimmed($0), as: UTF8.self) }
    }

    private func withBytes<Result>(_ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let field = firsts[row] + column
        guard field < firsts[row + 1] else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return fields.withBytes(field, body)
    }
}
