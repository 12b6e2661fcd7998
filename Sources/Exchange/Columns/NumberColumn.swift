import Store
package import Wording

/// One column of numbers of a file, with its weights, groups and ids.
package struct NumberColumn {
    package private(set) var values: [Double] = []
    package private(set) var weights: [Double]?
    /// By level, outermost first.
    package private(set) var levels: [[String]] = []
    package private(set) var need: [Double]?
    package private(set) var ids: [String] = []
    /// Rows whose value, weight or need is missing.
    package private(set) var missing = 0
    /// What was decided in reading the file, to be told.
    package private(set) var understood: [Wording] = []

    package struct NotANumber: WordedError {
        let file: String
        let row: Int
        let column: String
        let reason: Wording

        package var wording: Wording {
            Wording(
                sv: "\(file), rad \(row), kolumn \(column): \(reason.sv)",
                en: "\(file), row \(row), column \(column): \(reason.en)")
        }
    }

    /// Reads the file as imports do: header below titles, totals left out, decimal commas, signs for missing values.
    ///
    /// - Throws: as imports do where the file can't be read at all; `HeaderColumn.Missing`; `NotANumber`, and
    ///   `BrokenRow` for a row that an import would reject.
    package static func read(
        _ file: String, value: String, weight: String?, groups: [String], id: String?, need: String?,
        as reading: TableReading = .init()
    ) throws -> NumberColumn {
        let source = try ImportSource(file: file, kind: .indicators, crs: nil, as: reading)
        if let broken = source.rejected.first { throw BrokenRow(file: file, row: broken.row, reason: broken.reason) }
        let value = try Field(value, in: source)
        let weight = try weight.map { try Field($0, in: source) }
        let need = try need.map { try Field($0, in: source) }
        let groups = try groups.map { try HeaderColumn.find($0, in: source.header, of: file) }
        let id = try id.map { try HeaderColumn.find($0, in: source.header, of: file) }
        var column = NumberColumn()
        if weight != nil { column.weights = [] }
        if need != nil { column.need = [] }
        column.levels = groups.map { _ in [] }
        for row in source.rows {
            let one = (value: try value.number(row), weight: try weight?.number(row), need: try need?.number(row))
            guard let number = one.value, weight == nil || one.weight != nil, need == nil || one.need != nil else {
                column.missing += 1
                continue
            }
            column.values.append(number)
            if let weight = one.weight { column.weights?.append(weight) }
            if let need = one.need { column.need?.append(need) }
            for (level, group) in groups.enumerated() { column.levels[level].append(source.text(row, group)) }
            if let id { column.ids.append(source.text(row, id)) }
        }
        // That a text file is one needs no telling.
        column.understood =
            (source.place == nil ? Array(source.understood.dropFirst()) : source.understood)
            + [value, weight, need].flatMap { $0?.format.understood ?? [] }
        return column
    }

    /// A column of numbers, whose notation is that of all its fields.
    private struct Field {
        let index: Int
        let format: NumberFormat
        private let source: ImportSource

        init(_ name: String, in source: ImportSource) throws {
            self.source = source
            index = try HeaderColumn.find(name, in: source.header, of: source.path)
            format = NumberFormat(column: source.header[index], content: .quantity, of: index, in: source)
        }

        /// Nil where there is no value.
        func number(_ row: ImportSource.Row) throws -> Double? {
            let text = source.text(row, index)
            guard !NumberFormat.isMissing(text) else { return nil }
            do throws(RowFault) { return try format.quantity(text) } catch {
                let cell = source.place.map { $0.cell(row: row.number, column: index) }
                throw NotANumber(
                    file: cell.map { "\(source.path), \($0)" } ?? source.path, row: row.number,
                    column: source.header[index], reason: error.reason)
            }
        }
    }

    /// A row that can't be read: without it the answer would be another.
    package struct BrokenRow: WordedError {
        let file: String
        let row: Int
        let reason: Wording

        package var wording: Wording {
            Wording(sv: "\(file), rad \(row): \(reason.sv)", en: "\(file), row \(row): \(reason.en)")
        }
    }

    /// - Throws: `NeighbourFile.Unusable` for an unknown id.
    package func rows(withIDs wanted: [String], file: String) throws -> Set<Int> {
        Set(
            try wanted.map { id in
                guard let row = ids.firstIndex(of: id) else {
                    throw NeighbourFile.Unusable(
                        file: file, problem: Wording(sv: "ingen rad har id \(id)", en: "no row has the id \(id)"))
                }
                return row
            })
    }
}
