package import Planar
import Wording

/// A hand-drawn area, independent of borders: one or more polygons, as one shape in SWEREF 99 TM.
package struct DrawnArea: Sendable {
    /// A valid area, SWEREF 99 TM.
    package let wkb: [UInt8]
    /// Whether it reached beyond Europe and was cut off there, so that its size says nothing.
    let isCutOff: Bool

    /// The union of all areas; points and lines are ignored.
    ///
    /// - Throws: `QueryError.noArea` where there is none, `QueryError.invalidGeometry` for an outline that crosses
    ///   itself.
    package init(_ shapes: some Sequence<FlatGeometry>, crs: CRS) throws {
        let context = Context()
        let projection = crs == .sweref99TM ? nil : try Projection(from: crs, to: .sweref99TM)
        var areas: [[UInt8]] = []
        var cutOff = false
        for shape in shapes {
            let drawn = try Geometry(wkb: WKBWriter.wkb(shape), in: context)
            if case .invalid(let reason, let x, let y) = try drawn.validity() {
                throw QueryError.invalidGeometry("\(shape.kind.name) (\(x) \(y))", reason: reason)
            }
            let polygons = try drawn.polygonal()
            cutOff = cutOff || QueryGeometry.isCutOff(polygons, by: projection)
            if !polygons.isEmpty { areas.append(try QueryGeometry.moved(polygons, by: projection)) }
        }
        guard !areas.isEmpty else { throw QueryError.noAreaDrawn }
        // Empty where all of it lies beyond Europe, hence outside the county.
        isCutOff = cutOff
        wkb = try Geometry(wkb: WKBWriter.collection(areas), in: context).unaryUnion().polygonal().wkb()
    }
}
