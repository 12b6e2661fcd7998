import Parallel
import Planar
import Store
import Territory
import Wording

/// A file of rows, read whole: the common form of a delimited text, of GeoJSON, whose properties are its columns, and
/// of a GeoPackage's layer.
///
/// Rows that the reader itself can't read are in `rejected` already: `rows.count + rejected.count` is the number read.
/// Memory: the file and its fields as text.
///
/// More than a dozen properties because it describes a file and holds its rows.
struct ImportSource {
    struct Row {
        /// Line in the file, the header's being 1, or number of the feature from 1.
        let number: Int
        /// Its fields' row in the source's table.
        var record: Int
        /// In the reference system of the source.
        var geometry: FlatGeometry?
        var featureID: String?
        /// Of a table with a column for each value, the column of the one that the row stands for; nil: it stands for
        /// itself.
        var column: Int?
    }

    /// The name given by the user; `-` for standard input.
    let path: String
    /// Waits for the file's checksum.
    var file: ImportFile { ImportFile(name: name, sha256: checksum.value, kind: kind, part: part) }
    let kind: ImportFile.Kind
    private let name: String
    private let part: String
    private let checksum: Future<String>
    var header: [String] = [] {
        didSet { ownNames = kind == .initiatives ? OwnColumns.names(header) : nil }
    }
    /// The columns of the program's own export of initiatives by its names; nil for other files.
    private(set) var ownNames: [String]?
    var rows: [Row] = []
    /// One column for each name in the header.
    var fields = FieldTable()
    var rejected: [RejectedRow] = []
    var understood: [Wording] = []
    /// Columns of JSON or GeoPackage numbers, as opposed to texts that look like some.
    var numericColumns: Set<Int> = []
    /// The system of the geometries of GeoJSON or a GeoPackage; nil for delimited text.
    var crs: CRS?
    /// Where the fields are in a workbook.
    var place: SheetTable.Place?
    /// What stands above the header.
    var titles: [String] = []
    /// Whether its ids were made of what its features are.
    var makesIdentifiers = false

    /// Whether rows are features, with a geometry of their own.
    var isLayer: Bool { crs != nil }

    /// Whether it is the program's own export of initiatives.
    var isOwnExport: Bool { ownNames != nil }

    /// Column that marks a broken row, in a file of rejected rows. While it isn't empty, the row stays rejected.
    static let brokenRowColumn = "rejected_fields"

    /// - Parameters:
    ///   - crs: of the geometries of a file that names none.
    ///   - layer: of a GeoPackage that has several.
    ///   - reading: where its table lies.
    ///   - part: the part of the file used, as in `ImportFile`.
    init(
        file path: String, kind: ImportFile.Kind, crs: CRS?, layer: String? = nil, as reading: TableReading = .init(),
        part: String = ""
    ) throws {
        var source = try ByteSource(file: path)
        try self.init(
            bytes: source.rest(), path: path, kind: kind, crs: crs, layer: layer, as: reading, part: part)
    }

    init(
        bytes: consuming [UInt8], path: String, kind: ImportFile.Kind, crs: CRS?, layer: String? = nil,
        as reading: TableReading = .init(), part: String = ""
    ) throws {
        self.path = path
        self.kind = kind
        self.part = part
        name = path.split(separator: "/").last.map(String.init) ?? path
        let all = copy bytes
        checksum = Future { SHA256.hexadecimal(all) }
        if bytes.starts(with: Array("SQLite format 3\0".utf8)), path != "-" {
            // SQLite reads the file itself: the bytes were for the checksum.
            bytes = Array(bytes.prefix(64))
            do {
                try refuseTable(reading)
                try readGeoPackage(layer: layer, crs: crs)
                return
            } catch GeoPackageReaderError.notGeoPackage {
                // Some other database: the error names it as a foreign format.
            }
        }
        if layer != nil {
            throw ImportError(
                file: path,
                problem: .unusable(
                    Wording(
                        sv: "--layer gäller GeoPackage, och filen är inget. Utelämna det.",
                        en: "--layer is for GeoPackages, and the file is none. Leave it out.")))
        }
        if WorkbookFile.isArchive(bytes) {
            try readWorkbook(bytes, reading)
            return
        }
        try ForeignFormat.refuse(bytes, path)
        guard reading.sheet == nil else { throw WorkbookError(file: path, problem: .noWorkbook) }
        if Self.looksLikeJSON(bytes, named: name) {
            try refuseTable(reading)
            try readGeoJSON(bytes, crs: crs)
        } else {
            try readDelimited(bytes, reading.headerRows)
        }
    }

    /// Layers have no sheets, and their columns have names of their own.
    private func refuseTable(_ reading: TableReading) throws {
        if reading.sheet != nil { throw WorkbookError(file: path, problem: .noWorkbook) }
        guard reading.headerRows != nil else { return }
        throw ImportError(
            file: path,
            problem: .unusable(
                Wording(
                    sv: "--header-row gäller tabeller, och filen är ett lager. Utelämna det.",
                    en: "--header-row is for tables, and the file is a layer. Leave it out.")))
    }

    // MARK: Formats

    /// By the file's extension, else by the first character.
    private static func looksLikeJSON(_ bytes: [UInt8], named name: String) -> Bool {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if ["csv", "tsv", "txt", "tab"].contains(ending) { return false }
        if ["geojson", "json"].contains(ending) { return true }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    private mutating func readDelimited(_ bytes: [UInt8], _ wanted: HeaderRows?) throws {
        let (text, delimiter) = Self.withoutExcelsHint(bytes)
        var reader = try DelimitedReader(
            ByteSource(bytes: text, name: path), delimiter: delimiter, header: wanted.map { .rows($0) } ?? .found)
        // A file of rejected rows, an export, and a table for Excel have an apostrophe before what a spreadsheet would
        // have run.
        let isForExcel = text.starts(with: [0xEF, 0xBB, 0xBF]) && reader.dialect.delimiter == .semicolon
        let isDefused =
            isForExcel || OwnColumns.names(reader.header) != nil || LocationList.isOne(reader.header)
            || Set(reader.header).isSuperset(of: ["rejected_row", "rejected_reason"])
        header = Self.named(
            isDefused
                ? reader.header.map { SpreadsheetFormula.isDefused($0) ? String($0.dropFirst()) : $0 } : reader.header)
        titles = reader.titles
        var empty = 0
        // Rows that call themselves totals; of other tables than lists of initiatives, by their first text.
        var candidates: [Int] = []
        let markers = header.indices.filter { header[$0] == Self.brokenRowColumn }
        while true {
            do throws(DelimitedError) {
                guard try reader.next() else { break }
            } catch {
                guard error.isRecoverable else { throw error }
                rejected.append(broken(reader, error, isDefused: isDefused))
                continue
            }
            // Spreadsheets write delimiters for empty rows: these are no rows, like blank lines.
            if (0..<reader.fieldCount).allSatisfy({ reader.isBlank($0) }) {
                empty += 1
                continue
            }
            let first = kind == .initiatives ? nil : (0..<reader.fieldCount).first { !reader.isBlank($0) }
            var isTotal = false
            for field in 0..<reader.fieldCount {
                reader.withBytes(of: field) { bytes in
                    if first ?? field == field, TotalName.mayStand(in: bytes) {
                        isTotal = isTotal || TotalName(String(decoding: bytes, as: UTF8.self)) != nil
                    }
                    let isSafe = !isDefused || !SpreadsheetFormula.isDefused(bytes)
                    fields.append(isSafe ? bytes : UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
                }
            }
            let row = Row(number: reader.row, record: fields.endRow())
            if let marker = markers.first(where: { !reader.isBlank($0) }) {
                rejected.append(rejection(of: row, Self.brokenRow(header[marker], reader.string(marker))))
                continue
            }
            if isTotal { candidates.append(rows.count) }
            rows.append(row)
        }
        tell(reader, empty: empty)
        leaveOutTotals(candidates)
    }

    private mutating func tell(_ reader: borrowing DelimitedReader, empty: Int) {
        let (mark, encoding) = (reader.dialect.delimiter.wording, reader.dialect.encoding.rawValue.uppercased())
        let count = Exchange.rows(rows.count + rejected.count)
        understood.append(
            Wording(
                sv: "Text med \(mark.sv) mellan fälten, \(encoding), \(count.sv).",
                en: "Text with \(mark.en) between the fields, \(encoding), \(count.en)."))
        if let found = HeaderRows.found(reader.headerRows, above: titles.count) { understood.append(found) }
        if empty > 0 {
            let count = Exchange.rows(empty)
            understood.append(
                Wording(
                    sv: "Utan något i något fält: \(count.sv), som inte räknas.",
                    en: "With nothing in any field: \(count.en), not counted."))
        }
    }

    /// Excel's own first line `sep=;` names the delimiter. The line is emptied, so that rows keep their numbers.
    private static func withoutExcelsHint(_ bytes: [UInt8]) -> (text: [UInt8], delimiter: Delimiter?) {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let hint = bytes.dropFirst(mark).prefix { $0 != 10 && $0 != 13 }
        guard hint.count == 5, String(decoding: hint.dropLast(), as: UTF8.self).lowercased() == "sep=",
            let delimiter = hint.last.flatMap(Delimiter.init(rawValue:))
        else { return (bytes, nil) }
        return (Array(bytes.prefix(mark) + bytes.dropFirst(mark + 5)), delimiter)
    }

    static func brokenRow(_ column: String, _ value: String) -> RowFault {
        RowFault(
            column, value,
            sv: "raden var trasig när den avvisades. Rätta den, och töm sedan fältet \(column).",
            en: "the row was broken when it was rejected. Correct it, then empty the field \(column).")
    }

    /// Gives every column a distinct name: unnamed ones their position, repeated ones a number.
    static func named(_ header: [String]) -> [String] {
        var seen = Set<String>()
        return header.enumerated().map { index, name in
            let plain = name.isEmpty ? "column_\(index + 1)" : name
            var unique = plain
            var number = 2
            while !seen.insert(unique).inserted {
                unique = "\(plain) (\(number))"
                number += 1
            }
            return unique
        }
    }

    private func broken(
        _ reader: borrowing DelimitedReader, _ error: DelimitedError, isDefused: Bool
    ) -> RejectedRow {
        var fields = (0..<reader.fieldCount).map { index in
            let value = reader.string(index)
            return RejectedRow.Field(
                column: index < header.count ? header[index] : "rejected_field_\(index + 1)",
                value: isDefused && SpreadsheetFormula.isDefused(value) ? String(value.dropFirst()) : value)
        }
        fields.append(.init(column: Self.brokenRowColumn, value: "\(reader.fieldCount)/\(header.count)"))
        let column = error.column.flatMap { header.indices.contains($0 - 1) ? header[$0 - 1] : nil }
        return RejectedRow(
            row: error.row ?? reader.row, column: column, value: nil, reason: error.problem.wording, fields: fields)
    }

    // MARK: Rows

    /// A field without white space around it.
    func text(_ row: Row, _ column: Int) -> String { fields.trimmedText(row.record, column) }

    /// All fields of a column.
    func texts(_ column: Int) -> some Sequence<String> { rows.lazy.map { fields.trimmedText($0.record, column) } }

    /// Whether a column's texts are distinct, empty ones aside. Expected O(characters).
    func hasDistinctTexts(_ column: Int) -> Bool { texts(column).lazy.filter { !$0.isEmpty }.areDistinct }

    /// The row with a number; rows ascend by it. O(log rows).
    func row(numbered number: Int) -> Row {
        var (low, high) = (0, rows.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return rows[low]
    }

    func rejection(of row: Row, _ fault: RowFault) -> RejectedRow {
        var fields = header.enumerated().map { RejectedRow.Field(column: $1, value: self.fields[row.record, $0]) }
        if isLayer, let geometry = row.geometry {
            fields.append(.init(column: Self.geometryColumn(beside: header), value: Self.wkt(geometry, in: crs)))
        }
        var reason = fault.reason
        if let place, let column = fault.column.flatMap(header.firstIndex) {
            let cell = place.cell(row: row.number, column: column)
            reason = Wording(sv: "cell \(cell): \(reason.sv)", en: "cell \(cell): \(reason.en)")
        }
        return RejectedRow(
            row: row.number, column: fault.column, value: fault.value, reason: reason, fields: fields)
    }

    /// Makes a record of each row, or a rejection. Accepted and rejected come in the order of the file.
    mutating func records<Record: Sendable>(_ record: @escaping (Row) throws(RowFault) -> Record) -> [(
        row: Int, record: Record
    )] {
        records([record])
    }

    /// The same with several readers, each with a run of consecutive rows on its own thread.
    mutating func records<Record: Sendable>(
        _ readers: [(Row) throws(RowFault) -> Record]
    ) -> [(row: Int, record: Record)] {
        let source = self
        let count = rows.count
        let runs = Runs(of: count, workers: readers.count)
        // Each reader is called for one run only.
        nonisolated(unsafe) let readers = readers
        var rejected: [RejectedRow] = []
        // Records are large, and copying one retains every text in it: each is made in place.
        let accepted = [(row: Int, record: Record)](unsafeUninitializedCapacity: count) { places, accepted in
            // Each iteration fills its own places, from its first row on.
            nonisolated(unsafe) let base = places.baseAddress
            let judged = Runs(of: runs.number, workers: runs.number).map { number in
                let run = number.lowerBound
                var next = runs[run].lowerBound
                var rejected: [RejectedRow] = []
                for row in source.rows[runs[run]] {
                    do throws(RowFault) {
                        let record = try readers[run](row)
                        base.map { ($0 + next).initialize(to: (row.number, record)) }
                        next += 1
                    } catch {
                        rejected.append(source.rejection(of: row, error))
                    }
                }
                return (end: next, rejected: rejected)
            }
            for (run, (end, others)) in judged.enumerated() {
                let start = runs[run].lowerBound
                rejected += others
                // Closes the gap that rejected rows leave.
                if let base, start > accepted {
                    (base + accepted).moveInitialize(from: base + start, count: end - start)
                }
                accepted += end - start
            }
        }
        reject(rejected)
        return accepted
    }

    private mutating func reject(_ more: [RejectedRow]) {
        rejected += more
        rejected.sort { $0.row < $1.row }
    }
}

extension Delimiter {
    var wording: Wording {
        switch self {
        case .semicolon: Wording(sv: "semikolon", en: "semicolons")
        case .comma: Wording(sv: "komma", en: "commas")
        case .tab: Wording(sv: "tabb", en: "tabs")
        }
    }
}

extension String {
    /// Without white space at its ends, no-break spaces included.
    var withoutOuterSpaces: String {
        var text = self
        let shorter = text.withUTF8 { bytes -> String? in
            let rest = trimmed(UnsafeRawBufferPointer(bytes))
            return rest.count == bytes.count ? nil : String(decoding: rest, as: UTF8.self)
        }
        return shorter ?? self
    }
}
