import Store
import Wording

/// Makes a cube of a table as statistical offices export it, from text or a workbook: periods in the names of columns,
/// or a row for each combination of categories.
///
/// Other tables, a row for each municipality, indicator and year, are none.
struct TableCube {
    private let source: ImportSource
    private let columns: ColumnRecognition<IndicatorRole>
    private let layout: Layout
    /// Notes that stand below the table.
    private let notes: [String]
    /// The rows of the table, without notes.
    private let rows: [ImportSource.Row]
    private var rejected: [RejectedRow]

    enum Layout {
        /// Columns of periods: what each is of, and when.
        case wide([(column: Int, content: String, period: String)])
        /// Columns of values.
        case long([Int])
    }

    /// Nil where the table is none of these.
    ///
    /// - Parameters:
    ///   - named: the column of values whose name is an indicator's.
    ///   - isAsked: whether the user said what only a table of dimensions can follow.
    init?(_ source: ImportSource, _ columns: ColumnRecognition<IndicatorRole>, named: Int? = nil, isAsked: Bool) {
        (self.source, self.columns) = (source, columns)
        guard !source.isLayer else { return nil }
        (rows, notes, rejected) = TableNotes.separate(source)
        let wide = Self.periodColumns(source.header)
        if !wide.isEmpty, columns[.year] == nil || wide.contains(where: { $0.column == columns[.year]?.index }) {
            layout = .wide(wide)
            return
        }
        guard columns[.year] != nil,
            let values = named.map({ [$0] }) ?? Self.valueColumns(source, columns, rows)
        else { return nil }
        layout = .long(values)
        // Which indicator the values are of, only a table of dimensions can say; and that a sign stands for none.
        let isUnnamed = columns[.indicator] == nil && named == nil
        guard
            isAsked || isUnnamed || named.map({ Self.hasSigns(source, $0, rows) }) == true
                || Self.isDivided(source, columns, rows, values: values)
        else { return nil }
    }

    /// Columns whose name ends with a period: `2024`, `Folkmängd 2024`, `2024M11`.
    private static func periodColumns(_ header: [String]) -> [(column: Int, content: String, period: String)] {
        header.enumerated().compactMap { index, name in
            let words = name.split { $0 == " " || $0 == "\u{A0}" }
            guard let last = words.last, CubePeriod(String(last)) != nil else { return nil }
            var content = words.dropLast().map(String.init)
            if content.last == "/" { content.removeLast() }
            return (index, content.joined(separator: " "), String(last))
        }
    }

    /// The column of values, or all columns of numbers at the end of the table; nil where there are none.
    private static func valueColumns(
        _ source: ImportSource, _ columns: ColumnRecognition<IndicatorRole>, _ rows: [ImportSource.Row]
    ) -> [Int]? {
        if let value = columns[.value] { return [value.index] }
        var values: [Int] = []
        for index in source.header.indices.reversed() {
            guard columns.extra.contains(index), hasNumbersOnly(source, index, rows) else { break }
            values.insert(index, at: 0)
        }
        return values.isEmpty ? nil : values
    }

    private static func hasNumbersOnly(_ source: ImportSource, _ column: Int, _ rows: [ImportSource.Row]) -> Bool {
        var numbers = 0
        for row in rows {
            let text = source.text(row, column)
            if NumberFormat.isMissing(text) { continue }
            guard PlainNumber(text) != nil || WrittenNumber(text)?.word.isEmpty == true else { return false }
            numbers += 1
        }
        return numbers > 0
    }

    /// Whether signs stand in place of values: `..`.
    private static func hasSigns(_ source: ImportSource, _ column: Int, _ rows: [ImportSource.Row]) -> Bool {
        rows.contains { row in
            let text = source.text(row, column)
            return !text.isEmpty && NumberFormat.isMissing(text)
        }
    }

    /// Whether rows of the same municipality and year differ in columns of text: sex, age.
    private static func isDivided(
        _ source: ImportSource, _ columns: ColumnRecognition<IndicatorRole>, _ rows: [ImportSource.Row], values: [Int]
    ) -> Bool {
        let dimensions = columns.extra.filter { !values.contains($0) }
        guard !dimensions.isEmpty else { return false }
        let keys = [IndicatorRole.code, .municipality, .indicator, .year].compactMap { columns[$0]?.index }
        var seen: [[String]: [String]] = [:]
        for row in rows {
            let key = keys.map { source.text(row, $0) }
            let rest = dimensions.map { source.text(row, $0) }
            if let first = seen[key], first != rest { return true }
            seen[key] = rest
        }
        return false
    }

    // MARK: Cube

    /// - Throws: where the combinations of categories are too many.
    func cube() throws(ImportError) -> StatisticsCube {
        let keys = TableKeys(source, columns, layout, rows)
        let about = about
        let texts = rows.lazy.flatMap { row in valueColumns.lazy.map { source.text(row, $0) } }
        let isMachineWritten = valueColumns.allSatisfy(source.numericColumns.contains)
        let number = NumberFormat(
            column: valueColumns.first.map { source.header[$0] } ?? "", content: .quantity, texts: texts,
            isMachineWritten: isMachineWritten)
        var builder = CubeBuilder(keys.dimensions)
        var rejected = rejected
        for (position, row) in rows.enumerated() {
            let categories = keys.categories(position)
            for (column, more) in keys.values {
                let text = source.text(row, column)
                if text.isEmpty, case .long = layout { continue }
                let isMissing = NumberFormat.isMissing(text)
                do throws(RowFault) {
                    let value: Double? = try isMissing ? nil : number.quantity(text)
                    builder.add(
                        categories + more, value: value, symbol: isMissing && !text.isEmpty ? text : nil,
                        row: row.number, column: source.header[column])
                } catch {
                    rejected.append(
                        source.rejection(of: row, RowFault(source.header[column], text, error.reason)))
                }
            }
        }
        var cube = try builder.cube(about, of: source.path)
        let table = source
        let rejecting: @Sendable (Int, String?, String?, Wording) -> RejectedRow = { row, column, value, reason in
            table.rejection(of: table.row(numbered: row), RowFault(column, value, reason))
        }
        cube.rejecting = rejecting
        cube.rejected = (cube.rejected.map { rejecting($0.row, $0.column, $0.value, $0.reason) } + rejected)
            .sorted { $0.row < $1.row }
        if let unit = unit { cube.contents[""] = .init(unit: unit) }
        cube.understood = source.understood
        return cube
    }

    private var valueColumns: [Int] {
        switch layout {
        case .wide(let periods): periods.map(\.column)
        case .long(let values): values
        }
    }

    /// The one unit of a column of units.
    private var unit: String? {
        guard let column = columns[.unit]?.index else { return TableNotes.labelled("enhet", in: notes) }
        let units = Set(rows.map { source.text($0, column) })
        return units.count == 1 ? units.first : nil
    }

    private var about: StatisticsCube.About {
        var about = StatisticsCube.About(format: Wording(sv: "Tabell", en: "Table"))
        about.title = source.titles.first ?? ""
        about.notes = notes
        about.source = TableNotes.labelled("källa", in: notes) ?? TableNotes.labelled("source", in: notes) ?? ""
        about.updated = TableNotes.labelled("senaste uppdatering", in: notes) ?? ""
        about.table = TableNotes.labelled("intern referenskod", in: notes) ?? ""
        // PxWeb calls areas "region" in its own exports, and titles them by their dimensions.
        let isTitled = source.titles.contains { $0.contains(" efter ") || $0.contains(" by ") }
        about.isDashZero =
            isTitled || source.header.first.map { $0.lowercased() == "region" } == true
            || StatisticsCube.About.isPxWeb(about.source)
        return about
    }
}
