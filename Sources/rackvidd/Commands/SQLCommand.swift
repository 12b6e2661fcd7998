import ArgumentParser
import Exchange
import Planar
import Report
import Store
import Wording

struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: say(
            "Ställ en egen SQL-fråga till lagret; inget kan ändras.",
            "Put SQL of your own to the store; nothing can be changed."),
        discussion: say(
            """
            Exempel: rackvidd sql "SELECT name, ST_Area(geom) / 1e6 AS km2 FROM municipality ORDER BY km2"
            Rumsliga funktioner heter som i SpatiaLite och PostGIS. Geometrier skrivs som WKT i sitt eget referenssystem; med
            --format geojson blir den första geometrikolumnen objektets läge, i longitud och latitud.
            """,
            """
            Example: rackvidd sql "SELECT name, ST_Area(geom) / 1e6 AS km2 FROM municipality ORDER BY km2"
            Spatial functions are named as in SpatiaLite and PostGIS. Geometries are written as WKT in their own reference system; with
            --format geojson the first column of geometry becomes the feature's, in longitude and latitude.
            """))

    @Argument(
        help: ArgumentHelp(
            say("En sats: SELECT, WITH, VALUES eller EXPLAIN.", "One statement: SELECT, WITH, VALUES or EXPLAIN."),
            valueName: "SQL"))
    var statement: String

    @Option(
        help: ArgumentHelp(
            say("Längsta tid, sekunder.", "Longest time, seconds."), valueName: say("sekunder", "seconds")))
    var timeout: Double = 30

    @OptionGroup var store: StoreOption
    @Option(help: ArgumentHelp(say("Format.", "Format."))) var format: ResultFormat = .table
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError(
                say("--timeout är ett antal sekunder, högst 86400.", "--timeout is a number of seconds, at most 86400.")
            )
        }
    }

    func run() throws {
        let session = try SQLSession(opening: store.path(), limits: SQLSession.Limits(seconds: timeout))
        switch format {
        case .table: try table(session)
        case .csv: try csv(session)
        case .json: try json(session)
        case .geojson: try geojson(session)
        }
    }

    private func table(_ session: SQLSession) throws {
        var names: [String] = []
        var rows: [[SQLValue]] = []
        try session.run(statement, columns: { names = $0 }, row: { rows.append($0) })
        let figures = Figures(Speech.language)
        let isNumeric = names.indices.map { column in
            rows.contains { $0[column].isNumber } && rows.allSatisfy { $0[column].isNumber || $0[column] == .null }
        }
        var table = TerminalTable(zip(names, isNumeric).map { ($0.fitted(to: 40), $1 ? .right : .left) })
        for row in rows {
            table.append(
                try row.map { value in
                    switch value {
                    case .real(let number) where number.isFinite: figures.value(number)
                    default: try SQLCell.shown(value).fitted(to: 60)
                    }
                })
        }
        Output.write(table.text())
        Console.tell(say("\(figures.integer(rows.count)) rader.", "\(figures.integer(rows.count)) rows."))
    }

    private func csv(_ session: SQLSession) throws {
        var writer = try DelimitedWriter(to: ByteSink(descriptor: 1, name: "-"), formulas: .defused)
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

    private func json(_ session: SQLSession) throws {
        var sink = ByteSink(descriptor: 1, name: "-")
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

    private func geojson(_ session: SQLSession) throws {
        var writer = try GeoJSONWriter(to: ByteSink(descriptor: 1, name: "-"), members: ["name": .string("sql")])
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

    /// Two columns of one name would be one member: the later ones are numbered.
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

/// Why rows of SQL can't be written as features.
enum SQLGeometryError: WordedError {
    case noReferenceSystem(column: String)

    var wording: Wording {
        switch self {
        case .noReferenceSystem(let column):
            Wording(
                sv:
                    """
                    Geometrin i \(column) säger inte sitt referenssystem; ange det, till exempel med \
                    ST_SetSRID(\(column), 3006).
                    """,
                en:
                    """
                    The geometry in \(column) does not state its reference system; give it, for example with \
                    ST_SetSRID(\(column), 3006).
                    """
            )
        }
    }
}

/// Values of SQL as people and files read them.
private enum SQLCell {
    /// Geometries as WKT, other blobs as hexadecimal digits, NULL as nothing.
    static func shown(_ value: SQLValue) throws -> String {
        switch value {
        case .null: return ""
        case .integer(let number): return String(number)
        case .real(let number): return "\(number)"
        case .text(let text): return text
        case .blob(let bytes):
            if let (_, wkb) = value.geometry { return try Geometry(wkb: wkb, in: Context()).wkt() }
            return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    static func json(_ value: SQLValue) throws -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let number): .integer(Int(number))
        // JSON has no infinity.
        case .real(let number): number.isFinite ? .number(number) : .string("\(number)")
        case .text, .blob: .string(try shown(value))
        }
    }
}

extension SQLValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .real: true
        case .null, .text, .blob: false
        }
    }
}
