internal import GRDB
internal import GRDBSQLite
internal import Planar

/// Spatial SQL on one connection: `ST_Area` and its kin, computed by GEOS and PROJ on GeoPackage geometries.
///
/// Names, order of arguments and results are those of SpatiaLite and PostGIS; where they differ, SpatiaLite's. NULL in
/// any argument gives NULL; an invalid geometry blob, or two reference systems in one call, are errors. The R-tree
/// triggers of every GeoPackage need `ST_IsEmpty` and `ST_MinX` to `ST_MaxY`.
final class SpatialFunctions {
    /// Used on the connection's queue only, one call at a time.
    let context = Context()
    private var projections: [[Int32]: Projection] = [:]

    struct Failure: Error {
        let message: String
    }

    /// A function's name and number of arguments.
    struct Signature: Sendable {
        let name: String
        let arguments: [Int32]
        let body: @Sendable (SpatialFunctions, Arguments) throws -> SQLValue

        init(
            _ name: String, _ arguments: Int32...,
            body: @escaping @Sendable (SpatialFunctions, Arguments) throws -> SQLValue
        ) {
            self.name = name
            self.arguments = arguments
            self.body = body
        }
    }

    /// Registers all functions on a connection until it closes.
    static func register(on connection: OpaquePointer?) throws {
        let functions = SpatialFunctions()
        for signature in headerFunctions + measures + predicates + constructions + conversions {
            for count in signature.arguments { try register(signature, count, of: functions, on: connection) }
        }
    }

    static func register(on db: Database) throws { try register(on: db.sqliteConnection) }

    /// Registers a statement's own functions until `unregister`; their errors are recorded.
    static func register(_ own: [SQLFunction], noting failure: SQLFailure, on db: Database) throws {
        guard !own.isEmpty else { return }
        let functions = SpatialFunctions()
        for function in own {
            let count = Int32(function.argumentCount)
            let signature = Signature(function.name, count) { _, arguments in
                do {
                    return try function.body((0..<arguments.count).map(arguments.value))
                } catch {
                    failure.note(error)
                    throw error
                }
            }
            try register(signature, count, of: functions, on: db.sqliteConnection)
        }
    }

    static func unregister(_ own: [SQLFunction], on db: Database) {
        for function in own {
            sqlite3_create_function_v2(
                db.sqliteConnection, function.name, Int32(function.argumentCount), SQLITE_UTF8, nil, nil, nil, nil, nil)
        }
    }

    private static func register(
        _ signature: Signature, _ count: Int32, of functions: SpatialFunctions, on connection: OpaquePointer?
    ) throws {
        let call = Unmanaged.passRetained(Call(signature, functions))
        // Deterministic, and harmless in triggers of foreign files.
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        let code = sqlite3_create_function_v2(
            connection, signature.name, count, flags, call.toOpaque(),
            { context, count, values in Call.run(context, count, values) }, nil, nil,
            { Unmanaged<Call>.fromOpaque($0!).release() })
        // On failure SQLite has released the call already.
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// The transformation between two EPSG codes, created once per pair.
    func projection(from source: Int32, to target: Int32) throws -> Projection {
        if let known = projections[[source, target]] { return known }
        let projection = try Projection(from: CRS(epsg: Int(source)), to: CRS(epsg: Int(target)))
        projections[[source, target]] = projection
        return projection
    }

    /// A geometry of this context as a blob.
    func blob(_ geometry: borrowing Geometry, srid: Int32) throws -> SQLValue {
        .blob(try GeoPackageGeometry.blob(wkb: geometry.wkb(), srid: srid))
    }

    /// SQLite's user data per function.
    private final class Call {
        let signature: Signature
        let functions: SpatialFunctions

        init(_ signature: Signature, _ functions: SpatialFunctions) {
            self.signature = signature
            self.functions = functions
        }

        static func run(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
            let call = Unmanaged<Call>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
            let arguments = Arguments(context: context, values: values, count: Int(count))
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
                // Reasons are in English: SQLite does not know the caller's language.
                let reason = (error as? Failure)?.message ?? (error as? PlanarError)?.message ?? "\(error)"
                sqlite3_result_error(context, "\(call.signature.name): \(reason)", -1)
            }
        }
    }
}

extension SpatialFunctions {
    /// The arguments of one call; none is NULL.
    struct Arguments {
        fileprivate let context: OpaquePointer?
        fileprivate let values: UnsafeMutablePointer<OpaquePointer?>?
        let count: Int

        fileprivate func isNull(_ index: Int) -> Bool { sqlite3_value_type(values?[index]) == SQLITE_NULL }

        func value(_ index: Int) -> SQLValue {
            let value = values?[index]
            switch sqlite3_value_type(value) {
            case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
            case SQLITE_FLOAT: return .real(sqlite3_value_double(value))
            case SQLITE_TEXT:
                return .text(
                    String(
                        decoding: UnsafeBufferPointer(
                            start: sqlite3_value_text(value), count: Int(sqlite3_value_bytes(value))),
                        as: UTF8.self))
            case SQLITE_BLOB:
                let start = sqlite3_value_blob(value)
                return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))))
            default: return .null
            }
        }

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
            guard sqlite3_value_type(values?[index]) == SQLITE_TEXT, let start = sqlite3_value_text(values?[index])
            else {
                throw Failure(message: "argument \(index + 1) is not text")
            }
            return String(
                decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(values?[index]))),
                as: UTF8.self)
        }

        /// The bytes of a blob, valid during the call.
        func bytes(_ index: Int) throws(Failure) -> UnsafeRawBufferPointer {
            guard sqlite3_value_type(values?[index]) == SQLITE_BLOB else {
                throw Failure(message: "argument \(index + 1) is not a blob")
            }
            return UnsafeRawBufferPointer(
                start: sqlite3_value_blob(values?[index]), count: Int(sqlite3_value_bytes(values?[index])))
        }

        func header(_ index: Int) throws(Failure) -> (
            header: GeoPackageGeometry.Header, wkb: Slice<UnsafeRawBufferPointer>
        ) {
            let bytes = try bytes(index)
            guard let header = GeoPackageGeometry.header(of: bytes) else {
                throw Failure(message: "argument \(index + 1) is not a GeoPackage geometry")
            }
            return (header, bytes[header.length...])
        }

        func srid(ofGeometry index: Int) throws(Failure) -> Int32 { try header(index).header.srid }

        func geometry(_ index: Int, in context: Context) throws -> Geometry {
            let wkb = try header(index).wkb
            if let point = WKBReader.point(wkb), !(point.x.isNaN && point.y.isNaN) {
                return try Geometry(x: point.x, y: point.y, in: context)
            }
            return try Geometry(wkb: wkb, in: context)
        }

        /// A value cached for an argument that is the same in every row of a statement; nil where it varies, and in the
        /// first row, when that is not yet known.
        ///
        /// SQLite keeps data attached to an argument while that is constant, and drops it at once where it varies: a
        /// mark still present in the second row proves it constant.
        func constant(_ index: Int, in context: Context) throws -> ConstantGeometry? {
            if let kept = sqlite3_get_auxdata(self.context, Int32(index)) {
                let constant = Unmanaged<ConstantGeometry>.fromOpaque(kept).takeUnretainedValue()
                if !constant.isPrepared {
                    try constant.prepare(geometry(index, in: context), envelope: envelope(index))
                }
                return constant
            }
            sqlite3_set_auxdata(
                self.context, Int32(index), Unmanaged.passRetained(ConstantGeometry()).toOpaque(),
                { Unmanaged<ConstantGeometry>.fromOpaque($0!).release() })
            return nil
        }

        /// From the header if it has one, else from the coordinates; nil for an empty geometry.
        func envelope(_ index: Int) throws -> Envelope? {
            let (header, wkb) = try header(index)
            if header.isEmpty { return nil }
            if let envelope = header.envelope { return envelope }
            if let point = WKBReader.point(wkb), point.x.isFinite, point.y.isFinite {
                return Envelope(x: point.x, y: point.y)
            }
            return try WKBReader.summary(of: wkb).envelope
        }

        /// The common reference system of two geometries.
        func sharedSRID(_ first: Int, _ second: Int) throws(Failure) -> Int32 {
            let (one, other) = (try srid(ofGeometry: first), try srid(ofGeometry: second))
            guard one == other else {
                throw Failure(message: "geometries in two reference systems, \(one) and \(other)")
            }
            return one
        }
    }
}

/// A geometry tested in every row of a statement, with GEOS's indexes.
final class ConstantGeometry {
    /// Nil when it is empty.
    private(set) var envelope: Envelope?
    private var geometry: PreparedGeometry?

    var isPrepared: Bool { geometry != nil }

    func prepare(_ plain: consuming Geometry, envelope: Envelope?) throws {
        self.envelope = envelope
        geometry = try plain.prepared()
    }

    /// Evaluates the prepared form, which stays here.
    func ask(_ question: (borrowing PreparedGeometry) throws -> Bool) throws -> Bool {
        switch geometry {
        case .some(let prepared): return try question(prepared)
        case nil: throw SpatialFunctions.Failure(message: "a geometry was asked before it was prepared")
        }
    }
}
