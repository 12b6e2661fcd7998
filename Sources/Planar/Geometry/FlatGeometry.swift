/// A geometry as flat arrays of coordinates with offsets, for writers, drawings and indexes without GEOS.
///
/// Coordinates of ring `r` are `ringStarts[r] ..< ringStarts[r + 1]`, rings of part `p` are `partStarts[p] ..<
/// partStarts[p + 1]`. A *ring* is any run of coordinates: a point, a line, a polygon's exterior (the first of its
/// part) or hole. Simple kinds have one part. An empty point is a ring without coordinates, an empty polygon a part
/// without rings. A collection has no coordinates of its own: its geometries are its `members`.
public struct FlatGeometry: Sendable, Hashable {
    public var kind: GeometryKind
    public var x: [Double] = []
    public var y: [Double] = []
    /// Count: rings + 1. Starts with 0, ends with the number of coordinates.
    public var ringStarts: [Int] = [0]
    /// Count: parts + 1. Starts with 0, ends with the number of rings.
    public var partStarts: [Int] = [0]
    /// The geometries of a collection; empty for every other kind.
    public var members: [FlatGeometry] = []

    /// An empty geometry, to be filled with `beginRing`/`endRing`/`endPart` or by ``WKBReader``.
    public init(kind: GeometryKind) {
        self.kind = kind
    }

    public var partCount: Int { partStarts.count - 1 }
    public var ringCount: Int { ringStarts.count - 1 }

    /// All coordinates, those of members included.
    public var coordinateCount: Int { members.reduce(x.count) { $0 + $1.coordinateCount } }

    /// The numbers of the rings of a part.
    public func rings(ofPart part: Int) -> Range<Int> { partStarts[part]..<partStarts[part + 1] }
    /// The places of a ring's coordinates in `x` and `y`.
    public func coordinates(ofRing ring: Int) -> Range<Int> { ringStarts[ring]..<ringStarts[ring + 1] }

    /// The area that a closed ring encloses, positive when it runs counter-clockwise, in square units of the
    /// coordinates.
    ///
    /// Trapezoids are taken relative to the first vertex, so that coordinates of seven digits keep the area's own
    /// precision. RFC 7946 wants exteriors positive and holes negative. 0 for fewer than four coordinates. O(ring).
    public func signedArea(ofRing ring: Int) -> Double {
        let range = coordinates(ofRing: ring)
        guard range.count > 3 else { return 0 }
        let (originX, originY) = (x[range.lowerBound], y[range.lowerBound])
        var twice = 0.0
        for i in range.dropLast() {
            twice += (x[i] - originX) * (y[i + 1] - originY) - (x[i + 1] - originX) * (y[i] - originY)
        }
        return twice / 2
    }

    /// The length of a ring from its first coordinate to its last, in units of the coordinates. O(ring).
    public func length(ofRing ring: Int) -> Double {
        var length = 0.0
        for i in coordinates(ofRing: ring).dropLast() {
            let (dx, dy) = (x[i + 1] - x[i], y[i + 1] - y[i])
            length += (dx * dx + dy * dy).squareRoot()
        }
        return length
    }

    /// Turns the rings of polygons, members included, so that exteriors run counter-clockwise and holes clockwise (RFC
    /// 7946). O(coordinates).
    public mutating func orientRings() {
        for index in members.indices { members[index].orientRings() }
        guard kind == .polygon || kind == .multiPolygon else { return }
        for part in 0..<partCount {
            let rings = rings(ofPart: part)
            for ring in rings where (signedArea(ofRing: ring) < 0) == (ring == rings.lowerBound) {
                guard signedArea(ofRing: ring) != 0 else { continue }
                let range = coordinates(ofRing: ring)
                x[range].reverse()
                y[range].reverse()
            }
        }
    }

    /// `nil` when there are no coordinates. O(coordinates).
    public var envelope: Envelope? {
        var bounds = Bounds()
        for (x, y) in zip(x, y) { bounds.add(x: x, y: y) }
        for member in members { if let envelope = member.envelope { bounds.add(envelope) } }
        return bounds.envelope
    }

    /// Whether every coordinate is a number within ``Extent/largest``, as GEOS requires. O(coordinates).
    public var isInRange: Bool {
        x.allSatisfy { $0.magnitude <= Extent.largest } && y.allSatisfy { $0.magnitude <= Extent.largest }
            && members.allSatisfy(\.isInRange)
    }

    /// Without the members, parts and holes that have no coordinates. O(coordinates).
    func withoutEmptyParts() -> FlatGeometry {
        var result = FlatGeometry(kind: kind)
        result.members = members.lazy.map { $0.withoutEmptyParts() }.filter { $0.coordinateCount > 0 }
        for part in 0..<partCount {
            let rings = rings(ofPart: part).filter { !coordinates(ofRing: $0).isEmpty }
            // A hole without its exterior is dropped.
            guard let first = rings.first, first == self.rings(ofPart: part).lowerBound else { continue }
            for ring in rings {
                result.x += x[coordinates(ofRing: ring)]
                result.y += y[coordinates(ofRing: ring)]
                result.endRing()
            }
            result.endPart()
        }
        return result
    }

    // MARK: Building

    /// Adds a coordinate to the current ring.
    public mutating func append(x newX: Double, y newY: Double) {
        x.append(newX)
        y.append(newY)
    }

    /// Ends the current ring, also when it has no coordinates.
    public mutating func endRing() { ringStarts.append(x.count) }

    /// Ends the current part, also when it has no rings.
    public mutating func endPart() { partStarts.append(ringCount) }

    /// Empties the geometry for another one, keeping the capacity.
    public mutating func reset(kind: GeometryKind) {
        self.kind = kind
        x.removeAll(keepingCapacity: true)
        y.removeAll(keepingCapacity: true)
        ringStarts.removeAll(keepingCapacity: true)
        partStarts.removeAll(keepingCapacity: true)
        ringStarts.append(0)
        partStarts.append(0)
        members.removeAll(keepingCapacity: true)
    }
}
