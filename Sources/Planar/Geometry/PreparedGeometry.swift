import CGEOS

/// A geometry with GEOS's indexes, for many predicates on the same one. It owns its base.
public struct PreparedGeometry: ~Copyable {
    private let base: Geometry
    private let handle: OpaquePointer

    init(consuming base: consuming Geometry) throws(PlanarError) {
        let handle = GEOSPrepare_r(base.context.handle, base.handle)
        guard let handle else { throw base.context.failure(.preparation) }
        self.handle = handle
        self.base = base
    }

    deinit {
        // The index looks into the base, which is destroyed after this.
        GEOSPreparedGeom_destroy_r(base.context.handle, handle)
    }

    public var envelope: Envelope? { base.envelope }

    /// Whether the point lies in or on the geometry. O(log vertices) for polygons.
    public func intersects(x: Double, y: Double) throws(PlanarError) -> Bool {
        try ask(x, y, GEOSPreparedIntersects_r)
    }

    /// For a point the same as `intersects`.
    public func covers(x: Double, y: Double) throws(PlanarError) -> Bool {
        try ask(x, y, GEOSPreparedCovers_r)
    }

    /// Whether the point lies in the interior, the border excluded.
    public func contains(x: Double, y: Double) throws(PlanarError) -> Bool {
        try ask(x, y, GEOSPreparedContains_r)
    }

    public func intersects(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedIntersects_r(base.context.handle, handle, other.handle))
    }

    public func covers(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedCovers_r(base.context.handle, handle, other.handle))
    }

    public func contains(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedContains_r(base.context.handle, handle, other.handle))
    }

    /// Whether this geometry lies within the other.
    public func within(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedWithin_r(base.context.handle, handle, other.handle))
    }

    /// Whether the other covers this geometry.
    public func coveredBy(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedCoveredBy_r(base.context.handle, handle, other.handle))
    }

    public func disjoint(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedDisjoint_r(base.context.handle, handle, other.handle))
    }

    public func touches(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedTouches_r(base.context.handle, handle, other.handle))
    }

    public func crosses(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedCrosses_r(base.context.handle, handle, other.handle))
    }

    public func overlaps(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try base.context.truth(.predicate, GEOSPreparedOverlaps_r(base.context.handle, handle, other.handle))
    }

    /// The shortest distance, 0 inside; an error when either is empty.
    public func distance(to other: borrowing Geometry) throws(PlanarError) -> Double {
        if base.isEmpty || other.isEmpty { throw PlanarError.noDistance }
        // GEOS measures between lines here: a line within an area would be as far away as that area's border.
        if try intersects(other) { return 0 }
        var distance = 0.0
        guard GEOSPreparedDistance_r(base.context.handle, handle, other.handle, &distance) == 1 else {
            throw base.context.failure(.distance)
        }
        return distance
    }

    /// The shortest distance from a point, 0 inside.
    public func distance(x: Double, y: Double) throws(PlanarError) -> Double {
        try distance(to: Geometry(x: x, y: y, in: base.context))
    }

    private func ask(
        _ x: Double, _ y: Double, _ predicate: (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> CChar
    ) throws(PlanarError) -> Bool {
        let point = try Geometry(x: x, y: y, in: base.context)
        return try base.context.truth(.predicate, predicate(base.context.handle, handle, point.handle))
    }
}

extension Geometry {
    /// This geometry with indexes; it is consumed, also on failure. O(vertices · log vertices), lazily.
    public consuming func prepared() throws(PlanarError) -> PreparedGeometry {
        try PreparedGeometry(consuming: self)
    }
}
