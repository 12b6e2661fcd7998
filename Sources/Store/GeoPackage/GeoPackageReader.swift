internal import Foundation
internal import GRDB
internal import GRDBSQLite
public import Planar
public import Wording

/// Reads the layers of anybody's GeoPackage, feature by feature (OGC 12-128r18).
///
/// Headers of geometries with any envelope or none, either byte order, ISO WKB with Z and M, which are dropped, and
/// with a note; any reference system that the file registers, found by its authority and number there, not by the
/// file's own key. The file is opened for reading only.
///
/// Not `Sendable`; a cursor over one connection. Memory: one feature.
public final class GeoPackageReader {
    public struct Layer: Sendable, Hashable {
        public let name: String
        /// As declared: `MULTIPOLYGON`. Rows may hold other kinds all the same.
        public let geometryType: String
        /// Nil where the file leaves the system undefined.
        public let crs: CRS?
        /// Columns without the geometry and without the key.
        public let columns: [String]
        public let rowCount: Int
        fileprivate let geometryColumn: String
        fileprivate let key: String?
        fileprivate let srsID: Int32
    }

    public struct Feature {
        /// From 1, in the order of the table.
        public let row: Int
        /// The table's key.
        public let id: Int64?
        /// In the order of `columns`; empty for NULL and for bytes.
        public let fields: [String]
        /// Columns whose value is a number in SQLite's sense, not a text that looks like one.
        public let numericColumns: [Int]
        /// Nil where there is none, or an empty one.
        public let geometry: Result<FlatGeometry?, Fault>
        /// Whether Z or M ordinates were dropped.
        public let hasDroppedDimensions: Bool
    }

    /// Why a feature's geometry can't be used.
    public struct Fault: WordedError, Hashable {
        public let wording: Wording
    }

    public let file: String
    /// Feature tables by name.
    public let layers: [Layer]
    private let queue: DatabaseQueue

    /// - Throws: `GeoPackageReaderError`.
    public init(file path: String) throws {
        file = path
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw GeoPackageReaderError.unreadable(file: path, message: "not readable")
        }
        ProtectedFiles.add(path, as: .input)
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.label = "layer"
            configuration.prepareDatabase { try ConnectionGuard.arm($0) }
            queue = try DatabaseQueue(path: SQLiteFile.readable(path), configuration: configuration)
            layers = try queue.read { db in
                guard try db.tableExists("gpkg_geometry_columns"), try db.tableExists("gpkg_spatial_ref_sys") else {
                    throw GeoPackageReaderError.notGeoPackage(file: path)
                }
                return try Self.layers(db)
            }
        } catch let error as DatabaseError {
            throw error.resultCode == .SQLITE_NOTADB
                ? GeoPackageReaderError.notGeoPackage(file: path)
                : GeoPackageReaderError.unreadable(file: path, message: error.message ?? "\(error.resultCode)")
        }
    }

    /// The layer of that name, or the only one.
    public func layer(named name: String?) throws -> Layer {
        if let name {
            guard let layer = layers.first(where: { $0.name == name }) else {
                throw GeoPackageReaderError.noLayer(name, file: file, known: layers.map(\.name))
            }
            return layer
        }
        guard let only = layers.first else { throw GeoPackageReaderError.noLayers(file: file) }
        guard layers.count == 1 else { throw GeoPackageReaderError.severalLayers(file: file, layers.map(\.name)) }
        return only
    }

    /// Hands each feature of a layer to `body`. O(bytes of the layer).
    public func read(_ layer: Layer, _ body: (Feature) throws -> Void) throws {
        do {
            try queue.read { db in
                let fields = layer.columns.map(Self.quoted).map { ", \($0)" }.joined()
                let key = layer.key.map(Self.quoted) ?? "NULL"
                var number = 0
                let statement = try PreparedStatement(
                    db, "SELECT \(key), \(Self.quoted(layer.geometryColumn))\(fields) FROM \(Self.quoted(layer.name))")
                try statement.each { row in
                    number += 1
                    var numeric: [Int] = []
                    let fields = layer.columns.indices.map { index in
                        switch sqlite3_column_type(statement.handle, Int32(index) + 2) {
                        case SQLITE_INTEGER:
                            numeric.append(index)
                            return "\(row.integer(Int32(index) + 2))"
                        case SQLITE_FLOAT:
                            numeric.append(index)
                            let value = row.double(Int32(index) + 2)
                            return value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
                        case SQLITE_TEXT: return row.text(Int32(index) + 2)
                        default: return ""
                        }
                    }
                    let (geometry, dropped) = Self.geometry(row, of: layer)
                    try body(
                        Feature(
                            row: number, id: row.optionalInteger(0), fields: fields, numericColumns: numeric,
                            geometry: geometry,
                            hasDroppedDimensions: dropped))
                }
            }
        } catch let error as DatabaseError {
            throw GeoPackageReaderError.unreadable(file: file, message: error.message ?? "\(error.resultCode)")
        }
    }

    // MARK: The file's own tables

    private static func layers(_ db: Database) throws -> [Layer] {
        let found = try Row.fetchAll(
            db,
            sql: """
                SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(geometry_type_name AS TEXT),
                  CAST(srs_id AS INTEGER)
                FROM gpkg_geometry_columns ORDER BY table_name
                """
        ).map { row in
            (
                try Self.text(row, 0), try Self.text(row, 1), try Self.text(row, 2),
                Int32(truncatingIfNeeded: try Self.integer(row, 3))
            )
        }
        return try found.compactMap { name, geometry, type, srs in
            // A layer registered but gone holds nothing to read.
            guard try db.tableExists(name) || db.viewExists(name) else { return nil }
            var columns: [String] = []
            var key: String?
            let info = try Row.fetchAll(
                db, sql: "SELECT name, type, pk FROM pragma_table_info(?)", arguments: [name])
            for row in info {
                let column = try Self.text(row, 0)
                if column.lowercased() == geometry.lowercased() { continue }
                if try Self.integer(row, 2) > 0, try Self.text(row, 1).uppercased() == "INTEGER" {
                    key = column
                } else {
                    columns.append(column)
                }
            }
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(quoted(name))") ?? 0
            return Layer(
                name: name, geometryType: type, crs: try crs(srs, db), columns: columns, rowCount: count,
                geometryColumn: geometry,
                key: key, srsID: srs)
        }
    }

    /// A registered system: by authority and number where PROJ knows the authority, else by its definition.
    private static func crs(_ id: Int32, _ db: Database) throws -> CRS? {
        let found = try Row.fetchOne(
            db,
            sql: """
                SELECT CAST(organization AS TEXT), CAST(organization_coordsys_id AS INTEGER), CAST(definition AS TEXT)
                FROM gpkg_spatial_ref_sys WHERE srs_id = ?
                """,
            arguments: [Int64(id)])
        guard let row = found else { return nil }
        let authority = try text(row, 0).uppercased()
        let number = Int(try integer(row, 1))
        let definition = try text(row, 2)
        if authority == "EPSG", number > 0 { return number == 4326 ? .crs84 : CRS(epsg: number) }
        if authority == "OGC", number == 84 { return .crs84 }
        return definition.isEmpty || definition.lowercased() == "undefined" ? nil : CRS(definition)
    }

    /// A text; empty for NULL, which another program's register may hold.
    private static func text(_ row: Row, _ index: Int) throws -> String {
        String.fromDatabaseValue(try row.decode(DatabaseValue.self, atIndex: index)) ?? ""
    }

    /// A whole number; 0 for NULL.
    private static func integer(_ row: Row, _ index: Int) throws -> Int64 {
        Int64.fromDatabaseValue(try row.decode(DatabaseValue.self, atIndex: index)) ?? 0
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    // MARK: Geometries

    private static func geometry(_ row: ResultRow, of layer: Layer) -> (Result<FlatGeometry?, Fault>, dropped: Bool) {
        func fault(_ sv: String, _ en: String) -> (Result<FlatGeometry?, Fault>, dropped: Bool) {
            (.failure(Fault(wording: Wording(sv: sv, en: en))), false)
        }
        if row.isNull(1) { return (.success(nil), false) }
        let blob = row.blob(1)
        guard let header = blob.withUnsafeBytes({ GeoPackageGeometry.header(of: $0) }) else {
            return fault("geometrin är ingen GeoPackage-geometri.", "the geometry is not a GeoPackage geometry.")
        }
        // 0 and −1 are what writers put who don't know; any other number must be the layer's, where that is known.
        guard header.srid == layer.srsID || [0, -1].contains(header.srid) || [0, -1].contains(layer.srsID) else {
            return fault(
                "geometrin säger koordinatsystem \(header.srid), men lagret \(layer.srsID).",
                "the geometry says reference system \(header.srid), but the layer \(layer.srsID).")
        }
        var flat = FlatGeometry(kind: .collection)
        do throws(PlanarError) {
            let summary = try WKBReader.read(blob[header.length...], into: &flat)
            return (.success(summary.coordinateCount == 0 ? nil : flat), summary.hasDroppedDimensions)
        } catch {
            return (.failure(Fault(wording: error.wording)), false)
        }
    }
}

/// Why a foreign GeoPackage can't be read.
public enum GeoPackageReaderError: WordedError, Hashable {
    case notGeoPackage(file: String)
    case unreadable(file: String, message: String)
    case noLayers(file: String)
    case noLayer(String, file: String, known: [String])
    case severalLayers(file: String, [String])

    public var wording: Wording {
        switch self {
        case .notGeoPackage(let file):
            Wording(
                sv: "\(file): en SQLite-databas, men inget GeoPackage.",
                en: "\(file): an SQLite database, but no GeoPackage.")
        case .unreadable(let file, let message):
            Wording(sv: "\(file) kan inte läsas: \(message).", en: "\(file) can't be read: \(message).")
        case .noLayers(let file):
            Wording(sv: "\(file): inga lager med geometri.", en: "\(file): no layers with geometry.")
        case .noLayer(let name, let file, let known):
            Wording(
                sv: "\(file): lagret \(name) finns inte. De som finns: \(known.joined(separator: ", ")).",
                en: "\(file): there is no layer \(name). Those there are: \(known.joined(separator: ", ")).")
        case .severalLayers(let file, let names):
            Wording(
                sv: "\(file): flera lager. Ange ett med --layer: \(names.joined(separator: ", ")).",
                en: "\(file): several layers. Name one with --layer: \(names.joined(separator: ", ")).")
        }
    }
}
