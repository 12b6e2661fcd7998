import Store

/// The fields of many rows as one piece of text: what a file of a hundred thousand rows takes as bytes, not as a
/// million strings.
///
/// Rows may have fewer fields than others; those that they lack are empty.
struct FieldTable: Sendable {
    private var fields = TextColumn()
    /// Row r has the fields `firsts[r] ..< firsts[r + 1]`.
    private var firsts: [Int] = [0]

    var count: Int { firsts.count - 1 }

    /// Adds a field to the row under way, UTF-8.
    mutating func append(_ field: UnsafeRawBufferPointer) { fields.append(field) }

    mutating func append(_ field: String) { fields.append(field) }

    /// Ends the row under way.
    ///
    /// - Returns: its number, from 0.
    mutating func endRow() -> Int {
        firsts.append(fields.count)
        return count - 1
    }

    /// A field as it stands.
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
