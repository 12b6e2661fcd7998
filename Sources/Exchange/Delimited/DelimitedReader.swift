import JSON
package import Wording

/// Reads delimited text (CSV, TSV) record by record, in constant memory, without a string per field.
///
/// Accepts RFC 4180 (quoted fields, doubled quotes, line breaks inside quotes) and common deviations: LF, CR LF and CR,
/// blank lines (skipped), a missing last line break, a quote inside an unquoted field (a character like any other),
/// byte order marks, Windows-1252 and UTF-16 (converted to UTF-8). The first record is the header.
///
/// A cursor: `next()` moves to a record, the accessors read its fields in place. Fields are counted from 0. One pass
/// over the bytes, 64 at a time; the time of a record grows with its delimiters more than with its length.
///
///     var reader = try DelimitedReader(file: "insatser.csv")
///     while try reader.next() { total += reader.double(3) ?? 0 }
package struct DelimitedReader: ~Copyable {
    /// Delimiter and encoding.
    package var dialect: DelimitedDialect {
        DelimitedDialect(delimiter: delimiter, encoding: buffer.encoding ?? .utf8)
    }
    /// The name given by the user; `-` for standard input.
    package let file: String
    /// The names of the columns, without surrounding white space.
    package let header: [String]
    /// The lines at which the header's rows start.
    let headerRows: [Int]
    /// What the rows above the header say.
    let titles: [String]
    /// Line in the file at which the current record starts, the file's first line being 1. Before the first `next()`,
    /// the header's.
    package var row: Int { places.map { records > 0 ? $0.rows[records - 1] : $0.header } ?? line }
    private var line = 1
    /// Of a sheet's table: where its fields are in the workbook, and the numbers of its rows.
    private let places: (place: SheetTable.Place, header: Int, rows: [Int])?
    private var records = 0
    /// Fields of the current record.
    private(set) var fieldCount = 0

    private let delimiter: Delimiter
    private var buffer: TextBuffer
    private var scan = DelimitedScan()
    private let expected: Int

    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - delimiter: `;` `,` or a tab; detected from the header and the first rows when `nil`.
    ///   - encoding: detected when `nil`, see `TextEncoding`.
    ///   - limit: the longest record in bytes before a missing quote is suspected.
    package init(
        file path: String, delimiter: Delimiter? = nil, encoding: TextEncoding? = nil, limit: Int = 1 << 26
    ) throws(DelimitedError) {
        let source: ByteSource
        do { source = try ByteSource(file: path) } catch {
            throw DelimitedError(file: path, problem: .file(error))
        }
        try self.init(source, delimiter: delimiter, encoding: encoding, capacity: 1 << 18, limit: limit)
    }

    /// Reads from an open descriptor, which stays open.
    package init(
        descriptor: Int32, name: String, delimiter: Delimiter? = nil, encoding: TextEncoding? = nil
    ) throws(DelimitedError) {
        try self.init(
            ByteSource(descriptor: descriptor, name: name), delimiter: delimiter, encoding: encoding,
            capacity: 1 << 18, limit: 1 << 26)
    }

    /// Reads text in memory.
    ///
    /// - Parameter window: bytes held at a time; only tests make it small.
    package init(
        bytes: [UInt8], name: String, delimiter: Delimiter? = nil, encoding: TextEncoding? = nil,
        window: Int = 1 << 18, limit: Int = 1 << 26
    ) throws(DelimitedError) {
        try self.init(
            ByteSource(bytes: bytes, name: name), delimiter: delimiter, encoding: encoding, capacity: window,
            limit: limit)
    }

    /// Reads a table as people make them, whose header need not be the first row.
    init(
        _ source: consuming ByteSource, delimiter: Delimiter? = nil, header: DelimitedHeader.Place
    ) throws(DelimitedError) {
        try self.init(
            source, delimiter: delimiter, encoding: nil, capacity: 1 << 18, limit: 1 << 26, header: header)
    }

    /// Reads a sheet's table as text.
    ///
    /// - Parameter places: where the fields are in the workbook, and which row of the sheet each row is.
    init(
        bytes: [UInt8], name: String, places: (place: SheetTable.Place, header: Int, rows: [Int])
    ) throws(DelimitedError) {
        try self.init(
            ByteSource(bytes: bytes, name: name), delimiter: .semicolon, encoding: .utf8, capacity: 1 << 18,
            limit: 1 << 26, places: places)
    }

    private init(
        _ source: consuming ByteSource, delimiter: Delimiter?, encoding: TextEncoding?, capacity: Int, limit: Int,
        header place: DelimitedHeader.Place = .first,
        places: (place: SheetTable.Place, header: Int, rows: [Int])? = nil
    ) throws(DelimitedError) {
        let name = source.name
        var buffer = TextBuffer(source, encoding: encoding, capacity: capacity, limit: limit)
        do throws(TextBuffer.Failure) { _ = try buffer.refill(keepingFrom: 0) } catch {
            throw DelimitedScan.error(error, file: name, row: 1, in: buffer, from: 0)
        }
        let mark = delimiter ?? Delimiter(sniffedFrom: UnsafeBufferPointer(start: buffer.bytes, count: buffer.end))
        var scan = DelimitedScan()
        let found = try DelimitedHeader(place, in: &scan, &buffer, delimiter: mark)
        file = name
        self.delimiter = mark
        header = found.names
        headerRows = found.rows
        titles = found.titles
        expected = scan.count
        line = scan.row
        self.places = places
        fieldCount = scan.count
        self.buffer = buffer
        self.scan = scan
    }

    /// Moves to the next record.
    ///
    /// - Returns: false at the end of the file.
    /// - Throws: the fault. After an error that `isRecoverable` the record's fields can be looked at, and the next
    ///   call goes on with the next record.
    package mutating func next() throws(DelimitedError) -> Bool {
        guard try scan.next(in: &buffer, delimiter: delimiter.rawValue) else {
            fieldCount = 0
            return false
        }
        line = scan.row
        records += 1
        fieldCount = scan.count
        if scan.flaw >= 0 {
            throw DelimitedError(file: file, row: row, column: scan.flaw + 1, problem: .textAfterQuote)
        }
        if fieldCount != expected {
            throw DelimitedError(file: file, row: row, problem: .ragged(found: fieldCount, expected: expected))
        }
        return true
    }

    /// Where the header was found, unless it is the first row.
    package var understood: [Wording] {
        places == nil ? HeaderRows.found(headerRows, above: titles.count).map { [$0] } ?? [] : []
    }

    /// The cell of a workbook in which a field of the current record stands: `Beslut!E10`. Nil for a text file.
    func cell(_ field: Int) -> String? { places.map { $0.place.cell(row: row, column: field) } }

    /// The field's bytes, UTF-8, unquoted. Valid during the call.
    ///
    /// - Precondition: `field` is in `0..<fieldCount`.
    @inline(__always)
    package func withBytes<Result>(of field: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        precondition(field >= 0 && field < fieldCount, "no such field")
        return try scan.withBytes(of: field, in: buffer, body)
    }

    /// The record verbatim (in UTF-8), without its line break.
    @inline(__always)
    func withRecord<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(scan.record(in: buffer))
    }

    /// The field's range in the record, with its quotes.
    @inline(__always)
    func place(of field: Int) -> Range<Int> {
        precondition(field >= 0 && field < fieldCount, "no such field")
        return scan.place(of: field)
    }

    /// The field as text, verbatim.
    package func string(_ field: Int) -> String {
        withBytes(of: field) { String(decoding: $0, as: UTF8.self) }
    }

    /// The field as text without surrounding white space (no-break spaces included).
    package func text(_ field: Int) -> String {
        withBytes(of: field) { String(decoding: trimmed($0), as: UTF8.self) }
    }

    /// Whether the field holds only white space.
    func isBlank(_ field: Int) -> Bool {
        withBytes(of: field) { trimmed($0).isEmpty }
    }

    /// The field as a number with a decimal point, correctly rounded; `nil` for anything else. `NumberFormat` reads
    /// other notations.
    package func double(_ field: Int) -> Double? {
        withBytes(of: field) { parseDecimal(trimmed($0)) }
    }
}
