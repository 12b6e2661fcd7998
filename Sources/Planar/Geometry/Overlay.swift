import CGEOS
import Wording

/// Set operations. With `gridSize` 0 they are computed in full floating precision; a positive one rounds the result's
/// coordinates to that grid and keeps the result valid (GEOS's OverlayNG). Input must be valid. Results of mixed
/// dimension come as collections; `polygonal()` keeps their areas.
extension Geometry {
    /// The points that are in both.
    public func intersection(_ other: borrowing Geometry, gridSize: Double = 0) throws(PlanarError) -> Geometry {
        try made(
            .intersection,
            gridSize == 0
                ? GEOSIntersection_r(context.handle, handle, other.handle)
                : GEOSIntersectionPrec_r(context.handle, handle, other.handle, gridSize))
    }

    /// The points that are in either.
    public func union(_ other: borrowing Geometry, gridSize: Double = 0) throws(PlanarError) -> Geometry {
        try made(
            .union,
            gridSize == 0
                ? GEOSUnion_r(context.handle, handle, other.handle)
                : GEOSUnionPrec_r(context.handle, handle, other.handle, gridSize))
    }

    /// The points of this geometry that are not in `other`.
    public func difference(_ other: borrowing Geometry, gridSize: Double = 0) throws(PlanarError) -> Geometry {
        try made(
            .difference,
            gridSize == 0
                ? GEOSDifference_r(context.handle, handle, other.handle)
                : GEOSDifferencePrec_r(context.handle, handle, other.handle, gridSize))
    }

    /// The points that are in exactly one of the two.
    public func symmetricDifference(_ other: borrowing Geometry, gridSize: Double = 0) throws(PlanarError) -> Geometry {
        try made(
            .symmetricDifference,
            gridSize == 0
                ? GEOSSymDifference_r(context.handle, handle, other.handle)
                : GEOSSymDifferencePrec_r(context.handle, handle, other.handle, gridSize))
    }

    /// The parts of this geometry merged: overlaps dissolved, lines noded.
    public func unaryUnion(gridSize: Double = 0) throws(PlanarError) -> Geometry {
        try made(
            .unaryUnion,
            gridSize == 0
                ? GEOSUnaryUnion_r(context.handle, handle) : GEOSUnaryUnionPrec_r(context.handle, handle, gridSize))
    }

    /// The union of polygons that don't overlap and share their borders vertex by vertex: much faster than
    /// `unaryUnion`, and wrong for others. An error for points and lines.
    public func coverageUnion() throws(PlanarError) -> Geometry {
        // Some versions of GEOS crash on anything but a collection of polygons, and on an empty one.
        guard isMadeOfPolygons(handle) else {
            throw PlanarError(
                .coverageUnion, Wording(sv: "bara polygoner täcker en yta", en: "only polygons cover an area"))
        }
        let polygons = try polygonal()
        if polygons.isEmpty { return polygons }
        return try made(.coverageUnion, GEOSCoverageUnion_r(context.handle, polygons.handle))
    }

    private func isMadeOfPolygons(_ geometry: OpaquePointer) -> Bool {
        switch GeometryKind(geosType: GEOSGeomTypeId_r(context.handle, geometry)) {
        case .polygon, .multiPolygon: return true
        case .collection:
            for index in 0..<GEOSGetNumGeometries_r(context.handle, geometry) {
                guard let part = GEOSGetGeometryN_r(context.handle, geometry, index), isMadeOfPolygons(part) else {
                    return false
                }
            }
            return true
        default: return false
        }
    }

    /// The polygons in this geometry, at any depth, as one multi-polygon, possibly empty; points and lines are dropped.
    public func polygonal() throws(PlanarError) -> Geometry {
        var polygons: [OpaquePointer?] = []
        do throws(PlanarError) {
            try clonePolygons(of: handle, into: &polygons)
        } catch {
            for polygon in polygons { GEOSGeom_destroy_r(context.handle, polygon) }
            throw error
        }
        // From here on GEOS owns the polygons, also when it fails.
        return try made(
            .polygonal,
            GEOSGeom_createCollection_r(
                context.handle, CInt(GEOS_MULTIPOLYGON.rawValue), &polygons, UInt32(polygons.count)))
    }

    private func clonePolygons(of geometry: OpaquePointer, into polygons: inout [OpaquePointer?]) throws(PlanarError) {
        switch GeometryKind(geosType: GEOSGeomTypeId_r(context.handle, geometry)) {
        case .polygon:
            if GEOSisEmpty_r(context.handle, geometry) != 1 {
                polygons.append(try context.owned(.polygonal, GEOSGeom_clone_r(context.handle, geometry)))
            }
        case .multiPolygon, .collection:
            for index in 0..<GEOSGetNumGeometries_r(context.handle, geometry) {
                let part = try context.owned(.polygonal, GEOSGetGeometryN_r(context.handle, geometry, index))
                try clonePolygons(of: part, into: &polygons)
            }
        default: break
        }
    }
}
