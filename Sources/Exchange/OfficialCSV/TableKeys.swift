import Wording

/// The dimensions of a table, and the categories that each row and column has in them.
struct TableKeys {
    private(set) var dimensions: [StatisticsCube.Dimension] = []
    /// The columns of values, with the categories that they have beside those of their row.
    private(set) var values: [(column: Int, categories: [StatisticsCube.Category])] = []
    private var rowKeys: [[StatisticsCube.Category]] = []

    /// The categories of a row, for the first dimensions.
    func categories(_ row: Int) -> [StatisticsCube.Category] { rowKeys[row] }

    init(
        _ source: ImportSource, _ columns: ColumnRecognition<IndicatorRole>, _ layout: TableCube.Layout,
        _ rows: [ImportSource.Row]
    ) {
        let valueColumns: Set<Int> =
            switch layout {
            case .wide(let periods): Set(periods.map(\.column))
            case .long(let columns): Set(columns)
            }
        let passedOver = Set([IndicatorRole.unit, .source, .kind].compactMap { columns[$0]?.index })
        var keys = source.header.indices.filter { !valueColumns.contains($0) && !passedOver.contains($0) }
        // Two columns of one dimension: its codes and its names.
        var names: [Int: Int] = [:]
        if let code = columns[.code]?.index, let name = columns[.municipality]?.index { names[code] = name }
        let texts = Self.texts(source, rows, keys)
        for (first, second) in zip(keys, keys.dropFirst())
        where source.header[second].hasPrefix("column_") && names[first] == nil
            && Self.areAlike(texts[first] ?? [], texts[second] ?? [])
        {
            names[first] = second
        }
        keys.removeAll { names.values.contains($0) }
        // A column that is empty throughout divides nothing.
        keys.removeAll { key in (texts[key] ?? []).allSatisfy(\.isEmpty) }
        for key in keys {
            dimensions.append(.init(source.header[key], role: Self.role(key, columns)))
        }
        for row in rows.indices {
            rowKeys.append(
                keys.map { key in
                    StatisticsCube.Category(texts[key]?[row] ?? "", names[key].flatMap { texts[$0]?[row] })
                })
        }
        addValues(source, columns, layout)
    }

    private static func role(
        _ column: Int, _ columns: ColumnRecognition<IndicatorRole>
    ) -> StatisticsCube.Dimension.Role? {
        switch column {
        case columns[.code]?.index, columns[.municipality]?.index: .area
        case columns[.year]?.index: .time
        case columns[.indicator]?.index: .content
        default: nil
        }
    }

    /// The texts of columns. A workbook writes a group's name in its first row only: the others have it too.
    private static func texts(
        _ source: ImportSource, _ rows: [ImportSource.Row], _ columns: [Int]
    ) -> [Int: [String]] {
        var texts: [Int: [String]] = [:]
        let isFilledDown = source.place != nil
        for column in columns {
            var last = ""
            texts[column] = rows.map { row in
                let text = source.text(row, column)
                if !text.isEmpty { last = text }
                return isFilledDown ? last : text
            }
        }
        return texts
    }

    /// Whether each text of one goes with one text of the other, as codes and names do.
    private static func areAlike(_ first: [String], _ second: [String]) -> Bool {
        guard Set(first).count > 1 || first.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return false
        }
        var (forth, back): ([String: String], [String: String]) = ([:], [:])
        for (a, b) in zip(first, second) {
            if forth[a, default: b] != b || back[b, default: a] != a { return false }
            (forth[a], back[b]) = (b, a)
        }
        return true
    }

    private mutating func addValues(
        _ source: ImportSource, _ roles: ColumnRecognition<IndicatorRole>, _ layout: TableCube.Layout
    ) {
        let isNamed = roles[.indicator] != nil
        switch layout {
        case .wide(let periods):
            let contents = Set(periods.map(\.content))
            // With one content beside a column of indicators the columns' names say nothing more.
            let isContent = contents != [""] && !(isNamed && contents.count == 1)
            if isContent {
                let isDivision = contents.contains { CubeSelection.isTotal($0) }
                dimensions.append(
                    .init("innehåll", label: "tabellinnehåll", role: isDivision || isNamed ? .other : .content))
            }
            dimensions.append(.init("period", role: .time))
            for one in periods {
                let content = isContent ? [StatisticsCube.Category(one.content)] : []
                values.append((one.column, content + [StatisticsCube.Category(one.period)]))
            }
        case .long(let columns):
            // A column called value says nothing of what is measured.
            let isContent = !isNamed && roles[.value] == nil
            if isContent { dimensions.append(.init("innehåll", label: "tabellinnehåll", role: .content)) }
            for column in columns {
                values.append((column, isContent ? [StatisticsCube.Category(source.header[column])] : []))
            }
        }
    }
}
