package import Exchange
import JSON
import Planar
package import Store
package import Wording

/// The rows of an SQL statement. All formats but text and workbooks are streamed: memory does not grow with the answer.
package struct SQLAnswer: WorkbookAnswer {
    private let session: SQLSession
    private let statement: String
    private let tell: (Wording) -> Void

    /// - Parameter tell: takes the number of rows, where the answer is text.
    package init(_ session: SQLSession, _ statement: String, tell: @escaping (Wording) -> Void) {
        self.session = session
        self.statement = statement
        self.tell = tell
    }

    package static var formats: [AnswerFormat] { [.table, .csv, .csvExcel, .xlsx, .json, .geojson] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        switch format {
        case .table: try table(in: language, to: sink)
        case .csv: try csv(to: sink)
        case .csvExcel: try csvForExcel(to: sink)
        case .xlsx: try writeWorkbook(on: [], in: language, to: sink)
        case .json: try json(to: sink)
        case .geojson: try geojson(to: sink)
        default: throw AnswerFormatError.notOffered(format, of: Self.formats)
        }
    }

    /// A table is laid out after its last row.
    private static let mostRows = 100_000

    private func table(in language: Language, to sink: consuming ByteSink) throws {
        var names: [String] = []
        var rows: [[SQLValue]] = []
        try session.run(statement, columns: { names = $0 }) { row in
            guard rows.count < Self.mostRows else { throw SQLError.tooManyRows(Self.mostRows) }
            rows.append(row)
        }
        let figures = Figures(language)
        let isNumeric = names.indices.map { column in
            rows.contains { $0[column].isNumber } && rows.allSatisfy { $0[column].isNumber || $0[column] == .null }
        }
        var table = TerminalTable(zip(names, isNumeric).map { ($0.fitted(to: 40), $1 ? .right : .left) })
        let columns = names.indices.map { column in
            figures.column(
                rows.map { row -> Double? in
                    if case .real(let number) = row[column], number.isFinite { number } else { nil }
                })
        }
        for (line, row) in rows.enumerated() {
            table.append(
                try row.enumerated().map { try columns[$0][line] ?? SQLCell.shown($1).fitted(to: 60) })
        }
        try sink.finish(with: table.text().visible)
        tell(
            Wording(
                sv: Plural.sv(rows.count, "rad", "rader") + ".", en: Plural.en(rows.count, "row") + "."))
    }

    private func csv(to sink: consuming ByteSink) throws {
        var writer = try DelimitedWriter(to: sink, formulas: .defused)
        try session.run(statement, columns: { try writer.row($0) }) { row in
            for value in row {
                switch value {
                case .integer(let number): try writer.field(Int(number))
                case .real(let number) where number.isFinite: try writer.field(number)
                default: try writer.field(SQLCell.shown(value))
                }
            }
            try writer.endRow()
        }
        try writer.finish()
    }

    private func csvForExcel(to sink: consuming ByteSink) throws {
        var writer = try DelimitedWriter(forExcel: sink)
        try session.run(statement, columns: { try writer.row($0) }) { row in
            for value in row {
                switch value {
                case .integer(let number): try writer.field(Int(number))
                case .real(let number) where number.isFinite: try writer.field(comma: number)
                default: try writer.field(forExcel: SQLCell.shown(value))
                }
            }
            try writer.endRow()
        }
        try writer.finish()
    }

    /// A workbook is packed when all rows are there.
    package func writeWorkbook(on grounds: [AnswerGround], in language: Language, to sink: consuming ByteSink) throws {
        var names: [String] = []
        var rows: [[ExcelWriter.Cell]] = []
        try session.run(statement, columns: { names = $0 }) { row in
            guard rows.count < ExcelWriter.mostRows else { throw SQLError.tooManyRows(ExcelWriter.mostRows) }
            rows.append(
                try row.map { value in
                    switch value {
                    case .null: .nothing
                    case .integer(let number) where number.magnitude < 1_000_000_000_000_000: .number(Double(number))
                    case .real(let number) where number.isFinite: .number(number)
                    default: .text(try SQLCell.shown(value))
                    }
                })
        }
        let statement = AnswerGround(Wording(verbatim: "SQL"), statement)
        try AnswerWorkbook.write(header: names, rows: rows, on: grounds + [statement], in: language, to: sink)
    }

    private func json(to sink: consuming ByteSink) throws {
        var names: [String] = []
        var count = 0
        try session.run(statement) { columns in
            names = Self.distinct(columns)
            try sink.write("{\n  \"columns\": \(JSONValue.array(columns.map { .string($0) }).text()),\n  \"rows\": [")
        } row: { row in
            try sink.write((count > 0 ? "," : "") + "\n    " + JSONValue.object(Self.object(names, row)).text())
            count += 1
        }
        try sink.write(count > 0 ? "\n  ]\n}\n" : "]\n}\n")
        try sink.finish()
    }

    private func geojson(to sink: consuming ByteSink) throws {
        var writer = try GeoJSONWriter(to: sink, members: ["name": .string("sql")])
        var names: [String] = []
        var shapeColumn: Int?
        var projections: [Int: Projection] = [:]
        try session.run(statement, columns: { names = Self.distinct($0) }) { row in
            if shapeColumn == nil { shapeColumn = row.firstIndex { $0.geometry != nil } }
            var shape: FlatGeometry?
            if let column = shapeColumn, let (srid, wkb) = row[column].geometry {
                guard srid > 0 else { throw SQLGeometryError.noReferenceSystem(column: names[column]) }
                if projections[srid] == nil { projections[srid] = try Projection(from: CRS(epsg: srid), to: .crs84) }
                shape = try WKBReader.geometry(of: wkb)
                if var moved = shape {
                    try projections[srid]?.transform(&moved)
                    shape = moved
                }
            }
            let others = names.indices.filter { $0 != shapeColumn }
            try writer.feature(shape, properties: Self.object(others.map { names[$0] }, others.map { row[$0] }))
        }
        try writer.finish()
    }

    private static func object(_ names: [String], _ row: [SQLValue]) throws -> JSONObject {
        var object = JSONObject()
        for (name, value) in zip(names, row) { object[name] = try SQLCell.json(value) }
        return object
    }

    /// JSON members need distinct names: repeated columns are numbered.
    private static func distinct(_ names: [String]) -> [String] {
        var taken = Set<String>()
        return names.map { name in
            var candidate = name
            var number = 2
            while !taken.insert(candidate).inserted {
                candidate = "\(name)_\(number)"
                number += 1
            }
            return candidate
        }
    }
}
