import CGEOS

/// Relations between two geometries (the DE-9IM of OGC simple features), and the distance between them.
///
/// To ask one geometry many times, ask its `prepared()` form.
extension Geometry {
    /// The shortest distance, in units of the coordinates; an error when either is empty, as it is undefined.
    public func distance(to other: borrowing Geometry) throws(PlanarError) -> Double {
        if isEmpty || other.isEmpty { throw PlanarError.noDistance }
        var distance = 0.0
        guard GEOSDistance_r(context.handle, handle, other.handle, &distance) == 1 else {
            throw context.failure(.distance)
        }
        return distance
    }

    /// No point of `other` outside, and at least one interior point in common.
    public func contains(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSContains_r(context.handle, handle, other.handle))
    }

    /// No point of `other` outside: `contains` that accepts what lies on the border.
    public func covers(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSCovers_r(context.handle, handle, other.handle))
    }

    /// At least one point in common.
    public func intersects(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSIntersects_r(context.handle, handle, other.handle))
    }

    /// No point in common.
    public func disjoint(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSDisjoint_r(context.handle, handle, other.handle))
    }

    /// Points in common, none of them in both interiors.
    public func touches(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSTouches_r(context.handle, handle, other.handle))
    }

    /// `contains` the other way round.
    public func within(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSWithin_r(context.handle, handle, other.handle))
    }

    /// Interiors in common, in a lower dimension than the larger of the two has, and neither within the other.
    public func crosses(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSCrosses_r(context.handle, handle, other.handle))
    }

    /// Of one dimension, interiors in common in that dimension, and each with a part outside the other.
    public func overlaps(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSOverlaps_r(context.handle, handle, other.handle))
    }

    /// The same point set, whatever the vertices and their order.
    public func equalsTopologically(_ other: borrowing Geometry) throws(PlanarError) -> Bool {
        try context.truth(.predicate, GEOSEquals_r(context.handle, handle, other.handle))
    }

    /// The nine dimensions of the intersections of interior, boundary and exterior, such as `212101212`.
    public func relate(_ other: borrowing Geometry) throws(PlanarError) -> String {
        guard let matrix = GEOSRelate_r(context.handle, handle, other.handle) else { throw context.failure(.relate) }
        defer { GEOSFree_r(context.handle, matrix) }
        return String(cString: matrix)
    }

    /// Whether `relate` matches a pattern of nine of `T F * 0 1 2`.
    public func relate(_ other: borrowing Geometry, pattern: String) throws(PlanarError) -> Bool {
        try context.truth(.relate, GEOSRelatePattern_r(context.handle, handle, other.handle, pattern))
    }
}
