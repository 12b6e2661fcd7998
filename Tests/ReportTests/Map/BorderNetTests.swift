import Planar
import TestSupport
import Testing

@testable import Report

@Suite struct BorderNetTests {
    @Test func `borders are found once`() throws {
        let net = BorderNet(areas: try Squareland.areas(.block()))
        // A window with one crossing: four inner borders that meet in the middle, and four stretches of the frame
        // between the nodes.
        #expect(net.arcs.count == 8)
        #expect(net.arcs.filter { $0.left != nil && $0.right != nil }.count == 4)
        let segments = net.arcs.reduce(0) { $0 + $1.points.count - 1 }
        #expect(segments == 60 * 12)
    }

    @Test func `areas come out as they went in`() throws {
        let areas = try Squareland.areas(.block())
        let rings = BorderNet(areas: areas).rings(groupOfArea: [0, 1, 2, 3], groups: 4)
        let context = Context()
        for row in 0..<areas.count {
            let original = try areas.geometry(row, in: context)
            #expect(try Self.geometry(rings[row], in: context).equalsTopologically(original))
        }
    }

    /// GEOS is the judge: valid areas whose sum is their union's are a coverage without gap and overlap.
    @Test(arguments: [1e4, 1e6, 1e8, 1e10])
    func `simplified areas leave no gaps`(_ threshold: Double) throws {
        let areas = try Squareland.areas(.block())
        let net = BorderNet(areas: areas)
        let simple = net.simplified(area: threshold)
        let context = Context()
        var column = GeometryColumn()
        var sum = 0.0
        for rings in simple.rings(groupOfArea: [0, 1, 2, 3], groups: 4) {
            let area = try Self.geometry(rings, in: context)
            #expect(try area.isValid())
            sum += area.area
            try column.append(area)
        }
        let union = try Geometry(column: column, rows: [0, 1, 2, 3], in: context).unaryUnion()
        #expect(abs(union.area - sum) < 1)
        // The frame's corners are larger than all thresholds but the last.
        if threshold < 1e9 {
            #expect(abs(sum - 4 * Squareland.Layout.block().side * Squareland.Layout.block().side) < 1)
        }
        #expect(Crossings.arcs(of: simple.arcs.map(\.points)).isEmpty)
        if threshold >= 1e6 {
            #expect(simple.arcs.reduce(0) { $0 + $1.points.count } < net.arcs.reduce(0) { $0 + $1.points.count } / 2)
            #expect(simple.deviation > 0)
        }
        if threshold < 1e9 { #expect(simple.deviation <= 1_300 * 2) }
    }

    @Test func `joined areas lose the border between them`() throws {
        let net = BorderNet(areas: try Squareland.areas(.block()))
        let rings = net.rings(groupOfArea: [0, 0, 1, 1], groups: 2)
        let context = Context()
        let half = 2 * Squareland.Layout.block().side * Squareland.Layout.block().side
        let areas = try rings.map { try Self.geometry($0, in: context).area }
        #expect(abs(areas[0] + areas[1] - 2 * half) < 1)
        #expect(rings.allSatisfy { $0.count == 1 })
    }

    /// A hole that is another area, and an island: borders that meet no other.
    @Test func `rings without nodes`() throws {
        func square(_ from: Double, _ to: Double) -> ([Double], [Double]) {
            ([from, to, to, from, from], [from, from, to, to, from])
        }
        var ring = FlatGeometry(kind: .polygon)
        for (xs, ys) in [square(0, 90), square(30, 60)] {
            for (x, y) in zip(xs, ys) { ring.append(x: x, y: y) }
            ring.endRing()
        }
        ring.endPart()
        var column = GeometryColumn()
        column.append(ring)
        let (xs, ys) = square(30, 60)
        try column.append(wkb: WKBWriter.polygon(x: xs, y: ys))
        let net = BorderNet(areas: column).simplified(area: 1e9)
        #expect(net.arcs.count == 2)
        // Even the coarsest simplification leaves a triangle, and where the outer one would cut the inner both stay as
        // they are.
        #expect(net.arcs.allSatisfy { (4...5).contains($0.points.count) })
        #expect(Crossings.arcs(of: net.arcs.map(\.points)).isEmpty)
        let rings = net.rings(groupOfArea: [0, 1], groups: 2)
        #expect(rings.map(\.count) == [2, 1])
    }

    @Test func `two borders between the same nodes stay two`() throws {
        // A lens between two areas: both its sides run between the same nodes.
        let lens: [(Double, Double)] = [(0, 0), (50, -5), (100, 0), (50, 5), (0, 0)]
        let south: [(Double, Double)] = [
            (-50, -60), (150, -60), (150, 0), (100, 0), (50, -5), (0, 0), (-50, 0), (-50, -60),
        ]
        let north: [(Double, Double)] = [
            (-50, 60), (-50, 0), (0, 0), (50, 5), (100, 0), (150, 0), (150, 60), (-50, 60),
        ]
        var column = GeometryColumn()
        for ring in [lens, south, north] {
            try column.append(wkb: WKBWriter.polygon(x: ring.map(\.0), y: ring.map(\.1)))
        }
        let net = BorderNet(areas: column).simplified(area: 1e9)
        let rings = net.rings(groupOfArea: [0, 1, 2], groups: 3)
        #expect(try Self.geometry(rings[0], in: Context()).area == 500)
    }

    private static func geometry(_ rings: [[Vertex]], in context: Context) throws -> Geometry {
        var flat = FlatGeometry(kind: .polygon)
        for ring in rings {
            for point in ring { flat.append(x: point.x, y: point.y) }
            flat.endRing()
        }
        flat.endPart()
        return try Geometry(wkb: WKBWriter.wkb(flat), in: context)
    }
}
