/// How large coordinates and measures may be for GEOS to reckon with them.
public enum Extent {
    /// Every reference system of EPSG stays far within, in whatever unit; products of two such coordinates are exact
    /// enough for areas.
    public static let largest = 1e9

    /// Of one result: what memory has room for.
    static let mostVertices = 20_000_000

    /// False also for what is not a number.
    @inline(__always)
    static func holds(_ x: Double, _ y: Double) -> Bool { x.magnitude <= largest && y.magnitude <= largest }

    static func check(_ x: Double, _ y: Double) throws(PlanarError) {
        guard x.isFinite, y.isFinite else { throw PlanarError.notFinite }
        guard holds(x, y) else { throw PlanarError.outOfRange }
    }

    /// A distance, tolerance or size of a grid.
    static func check(_ measure: Double, of operation: Operation) throws(PlanarError) {
        guard measure.magnitude <= largest else { throw PlanarError.parameter(operation, measure) }
    }
}
