/// Reads well-known binary without GEOS: ISO and extended (EWKB), either byte order, with Z and M dropped.
///
/// Every count is checked against the remaining bytes before anything is allocated, parts must be of their collection's
/// kind, nesting is limited, and nothing may follow the geometry: hostile bytes can do no harm.
public enum WKBReader {
    /// The result of one walk over the bytes. O(bytes), no allocation.
    public struct Summary: Sendable, Hashable {
        public internal(set) var kind = GeometryKind.collection
        /// The reference system that EWKB names, which is usually an EPSG code.
        public internal(set) var srid: UInt32?
        /// Whether there were Z or M ordinates, which are dropped.
        public internal(set) var hasDroppedDimensions = false
        public internal(set) var coordinateCount = 0
        /// `nil` when there are no coordinates.
        public internal(set) var envelope: Envelope?
        /// Whether every coordinate is a finite number.
        public internal(set) var isFinite = true
        /// Whether every coordinate is a number within ``Extent/largest``. GEOS must not see others: some of its
        /// algorithms then never end, and some write beyond their memory.
        public internal(set) var isInRange = true
        /// Whether a member or part has no coordinates. GEOS must not see these: it reads the first coordinate.
        var hasEmptyPart = false
        /// Whether the bytes are canonical, as ``WKBWriter`` writes them: little-endian, two-dimensional, without SRID.
        var isCanonical = true

        /// - Throws: where the coordinates are unsafe for GEOS.
        public func check() throws(PlanarError) {
            guard isFinite else { throw PlanarError.notFinite }
            guard isInRange else { throw PlanarError.outOfRange }
        }
    }

    /// One walk over the bytes, without keeping the coordinates.
    ///
    /// - Throws: where the structure is not sound, with the place of the byte.
    public static func summary(of wkb: some Collection<UInt8>) throws(PlanarError) -> Summary {
        try withBytes(of: wkb) { bytes -> Result<Summary, PlanarError> in
            do throws(PlanarError) { return .success(try summary(of: bytes)) } catch { return .failure(error) }
        }.get()
    }

    static func summary(of bytes: UnsafeRawBufferPointer) throws(PlanarError) -> Summary {
        var walk = WKBWalk(bytes: bytes, visitor: BoundsVisitor())
        try walk.run()
        walk.summary.envelope = walk.visitor.bounds.envelope
        return walk.summary
    }

    /// The summary, or an error where a coordinate is not a finite number within ``Extent/largest``.
    static func checkedSummary(of bytes: UnsafeRawBufferPointer) throws(PlanarError) -> Summary {
        let summary = try summary(of: bytes)
        try summary.check()
        return summary
    }

    /// The coordinates of a point as ``WKBWriter`` writes it (NaN when it is empty); nil for other bytes. O(1).
    public static func point(_ wkb: Slice<UnsafeRawBufferPointer>) -> (x: Double, y: Double)? {
        guard wkb.count == 21 else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: wkb)
        guard bytes[0] == 1, UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)) == 1 else {
            return nil
        }
        func double(_ offset: Int) -> Double {
            Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        return (double(5), double(13))
    }

    /// The geometry as flat coordinates, whatever their size. O(bytes).
    ///
    /// - Throws: where the structure is not sound, with the place of the byte.
    public static func geometry(of wkb: some Collection<UInt8>) throws(PlanarError) -> FlatGeometry {
        var geometry = FlatGeometry(kind: .collection)
        _ = try read(wkb, into: &geometry)
        return geometry
    }

    /// Reads into a geometry whose memory is reused. After an error it is an empty collection.
    @discardableResult
    public static func read(_ wkb: some Collection<UInt8>, into geometry: inout FlatGeometry) throws(PlanarError)
        -> Summary
    {
        var taken = FlatGeometry(kind: .collection)
        swap(&taken, &geometry)
        let result = withBytes(of: wkb) { bytes -> Result<(Summary, FlatGeometry), PlanarError> in
            do throws(PlanarError) {
                var walk = WKBWalk(bytes: bytes, visitor: FlatVisitor(reusing: taken))
                taken = FlatGeometry(kind: .collection)
                try walk.run()
                return .success((walk.summary, walk.visitor.result))
            } catch {
                return .failure(error)
            }
        }
        let (summary, read) = try result.get()
        geometry = read
        return summary
    }
}

/// The events of a walk over WKB, in the order of the bytes.
protocol WKBVisitor {
    /// `isPart`: a member of a multi-geometry rather than of a collection.
    mutating func begin(_ kind: GeometryKind, isPart: Bool)
    /// So many coordinates of a ring follow.
    mutating func reserve(_ coordinates: Int)
    mutating func coordinate(x: Double, y: Double)
    mutating func endRing()
    mutating func end(_ kind: GeometryKind, isPart: Bool)
}

private struct BoundsVisitor: WKBVisitor {
    var bounds = Bounds()

    mutating func begin(_ kind: GeometryKind, isPart: Bool) {}
    mutating func reserve(_ coordinates: Int) {}
    mutating func coordinate(x: Double, y: Double) { bounds.add(x: x, y: y) }
    mutating func endRing() {}
    mutating func end(_ kind: GeometryKind, isPart: Bool) {}
}

/// Builds a ``FlatGeometry``; collections are kept on a stack while their members are read.
private struct FlatVisitor: WKBVisitor {
    private var current: FlatGeometry
    private var outer: [FlatGeometry] = []
    private var isStarted = false

    init(reusing geometry: FlatGeometry) { current = geometry }

    var result: FlatGeometry { current }

    mutating func begin(_ kind: GeometryKind, isPart: Bool) {
        if isPart { return }
        if isStarted {
            outer.append(current)
            current = FlatGeometry(kind: kind)
        } else {
            current.reset(kind: kind)
            isStarted = true
        }
    }

    mutating func reserve(_ coordinates: Int) {
        // Only the first ring: later reservations would defeat the arrays' own growth.
        guard current.x.isEmpty else { return }
        current.x.reserveCapacity(coordinates)
        current.y.reserveCapacity(coordinates)
    }

    mutating func coordinate(x: Double, y: Double) { current.append(x: x, y: y) }
    mutating func endRing() { current.endRing() }

    mutating func end(_ kind: GeometryKind, isPart: Bool) {
        if kind.partKind == nil, kind != .collection { current.endPart() }
        guard !isPart, var parent = outer.popLast() else { return }
        parent.members.append(current)
        current = parent
    }
}
