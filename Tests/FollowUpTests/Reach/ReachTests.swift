import Planar
import Territory
import TestSupport
import Testing

@testable import FollowUp

@Suite struct ReachTests {
    /// Discs that lie inside others are left out of the union; it is the same as with all of them.
    @Test(arguments: [(400, 3_000.0), (3_000, 1_500), (50, 12_000), (30, 400)]) func `what others cover adds nothing`(
        count: Int, distance: Double
    ) throws {
        var places = GeometryColumn()
        var random = SeededGenerator(seed: UInt64(count))
        for number in 0..<count {
            let x = Squareland.origin.x + .random(in: -5_000...45_000, using: &random)
            // Half of them close together.
            let y =
                Squareland.origin.y + .random(in: number.isMultiple(of: 2) ? 0...10_000 : 4_000...6_000, using: &random)
            try places.append(wkb: WKBWriter.point(x: x, y: y))
        }
        let context = Context()
        var discs = GeometryColumn()
        for row in 0..<count {
            try discs.append(places.geometry(row, in: context).buffer(distance, quadrantSegments: 16))
        }
        let all = try Geometry(column: discs, rows: 0..<count, in: context).unaryUnion()
        let reach = try Reach(Squareland.territory(), around: places, distance: distance)
        let own = try Geometry(wkb: reach.area, in: context)
        #expect(try all.symmetricDifference(own).area <= all.area * 1e-9)
    }

    @Test func `lines and areas count too`() throws {
        var places = GeometryColumn()
        try places.append(wkb: WKBWriter.point(x: Squareland.origin.x, y: Squareland.origin.y))
        try places.append(
            wkb: WKBWriter.rectangle(
                Envelope(
                    minX: Squareland.origin.x, minY: Squareland.origin.y, maxX: Squareland.origin.x + 1_000,
                    maxY: Squareland.origin.y + 1_000)))
        let reach = try Reach(Squareland.territory(), around: places, distance: 500)
        // The square, four strips and four quarters of a disc with 64 corners of 500 m: 32 sin(2π/64) · 0.25 km².
        let area = try Geometry(wkb: reach.area, in: Context()).area
        #expect(abs(area - (1 + 2 + 0.7841371226) * 1e6) < 1)
    }

    @Test func `nothing reaches nobody`() throws {
        #expect(try Reach(Squareland.territory(), around: GeometryColumn(), distance: 1_000).persons == 0)
    }
}
