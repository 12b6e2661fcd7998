/// Writes well-known binary from flat coordinates: ISO, little-endian, two-dimensional.
///
/// Coordinates are written as they are: rings are neither closed nor turned.
public struct WKBWriter {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    // MARK: Whole geometries

    /// A point, in 21 bytes.
    public static func point(x: Double, y: Double) -> [UInt8] {
        var writer = WKBWriter()
        writer.header(.point)
        writer.coordinate(x, y)
        return writer.bytes
    }

    /// A line through as many x as y.
    public static func lineString(x: [Double], y: [Double]) -> [UInt8] {
        simple(.lineString, x, y, ringStarts: [0, x.count])
    }

    /// A polygon. Ring `r` is `ringStarts[r] ..< ringStarts[r + 1]`, the exterior first.
    public static func polygon(x: [Double], y: [Double], ringStarts: [Int]) -> [UInt8] {
        simple(.polygon, x, y, ringStarts: ringStarts)
    }

    /// A polygon of one ring.
    public static func polygon(x: [Double], y: [Double]) -> [UInt8] {
        polygon(x: x, y: y, ringStarts: [0, x.count])
    }

    /// The four sides of an envelope, counter-clockwise.
    public static func rectangle(_ box: Envelope) -> [UInt8] {
        polygon(
            x: [box.minX, box.maxX, box.maxX, box.minX, box.minX],
            y: [box.minY, box.minY, box.maxY, box.maxY, box.minY])
    }

    /// Points of as many x as y.
    public static func multiPoint(x: [Double], y: [Double]) -> [UInt8] {
        var writer = WKBWriter()
        writer.bytes.reserveCapacity(9 + 21 * x.count)
        writer.header(.multiPoint)
        writer.count(x.count)
        for (x, y) in zip(x, y) {
            writer.header(.point)
            writer.coordinate(x, y)
        }
        return writer.bytes
    }

    /// A collection of WKB geometries.
    public static func collection(_ members: some Collection<some Collection<UInt8>>) -> [UInt8] {
        container(.collection, members)
    }

    /// A multi-geometry of WKB parts of the right kind: `multi(.multiPolygon, polygons)`.
    public static func multi(_ kind: GeometryKind, _ parts: some Collection<some Collection<UInt8>>) -> [UInt8] {
        precondition(kind.partKind != nil, "\(kind.name) has no parts")
        return container(kind, parts)
    }

    /// Any geometry.
    public static func wkb(_ geometry: FlatGeometry) -> [UInt8] {
        var writer = WKBWriter()
        writer.append(geometry)
        return writer.bytes
    }

    // MARK: Several after each other

    /// Appends a geometry.
    public mutating func append(_ geometry: FlatGeometry) {
        bytes.reserveCapacity(bytes.count + 16 * geometry.x.count + 9 * (geometry.ringCount + geometry.partCount + 1))
        header(geometry.kind)
        switch geometry.kind {
        case .point, .lineString, .polygon: part(geometry, 0, of: geometry.kind)
        case .multiPoint, .multiLineString, .multiPolygon:
            guard let partKind = geometry.kind.partKind else { return }
            count(geometry.partCount)
            for index in 0..<geometry.partCount {
                header(partKind)
                part(geometry, index, of: partKind)
            }
        case .collection:
            count(geometry.members.count)
            for member in geometry.members { append(member) }
        }
    }

    /// Empties the buffer, keeping its capacity.
    public mutating func reset() { bytes.removeAll(keepingCapacity: true) }

    // MARK: Pieces

    private static func simple(_ kind: GeometryKind, _ x: [Double], _ y: [Double], ringStarts: [Int]) -> [UInt8] {
        precondition(x.count == y.count, "as many x as y")
        var geometry = FlatGeometry(kind: kind)
        (geometry.x, geometry.y, geometry.ringStarts) = (x, y, ringStarts)
        geometry.partStarts = [0, ringStarts.count - 1]
        return wkb(geometry)
    }

    private static func container(_ kind: GeometryKind, _ members: some Collection<some Collection<UInt8>>) -> [UInt8] {
        var writer = WKBWriter()
        writer.bytes.reserveCapacity(members.reduce(9) { $0 + $1.count })
        writer.header(kind)
        writer.count(members.count)
        for member in members { writer.bytes.append(contentsOf: member) }
        return writer.bytes
    }

    private mutating func part(_ geometry: FlatGeometry, _ index: Int, of kind: GeometryKind) {
        let rings = index < geometry.partCount ? geometry.rings(ofPart: index) : 0..<0
        switch kind {
        case .point:
            guard let ring = rings.first, let i = geometry.coordinates(ofRing: ring).first else {
                return coordinate(.nan, .nan)  // an empty point
            }
            coordinate(geometry.x[i], geometry.y[i])
        case .lineString:
            guard let ring = rings.first else { return count(0) }
            coordinates(geometry, ring)
        default:
            count(rings.count)
            for ring in rings { coordinates(geometry, ring) }
        }
    }

    private mutating func coordinates(_ geometry: FlatGeometry, _ ring: Int) {
        let range = geometry.coordinates(ofRing: ring)
        count(range.count)
        for i in range { coordinate(geometry.x[i], geometry.y[i]) }
    }

    private mutating func header(_ kind: GeometryKind) {
        bytes.append(1)
        append(kind.rawValue)
    }

    private mutating func count(_ count: Int) {
        append(UInt32(count))
    }

    private mutating func coordinate(_ x: Double, _ y: Double) {
        append(x.bitPattern)
        append(y.bitPattern)
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
