internal import Planar

/// The smallest pieces that municipal borders, lake splits and zone borders cut the county into, each with its municipality and zone.
struct Faces {
    struct Face {
        let municipality: Int
        let zone: Int
    }

    private var faces: [Face] = []
    private var areas = GeometryColumn()

    init(land: GeometryColumn, lakes: Lakes, zones: [GeometryColumn], lastZone: Int, in context: Context) throws(PlanarError) {
        var lines = GeometryColumn()
        for row in 0..<land.count { try lines.append(wkb: Geometry(wkb: land[row], in: context).boundary().wkb()) }
        for row in 0..<lakes.splits.count { lines.append(wkb: lakes.splits[row]) }
        // Discs are united first: only the outer border of a zone divides cells.
        var united = GeometryColumn()
        for zone in zones {
            let area = try Geometry(column: zone, rows: Array(0..<zone.count), in: context).unaryUnion()
            try united.append(wkb: area.wkb())
            if !area.isEmpty { try lines.append(wkb: area.boundary().wkb()) }
        }
        let noded = try Geometry(column: lines, rows: Array(0..<lines.count), in: context)
            .unaryUnion(gridSize: TerritoryBuilder.grid)
        let polygons = try noded.polygonized()

        let landIndex = try CoverageIndex(polygons: land).locator()
        let lakeIndex = lakes.areas.count > 0 ? try CoverageIndex(polygons: lakes.areas).locator() : nil
        for part in 0..<polygons.partCount {
            let polygon = try polygons.part(at: part)
            let inside = try polygon.pointOnSurface().centroidCoordinates()
            var municipality = Int(try landIndex.locate(x: inside.x, y: inside.y))
            if municipality < 0 {
                guard let lakeIndex, try lakeIndex.locate(x: inside.x, y: inside.y) >= 0 else { continue }
                municipality = try NearestCell(areas: land).cell(x: inside.x, y: inside.y, among: Array(0..<land.count))
            }
            let point = try Geometry(wkb: WKBWriter.point(x: inside.x, y: inside.y), in: context)
            var zone = lastZone
            for row in 0..<united.count {
                if try Geometry(wkb: united[row], in: context).intersects(point) {
                    zone = row
                    break
                }
            }
            faces.append(Face(municipality: municipality, zone: zone))
            try areas.append(wkb: polygon.wkb())
        }
    }

    /// The union of the chosen faces and its area in m²; nil where none is chosen.
    func union(where choose: (Face) -> Bool, in context: Context) throws(PlanarError) -> (wkb: [UInt8], area: Double)? {
        let rows = faces.indices.filter { choose(faces[$0]) }
        guard !rows.isEmpty else { return nil }
        let union = try Geometry(column: areas, rows: rows, in: context).unaryUnion()
        return (try union.wkb(), union.area)
    }
}
