import CGEOS
import Wording

/// A GEOS geometry, freed on deinit.
///
/// Not copyable: it owns its handle, and it keeps the ``Context`` that it was made in. Coordinates are planar; areas,
/// lengths and distances are in the units of the coordinates, so metres when those are SWEREF 99 TM.
/// Operations between geometries of two contexts of the same worker are allowed; the result belongs to the first.
public struct Geometry: ~Copyable {
    public let context: Context
    let handle: OpaquePointer

    /// Takes ownership of `handle`.
    init(owning handle: OpaquePointer, in context: Context) {
        self.handle = handle
        self.context = context
    }

    deinit {
        GEOSGeom_destroy_r(context.handle, handle)
    }

    // MARK: From and to other forms

    /// From WKB: ISO or extended (its SRID is dropped), either byte order. The bytes are checked before GEOS sees them,
    /// and coordinates that are not finite numbers within ``Extent/largest`` are refused: some of GEOS's algorithms
    /// never end with them. Members without coordinates are left out.
    public init(wkb: some Collection<UInt8>, in context: Context) throws(PlanarError) {
        let read = withBytes(of: wkb) { bytes -> Result<OpaquePointer, PlanarError> in
            do throws(PlanarError) {
                let summary = try WKBReader.checkedSummary(of: bytes)
                guard summary.hasEmptyPart else { return .success(try context.readWKB(bytes)) }
                let whole = WKBWriter.wkb(try WKBReader.geometry(of: bytes).withoutEmptyParts())
                return withBytes(of: whole) { bytes -> Result<OpaquePointer, PlanarError> in
                    do throws(PlanarError) { return .success(try context.readWKB(bytes)) } catch {
                        return .failure(error)
                    }
                }
            } catch {
                return .failure(error)
            }
        }
        self.init(owning: try read.get(), in: context)
    }

    /// From WKT, under the same conditions. Curves, which newer versions of GEOS can read, are refused. For people and
    /// tests.
    public init(wkt: String, in context: Context) throws(PlanarError) {
        try self.init(wkb: Geometry(owning: context.readWKT(wkt), in: context).wkb(), in: context)
    }

    /// A collection of the given rows of a column, in that order; rows may be repeated. O(bytes).
    public init(column: GeometryColumn, rows: some Sequence<Int>, in context: Context) throws(PlanarError) {
        try self.init(wkb: WKBWriter.collection(rows.map { column[$0] }), in: context)
    }

    /// A point at finite coordinates within ``Extent/largest``.
    public init(x: Double, y: Double, in context: Context) throws(PlanarError) {
        try Extent.check(x, y)
        self.init(
            owning: try context.owned(.inspection, GEOSGeom_createPointFromXY_r(context.handle, x, y)), in: context)
    }

    /// A rectangle with the sides of `envelope`.
    public init(_ envelope: Envelope, in context: Context) throws(PlanarError) {
        try self.init(wkb: WKBWriter.rectangle(envelope), in: context)
    }

    /// Little-endian ISO WKB, two-dimensional. O(coordinates).
    public func wkb() throws(PlanarError) -> [UInt8] {
        try context.writeWKB(handle)
    }

    /// WKT for people and tests. `decimals` rounds; `nil` writes as many digits as the numbers need to differ.
    /// Details of the text, such as brackets within `MULTIPOINT`, depend on the version of GEOS.
    public func wkt(decimals: Int? = nil) throws(PlanarError) -> String {
        try context.writeWKT(handle, decimals: decimals)
    }

    /// A deep copy. O(coordinates).
    public func clone() throws(PlanarError) -> Geometry {
        try made(.clone, GEOSGeom_clone_r(context.handle, handle))
    }

    // MARK: What it is

    /// The kind; a ring counts as a line string, as in WKB.
    public var kind: GeometryKind {
        guard let kind = GeometryKind(geosType: GEOSGeomTypeId_r(context.handle, handle)) else {
            fatalError("a GEOS geometry of unknown type")  // Constructors let no curve in.
        }
        return kind
    }

    public var isEmpty: Bool { GEOSisEmpty_r(context.handle, handle) == 1 }

    /// Square units of the coordinates; 0 for points and lines. O(coordinates).
    public var area: Double { measure(GEOSArea_r) }

    /// Units of the coordinates; the perimeter of polygons, 0 for points. O(coordinates).
    public var length: Double { measure(GEOSLength_r) }

    /// `nil` when empty. O(coordinates) the first time.
    public var envelope: Envelope? {
        guard !isEmpty else { return nil }
        return Envelope(
            minX: measure(GEOSGeom_getXMin_r), minY: measure(GEOSGeom_getYMin_r), maxX: measure(GEOSGeom_getXMax_r),
            maxY: measure(GEOSGeom_getYMax_r))
    }

    /// Coordinate pairs, the closing one of each ring included.
    public var coordinateCount: Int { Int(GEOSGetNumCoordinates_r(context.handle, handle)) }

    /// 1 for points, lines and polygons, the number of members for multi-geometries and collections.
    public var partCount: Int { Int(GEOSGetNumGeometries_r(context.handle, handle)) }

    /// A copy of part `index` of 0 ..< `partCount`.
    public func part(at index: Int) throws(PlanarError) -> Geometry {
        guard 0..<partCount ~= index, let part = GEOSGetGeometryN_r(context.handle, handle, CInt(index)) else {
            throw outOfRange(index, partCount)
        }
        return try made(.part, GEOSGeom_clone_r(context.handle, part))
    }

    /// The number of holes of a polygon; 0 for every other kind.
    public var interiorRingCount: Int {
        kind == .polygon ? Int(GEOSGetNumInteriorRings_r(context.handle, handle)) : 0
    }

    /// A copy of a polygon's outer ring.
    public func exteriorRing() throws(PlanarError) -> Geometry {
        guard kind == .polygon else {
            throw PlanarError(.part, Wording(sv: "bara polygoner har ringar", en: "only polygons have rings"))
        }
        let ring = try context.owned(.part, GEOSGetExteriorRing_r(context.handle, handle))
        return try made(.part, GEOSGeom_clone_r(context.handle, ring))
    }

    /// A copy of hole `index` of 0 ..< `interiorRingCount`.
    public func interiorRing(at index: Int) throws(PlanarError) -> Geometry {
        guard 0..<interiorRingCount ~= index, let ring = GEOSGetInteriorRingN_r(context.handle, handle, CInt(index))
        else { throw outOfRange(index, interiorRingCount) }
        return try made(.part, GEOSGeom_clone_r(context.handle, ring))
    }

    // MARK: Shared by the operations

    func made(_ operation: Operation, _ result: OpaquePointer?) throws(PlanarError) -> Geometry {
        Geometry(owning: try context.owned(operation, result), in: context)
    }

    /// A measure that GEOS has for every geometry; failure is a fault of the program.
    private func measure(
        _ function: (GEOSContextHandle_t?, OpaquePointer?, UnsafeMutablePointer<Double>?) -> CInt
    ) -> Double {
        var value = 0.0
        guard function(context.handle, handle, &value) == 1 else { fatalError("\(context.failure(.inspection))") }
        return value
    }

    private func outOfRange(_ index: Int, _ count: Int) -> PlanarError {
        PlanarError(
            .part, Wording(sv: "del \(index) av \(count) finns inte", en: "there is no part \(index) of \(count)"))
    }
}

extension GeometryKind {
    /// From GEOS's own type codes, where a linear ring is a type of its own.
    init?(geosType: CInt) {
        switch geosType {
        case 0: self = .point
        case 1, 2: self = .lineString
        case 3: self = .polygon
        case 4: self = .multiPoint
        case 5: self = .multiLineString
        case 6: self = .multiPolygon
        case 7: self = .collection
        default: return nil
        }
    }
}

/// The collection's bytes as one contiguous buffer, copied only if they aren't one already.
func withBytes<Result>(of collection: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let result = collection.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return result }
    return Array(collection).withUnsafeBytes(body)
}
