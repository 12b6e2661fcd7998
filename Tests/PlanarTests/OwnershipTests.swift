import Planar
import Testing

/// Every operation, succeeding and failing, many times over: run under the address sanitizer or valgrind, a handle
/// freed twice, used after it was freed, or never freed shows here. Without them the test still checks that failures
/// are errors.
@Suite struct OwnershipTests {
    private static let rounds = 20

    private static let shapes = [
        "POINT (3 4)", "POINT EMPTY", "LINESTRING (0 0, 10 10, 20 0)", "LINESTRING (0 10, 10 0, 0 0, 10 10)",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))", "POLYGON EMPTY",
        "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))", "MULTIPOINT ((0 0), (5 5), (10 0))",
        "MULTILINESTRING ((0 0, 5 5), (5 5, 10 0), (0 0, 10 0))",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((5 5, 9 5, 9 9, 5 5)))",
        "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 3 3), POLYGON ((0 0, 2 0, 2 2, 0 0)))",
        "GEOMETRYCOLLECTION EMPTY",
    ]

    /// Counts what went well and what was refused; anything but a `PlanarError` is impossible by type.
    private struct Tally {
        var done = 0
        var refused = 0

        mutating func run(_ body: () throws(PlanarError) -> Void) {
            do throws(PlanarError) {
                try body()
                done += 1
            } catch {
                refused += 1
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test(arguments: shapes) func `of one`(wkt: String) throws {
        var tally = Tally()
        for _ in 0..<Self.rounds {
            let context = Context()
            let shape = try Geometry(wkt: wkt, in: context)
            tally.run { () throws(PlanarError) in _ = try shape.wkb() }
            tally.run { () throws(PlanarError) in _ = try shape.wkt(decimals: 3) }
            tally.run { () throws(PlanarError) in _ = try Geometry(wkb: shape.wkb(), in: context) }
            tally.run { () throws(PlanarError) in _ = try shape.isValid() }
            tally.run { () throws(PlanarError) in _ = try shape.validity() }
            tally.run { () throws(PlanarError) in _ = try shape.part(at: 0) }
            tally.run { () throws(PlanarError) in _ = try shape.part(at: 99) }
            tally.run { () throws(PlanarError) in _ = try shape.exteriorRing() }
            tally.run { () throws(PlanarError) in _ = try shape.interiorRing(at: 0) }
            tally.run { () throws(PlanarError) in _ = try shape.makeValid() }
            tally.run { () throws(PlanarError) in _ = try shape.unaryUnion() }
            tally.run { () throws(PlanarError) in _ = try shape.unaryUnion(gridSize: 0.5) }
            tally.run { () throws(PlanarError) in _ = try shape.coverageUnion() }
            tally.run { () throws(PlanarError) in _ = try shape.buffer(1) }
            tally.run { () throws(PlanarError) in _ = try shape.buffer(-1, quadrantSegments: 2) }
            tally.run { () throws(PlanarError) in _ = try shape.boundary() }
            tally.run { () throws(PlanarError) in _ = try shape.centroid() }
            tally.run { () throws(PlanarError) in _ = try shape.pointOnSurface() }
            tally.run { () throws(PlanarError) in _ = try shape.convexHull() }
            tally.run { () throws(PlanarError) in _ = try shape.simplified(tolerance: 1) }
            tally.run { () throws(PlanarError) in _ = try shape.snapped(toGrid: 1) }
            tally.run { () throws(PlanarError) in _ = try shape.densified(maxSegment: 1) }
            tally.run { () throws(PlanarError) in _ = try shape.densified(maxSegment: -1) }
            tally.run { () throws(PlanarError) in _ = try shape.voronoiPolygons() }
            tally.run { () throws(PlanarError) in
                _ = try shape.voronoiPolygons(
                    tolerance: 0.1, extent: Envelope(minX: -50, minY: -50, maxX: 50, maxY: 50))
            }
            tally.run { () throws(PlanarError) in _ = try shape.polygonal() }
            tally.run { () throws(PlanarError) in _ = try shape.polygonized() }
            tally.run { () throws(PlanarError) in _ = try shape.lineMerged() }
            tally.run { () throws(PlanarError) in _ = try shape.node() }
            tally.run { () throws(PlanarError) in
                let prepared = try shape.clone().prepared()
                _ = try prepared.intersects(x: 1, y: 1)
                _ = try prepared.covers(x: 1, y: 1)
                _ = try prepared.contains(x: 1, y: 1)
                _ = try prepared.intersects(shape)
                _ = try prepared.distance(x: 20, y: 20)
            }
            _ = (shape.area, shape.length, shape.envelope, shape.coordinateCount, shape.partCount, shape.isEmpty)
        }
        #expect(tally.done > 0)
        #expect(tally.refused >= 2 * Self.rounds, "a part that is not there and a negative length are refused")
    }

    @Test(arguments: shapes) func `of two`(wkt: String) throws {
        var tally = Tally()
        for other in Self.shapes {
            // Each in a context of its own: the result belongs to the first.
            let (mine, theirs) = (Context(), Context())
            let a = try Geometry(wkt: wkt, in: mine)
            let b = try Geometry(wkt: other, in: theirs)
            for grid in [0, 0.5] {
                tally.run { () throws(PlanarError) in _ = try a.intersection(b, gridSize: grid).polygonal() }
                tally.run { () throws(PlanarError) in _ = try a.union(b, gridSize: grid) }
                tally.run { () throws(PlanarError) in _ = try a.difference(b, gridSize: grid) }
                tally.run { () throws(PlanarError) in _ = try a.symmetricDifference(b, gridSize: grid) }
            }
            tally.run { () throws(PlanarError) in _ = try a.distance(to: b) }
            tally.run { () throws(PlanarError) in _ = try a.contains(b) }
            tally.run { () throws(PlanarError) in _ = try a.covers(b) }
            tally.run { () throws(PlanarError) in _ = try a.intersects(b) }
            tally.run { () throws(PlanarError) in _ = try a.disjoint(b) }
            tally.run { () throws(PlanarError) in _ = try a.touches(b) }
            tally.run { () throws(PlanarError) in _ = try a.within(b) }
            tally.run { () throws(PlanarError) in _ = try a.crosses(b) }
            tally.run { () throws(PlanarError) in _ = try a.overlaps(b) }
            tally.run { () throws(PlanarError) in _ = try a.equalsTopologically(b) }
            tally.run { () throws(PlanarError) in _ = try a.relate(b) }
            tally.run { () throws(PlanarError) in _ = try a.relate(b, pattern: "T********") }
            tally.run { () throws(PlanarError) in _ = try a.relate(b, pattern: "nonsense") }
            tally.run { () throws(PlanarError) in
                let prepared = try a.clone().prepared()
                _ = try prepared.covers(b)
                _ = try prepared.contains(b)
                _ = try prepared.distance(to: b)
            }
        }
        #expect(tally.done > 0)
        #expect(tally.refused > 0)
    }

    @Test func `of what never came to be`() {
        for _ in 0..<Self.rounds {
            let context = Context()
            var tally = Tally()
            for wkt in [
                "", "POINT", "POLYGON ((0 0, 1 1))", "POLYGON ((0 0, 1 1, 2 2, 3 3))",
                "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0))", "POLYGON ((0 0, NaN 10, 10 10, 0 0))",
            ] {
                tally.run { () throws(PlanarError) in _ = try Geometry(wkt: wkt, in: context) }
            }
            // Structurally sound, but GEOS refuses a ring that is open.
            tally.run { () throws(PlanarError) in
                _ = try Geometry(wkb: WKBWriter.polygon(x: [0, 1, 1], y: [0, 0, 1]), in: context)
            }
            tally.run { () throws(PlanarError) in _ = try Geometry(wkb: [UInt8](), in: context) }
            tally.run { () throws(PlanarError) in
                var column = GeometryColumn()
                try column.append(wkb: WKBWriter.point(x: 1, y: 1))
                try column.append(wkb: WKBWriter.polygon(x: [0, 1, 1], y: [0, 0, 1]))
                _ = try Geometry(column: column, rows: 0..<2, in: context)
            }
            for definition in ["EPSG:0", "", "EPSG:4326+nonsense"] {
                tally.run { () throws(PlanarError) in _ = try Projection(from: CRS(definition), to: .sweref99TM) }
                tally.run { () throws(PlanarError) in _ = try Projection(from: .sweref99TM, to: CRS(definition)) }
            }
            #expect(tally.done == 0)
        }
    }

    @Test func `of locators`() throws {
        let layer = CoverageLayer.made[0]
        let (x, y) = layer.points(random: 100, seed: 1)
        let index = try CoverageIndex(polygons: layer.column, squares: 300)
        for _ in 0..<Self.rounds {
            let locator = index.locator()
            for i in stride(from: 0, to: x.count, by: 31) { _ = try locator.locate(x: x[i], y: y[i]) }
            #expect(locator.exactQuestions > 0)
        }
    }
}
