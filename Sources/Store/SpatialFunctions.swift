internal import GRDB
internal import GRDBSQLite
internal import Planar

/// Spatial SQL on one connection: `ST_Area` and its kin, computed by GEOS and PROJ on GeoPackage geometries.
///
/// Names, order of arguments and results are those of SpatiaLite and PostGIS; where these two differ, SpatiaLite's, as the one of
/// SQLite's world. NULL in any argument gives NULL; a blob that is no geometry, or two reference systems in one
/// call, are errors. The R-tree triggers of every GeoPackage need `ST_IsEmpty` and `ST_MinX` to `ST_MaxY`.
final class SpatialFunctions {
    /// Used on the connection's queue only, one call at a time.
    let context = Context()
    private var projections: [[Int32]: Projection] = [:]

    struct Failure: Error {
        let message: String
    }

    /// What a function answers.
    enum Answer {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
        case blob([UInt8])

        static func truth(_ value: Bool) -> Answer { .integer(value ? 1 : 0) }
    }

    /// Under which name and with how many arguments a function is called.
    struct Signature: Sendable {
        let name: String
        let arguments: [Int32]
        let body: @Sendable (SpatialFunctions, Arguments) throws -> Answer

        init(_ name: String, _ arguments: Int32..., body: @escaping @Sendable (SpatialFunctions, Arguments) throws -> Answer) {
            self.name = name
            self.arguments = arguments
            self.body = body
        }
    }

    /// Makes all functions known to a connection, which keeps them until it closes.
    static func register(on db: Database) throws {
        let functions = SpatialFunctions()
        for signature in headerFunctions + measures + predicates + constructions + conversions {
            for count in signature.arguments {
                let call = Unmanaged.passRetained(Call(signature, functions))
                // Same input, same output, and no harm from triggers of foreign files.
                let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
                let code = sqlite3_create_function_v2(
                    db.sqliteConnection, signature.name, count, flags, call.toOpaque(),
                    { context, count, values in Call.run(context, count, values) }, nil, nil,
                    { Unmanaged<Call>.fromOpaque($0!).release() })
                // On failure SQLite has released the call already.
                guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            }
        }
    }

    /// Transforms between two EPSG codes; each pair's transformation is made once.
    func projection(from source: Int32, to target: Int32) throws -> Projection {
        if let known = projections[[source, target]] { return known }
        let projection = try Projection(from: CRS(epsg: Int(source)), to: CRS(epsg: Int(target)))
        projections[[source, target]] = projection
        return projection
    }

    /// A geometry of this context as a blob.
    func blob(_ geometry: borrowing Geometry, srid: Int32) throws -> Answer {
        .blob(try GeoPackageGeometry.blob(wkb: geometry.wkb(), srid: srid))
    }

    /// What SQLite keeps per function.
    private final class Call {
        let signature: Signature
        let functions: SpatialFunctions

        init(_ signature: Signature, _ functions: SpatialFunctions) {
            self.signature = signature
            self.functions = functions
        }

        static func run(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
            let call = Unmanaged<Call>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
            let arguments = Arguments(values: values, count: Int(count))
            if (0..<arguments.count).contains(where: arguments.isNull) {
                sqlite3_result_null(context)
                return
            }
            do {
                switch try call.signature.body(call.functions, arguments) {
                case .null: sqlite3_result_null(context)
                case .integer(let value): sqlite3_result_int64(context, value)
                case .real(let value): sqlite3_result_double(context, value)
                case .text(let value):
                    sqlite3_result_text(context, value, Int32(value.utf8.count), copiedBySQLite)
                case .blob(let value):
                    value.withUnsafeBytes {
                        sqlite3_result_blob64(context, $0.baseAddress, UInt64($0.count), copiedBySQLite)
                    }
                }
            } catch {
                // What went wrong is for the caller of SQL, whose language SQLite does not know: English.
                let reason = (error as? Failure)?.message ?? (error as? PlanarError)?.message ?? "\(error)"
                sqlite3_result_error(context, "\(call.signature.name): \(reason)", -1)
            }
        }
    }
}

extension SpatialFunctions {
    /// The arguments of one call; none is NULL.
    struct Arguments {
        fileprivate let values: UnsafeMutablePointer<OpaquePointer?>?
        let count: Int

        fileprivate func isNull(_ index: Int) -> Bool { sqlite3_value_type(values?[index]) == SQLITE_NULL }

        func double(_ index: Int) throws(Failure) -> Double {
            guard [SQLITE_FLOAT, SQLITE_INTEGER].contains(sqlite3_value_type(values?[index])) else {
                throw Failure(message: "argument \(index + 1) is not a number")
            }
            return sqlite3_value_double(values?[index])
        }

        func integer(_ index: Int) throws(Failure) -> Int {
            guard sqlite3_value_type(values?[index]) == SQLITE_INTEGER else {
                throw Failure(message: "argument \(index + 1) is not an integer")
            }
            return Int(sqlite3_value_int64(values?[index]))
        }

        func srid(_ index: Int) throws(Failure) -> Int32 {
            guard let srid = Int32(exactly: try integer(index)) else {
                throw Failure(message: "argument \(index + 1) is not a reference system")
            }
            return srid
        }

        func text(_ index: Int) throws(Failure) -> String {
            guard sqlite3_value_type(values?[index]) == SQLITE_TEXT, let start = sqlite3_value_text(values?[index]) else {
                throw Failure(message: "argument \(index + 1) is not text")
            }
            return String(
                decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(values?[index]))), as: UTF8.self)
        }

        /// The bytes of a blob, valid during the call.
        func bytes(_ index: Int) throws(Failure) -> UnsafeRawBufferPointer {
            guard sqlite3_value_type(values?[index]) == SQLITE_BLOB else {
                throw Failure(message: "argument \(index + 1) is not a blob")
            }
            return UnsafeRawBufferPointer(
                start: sqlite3_value_blob(values?[index]), count: Int(sqlite3_value_bytes(values?[index])))
        }

        func header(_ index: Int) throws(Failure) -> (header: GeoPackageGeometry.Header, wkb: Slice<UnsafeRawBufferPointer>) {
            let bytes = try bytes(index)
            guard let header = GeoPackageGeometry.header(of: bytes) else {
                throw Failure(message: "argument \(index + 1) is not a GeoPackage geometry")
            }
            return (header, bytes[header.length...])
        }

        func srid(ofGeometry index: Int) throws(Failure) -> Int32 { try header(index).header.srid }

        func geometry(_ index: Int, in context: Context) throws -> Geometry {
            try Geometry(wkb: header(index).wkb, in: context)
        }

        /// From the header where that has it, else from the coordinates; nil for an empty geometry.
        func envelope(_ index: Int) throws -> Envelope? {
            let (header, wkb) = try header(index)
            return header.isEmpty ? nil : try header.envelope ?? WKBReader.summary(of: wkb).envelope
        }

        /// The reference system that two geometries share.
        func sharedSRID(_ first: Int, _ second: Int) throws(Failure) -> Int32 {
            let (one, other) = (try srid(ofGeometry: first), try srid(ofGeometry: second))
            guard one == other else { throw Failure(message: "geometries in two reference systems, \(one) and \(other)") }
            return one
        }
    }
}
