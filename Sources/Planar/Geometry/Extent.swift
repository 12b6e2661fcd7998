/// Limits of coordinates and measures for calculations by GEOS.
public enum Extent {
    /// Beyond every reference system of EPSG, in any unit; products of two such coordinates are exact enough for areas.
    public static let largest = 1e9

    /// The most vertices of one result, to bound memory.
    static let mostVertices = 20_000_000

    /// Whether both coordinates are numbers within `largest`; false for NaN.
    @inline(__always)
    static func holds(_ x: Double, _ y: Double) -> Bool { x.magnitude <= largest && y.magnitude <= largest }

    /// - Throws: where a coordinate is not a finite number within `largest`.
    static func check(_ x: Double, _ y: Double) throws(PlanarError) {
        guard x.isFinite, y.isFinite else { throw PlanarError.notFinite }
        guard holds(x, y) else { throw PlanarError.outOfRange }
    }

    /// - Parameter measure: a distance, tolerance or size of a grid.
    /// - Throws: where it is not a number within `largest`.
    static func check(_ measure: Double, of operation: Operation) throws(PlanarError) {
        guard measure.magnitude <= largest else { throw PlanarError.parameter(operation, measure) }
    }
}
