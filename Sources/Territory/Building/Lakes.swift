internal import Planar

/// Lakes that a boundary layer leaves out of the county (for Jämtland: Storsjön), and the lines that divide them among
/// the shores.
///
/// Every point of a lake belongs to the nearest municipality. The dividing lines are the Voronoi diagram of points set
/// along the shore, `spacing` metres apart, so they lie within about that distance of the exact ones.
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
            // Islands and enclaves of another county are no lakes.
            for (areas, rows) in [(land, Array(0..<land.count)), (neighbours, rows)] {
                for row in rows where areas.envelope(row)?.intersects(box) == true {
                    let other = try areas.geometry(row, in: context)
                    if try other.intersects(lake), try !other.touches(lake) {
                        lake = try lake.difference(other).polygonal()
                    }
                }
            }
            guard !lake.isEmpty else { continue }
            var flat = try WKBReader.geometry(of: lake.wkb())
            flat.orientRings()
            areas.append(flat)
            try split(lake, land: land, in: context)
        }
    }

    private mutating func split(
        _ lake: borrowing Geometry, land: GeometryColumn, in context: Context
    ) throws(PlanarError) {
        let shore = try lake.boundary()
        var seeds = GeometryColumn()
        var sites: [(x: Double, y: Double, owner: Int)] = []
        var owners = 0
        for row in 0..<land.count {
            let municipality = try land.geometry(row, in: context)
            guard try municipality.intersects(shore) else { continue }
            try seeds.append(municipality.intersection(shore).densified(maxSegment: Lakes.spacing))
            let points = seeds.flat(owners)
            sites += Lakes.coordinates(of: points).map { ($0, $1, owners) }
            owners += 1
        }
        guard owners > 1 else { return }
        let diagram = try Geometry(column: seeds, rows: 0..<seeds.count, in: context).voronoiPolygons(tolerance: 0)
        let lines = try Lakes.borders(in: WKBReader.geometry(of: diagram.wkb()), sites: sites)
        // In one piece from shore to shore: noding takes far longer for many short lines than for a long one.
        try splits.append(
            Geometry(wkb: WKBWriter.multi(.multiLineString, lines), in: context).lineMerged().intersection(lake))
    }

    /// The edges of a Voronoi diagram between sites of different owners, in the order of the diagram.
    private static func borders(in diagram: FlatGeometry, sites: [(x: Double, y: Double, owner: Int)]) -> [[UInt8]] {
        struct Edge: Hashable {
            let x1, y1, x2, y2: Double

            /// The same in both directions.
            init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
                (self.x1, self.y1, self.x2, self.y2) = (x1, y1) < (x2, y2) ? (x1, y1, x2, y2) : (x2, y2, x1, y1)
            }
        }
        let nearest = BoxTree(envelopes: sites.map { Envelope(x: $0.x, y: $0.y) })
        var sides: [Edge: Int] = [:]
        var lines: [[UInt8]] = []
        for cell in diagram.members where cell.x.count > 3 {
            // A cell is convex, and all of it is nearer to its site than to any other. Of municipalities that share a
            // site the first owns it.
            let vertices = Double(cell.x.count - 1)
            let middle = (x: cell.x.dropLast().reduce(0, +) / vertices, y: cell.y.dropLast().reduce(0, +) / vertices)
            guard let site = nearest.nearest(x: middle.x, y: middle.y) else { continue }
            let owner = sites[site.row].owner
            for i in 1..<cell.x.count {
                let edge = Edge(cell.x[i - 1], cell.y[i - 1], cell.x[i], cell.y[i])
                guard let other = sides.removeValue(forKey: edge) else {
                    sides[edge] = owner
                    continue
                }
                if other != owner { lines.append(WKBWriter.lineString(x: [edge.x1, edge.x2], y: [edge.y1, edge.y2])) }
            }
        }
        return lines
    }

    /// All vertices, those of members included.
    private static func coordinates(of geometry: FlatGeometry) -> [(x: Double, y: Double)] {
        Array(zip(geometry.x, geometry.y)).map { ($0.0, $0.1) } + geometry.members.flatMap(coordinates)
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
