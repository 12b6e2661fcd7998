internal import Planar

/// Water that a boundary layer cuts out of the county (for Jämtland: Storsjön), and the lines that deal it out among the shores.
///
/// Every point of a lake belongs to the nearest municipality. The dividing lines are the Voronoi diagram of points set along
/// the shore, `spacing` metres apart, so they lie within about that distance of the exact ones.
struct Lakes {
    /// One polygon a lake, SWEREF 99 TM.
    private(set) var areas = GeometryColumn()
    /// Lines across the lakes.
    private(set) var splits = GeometryColumn()

    /// Metres between points on the shore.
    static let spacing = 100.0

    init(land: GeometryColumn, neighbours: GeometryColumn, rows: [Int], in context: Context) throws(PlanarError) {
        let county = try Geometry(column: land, rows: Array(0..<land.count), in: context).unaryUnion()
        for wkb in try Lakes.holes(of: county) {
            var lake = try Geometry(wkb: wkb, in: context)
            guard let box = lake.envelope else { continue }
            // Neither an island nor an enclave of another county is a lake.
            for (areas, rows) in [(land, Array(0..<land.count)), (neighbours, rows)] {
                for row in rows where areas.envelope(row)?.intersects(box) == true {
                    let other = try areas.geometry(row, in: context)
                    if try other.intersects(lake), try !other.touches(lake) { lake = try lake.difference(other).polygonal() }
                }
            }
            guard !lake.isEmpty else { continue }
            try areas.append(lake)
            try split(lake, land: land, in: context)
        }
    }

    private mutating func split(
        _ lake: borrowing Geometry, land: GeometryColumn, in context: Context
    ) throws(PlanarError) {
        let shore = try lake.boundary()
        var seeds = GeometryColumn()
        var owners: [Int] = []
        for row in 0..<land.count {
            let municipality = try Geometry(wkb: land[row], in: context)
            guard try municipality.intersects(shore) else { continue }
            let own = try municipality.intersection(shore)
            let points = try own.densified(maxSegment: Lakes.spacing)
            try seeds.append(points)
            owners.append(row)
        }
        guard owners.count > 1 else { return }
        let sites = try Geometry(column: seeds, rows: Array(0..<seeds.count), in: context)
        let diagram = try sites.voronoiPolygons(tolerance: 0)
        var pieces = [GeometryColumn](repeating: GeometryColumn(), count: owners.count)
        let nearest = NearestArea(seeds)
        for part in 0..<diagram.partCount {
            let cell = try diagram.part(at: part)
            guard try cell.intersects(lake) else { continue }
            // A Voronoi cell holds exactly one site; the site's shore is the nearest to the middle of the cell too, but for cells
            // cut off far from the shore, so the piece inside the lake is asked.
            let inside = try cell.intersection(lake).polygonal()
            guard !inside.isEmpty else { continue }
            let owner = try nearest.row(to: inside.pointOnSurface(), among: 0..<owners.count)
            try pieces[owner].append(cell)
        }
        for piece in pieces where piece.count > 0 {
            let region = try Geometry(column: piece, rows: Array(0..<piece.count), in: context).unaryUnion()
            try splits.append(region.boundary().intersection(lake))
        }
    }

    /// The holes of polygons as polygons of their own.
    private static func holes(of area: borrowing Geometry) throws(PlanarError) -> [[UInt8]] {
        var holes: [[UInt8]] = []
        for part in 0..<area.partCount {
            let polygon = try area.part(at: part)
            for ring in 0..<polygon.interiorRingCount {
                let line = try WKBReader.geometry(of: polygon.interiorRing(at: ring).wkb())
                holes.append(WKBWriter.polygon(x: line.x, y: line.y))
            }
        }
        return holes
    }
}
