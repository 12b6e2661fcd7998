/// The names of a text file's columns, and the rows that they stand in.
struct DelimitedHeader {
    /// Where a reader looks for the names of the columns.
    enum Place: Hashable {
        /// In the first row: the program's own files.
        case first
        /// Below titles, perhaps in two rows: files that people make.
        case found
        case rows(HeaderRows)
    }

    var names: [String] = []
    /// The lines at which its rows start, from 1.
    var rows: [Int] = []
    /// What the rows above it say.
    var titles: [String] = []

    /// Reads the header, and moves the scan behind it.
    init(
        _ place: Place, in scan: inout DelimitedScan, _ buffer: inout TextBuffer, delimiter: Delimiter
    ) throws(DelimitedError) {
        let chosen: Range<Int>
        switch place {
        case .first: chosen = 0..<1
        case .found:
            let sample = UnsafeBufferPointer(start: buffer.bytes, count: buffer.end)
            chosen = HeaderSearch(Self.rows(of: sample, delimiter)).header
        case .rows(let wanted):
            try read(wanted.range, in: &scan, &buffer, delimiter: delimiter)
            return
        }
        var rows: [HeaderSearch.Row] = []
        var position = 0
        while position < max(1, chosen.upperBound), try scan.next(in: &buffer, delimiter: delimiter.rawValue) {
            let fields = Self.fields(scan, buffer)
            // Of rows without anything in them there is nothing to tell.
            if fields.contains(where: { !$0.isEmpty }) {
                if position < chosen.lowerBound { titles.append(Self.title(fields)) } else { take(fields, &rows, scan) }
                position += 1
            } else if place == .first {
                take(fields, &rows, scan)
                position += 1
            }
        }
        guard position > 0 else { throw DelimitedError(file: buffer.name, problem: .empty) }
        finish(rows)
    }

    private mutating func read(
        _ wanted: ClosedRange<Int>, in scan: inout DelimitedScan, _ buffer: inout TextBuffer, delimiter: Delimiter
    ) throws(DelimitedError) {
        var rows: [HeaderSearch.Row] = []
        while scan.row < wanted.upperBound, try scan.next(in: &buffer, delimiter: delimiter.rawValue) {
            let fields = Self.fields(scan, buffer)
            if wanted.contains(scan.row) {
                take(fields, &rows, scan)
            } else if scan.row < wanted.lowerBound, fields.contains(where: { !$0.isEmpty }) {
                titles.append(Self.title(fields))
            }
        }
        guard rows.contains(where: { !$0.cells.isEmpty }) else {
            throw DelimitedError(file: buffer.name, row: wanted.lowerBound, problem: .noHeader)
        }
        finish(rows)
    }

    /// Which number of fields the rows have is known from the last of the header's.
    private mutating func take(_ fields: [String], _ rows: inout [HeaderSearch.Row], _ scan: borrowing DelimitedScan) {
        names = fields
        self.rows.append(scan.row)
        let cells = fields.enumerated().compactMap { HeaderSearch.Cell(column: $0, field: $1) }
        rows.append(HeaderSearch.Row(number: scan.row, cells: cells))
    }

    private mutating func finish(_ rows: [HeaderSearch.Row]) {
        guard rows.count > 1 else { return }
        let joined = HeaderSearch.names(rows)
        names = names.indices.map { joined[$0] ?? "" }
    }

    private static func title(_ fields: [String]) -> String { fields.filter { !$0.isEmpty }.joined(separator: " ") }

    private static func fields(_ scan: borrowing DelimitedScan, _ buffer: borrowing TextBuffer) -> [String] {
        var fields: [String] = []
        for field in 0..<scan.count {
            fields.append(scan.withBytes(of: field, in: buffer) { String(decoding: trimmed($0), as: UTF8.self) })
        }
        return fields
    }

    /// The first rows that hold anything, of a text's beginning.
    private static func rows(of text: UnsafeBufferPointer<UInt8>, _ delimiter: Delimiter) -> [HeaderSearch.Row] {
        let sample = Array(text.prefix(1 << 16))
        var buffer = TextBuffer(
            ByteSource(bytes: sample, name: ""), encoding: .utf8, capacity: max(sample.count * 2, 1024))
        var scan = DelimitedScan()
        var rows: [HeaderSearch.Row] = []
        // An error here recurs, and is reported, when the file is read.
        while rows.count < HeaderSearch.depth, (try? scan.next(in: &buffer, delimiter: delimiter.rawValue)) == true {
            let cells = fields(scan, buffer).enumerated().compactMap { HeaderSearch.Cell(column: $0, field: $1) }
            if !cells.isEmpty { rows.append(HeaderSearch.Row(number: scan.row, cells: cells)) }
        }
        return rows
    }
}
