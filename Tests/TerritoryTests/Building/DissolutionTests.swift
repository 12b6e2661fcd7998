import Planar
import Testing

@testable import Territory

/// Areas put together, beside GEOS's overlay of the same.
@Suite struct DissolutionTests {
    private let context = Context()

    private func layer(_ wkt: [String]) throws -> GeometryColumn {
        var column = GeometryColumn()
        for text in wkt { try column.append(Geometry(wkt: text, in: context)) }
        return column
    }

    private func box(_ x: Int, _ y: Int, _ width: Int = 1, _ height: Int = 1) -> String {
        "POLYGON ((\(x) \(y), \(x + width) \(y), \(x + width) \(y + height), \(x) \(y + height), \(x) \(y)))"
    }

    /// The same surface as GEOS's overlay, valid, exteriors counter-clockwise; how many polygons and rings it has.
    private func union(_ wkt: [String]) throws -> (parts: Int, rings: Int) {
        let areas = try layer(wkt)
        let flat = try Dissolution.union(Array(0..<areas.count), of: areas, in: context)
        let made = try Geometry(wkb: WKBWriter.wkb(flat), in: context)
        let truth = try Geometry(column: areas, rows: Array(0..<areas.count), in: context).unaryUnion()
        #expect(try made.isValid())
        #expect(try made.equalsTopologically(truth))
        for part in 0..<flat.partCount {
            for ring in flat.rings(ofPart: part) {
                #expect((flat.signedArea(ofRing: ring) > 0) == (ring == flat.rings(ofPart: part).lowerBound))
            }
        }
        return (flat.partCount, flat.ringCount)
    }

    @Test func `neighbours become one`() throws {
        #expect(try union([box(0, 0), box(1, 0), box(1, 1)]) == (1, 1))
        #expect(try union([box(0, 0)]) == (1, 1))
        #expect(try union([box(0, 0), box(5, 0)]) == (2, 2))
    }

    /// Two that meet in a corner only are two; around a lake they are one with a hole, which may touch the shore in a
    /// point.
    @Test func `corners and lakes`() throws {
        #expect(try union([box(0, 0), box(1, 1)]) == (2, 2))
        #expect(
            try union([box(0, 0), box(1, 0), box(2, 0), box(0, 1), box(2, 1), box(0, 2), box(1, 2), box(2, 2)]) == (
                1, 2
            ))
        // Two lakes that touch in a corner.
        let ring = (0..<4).flatMap { x in (0..<4).map { (x, $0) } }.filter { $0 != (1, 1) && $0 != (2, 2) }
        #expect(try union(ring.map { box($0.0, $0.1) }) == (1, 3))
        // A lake that touches the outer border in a corner: open to the outside there by a point.
        let bay = (0..<3).flatMap { x in (0..<3).map { (x, $0) } }.filter { $0 != (1, 1) && $0 != (0, 0) }
        #expect(try union(bay.map { box($0.0, $0.1) }).parts == 1)
        // An island within the lake, and a lake on the island.
        var nested: [(Int, Int)] = []
        for x in 0..<7 {
            for y in 0..<7 {
                let distance = max(abs(x - 3), abs(y - 3))
                if distance == 3 || distance == 1 { nested.append((x, y)) }
            }
        }
        #expect(try union(nested.map { box($0.0, $0.1) }) == (2, 4))
    }

    /// A vertex that only one of two neighbours has: overlaid, and right all the same.
    @Test func `borders that do not meet vertex by vertex`() throws {
        #expect(try union([box(0, 0, 2, 2), box(2, 0), box(2, 1)]) == (1, 1))
        let oblique = ["POLYGON ((0 0, 10 3, 0 6, 0 0))", "POLYGON ((0 0, 10 0, 10 3, 7 2.1, 0 0))"]
        let areas = try layer(oblique)
        let flat = try Dissolution.union([0, 1], of: areas, in: context)
        #expect(abs(flat.enclosed - 45) < 1e-9 && flat.partCount == 1)
    }

    /// Random sets of squares of a lattice, every kind of touching among them.
    @Test(arguments: 0..<40) func `any squares`(_ seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func draw() -> Bool {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state % 5 < 3
        }
        let chosen = (0..<64).filter { _ in draw() }
        guard !chosen.isEmpty else { return }
        _ = try union(chosen.map { box($0 % 8, $0 / 8) })
    }
}
