import CGEOS

/// Whether a geometry is valid by OGC Simple Features; if not, why and where.
public enum Validity: Sendable, Hashable {
    case valid
    /// GEOS's reason in English, such as `Self-intersection`, and the place of the first fault, NaN where GEOS names
    /// none.
    case invalid(reason: String, x: Double, y: Double)
}

extension Geometry {
    /// Whether the geometry is valid by OGC Simple Features.
    public func isValid() throws(PlanarError) -> Bool {
        try context.truth(.validity, GEOSisValid_r(context.handle, handle))
    }

    /// The same with the reason and the place of the first fault.
    public func validity() throws(PlanarError) -> Validity {
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let valid = GEOSisValidDetail_r(context.handle, handle, 0, &reason, &place)
        defer {
            if let reason { GEOSFree_r(context.handle, reason) }
            if let place { GEOSGeom_destroy_r(context.handle, place) }
        }
        if try context.truth(.validity, valid) { return .valid }
        var (x, y) = (Double.nan, Double.nan)
        if let place, GEOSisEmpty_r(context.handle, place) == 0 {
            _ = GEOSGeomGetX_r(context.handle, place, &x)
            _ = GEOSGeomGetY_r(context.handle, place, &y)
        }
        return .invalid(reason: reason.map { String(cString: $0) } ?? "", x: x, y: y)
    }

    /// A valid geometry with every input vertex kept; areas wound twice are cut out, collapsed parts become lines, so
    /// that the result may be a collection (GEOS's linework method). Valid input comes back as it is.
    public func makeValid() throws(PlanarError) -> Geometry {
        try made(.makeValid, GEOSMakeValid_r(context.handle, handle))
    }
}
