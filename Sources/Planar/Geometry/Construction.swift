import CGEOS

/// Geometries constructed from one.
///
/// Distances, tolerances and grids are in the units of the coordinates; one that is no number within
/// ``Extent/largest`` is refused. Where GEOS fails, the error has its message.
extension Geometry {
    /// The buffer of width `distance`, with round ends and corners; negative shrinks polygons. A quarter circle has
    /// `quadrantSegments` segments: at 16 the area of a round buffer falls short by about 0.16 %.
    public func buffer(_ distance: Double, quadrantSegments: Int = 16) throws(PlanarError) -> Geometry {
        try Extent.check(distance, of: .buffer)
        return try made(.buffer, GEOSBuffer_r(context.handle, handle, distance, CInt(quadrantSegments)))
    }

    /// Rings of polygons, ends of lines. An error for a mixed collection, for which GEOS has none.
    public func boundary() throws(PlanarError) -> Geometry {
        try made(.boundary, GEOSBoundary_r(context.handle, handle))
    }

    /// The centroid of the parts of highest dimension; may lie outside. Empty for empty.
    public func centroid() throws(PlanarError) -> Geometry {
        try made(.centroid, GEOSGetCentroid_r(context.handle, handle))
    }

    /// A point in the interior.
    public func pointOnSurface() throws(PlanarError) -> Geometry {
        try made(.pointOnSurface, GEOSPointOnSurface_r(context.handle, handle))
    }

    /// The smallest convex geometry around this one.
    public func convexHull() throws(PlanarError) -> Geometry {
        try made(.convexHull, GEOSConvexHull_r(context.handle, handle))
    }

    /// Fewer vertices, none moved, each removed one within `tolerance` of the result; rings stay rings and do not cross
    /// (Douglas–Peucker that keeps the topology of one geometry; borders shared with other geometries may part).
    public func simplified(tolerance: Double) throws(PlanarError) -> Geometry {
        try Extent.check(tolerance, of: .simplification)
        return try made(.simplification, GEOSTopologyPreserveSimplify_r(context.handle, handle, tolerance))
    }

    /// Coordinates rounded to multiples of `gridSize`, kept valid; details smaller than the grid disappear.
    public func snapped(toGrid gridSize: Double) throws(PlanarError) -> Geometry {
        try Extent.check(gridSize, of: .snapping)
        return try made(.snapping, GEOSGeom_setPrecision_r(context.handle, handle, gridSize, 0))
    }

    /// Vertices added so that no segment is longer than `maxSegment`, which is above 0; an error where the result could
    /// have more than 20 million.
    public func densified(maxSegment: Double) throws(PlanarError) -> Geometry {
        guard maxSegment > 0, maxSegment.isFinite else { throw PlanarError.parameter(.densification, maxSegment) }
        guard length / maxSegment + Double(coordinateCount) <= Double(Extent.mostVertices) else {
            throw PlanarError.tooMany(.densification)
        }
        return try made(.densification, GEOSDensify_r(context.handle, handle, maxSegment))
    }

    /// The Voronoi cells of the vertices as a collection; vertices within `tolerance` of each other are snapped
    /// together. The diagram covers the envelope of this geometry with a margin, or `extent` where that is larger.
    public func voronoiPolygons(tolerance: Double = 0, extent: Envelope? = nil) throws(PlanarError) -> Geometry {
        try Extent.check(tolerance, of: .voronoi)
        guard let extent else {
            return try made(.voronoi, GEOSVoronoiDiagram_r(context.handle, handle, nil, tolerance, 0))
        }
        let frame = try Geometry(extent, in: context)
        return try made(.voronoi, GEOSVoronoiDiagram_r(context.handle, handle, frame.handle, tolerance, 0))
    }

    /// The polygons enclosed by noded linework as a collection; loose ends are dropped.
    public func polygonized() throws(PlanarError) -> Geometry {
        var lines: OpaquePointer? = handle
        return try made(.polygonization, GEOSPolygonize_r(context.handle, &lines, 1))
    }

    /// Lines joined end to end where exactly two meet.
    public func lineMerged() throws(PlanarError) -> Geometry {
        try made(.lineMerging, GEOSLineMerge_r(context.handle, handle))
    }

    /// Lines split at every crossing, each piece once.
    public func node() throws(PlanarError) -> Geometry {
        try made(.noding, GEOSNode_r(context.handle, handle))
    }
}
