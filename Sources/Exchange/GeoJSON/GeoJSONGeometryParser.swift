import JSON
import Planar

/// Parses the geometry objects of GeoJSON into flat coordinates.
///
/// Coordinates go from the text directly into flat arrays. `type` may come after `coordinates`.
struct GeoJSONGeometryParser {
    /// A position had more than two numbers; the rest was dropped.
    private(set) var hasDroppedDimensions = false

    private static let deepest = 32

    /// At the object's `{`. Reads into `geometry`, reusing its memory.
    mutating func parse(
        _ scanner: inout JSONScanner, into geometry: inout FlatGeometry, depth: Int = 0
    ) throws(GeoJSONFault) {
        guard depth <= Self.deepest else { throw GeoJSONFault(.tooDeep(limit: Self.deepest)) }
        guard scanner.peek() == UInt8(ascii: "{") else { throw GeoJSONFault(.wrongKind(wanted: .geometry)) }
        var type: String?
        var coordinates: Int?
        var geometries: Int?
        var isParsed = false
        do throws(JSONFault) {
            scanner.position += 1
            if scanner.take(UInt8(ascii: "}")) { throw JSONFault(offset: scanner.position, problem: .endsTooEarly) }
        } catch { throw GeoJSONFault(.missing("type")) }
        var goesOn = true
        while goesOn {
            let name = try json { () throws(JSONFault) in try scanner.name() }
            switch name {
            case "type":
                guard scanner.peek() == UInt8(ascii: "\"") else {
                    throw GeoJSONFault(.wrongKind(wanted: .string)).at(.name("type"))
                }
                type = try json { () throws(JSONFault) in try scanner.string() }
            case "coordinates":
                _ = scanner.peek()
                coordinates = scanner.position
                if let type, let kind = GeometryKind(geoJSON: type), kind != .collection {
                    do throws(GeoJSONFault) { try self.coordinates(&scanner, kind, into: &geometry) } catch {
                        throw error.at(.name("coordinates"))
                    }
                    isParsed = true
                } else {
                    try json { () throws(JSONFault) in try scanner.skip() }
                }
            case "geometries":
                _ = scanner.peek()
                geometries = scanner.position
                try json { () throws(JSONFault) in try scanner.skip() }
            default:
                _ = try json { () throws(JSONFault) in try scanner.value() }
            }
            goesOn = try json { () throws(JSONFault) in try scanner.another(before: UInt8(ascii: "}")) }
        }
        guard let type else { throw GeoJSONFault(.missing("type")) }
        guard let kind = GeometryKind(geoJSON: type) else {
            throw GeoJSONFault(.unknownType(type)).at(.name("type"))
        }
        if isParsed { return }
        try readDeferred(&scanner, (kind, coordinates, geometries), into: &geometry, depth: depth)
    }

    /// Reads coordinates that preceded the type, and returns to the scan's position.
    private mutating func readDeferred(
        _ scanner: inout JSONScanner, _ member: (kind: GeometryKind, coordinates: Int?, geometries: Int?),
        into geometry: inout FlatGeometry, depth: Int
    ) throws(GeoJSONFault) {
        let (kind, coordinates, geometries) = member
        let after = scanner.position
        if kind == .collection {
            guard let geometries else { throw GeoJSONFault(.missing("geometries")) }
            scanner.position = geometries
            do throws(GeoJSONFault) { try members(&scanner, into: &geometry, depth: depth) } catch {
                throw error.at(.name("geometries"))
            }
        } else {
            guard let coordinates else { throw GeoJSONFault(.missing("coordinates")) }
            scanner.position = coordinates
            do throws(GeoJSONFault) { try self.coordinates(&scanner, kind, into: &geometry) } catch {
                throw error.at(.name("coordinates"))
            }
        }
        scanner.position = after
    }

    private mutating func members(
        _ scanner: inout JSONScanner, into geometry: inout FlatGeometry, depth: Int
    ) throws(GeoJSONFault) {
        geometry.reset(kind: .collection)
        var parser = self
        var members: [FlatGeometry] = []
        try list(&scanner) { (scanner: inout JSONScanner, _: Int) throws(GeoJSONFault) in
            var member = FlatGeometry(kind: .collection)
            try parser.parse(&scanner, into: &member, depth: depth + 1)
            members.append(member)
        }
        self = parser
        geometry.members = members
    }

    private mutating func coordinates(
        _ scanner: inout JSONScanner, _ kind: GeometryKind, into geometry: inout FlatGeometry
    ) throws(GeoJSONFault) {
        geometry.reset(kind: kind)
        switch kind {
        case .point:
            // RFC 7946, 3.1: an empty array stands for no position.
            if try !isEmptyArray(&scanner) { try position(&scanner, into: &geometry) }
            geometry.endRing()
            geometry.endPart()
        case .lineString:
            try ring(&scanner, least: 2, isClosed: false, into: &geometry)
            geometry.endPart()
        case .polygon:
            try polygon(&scanner, into: &geometry)
        case .multiPoint:
            try list(&scanner) { (scanner: inout JSONScanner, _: Int) throws(GeoJSONFault) in
                try position(&scanner, into: &geometry)
                geometry.endRing()
                geometry.endPart()
            }
        case .multiLineString:
            try list(&scanner) { (scanner: inout JSONScanner, _: Int) throws(GeoJSONFault) in
                try ring(&scanner, least: 2, isClosed: false, into: &geometry)
                geometry.endPart()
            }
        case .multiPolygon:
            try list(&scanner) { (scanner: inout JSONScanner, _: Int) throws(GeoJSONFault) in
                try polygon(&scanner, into: &geometry)
            }
        case .collection: preconditionFailure("a collection has no coordinates of its own")
        }
    }

    private mutating func polygon(_ scanner: inout JSONScanner, into geometry: inout FlatGeometry) throws(GeoJSONFault)
    {
        try list(&scanner) { (scanner: inout JSONScanner, _: Int) throws(GeoJSONFault) in
            try ring(&scanner, least: 4, isClosed: true, into: &geometry)
        }
        geometry.endPart()
    }

    private mutating func ring(
        _ scanner: inout JSONScanner, least: Int, isClosed: Bool, into geometry: inout FlatGeometry
    ) throws(GeoJSONFault) {
        let first = geometry.x.count
        try list(&scanner) { (scanner: inout JSONScanner, _: Int) throws(GeoJSONFault) in
            try position(&scanner, into: &geometry)
        }
        let count = geometry.x.count - first
        if count > 0 {
            guard count >= least else { throw GeoJSONFault(.tooFewPositions(found: count, least: least)) }
            let last = geometry.x.count - 1
            if isClosed, geometry.x[first] != geometry.x[last] || geometry.y[first] != geometry.y[last] {
                throw GeoJSONFault(.openRing)
            }
        }
        geometry.endRing()
    }

    @inline(__always)
    private mutating func position(_ scanner: inout JSONScanner, into geometry: inout FlatGeometry) throws(GeoJSONFault)
    {
        guard scanner.take(UInt8(ascii: "[")) else { throw GeoJSONFault(.wrongKind(wanted: .position)) }
        let x: Double
        let y: Double
        do throws(JSONFault) {
            x = try scanner.double()
            guard scanner.take(UInt8(ascii: ",")) else { throw scanner.unexpected(.commaOrEnd) }
            y = try scanner.double()
            while try scanner.another(before: UInt8(ascii: "]")) {
                _ = try scanner.double()
                hasDroppedDimensions = true
            }
        } catch {
            // A value of another kind in well-formed JSON is this feature's fault; anything else the file's.
            var probe = scanner
            if (try? probe.value()) != nil || [0x5D, 0x2C].contains(probe.peek()) {
                throw GeoJSONFault(.wrongKind(wanted: .position))
            }
            throw GeoJSONFault(error)
        }
        geometry.append(x: x, y: y)
    }

    private func isEmptyArray(_ scanner: inout JSONScanner) throws(GeoJSONFault) -> Bool {
        let start = scanner.position
        if scanner.take(UInt8(ascii: "[")), scanner.take(UInt8(ascii: "]")) { return true }
        scanner.position = start
        return false
    }

    /// An array, element by element.
    @inline(__always)
    private func list(
        _ scanner: inout JSONScanner, _ element: (inout JSONScanner, Int) throws(GeoJSONFault) -> Void
    ) throws(GeoJSONFault) {
        guard scanner.take(UInt8(ascii: "[")) else { throw GeoJSONFault(.wrongKind(wanted: .array)) }
        if scanner.take(UInt8(ascii: "]")) { return }
        var index = 0
        while true {
            do throws(GeoJSONFault) { try element(&scanner, index) } catch { throw error.at(.index(index)) }
            do throws(JSONFault) {
                guard try scanner.another(before: UInt8(ascii: "]")) else { return }
            } catch { throw GeoJSONFault(error) }
            index += 1
        }
    }
}

/// Turns a fault of the text into one of the file.
@inline(__always)
func json<Result>(_ body: () throws(JSONFault) -> Result) throws(GeoJSONFault) -> Result {
    do throws(JSONFault) { return try body() } catch { throw GeoJSONFault(error) }
}

extension GeometryKind {
    init?(geoJSON name: String) {
        switch name {
        case "Point": self = .point
        case "LineString": self = .lineString
        case "Polygon": self = .polygon
        case "MultiPoint": self = .multiPoint
        case "MultiLineString": self = .multiLineString
        case "MultiPolygon": self = .multiPolygon
        case "GeometryCollection": self = .collection
        default: return nil
        }
    }
}
