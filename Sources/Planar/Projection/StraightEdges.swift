import Wording

extension Projection {
    /// Metres, of the target: the largest deviation of an edge from its course in the source.
    private static let tolerance = 0.01
    /// Halvings of one edge: 65,536 pieces divide a parallel around the earth into pieces of 600 m.
    private static let mostHalvings = 16

    /// Transforms a geometry whose edges are straight in the source's coordinates, as GeoJSON's are in longitude and
    /// latitude: long edges get vertices in between, which keep them within a centimetre of their course.
    ///
    /// Edges are halved until then; an edge gets the same vertices in either direction, so that shared borders stay
    /// shared. Edges under half a kilometre bend by less and are left as they are. O(vertices added and given).
    ///
    /// - Throws: as `transform`; the geometry is then unchanged.
    public func transformKeepingEdges(_ geometry: inout FlatGeometry) throws(PlanarError) {
        guard source != target, geometry.kind != .point, geometry.kind != .multiPoint else {
            return try transform(&geometry)
        }
        var result = geometry
        if geometry.kind == .collection {
            for index in result.members.indices { try transformKeepingEdges(&result.members[index]) }
        } else if hasLongEdges(geometry) {
            result = try bent(geometry)
        } else {
            try transform(&result)
        }
        geometry = result
    }

    /// The same for WKB; the result is canonical.
    public func transformKeepingEdges(wkb: some Collection<UInt8>) throws(PlanarError) -> [UInt8] {
        var geometry = try WKBReader.geometry(of: wkb)
        try transformKeepingEdges(&geometry)
        return WKBWriter.wkb(geometry)
    }

    /// In the source's units: degrees, or metres.
    private var shortEdge: Double { isGeographic ? 0.004 : 500 }
    /// An edge longer than this is halved whatever its middle says: it may bend both ways.
    private var longEdge: Double { isGeographic ? 1 : 100_000 }

    private func hasLongEdges(_ geometry: FlatGeometry) -> Bool {
        for ring in 0..<geometry.ringCount {
            for i in geometry.coordinates(ofRing: ring).dropLast()
            where abs(geometry.x[i + 1] - geometry.x[i]) > shortEdge
                || abs(geometry.y[i + 1] - geometry.y[i]) > shortEdge
            { return true }
        }
        return false
    }

    private func bent(_ geometry: FlatGeometry) throws(PlanarError) -> FlatGeometry {
        var ends = geometry
        try transform(x: &ends.x, y: &ends.y)
        var result = FlatGeometry(kind: geometry.kind)
        for part in 0..<geometry.partCount {
            for ring in geometry.rings(ofPart: part) {
                let range = geometry.coordinates(ofRing: ring)
                for i in range {
                    result.append(x: ends.x[i], y: ends.y[i])
                    guard i + 1 < range.upperBound else { continue }
                    try bend(
                        (geometry.x[i], geometry.y[i]), (geometry.x[i + 1], geometry.y[i + 1]), (ends.x[i], ends.y[i]),
                        (ends.x[i + 1], ends.y[i + 1]), Self.mostHalvings, into: &result)
                }
                result.endRing()
            }
            result.endPart()
        }
        return result
    }

    private typealias Position = (x: Double, y: Double)

    /// The distance of a point from the line through two others; its position along the line is free.
    private static func bend(of point: Position, between a: Position, _ b: Position) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let (px, py) = (point.x - a.x, point.y - a.y)
        let length = (dx * dx + dy * dy).squareRoot()
        return length > 0 ? abs(dx * py - dy * px) / length : (px * px + py * py).squareRoot()
    }

    /// Adds the vertices needed between two.
    private func bend(
        _ a: Position, _ b: Position, _ there: Position, _ here: Position, _ halvings: Int,
        into result: inout FlatGeometry
    ) throws(PlanarError) {
        let (width, height) = (abs(b.x - a.x), abs(b.y - a.y))
        guard halvings > 0, width > shortEdge || height > shortEdge else { return }
        // A sum is the same in either direction.
        let middle = ((a.x + b.x) / 2, (a.y + b.y) / 2)
        let moved = try transform(x: middle.0, y: middle.1)
        guard max(width, height) > longEdge || Self.bend(of: moved, between: there, here) > Self.tolerance else {
            return
        }
        try bend(a, middle, there, moved, halvings - 1, into: &result)
        result.append(x: moved.x, y: moved.y)
        try bend(middle, b, moved, here, halvings - 1, into: &result)
    }
}

extension Projection {
    /// Longitudes and latitudes for which SWEREF 99 TM is a usable plane: Europe and its surroundings. Beyond,
    /// distances and areas mean nothing, and on the other side of the earth there are no coordinates at all.
    public static let domain = Envelope(minX: -30, minY: 30, maxX: 60, maxY: 85)

    /// The part of a geometry in longitude and latitude that lies in `domain`; an empty collection where there is none.
    /// A geometry wholly inside is returned unchanged.
    ///
    /// - Throws: `PlanarError` for coordinates that aren't on earth, and for geometry that GEOS can't cut.
    public static func clippedToDomain(_ geometry: borrowing Geometry) throws(PlanarError) -> Geometry {
        guard let box = geometry.envelope, !domain.contains(box) else { return try geometry.clone() }
        guard box.minX >= -360, box.maxX <= 360, box.minY >= -90, box.maxY <= 90 else {
            throw PlanarError(
                .projection,
                Wording(
                    sv: "koordinaterna är inga grader: \(box.minX) \(box.minY) – \(box.maxX) \(box.maxY)",
                    en: "the coordinates are not degrees: \(box.minX) \(box.minY) – \(box.maxX) \(box.maxY)"))
        }
        return try geometry.intersection(Geometry(domain, in: geometry.context))
    }
}
