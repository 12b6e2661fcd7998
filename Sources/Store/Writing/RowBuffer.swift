internal import GRDB
internal import GRDBSQLite

/// Rows on their way into one table, as flat as SQLite takes them: any thread may make them, and the one that has the
/// connection binds their texts and blobs where they lie.
///
/// Every row has the columns of the statement that will write it, appended in that statement's order.
struct RowBuffer: Sendable {
    private enum Kind: Int32 { case null, integer, real, text, blob }

    private struct Value: Equatable {
        let kind: Kind
        /// Of a text or blob.
        let count: Int32
        /// The integer, the double's bits, or where a text or blob begins in `bytes`.
        let content: Int64

        static let null = Value(kind: .null, count: 0, content: 0)
    }

    private let columns: Int
    private var values: [Value] = []
    private var bytes: [UInt8] = []

    init(columns: Int, expectedRows: Int = 0) {
        self.columns = columns
        values.reserveCapacity(columns * expectedRows)
    }

    var count: Int { values.count / columns }

    mutating func append(_ integer: Int64?) {
        values.append(integer.map { Value(kind: .integer, count: 0, content: $0) } ?? .null)
    }

    mutating func append(_ integer: Int?) { append(integer.map(Int64.init)) }

    mutating func append(_ truth: Bool) { append(Int64(truth ? 1 : 0)) }

    mutating func append(_ real: Double?) {
        values.append(real.map { Value(kind: .real, count: 0, content: Int64(bitPattern: $0.bitPattern)) } ?? .null)
    }

    mutating func append(_ text: String?) {
        guard var text else {
            values.append(.null)
            return
        }
        text.withUTF8 { append(.text, $0) }
    }

    mutating func append(_ date: PartialDate?) {
        guard let date else {
            values.append(.null)
            return
        }
        date.withUTF8 { append(.text, $0) }
    }

    mutating func append(blob: [UInt8]?) {
        guard let blob else {
            values.append(.null)
            return
        }
        blob.withUnsafeBufferPointer { append(.blob, $0) }
    }

    private mutating func append(_ kind: Kind, _ content: UnsafeBufferPointer<UInt8>) {
        values.append(Value(kind: kind, count: Int32(content.count), content: Int64(bytes.count)))
        bytes.append(contentsOf: content)
    }

    /// Runs the statement once for each row, in order.
    func write(through statement: PreparedStatement) throws {
        try run(statement, rows: 0..<count, atOnce: 1)
    }

    /// Inserts the rows in order.
    func write(through insert: BulkInsert) throws {
        let whole = count / insert.rowsAtOnce * insert.rowsAtOnce
        try run(insert.many, rows: 0..<whole, atOnce: insert.rowsAtOnce)
        try run(insert.one, rows: whole..<count, atOnce: 1)
    }

    private func run(_ statement: PreparedStatement, rows: Range<Int>, atOnce: Int) throws {
        precondition(values.count.isMultiple(of: columns), "a row lacks columns")
        precondition(statement.parameterCount == columns * atOnce, "the statement has other columns")
        let handle = statement.handle
        let width = columns * atOnce
        // Bound values point into `bytes`.
        defer { sqlite3_clear_bindings(handle) }
        try bytes.withUnsafeBufferPointer { bytes in
            for row in stride(from: rows.lowerBound, to: rows.upperBound, by: atOnce) {
                let start = row * columns
                for position in 0..<width {
                    let value = values[start + position]
                    // Columns that nobody filled in, and keys of what all rows belong to, stay bound from the run
                    // before.
                    let isBound =
                        row > rows.lowerBound && value.kind.rawValue < Kind.text.rawValue
                        && value == values[start + position - width]
                    if !isBound { Self.bind(value, bytes, to: handle, at: Int32(position + 1)) }
                }
                try statement.step()
            }
        }
    }

    @inline(__always)
    private static func bind(
        _ value: Value, _ bytes: UnsafeBufferPointer<UInt8>, to handle: OpaquePointer, at index: Int32
    ) {
        switch value.kind {
        case .null: sqlite3_bind_null(handle, index)
        case .integer: sqlite3_bind_int64(handle, index, value.content)
        case .real: sqlite3_bind_double(handle, index, Double(bitPattern: UInt64(bitPattern: value.content)))
        case .text, .blob:
            // A text or blob of nothing has no address, and without one SQLite would bind NULL.
            guard let base = bytes.baseAddress else { return bindEmpty(value.kind, to: handle, at: index) }
            let start = UnsafeRawPointer(base + Int(value.content))
            if value.kind == .text {
                sqlite3_bind_text(handle, index, start.assumingMemoryBound(to: CChar.self), value.count, nil)
            } else {
                sqlite3_bind_blob(handle, index, start, value.count, nil)
            }
        }
    }

    private static func bindEmpty(_ kind: Kind, to handle: OpaquePointer, at index: Int32) {
        if kind == .text {
            sqlite3_bind_text(handle, index, "", 0, copiedBySQLite)
        } else {
            sqlite3_bind_zeroblob(handle, index, 0)
        }
    }
}

/// An INSERT that takes several rows at once: for a narrow table, what SQLite does around a row takes longer than the
/// row.
struct BulkInsert {
    fileprivate let one: PreparedStatement
    fileprivate let many: PreparedStatement
    fileprivate let rowsAtOnce: Int

    /// - Parameter columns: of the table, in the order in which the rows have them.
    init(_ db: Database, into table: String, columns: [String]) throws {
        rowsAtOnce = max(1, 128 / columns.count)
        let marks = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        let insert = "INSERT INTO \"\(table)\" (\(columns.joined(separator: ", "))) VALUES "
        one = try PreparedStatement(db, insert + marks)
        many = try PreparedStatement(db, insert + [String](repeating: marks, count: rowsAtOnce).joined(separator: ", "))
    }
}
