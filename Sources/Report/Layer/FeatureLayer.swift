package import Exchange
import FollowUp
import JSON
import Planar
package import Store
import Territory
package import Wording

/// Shapes with figures, in SWEREF 99 TM, for export to GeoJSON or GeoPackage.
package struct FeatureLayer: Sendable {
    package let name: String
    private(set) var shapes = GeometryColumn()
    /// By feature; false where it has no shape (the row of `shapes` is then an empty collection).
    private(set) var hasShape: [Bool] = []
    private(set) var properties: [JSONObject] = []
    /// What tables have beside the properties, since they have no shapes; by feature.
    private var forTables: [JSONObject] = []
    private var filters: ResultFilters?
    /// Reservations of the placing that the figures rest on; nil where there are no sums.
    package var placing: InitiativeTable.PlacingCount?

    package init(name: String) { self.name = name }

    package var count: Int { properties.count }
    package var table: RecordTable {
        RecordTable(
            rows: zip(properties, forTables).map { one, more in
                var row = one
                for member in more.members { row[member.name] = member.value }
                return row
            })
    }

    /// The same features; the file says the filters where it has room.
    func filtered(by filters: ResultFilters) -> FeatureLayer {
        var layer = self
        layer.filters = filters
        return layer
    }

    /// - Parameter forTables: further properties, of formats without shapes.
    mutating func append(_ wkb: [UInt8]?, properties: JSONObject, forTables: JSONObject = [:]) throws {
        self.forTables.append(forTables)
        try shapes.append(wkb: wkb ?? WKBWriter.collection([[UInt8]]()))
        hasShape.append(wkb != nil)
        self.properties.append(properties)
    }

    /// The parts of a territory at a level with their figures, in the order of `rows`.
    static func parts(
        of territory: Territory, at level: Level, rows: [(code: String, properties: JSONObject)]
    ) throws -> FeatureLayer {
        let shapes = try shapes(of: territory, at: level)
        var layer = FeatureLayer(name: level.rawValue)
        for row in rows { try layer.append(shapes[row.code], properties: row.properties) }
        return layer
    }

    /// The area of each part by code: unions of cells, whose borders match vertex by vertex.
    static func shapes(of territory: Territory, at level: Level) throws -> [String: [UInt8]] {
        let (parts, partOfCell) = territory.parts(at: level)
        let context = Context()
        var shapes: [String: [UInt8]] = [:]
        for (index, part) in parts.enumerated() {
            let cells = partOfCell.indices.filter { partOfCell[$0] == index }
            if cells.count == 1 {
                shapes[part.code] = Array(territory.cellAreas[cells[0]])
            } else {
                shapes[part.code] = try Geometry(column: territory.cellAreas, rows: cells, in: context).unaryUnion()
                    .wkb()
            }
        }
        return shapes
    }
}

extension FeatureLayer: WorkbookAnswer {
    package static var formats: [AnswerFormat] { [.geojson, .csv, .csvExcel, .xlsx, .gpkg] }

    package func write(
        as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink
    ) throws {
        switch format {
        case .geojson: try writeGeoJSON(to: sink)
        case .csv: try table.writeCSV(to: sink)
        case .csvExcel: try table.writeCSVForExcel(to: sink)
        case .xlsx: try writeWorkbook(on: [], in: language, to: sink)
        case .gpkg: throw AnswerFormatError.needsFile(format)
        default: throw AnswerFormatError.notOffered(format, of: Self.formats)
        }
    }

    package func write(as format: AnswerFormat, in language: Language, width: Int, toFile path: String) throws {
        guard format == .gpkg else {
            return try write(as: format, in: language, width: width, to: ByteSink(file: path))
        }
        guard path != "-" else { throw AnswerFormatError.needsFile(format) }
        try writeGeoPackage(to: path, in: language)
    }

    package func writeWorkbook(on grounds: [AnswerGround], in language: Language, to sink: consuming ByteSink) throws {
        var fitting = self
        for row in fitting.forTables.indices where !fits(row) {
            fitting.forTables[row][InitiativeLayer.geometry] = .string(OwnColumns.tooLong)
        }
        try fitting.table.writeWorkbook(on: grounds, in: language, to: sink)
    }

    /// Whether a workbook's cell has room for the geometry.
    private func fits(_ row: Int) -> Bool {
        (forTables[row][InitiativeLayer.geometry]?.string ?? "").utf16.count <= ExcelWriter.mostCharacters
    }

    /// What a format has no room for; nil where all is in it.
    package func loss(as format: AnswerFormat) -> Wording? {
        let count = format == .xlsx ? properties.indices.count { !fits($0) } : 0
        guard count > 0 else { return nil }
        return Wording(
            sv: """
                Geometrin för \(Plural.sv(count, "insats", "insatser")) ryms inte i en cell (32 767 tecken) och är \
                utelämnad. Inläst igen står den kvar i databasen; --format gpkg, geojson och csv har den.
                """,
            en: """
                The geometry of \(Plural.en(count, "initiative")) doesn't fit into a cell (32,767 characters) and is \
                left out. Read in again, it stays in the database; --format gpkg, geojson and csv have it.
                """)
    }

    /// RFC 7946, longitude and latitude.
    func writeGeoJSON(to sink: consuming ByteSink) throws {
        let projection = try Projection(from: .sweref99TM, to: .crs84)
        var members: JSONObject = ["name": .string(name)]
        if let filters { members["filters"] = filters.json }
        if let placing { members["placing"] = PlacingRecord.json(placing) }
        var writer = try GeoJSONWriter(to: sink, members: members)
        for row in properties.indices {
            if hasShape[row] {
                var shape = shapes.flat(row)
                try projection.transform(&shape)
                try writer.feature(shape, properties: properties[row])
            } else {
                try writer.feature(nil, properties: properties[row])
            }
        }
        try writer.finish()
    }

    /// What the file says of the layer.
    private var description: Wording {
        let sentences = [filters?.sentence].compactMap { $0 } + (placing.map { Readings.placing($0) } ?? [])
        let own = Wording(verbatim: sentences.isEmpty ? "rackvidd export" : "rackvidd export.")
        return sentences.reduce(own) { Wording(sv: "\($0.sv) \($1.sv)", en: "\($0.en) \($1.en)") }
    }

    private func writeGeoPackage(to path: String, in language: Language) throws {
        let columns = properties.first?.members.map(\.name) ?? []
        let rows = properties.map { row in
            row.members.map { member -> GeoPackageLayer.Value in
                switch member.value {
                case .null: .null
                case .integer(let value): .integer(value)
                case .number(let value): .real(value)
                case .bool(let value): .integer(value ? 1 : 0)
                default: .text(member.value.plainText)
                }
            }
        }
        try GeoPackageLayer(
            name: name, description: description[language], columns: columns, shapes: shapes, hasShape: hasShape,
            rows: rows
        ).write(to: path)
    }
}
