import JSON

/// Writes delimited text: UTF-8, LF, quotes where RFC 4180 needs them; buffered, in constant memory.
///
///     var writer = try DelimitedWriter(file: "-", delimiter: .semicolon)
///     try writer.row(["kommun", "belopp"])
///     try writer.field("Åre")
///     try writer.field(1_250_000)
///     try writer.endRow()
///     try writer.finish()
package struct DelimitedWriter: ~Copyable {
    /// The treatment of text that a spreadsheet would run as a formula.
    package enum Formulas: Sendable, Hashable {
        /// For programs: fields are written unchanged.
        case kept
        /// For people: an apostrophe goes before a *text* field that begins as a formula (`SpreadsheetFormula`), unless
        /// the whole field is a plain number. Number fields are never touched.
        case defused
    }

    private var sink: ByteSink
    private let delimiter: UInt8
    private let formulas: Formulas
    private var isRowBegun = false

    /// The pipe's reader has closed it: further output is dropped.
    var isReaderGone: Bool { sink.isReaderGone }

    /// - Parameter byteOrderMark: Excel needs one to recognise UTF-8; programs don't.
    package init(
        to sink: consuming ByteSink, delimiter: Delimiter = .semicolon, formulas: Formulas = .kept,
        byteOrderMark: Bool = false
    ) throws(FileError) {
        self.sink = sink
        self.delimiter = delimiter.rawValue
        self.formulas = formulas
        if byteOrderMark { try self.sink.write("\u{FEFF}" as StaticString) }
    }

    /// As Swedish Excel opens it by a double click: semicolons, a byte order mark, and nothing that it would run.
    package init(forExcel sink: consuming ByteSink) throws(FileError) {
        try self.init(to: sink, formulas: .defused, byteOrderMark: true)
    }

    package init(
        file path: String, delimiter: Delimiter = .semicolon, formulas: Formulas = .kept, byteOrderMark: Bool = false
    ) throws(FileError) {
        try self.init(
            to: try ByteSink(file: path), delimiter: delimiter, formulas: formulas, byteOrderMark: byteOrderMark)
    }

    @inline(__always)
    private mutating func separate() throws(FileError) {
        if isRowBegun { try sink.write(delimiter) }
        isRowBegun = true
    }

    /// A text field.
    package mutating func field(_ text: String) throws(FileError) {
        var text = text
        var failure: FileError?
        text.withUTF8 { utf8 in
            do throws(FileError) { try field(utf8: UnsafeRawBufferPointer(utf8)) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// A text field of UTF-8 bytes.
    package mutating func field(utf8 bytes: UnsafeRawBufferPointer) throws(FileError) {
        try separate()
        let isDefused = formulas == .defused && SpreadsheetFormula.begins(bytes)
        guard isDefused || needsQuotes(bytes) else {
            try sink.write(bytes)
            return
        }
        let room = try sink.reserve(bytes.count * 2 + 3)
        var written = 1
        room[0] = UInt8(ascii: "\"")
        if isDefused {
            room[1] = UInt8(ascii: "'")
            written = 2
        }
        for byte in bytes {
            room[written] = byte
            written += 1
            if byte == UInt8(ascii: "\"") {
                room[written] = byte
                written += 1
            }
        }
        room[written] = UInt8(ascii: "\"")
        sink.advance(written + 1)
    }

    /// A field that needs no quotes, such as a code.
    @inline(__always)
    package mutating func plain(_ text: StaticString) throws(FileError) {
        try separate()
        try sink.write(text)
    }

    /// A whole number.
    package mutating func field(_ number: Int) throws(FileError) {
        try separate()
        sink.advance(writeInteger(Int64(number), into: try sink.reserve(20)))
    }

    /// A number with a decimal point, the shortest text that reads back as the same double. Nil, an infinity and NaN
    /// are an empty field.
    package mutating func field(_ number: Double?) throws(FileError) {
        try separate()
        guard let number, number.isFinite else { return }
        if number == number.rounded(), abs(number) < 1e15 {
            sink.advance(writeInteger(Int64(number), into: try sink.reserve(20)))
        } else {
            try sink.write(number.description)
        }
    }

    /// A number with at most `decimals` (0…9) decimals, without trailing zeros. Nil, an infinity and NaN are an empty
    /// field.
    package mutating func field(_ number: Double?, decimals: Int) throws(FileError) {
        try separate()
        guard let number, number.isFinite else { return }
        try sink.writeRounded(number, decimals: decimals)
    }

    /// The same number with a decimal comma, as Swedish Excel reads it.
    package mutating func field(comma number: Double?) throws(FileError) {
        try separate()
        guard let number, number.isFinite else { return }
        try sink.write(CellText.number(number).replacing(".", with: ","))
    }

    /// A text field that the reader of a table for Excel gives back as it was: what had an apostrophe of its own before
    /// the beginning of a formula gets a second one.
    package mutating func field(forExcel text: String) throws(FileError) {
        try field(SpreadsheetFormula.isDefused(text) ? "'" + text : text)
    }

    /// A record, or a part of one, verbatim from a file with the same delimiter; more fields may follow.
    @inline(__always)
    package mutating func record(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        try separate()
        try sink.write(bytes)
    }

    @inline(__always)
    package mutating func endRow() throws(FileError) {
        try sink.write(UInt8(ascii: "\n"))
        isRowBegun = false
    }

    /// Moves the rows from another writer with the same delimiter, in memory.
    package mutating func rows(from other: inout DelimitedWriter) throws(FileError) { try sink.take(from: &other.sink) }

    /// A row of text fields.
    package mutating func row(_ fields: [String]) throws(FileError) {
        for text in fields { try field(text) }
        // A single empty field would be a blank line, which readers skip.
        if fields.count == 1, fields[0].isEmpty { try sink.write("\"\"" as StaticString) }
        try endRow()
    }

    mutating func flush() throws(FileError) { try sink.flush() }

    package consuming func finish() throws(FileError) { try sink.finish() }

    /// Ends the output and returns what was written to memory.
    package consuming func finished() throws(FileError) -> [UInt8] {
        let bytes = sink.bytes()
        try sink.finish()
        return bytes
    }

    private func needsQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        if first == 0x20 || last == 0x20 { return true }
        return bytes.contains { $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
    }
}
