package import Store
package import Territory
import Wording

/// Reads a file of indicator values: a statistical table of any format, or a row for each municipality, indicator and
/// year. A table of municipalities and their classes is read too (`ClassificationImport`).
package enum IndicatorImport {
    /// Reads and judges every row; nothing is stored yet.
    ///
    /// Required are a municipality (code or name), a year and a value, and the indicator: a column of its own, or the
    /// name of the column of values (`folkmangd`). A row without a value is rejected as missing, so that it is visible.
    ///
    /// - Parameters:
    ///   - path: a delimited text file or a workbook; `-` for standard input.
    ///   - register: all municipalities that the file may name.
    ///   - known: the indicators of the store, found by id or title.
    ///   - reading: where the table lies in the file, and which column is what where names don't tell.
    ///   - request: what the user says of a statistical table that it doesn't say by itself.
    /// - Returns: the values, and the indicators that are new with this file.
    /// - Throws: `ImportError`, also when it is unclear whether a new indicator is a sum or a rate; `DelimitedError`,
    ///   `FileError`.
    /// - Complexity: O(bytes); the whole file is held in memory.
    package static func read(
        file path: String, register: [Municipality], known: [Indicator],
        as reading: TableReading = .init(), asked request: CubeRequest = .init()
    ) throws -> (ImportBatch<AreaValue>, defining: [Indicator]) {
        var bytes = try ByteSource(file: path)
        let file = try StatisticsFile(path: path, bytes: bytes.rest())
        if let format = StatisticsFormats.format(of: file) {
            try file.refuseTable(reading)
            return try read(
                format.read(file, request), register: register, known: known, request, file.importFile, path: path)
        }
        var source = try ImportSource(bytes: file.bytes, path: path, kind: .indicators, crs: nil, as: reading)
        let mapping = try reading.columns(of: path)
        if !request.needsDimensions,
            let classes = try ClassificationImport.columns(of: source.header, mapping, file: path)
        {
            return (try ClassificationImport.read(source, classes, register: register), [])
        }
        let columns = try ColumnRecognition<IndicatorRole>(header: source.header, mapping: mapping, file: path)
        var names = IndicatorNames(known: known)
        let named =
            columns[.indicator] == nil ? columns.extra.filter { names.find(column: source.header[$0]) != nil } : []
        if let table = TableCube(
            source, columns, named: named.count == 1 ? named[0] : nil,
            isAsked: request.needsDimensions && named.count < 2)
        {
            return try read(
                .cube(table.cube()), register: register, known: known, request, source.file, path: path)
        }
        guard !request.needsDimensions else {
            throw ImportError(
                file: path,
                problem: .unusable(
                    Wording(
                        sv: """
                            --select, --indicator och --period gäller statistiktabeller, och filen är en rad per \
                            kommun, indikator och år. Utelämna dem.
                            """,
                        en: """
                            --select, --indicator and --period are for statistical tables, and the file is a row for \
                            each municipality, indicator and year. Leave them out.
                            """)))
        }
        let reading = try AreaValueReading(
            source, columns, LocationText(register: register), IndicatorNames(known: known), kind: request.kind)
        let accepted = source.records(reading.value)
        var batch = ImportBatch(
            file: source.file, accepted: accepted, rejected: source.rejected,
            understood: source.understood + columns.understood(used: reading.valueColumn) + reading.understood)
        let (keys, unclear) = source.rejectedKeys { row throws(RowFault) in
            try reading.isElsewhere(row) ? nil : reading.key(row)
        }
        batch.rejectedIDs = Set(
            keys.map { AreaValue.name(of: $0.indicator, municipalityCode: $0.code, year: $0.year) })
        batch.unclearRows = unclear
        batch.refusing = source.refusing(column: reading.valueColumn)
        return (batch, reading.names.defined)
    }

    private static func read(
        _ content: StatisticsContent, register: [Municipality], known: [Indicator], _ request: CubeRequest,
        _ file: ImportFile, path: String
    ) throws -> (ImportBatch<AreaValue>, defining: [Indicator]) {
        switch content {
        case .cube(let cube):
            return try CubeImport(cube, register: register, request, path: path)
                .batch(file, known: known, kind: request.kind)
        case .definitions(let indicators):
            let ids = Set(known.map(\.id))
            let weight = ids.contains(.population) ? Indicator.ID.population : nil
            let new = indicators.filter { !ids.contains($0.id) }.map { one in
                var one = one
                if one.kind == .intensive { one.weight = weight }
                return one
            }
            let understood = indicators.map { one in
                Wording(
                    sv: "Indikatorn \(one.id) är \(one.title.sv) (\(one.kind.title.sv)). Läs in dess värden.",
                    en: "The indicator \(one.id) is \(one.title.en) (\(one.kind.title.en)). Import its values.")
            }
            return (ImportBatch(file: file, understood: understood), new)
        }
    }
}

private final class AreaValueReading {
    private(set) var names: IndicatorNames
    private(set) var understood: [Wording] = []
    private let source: ImportSource
    private let columns: ColumnRecognition<IndicatorRole>
    private let text: LocationText
    let valueColumn: Int
    private let number: NumberFormat
    /// Of all rows, where there is no column for it.
    private let indicator: Indicator.ID?
    private var seen: [Key: (row: Int, value: Double)] = [:]

    struct Key: Hashable {
        let indicator: Indicator.ID
        let code: String
        let year: Int
    }

    init(
        _ source: ImportSource, _ columns: ColumnRecognition<IndicatorRole>, _ text: LocationText,
        _ names: IndicatorNames, kind stated: Indicator.Kind?
    ) throws {
        self.source = source
        self.columns = columns
        self.text = text
        var names = names
        let (header, file) = (source.header, source.path)
        try columns.require([.year], header: header, file: file)
        if columns[.code] == nil { try columns.require([.municipality], header: header, file: file) }
        if columns[.indicator] == nil {
            var candidates: [(index: Int, id: Indicator.ID)] = []
            for index in columns.extra + [columns[.value]?.index].compactMap({ $0 }) {
                if let id = names.find(column: header[index]) { candidates.append((index, id)) }
            }
            guard candidates.count < 2 else {
                throw ImportError(
                    file: file,
                    problem: .ambiguousColumns(
                        candidates.map { header[$0.index] }, role: IndicatorRole.value.title, option: nil))
            }
            guard let found = candidates.first else {
                try columns.require([.indicator], header: header, file: file)
                preconditionFailure("the column was missing a moment ago")
            }
            (indicator, valueColumn) = (found.id, found.index)
            let name = header[found.index]
            understood.append(
                Wording(
                    sv: "Kolumnen \(name) är indikatorn \(found.id).",
                    en: "The column \(name) is the indicator \(found.id)."))
        } else {
            try columns.require([.value], header: header, file: file)
            indicator = nil
            valueColumn = columns[.value]?.index ?? 0
        }
        number = NumberFormat(column: header[valueColumn], content: .quantity, of: valueColumn, in: source)
        func field(_ role: IndicatorRole, _ row: ImportSource.Row) -> String {
            columns[role].map { source.text(row, $0.index) } ?? ""
        }
        for row in source.rows {
            let kind = Indicator.Kind(stated: field(.kind, row)) ?? stated
            try names.meet(field(.indicator, row), unit: field(.unit, row), kind: kind, file: file)
        }
        understood += try names.settle(file: file) + number.understood
        self.names = names
    }

    private func field(_ role: IndicatorRole, _ row: ImportSource.Row) -> String {
        columns[role].map { source.text(row, $0.index) } ?? ""
    }

    /// What a row is about.
    func key(_ row: ImportSource.Row) throws(RowFault) -> Key {
        let code = try municipality(row).code
        let indicator = try names.indicator(
            indicator?.text ?? field(.indicator, row), column: columns[.indicator]?.name)
        return Key(indicator: indicator.id, code: code, year: try year(row))
    }

    func value(_ row: ImportSource.Row) throws(RowFault) -> AreaValue {
        let key = try key(row)
        let indicator = try names.indicator(key.indicator.text, column: columns[.indicator]?.name)
        try names.checkUnit(field(.unit, row), of: indicator, column: columns[.unit]?.name)
        let written = source.text(row, valueColumn)
        let column = source.header[valueColumn]
        guard !NumberFormat.isMissing(written) else {
            throw RowFault(
                column, written, sv: "värde saknas. Fyll i det, eller ta bort raden.",
                en: "the value is missing. Fill it in, or remove the row.")
        }
        let value = try number.quantity(written)
        if let first = seen[key] {
            throw first.value == value
                ? RowFault(
                    column, written, sv: "samma värde finns redan på rad \(first.row). Ta bort den ena.",
                    en: "the same value is already in row \(first.row). Remove one of them.")
                : RowFault(
                    column, written,
                    sv: "rad \(first.row) har ett annat värde för samma kommun, indikator och år. Behåll det rätta.",
                    en:
                        """
                        row \(first.row) has another value for the same municipality, indicator and year. Keep the \
                        right one.
                        """
                )
        }
        seen[key] = (row.number, value)
        let origin = field(.source, row)
        return AreaValue(
            indicator: key.indicator, municipalityCode: key.code, year: key.year, value: value,
            source: origin.isEmpty ? nil : origin)
    }

    /// Whether a row is about what is no municipality, such as the whole country, and resembles none.
    func isElsewhere(_ row: ImportSource.Row) -> Bool {
        let stated = [IndicatorRole.code, .municipality].map { field($0, row) }.filter { !$0.isEmpty }
        return !stated.isEmpty
            && stated.allSatisfy { name in
                do throws(LocationText.Problem) { _ = try text.municipality(name) } catch { return !error.isNear }
                return false
            }
    }

    /// Code and name must agree where a row has both.
    private func municipality(_ row: ImportSource.Row) throws(RowFault) -> Municipality {
        let (code, name) = (field(.code, row), field(.municipality, row))
        let (codeColumn, nameColumn) = (columns[.code]?.name, columns[.municipality]?.name)
        guard !code.isEmpty else {
            guard !name.isEmpty else {
                throw RowFault(codeColumn ?? nameColumn, "", sv: "kommun saknas.", en: "the municipality is missing.")
            }
            return try municipality(name, nameColumn)
        }
        let found = try municipality(code, codeColumn)
        if !name.isEmpty, let named = try? text.municipality(name), named != found {
            throw RowFault(
                nameColumn, name, sv: "koden \(found.code) är \(found.name), men raden säger \(quoted(name).sv).",
                en: "the code \(found.code) is \(found.name), but the row says \(quoted(name).en).")
        }
        return found
    }

    private func municipality(_ written: String, _ column: String?) throws(RowFault) -> Municipality {
        do throws(LocationText.Problem) { return try text.municipality(written) } catch {
            throw RowFault(column, written, error.reason)
        }
    }

    /// A year, or a day that stands for its year; the program has no months or quarters.
    private func year(_ row: ImportSource.Row) throws(RowFault) -> Int {
        let written = field(.year, row)
        let column = columns[.year]?.name ?? ""
        if let date = try? DateText(column: column, texts: []).date(written), date.month == nil || date.day != nil {
            return date.year
        }
        throw RowFault(
            column, written, sv: "\(quoted(written).sv) är inget år. Skriv året med fyra siffror.",
            en: "\(quoted(written).en) is not a year. Write the year with four digits.")
    }
}
