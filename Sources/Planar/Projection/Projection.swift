import CPROJ
import Wording

/// A transformation of coordinates between two reference systems, by PROJ. Make one per worker: it is not `Sendable`.
///
/// Any pair that PROJ's database joins without a ballpark transformation: all EPSG codes, SWEREF 99 TM and its local
/// zones, RT 90, UTM, web Mercator, CRS84. x is east or longitude, y is north or latitude; geographic coordinates are
/// degrees. The network is never used and no grid files are needed.
///
/// Accuracy: projections on the same datum are exact to well under a millimetre. WGS 84 and SWEREF 99 are taken as the
/// same (they differ by less than a metre); RT 90 to SWEREF 99 goes by EPSG's seven-parameter shift, stated as good to
/// 0.1 m, and there and back differ by less than 3 mm. `accuracy` is that stated by the database.
public final class Projection {
    public let source: CRS
    public let target: CRS
    private let context: OpaquePointer
    private let transformation: OpaquePointer
    private let log: Log
    /// Set where the operation was known without the database.
    private let known: KnownOperation?
    /// Whether the source's coordinates are degrees.
    let isGeographic: Bool

    /// Looks the operation up in PROJ's database in some milliseconds, so make it once and transform many. WGS 84 to
    /// SWEREF 99 TM skips the database and takes a fraction of one.
    public init(from source: CRS, to target: CRS) throws(PlanarError) {
        guard let context = proj_context_create() else { fatalError("proj_context_create: out of memory") }
        let log = Log()
        proj_log_level(context, PJ_LOG_ERROR)
        // Unretained is right: `log` lives in this object, whose deinit ends the context.
        proj_log_func(
            context, Unmanaged.passUnretained(log).toOpaque(),
            { owner, _, message in
                guard let owner, let message else { return }
                Unmanaged<Log>.fromOpaque(owner).takeUnretainedValue().lastMessage = String(cString: message)
            })
        proj_context_set_enable_network(context, 0)
        do throws(PlanarError) {
            known = KnownOperation(from: source, to: target)
            if let known {
                transformation = try known.transformation(in: context, log)
                isGeographic = true
            } else {
                (transformation, isGeographic) = try Self.transformation(from: source, to: target, in: context, log)
            }
        } catch {
            withExtendedLifetime(log) { _ = proj_context_destroy(context) }
            throw error
        }
        self.source = source
        self.target = target
        self.context = context
        self.log = log
    }

    deinit {
        proj_destroy(transformation)
        proj_context_destroy(context)
    }

    /// The stated accuracy in metres; `nil` where the database states none or it varies by place.
    public var accuracy: Double? {
        if let known { return known.accuracy }
        let stated = proj_pj_info(transformation).accuracy
        return stated >= 0 ? stated : nil
    }

    /// The version of the PROJ library in use, such as `9.1.1`.
    public static var projVersion: String {
        let info = proj_info()
        return "\(info.major).\(info.minor).\(info.patch)"
    }

    // MARK: Transforming

    /// Transforms flat coordinates in place, or throws an error that names the index of a point that can't be
    /// transformed, and changes nothing. About a microsecond per point.
    public func transform(x: inout [Double], y: inout [Double]) throws(PlanarError) {
        precondition(x.count == y.count, "as many x as y")
        var (newX, newY) = (x, y)
        let failed = newX.withUnsafeMutableBufferPointer { xs in
            newY.withUnsafeMutableBufferPointer { ys in firstFailure(xs, ys) }
        }
        if let failed { throw failure(at: failed, x[failed], y[failed]) }
        (x, y) = (newX, newY)
    }

    /// One point.
    ///
    /// - Throws: where it can't be transformed.
    public func transform(x: Double, y: Double) throws(PlanarError) -> (x: Double, y: Double) {
        var (newX, newY) = (x, y)
        let failed = withUnsafeMutablePointer(to: &newX) { xs in
            withUnsafeMutablePointer(to: &newY) { ys in
                firstFailure(
                    UnsafeMutableBufferPointer(start: xs, count: 1), UnsafeMutableBufferPointer(start: ys, count: 1))
            }
        }
        if failed != nil { throw failure(at: 0, x, y) }
        return (newX, newY)
    }

    /// Transforms every vertex; edges stay straight between them, unlike `transformKeepingEdges`.
    ///
    /// - Throws: as for flat coordinates; members of a collection may then be transformed in part.
    public func transform(_ geometry: inout FlatGeometry) throws(PlanarError) {
        try transform(x: &geometry.x, y: &geometry.y)
        for index in geometry.members.indices { try transform(&geometry.members[index]) }
    }

    /// The same for WKB; the result is canonical.
    public func transform(wkb: some Collection<UInt8>) throws(PlanarError) -> [UInt8] {
        var geometry = try WKBReader.geometry(of: wkb)
        try transform(&geometry)
        return WKBWriter.wkb(geometry)
    }

    /// Every row of a column, its vertices as those of a flat geometry.
    public func transform(_ column: GeometryColumn) throws(PlanarError) -> GeometryColumn {
        var result = GeometryColumn()
        result.reserve(rows: column.count, bytes: column.byteCount)
        for row in 0..<column.count {
            var geometry = column.flat(row)
            try transform(&geometry)
            result.append(geometry)
        }
        return result
    }

    // MARK: PROJ

    private final class Log {
        var lastMessage: String?
    }

    /// The operation of PROJ's database for the pair of nearly all data, hard-coded: a look-up costs some fifteen
    /// milliseconds each time, and the database's pipeline spends a quarter of its time between its steps. Coordinates
    /// are the same to the bit.
    private struct KnownOperation {
        /// In metres, of EPSG's operation "SWEREF99 to WGS 84 (1)", which treats the two as the same.
        let accuracy = 1.0
        static let radians = Double.pi / 180

        init?(from source: CRS, to target: CRS) {
            guard target == .sweref99TM, source == .crs84 || source == CRS(epsg: 4326) else { return nil }
        }

        /// From longitude and latitude in radians.
        func transformation(in context: OpaquePointer, _ log: Log) throws(PlanarError) -> OpaquePointer {
            let definition = "+proj=utm +zone=33 +ellps=GRS80"
            guard let made = proj_create(context, definition) else {
                throw PlanarError(.projection, verbatim: "\(definition): \(log.lastMessage ?? "PROJ failed")")
            }
            return made
        }
    }

    /// Transforms in place.
    ///
    /// - Returns: the index of the first point that can't be transformed; the coordinates are then of no use.
    private func firstFailure(_ x: UnsafeMutableBufferPointer<Double>, _ y: UnsafeMutableBufferPointer<Double>) -> Int?
    {
        if let outside = x.indices.first(where: { !Extent.holds(x[$0], y[$0]) }) { return outside }
        log.lastMessage = nil
        proj_errno_reset(transformation)
        if known != nil {
            for i in x.indices { (x[i], y[i]) = (x[i] * KnownOperation.radians, y[i] * KnownOperation.radians) }
        }
        let stride = MemoryLayout<Double>.stride
        proj_trans_generic(
            transformation, PJ_FWD, x.baseAddress, stride, x.count, y.baseAddress, stride, y.count, nil, 0, 0, nil, 0, 0
        )
        return x.indices.first { !Extent.holds(x[$0], y[$0]) }
    }

    private func failure(at index: Int, _ x: Double, _ y: Double) -> PlanarError {
        let code = proj_errno(transformation)
        let reason =
            !x.isFinite || !y.isFinite
            ? Wording(sv: "koordinaten är inget tal", en: "the coordinate is not a number")
            : !Extent.holds(x, y)
                ? Wording(sv: "koordinaten är större än en miljard", en: "the coordinate is larger than a billion")
                : Wording(
                    verbatim: log.lastMessage
                        ?? proj_context_errno_string(context, code).map { String(cString: $0) } ?? "PROJ error \(code)")
        return PlanarError(
            .projection,
            Wording(
                sv: "punkt \(index) (\(x), \(y)) från \(source) till \(target): \(reason.sv)",
                en: "point \(index) (\(x), \(y)) from \(source) to \(target): \(reason.en)"))
    }

    private static func transformation(
        from source: CRS, to target: CRS, in context: OpaquePointer, _ log: Log
    ) throws(PlanarError) -> (OpaquePointer, isGeographic: Bool) {
        func failure(_ subject: String) -> PlanarError {
            let code = proj_context_errno(context)
            let reason =
                log.lastMessage ?? proj_context_errno_string(context, code).map { String(cString: $0) }
                ?? "PROJ error \(code)"
            return PlanarError(.projection, verbatim: "\(subject): \(reason)")
        }
        func system(_ crs: CRS) throws(PlanarError) -> OpaquePointer {
            guard let object = proj_create(context, crs.definition) else { throw failure(crs.definition) }
            guard proj_is_crs(object) == 1 else {
                proj_destroy(object)
                throw PlanarError(
                    .projection,
                    Wording(
                        sv: "\(crs) är inget koordinatsystem", en: "\(crs) is not a coordinate reference system"))
            }
            return object
        }
        let from = try system(source)
        defer { proj_destroy(from) }
        let to = try system(target)
        defer { proj_destroy(to) }
        // Without this option PROJ would join unrelated datums as if they were the same.
        let joined = "ALLOW_BALLPARK=NO".withCString { option in
            var options: [UnsafePointer<CChar>?] = [option, nil]
            return proj_create_crs_to_crs_from_pj(context, from, to, nil, &options)
        }
        guard let joined else { throw failure("\(source) → \(target)") }
        defer { proj_destroy(joined) }
        guard let normalized = proj_normalize_for_visualization(context, joined) else {
            throw failure("\(source) → \(target)")
        }
        let kind = proj_get_type(from)
        return (normalized, kind == PJ_TYPE_GEOGRAPHIC_2D_CRS || kind == PJ_TYPE_GEOGRAPHIC_3D_CRS)
    }
}
