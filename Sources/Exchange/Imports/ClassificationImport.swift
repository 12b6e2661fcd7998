import Store
import Territory
import Wording

/// Reads a table of municipalities and their classes, such as types of municipalities: a code or a name, and a class.
/// Classes are words, also where they look like numbers.
enum ClassificationImport {
    /// Its columns; nil for a file of values.
    ///
    /// - Throws: `ImportError` where two columns could be the classes, or a mapping names none that there is.
    static func columns(
        of header: [String], _ mapping: ColumnMapping?, file path: String
    ) throws(ImportError) -> ColumnRecognition<ClassificationRole>? {
        let isMapped =
            mapping?.assignments.contains { $0.hasSuffix("=\(ClassificationRole.kind.rawValue)") } ?? false
        if !isMapped {
            guard let values = try? ColumnRecognition<IndicatorRole>(header: header, mapping: mapping, file: path),
                values[.year] == nil, values[.value] == nil, values[.indicator] == nil
            else { return nil }
            guard !header.contains(where: { ClassificationImport.isPeriod($0) }) else { return nil }
        }
        let columns = try ColumnRecognition<ClassificationRole>(
            header: header, mapping: isMapped ? mapping : nil, file: path)
        guard columns.has(.kind), columns.has(.code) || columns.has(.municipality) else { return nil }
        return columns
    }

    /// Whether a column is of a year, as in tables of statistics.
    private static func isPeriod(_ name: String) -> Bool {
        name.split { $0 == " " || $0 == "\u{A0}" }.last.map { CubePeriod(String($0)) != nil } ?? false
    }

    /// - Complexity: O(rows).
    static func read(
        _ source: ImportSource, _ columns: ColumnRecognition<ClassificationRole>, register: [Municipality]
    ) throws -> ImportBatch<AreaValue> {
        var source = source
        guard let column = columns[.kind] else { preconditionFailure("a classification has a column of classes") }
        let name = IndicatorNames.identifier(column.name).text
        guard !name.isEmpty else {
            throw ImportError(
                file: source.path,
                problem: .unusable(
                    Wording(
                        sv: "kolumnen med klasser behöver ett namn av bokstäver, till exempel kommuntyp.",
                        en: "the column of classes needs a name of letters, such as kommuntyp.")))
        }
        let reading = ClassReading(source, columns, LocationText(register: register))
        let rows = source.records(reading.row).map(\.record)
        let kinds = Set(rows.map(\.kind))
        var batch = ImportBatch<AreaValue>(
            file: source.file, rejected: source.rejected,
            understood: source.understood + columns.understood() + [
                Wording(
                    sv: """
                        Kommunindelningen \(name): \(Plural.sv(rows.count, "kommun", "kommuner")) i \
                        \(Plural.sv(kinds.count, "klass", "klasser")). Jämför med samma klass: trend --against \
                        type:\(name).
                        """,
                    en: """
                        The classification \(name): \(Plural.en(rows.count, "municipality", "municipalities")) in \
                        \(Plural.en(kinds.count, "class", "classes")). Compare with the same class: trend --against \
                        type:\(name).
                        """)
            ])
        batch.classification = ClassifiedRows(name: name, title: column.name, rows: rows)
        return batch
    }
}

private final class ClassReading {
    private let source: ImportSource
    private let columns: ColumnRecognition<ClassificationRole>
    private let text: LocationText
    private var seen: [String: (row: Int, kind: String)] = [:]

    init(_ source: ImportSource, _ columns: ColumnRecognition<ClassificationRole>, _ text: LocationText) {
        (self.source, self.columns, self.text) = (source, columns, text)
    }

    private func field(_ role: ClassificationRole, _ row: ImportSource.Row) -> String {
        columns[role].map { source.text(row, $0.index) } ?? ""
    }

    func row(_ row: ImportSource.Row) throws(RowFault) -> ClassifiedRows.Row {
        let code = try municipality(row).code
        let (kind, column) = (field(.kind, row), columns[.kind]?.name)
        guard !NumberFormat.isMissing(kind) else {
            throw RowFault(
                column, kind, sv: "klassen saknas. Fyll i den, eller ta bort raden.",
                en: "the class is missing. Fill it in, or remove the row.")
        }
        if let first = seen[code] {
            throw first.kind == kind
                ? RowFault(
                    column, kind, sv: "kommunen finns redan på rad \(first.row). Ta bort den ena raden.",
                    en: "the municipality is already in row \(first.row). Remove one of the rows.")
                : RowFault(
                    column, kind, sv: "rad \(first.row) ger kommunen en annan klass. Behåll den rätta.",
                    en: "row \(first.row) gives the municipality another class. Keep the right one.")
        }
        seen[code] = (row.number, kind)
        return ClassifiedRows.Row(row: row.number, code: code, kind: kind)
    }

    /// Code and name must agree where a row has both.
    private func municipality(_ row: ImportSource.Row) throws(RowFault) -> Municipality {
        let (code, name) = (field(.code, row), field(.municipality, row))
        let written = code.isEmpty ? name : code
        let column = code.isEmpty ? columns[.municipality]?.name : columns[.code]?.name
        guard !written.isEmpty else {
            throw RowFault(
                column ?? columns[.code]?.name, "", sv: "kommun saknas.", en: "the municipality is missing.")
        }
        let found: Municipality
        do throws(LocationText.Problem) { found = try text.municipality(written) } catch {
            throw RowFault(column, written, error.reason)
        }
        if !code.isEmpty, !name.isEmpty, let named = try? text.municipality(name), named != found {
            throw RowFault(
                columns[.municipality]?.name, name,
                sv: "koden \(found.code) är \(found.name), men raden säger \(quoted(name).sv).",
                en: "the code \(found.code) is \(found.name), but the row says \(quoted(name).en).")
        }
        return found
    }
}
