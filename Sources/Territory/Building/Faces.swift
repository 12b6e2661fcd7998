internal import Planar

/// The faces of the arrangement of municipal borders, lake splits and zone borders, each with its municipality and
/// zone.
struct Faces {
    struct Face {
        let municipality: Int
        let zone: Int
    }

    private var faces: [Face] = []
    private var areas = GeometryColumn()

    init(land: GeometryColumn, lakes: Lakes, zones: [GeometryColumn], lastZone: Int, in context: Context)
        throws(PlanarError)
    {
        var lines = GeometryColumn()
        for row in 0..<land.count { try lines.append(land.geometry(row, in: context).boundary()) }
        for row in 0..<lakes.splits.count { try lines.append(wkb: lakes.splits[row]) }
        // Discs are united first: only the outer border of a zone divides cells.
        var united = GeometryColumn()
        for zone in zones {
            let area = try Geometry(column: zone, rows: Array(0..<zone.count), in: context).unaryUnion()
            try united.append(area)
            if !area.isEmpty { try lines.append(area.boundary()) }
        }
        let noded = try Geometry(column: lines, rows: Array(0..<lines.count), in: context)
            .unaryUnion(gridSize: TerritoryBuilder.grid)
        let polygons = try noded.polygonized()

        let nearest = NearestArea(land)
        for part in 0..<polygons.partCount {
            let polygon = try polygons.part(at: part)
            let point = try polygon.pointOnSurface()
            var row = try Faces.row(of: land, with: point)
            if row == nil { row = try Faces.row(of: lakes.areas, with: point) }
            guard row != nil else { continue }
            let municipality = try nearest.row(to: point, among: 0..<land.count)
            let zone = try Faces.row(of: united, with: point) ?? lastZone
            faces.append(Face(municipality: municipality, zone: zone))
            try areas.append(polygon)
        }
    }

    /// The union of the chosen faces, exteriors counter-clockwise, and its area in m²; nil where none is chosen.
    func union(where choose: (Face) -> Bool, in context: Context) throws(PlanarError) -> (
        flat: FlatGeometry, area: Double
    )? {
        let rows = faces.indices.filter { choose(faces[$0]) }
        guard !rows.isEmpty else { return nil }
        let union = try Geometry(column: areas, rows: rows, in: context).unaryUnion()
        var flat = try WKBReader.geometry(of: union.wkb())
        flat.orientRings()
        return (flat, union.area)
    }

    /// The first area that contains a point.
    private static func row(of areas: GeometryColumn, with point: borrowing Geometry) throws(PlanarError) -> Int? {
        guard let at = point.envelope else { return nil }
        for row in 0..<areas.count where areas.envelope(row)?.intersects(at) == true {
            if try areas.geometry(row, in: point.context).intersects(point) { return row }
        }
        return nil
    }
}
