// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Properties are named as the keys of the fixture.

import Foundation
import Planar
import Testing

/// Numbers and relations that shapely computed beforehand with another version of GEOS; the fixture names both.
@Suite struct ForeignTruthTests {
    struct Truth: Decodable {
        let source: String
        let shapes: [Shape]
        let pairs: [Pair]
        let invalid: [Invalid]

        struct Shape: Decodable {
            let name: String
            let wkt: String
            let area: Double
            let length: Double
            let centroid: [Double]
            let hull_area: Double
            let boundary_length: Double?
            let buffer_1: Double
            let buffer_minus_half: Double
            let simplified_vertices: Int?
            let densified_vertices: Int?
            let union_area: Double
            let voronoi_area: Double?
        }

        struct Pair: Decodable {
            let a: Int
            let b: Int
            let distance: Double
            let intersects: Bool
            let relate: String?
            let intersection_area: Double?
            let intersection_length: Double?
            let union_area: Double?
            let difference_area: Double?
            let symmetric_difference_area: Double?
            let gridded_intersection_area: Double?
            let contains: Bool?
            let covers: Bool?
            let touches: Bool?
            let within: Bool?
            let crosses: Bool?
            let overlaps: Bool?
            let equals: Bool?
        }

        struct Invalid: Decodable {
            let name: String
            let wkt: String
            let reason: String
            let made_valid_area: Double
        }
    }

    let truth: Truth
    let context = Context()

    init() throws {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/shapes.json", withExtension: nil))
        truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url))
    }

    private func close(_ value: Double, _ expected: Double, _ relative: Double = 1e-9) -> Bool {
        abs(value - expected) <= relative * max(abs(expected), 1)
    }

    @Test func `measures shapes`() throws {
        #expect(truth.shapes.count == 16)
        for it in truth.shapes {
            let shape = try Geometry(wkt: it.wkt, in: context)
            #expect(close(shape.area, it.area), "\(it.name)")
            #expect(close(shape.length, it.length), "\(it.name)")
            let centre = try #require(try shape.centroid().envelope)
            #expect(close(centre.minX, it.centroid[0]) && close(centre.minY, it.centroid[1]), "\(it.name)")
            #expect(close(try shape.convexHull().area, it.hull_area), "\(it.name)")
            if let length = it.boundary_length {
                #expect(close(try shape.boundary().length, length), "\(it.name)")
            } else {
                #expect(throws: PlanarError.self) { _ = try shape.boundary() }
            }
            // Buffers are built from floating arcs; versions of GEOS differ slightly in where they put the vertices.
            #expect(close(try shape.buffer(1, quadrantSegments: 16).area, it.buffer_1, 1e-6), "\(it.name)")
            #expect(close(try shape.buffer(-0.5).area, it.buffer_minus_half, 1e-6), "\(it.name)")
            #expect(close(try shape.unaryUnion().area, it.union_area), "\(it.name)")
            if let vertices = it.densified_vertices {
                #expect(try shape.densified(maxSegment: 3).coordinateCount == vertices, "\(it.name)")
            }
            if let vertices = it.simplified_vertices {
                #expect(try shape.simplified(tolerance: 0.5).coordinateCount == vertices, "\(it.name)")
            }
            if let area = it.voronoi_area {
                let cells = try shape.voronoiPolygons(extent: Envelope(minX: -100, minY: -100, maxX: 100, maxY: 100))
                #expect(cells.kind == .collection)
                #expect(close(cells.area, area), "\(it.name)")
            }
            let inside = try shape.pointOnSurface()
            #expect(try shape.intersects(inside), "\(it.name)")
        }
    }

    @Test func `relates and overlays pairs`() throws {
        #expect(truth.pairs.count > 150)
        for it in truth.pairs {
            let a = try Geometry(wkt: truth.shapes[it.a].wkt, in: context)
            let b = try Geometry(wkt: truth.shapes[it.b].wkt, in: context)
            let comment = Comment("\(truth.shapes[it.a].name) and \(truth.shapes[it.b].name)")
            #expect(close(try a.distance(to: b), it.distance), comment)
            #expect(try a.intersects(b) == it.intersects, comment)
            #expect(try a.disjoint(b) == !it.intersects, comment)
            let prepared = try a.clone().prepared()
            #expect(try prepared.intersects(b) == it.intersects, comment)
            #expect(close(try prepared.distance(to: b), it.distance), comment)
            guard let matrix = it.relate else { continue }
            #expect(try a.relate(b) == matrix, comment)
            #expect(try a.relate(b, pattern: matrix), comment)
            #expect(try a.contains(b) == it.contains, comment)
            #expect(try prepared.contains(b) == it.contains, comment)
            #expect(try a.covers(b) == it.covers, comment)
            #expect(try prepared.covers(b) == it.covers, comment)
            #expect(try a.touches(b) == it.touches, comment)
            #expect(try a.within(b) == it.within, comment)
            #expect(try a.crosses(b) == it.crosses, comment)
            #expect(try a.overlaps(b) == it.overlaps, comment)
            #expect(try a.equalsTopologically(b) == it.equals, comment)
            let common = try a.intersection(b)
            #expect(close(common.area, try #require(it.intersection_area)), comment)
            #expect(close(common.length, try #require(it.intersection_length)), comment)
            #expect(close(try common.polygonal().area, common.area), comment)
            #expect(close(try a.union(b).area, try #require(it.union_area)), comment)
            #expect(close(try a.difference(b).area, try #require(it.difference_area)), comment)
            #expect(close(try a.symmetricDifference(b).area, try #require(it.symmetric_difference_area)), comment)
            #expect(
                close(try a.intersection(b, gridSize: 0.25).area, try #require(it.gridded_intersection_area)), comment)
        }
    }

    @Test func `finds and mends faults`() throws {
        for it in truth.invalid {
            let shape = try Geometry(wkt: it.wkt, in: context)
            #expect(try !shape.isValid())
            guard case .invalid(let reason, let x, let y) = try shape.validity() else {
                Issue.record("\(it.name) passes for valid")
                continue
            }
            #expect(reason == it.reason, "\(it.name)")
            // A hole may lie outside the envelope, which is that of the outer ring.
            #expect(Envelope(minX: 0, minY: 0, maxX: 30, maxY: 30).contains(x: x, y: y), "\(it.name)")
            let mended = try shape.makeValid()
            #expect(try mended.validity() == .valid)
            #expect(close(mended.area, it.made_valid_area), "\(it.name)")
        }
        let sound = try Geometry(wkt: truth.shapes[0].wkt, in: context)
        #expect(try sound.validity() == .valid)
    }

    @Test func `keeps the polygons of mixed results`() throws {
        let mixed = try Geometry(
            wkt:
                """
                GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 1 0, 1 1, 0 0)), GEOMETRYCOLLECTION (MULTIPOLYGON \
                (((5 5, 7 5, 7 7, 5 5))), LINESTRING (0 0, 1 1)), POLYGON EMPTY)
                """,
            in: context)
        let areas = try mixed.polygonal()
        #expect(areas.kind == .multiPolygon)
        #expect(areas.partCount == 2)
        #expect(areas.area == 2.5)
        let none = try Geometry(wkt: "LINESTRING (0 0, 1 1)", in: context).polygonal()
        #expect(none.kind == .multiPolygon)
        #expect(none.isEmpty == true)
    }

    @Test func `builds polygons from crossing lines`() throws {
        let lines = try Geometry(
            wkt: "MULTILINESTRING ((0 0, 10 0, 10 10, 0 10, 0 0), (5 -1, 5 11), (20 0, 21 0), (21 0, 22 0))",
            in: context)
        let noded = try lines.node()
        let faces = try noded.polygonized()
        #expect(faces.partCount == 2)
        #expect(faces.area == 100)
        let merged = try lines.node().lineMerged()
        #expect(merged.length == noded.length)
        #expect(merged.partCount < noded.partCount)
        let snapped = try Geometry(wkt: "LINESTRING (0.1 0.2, 9.8 10.3)", in: context).snapped(toGrid: 1)
        #expect(try snapped.wkt(decimals: 1) == "LINESTRING (0 0, 10 10)")
        let joined = try Geometry(
            wkt: "GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0)), POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0)))",
            in: context)
        let union = try joined.coverageUnion()
        #expect(union.area == 2 && union.length == 6)
        for (wkt, area) in [
            ("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))", 1.0), ("POLYGON EMPTY", 0), ("GEOMETRYCOLLECTION EMPTY", 0),
        ] {
            let alone = try Geometry(wkt: wkt, in: context).coverageUnion()
            #expect(alone.area == area)
        }
        for wkt in ["POINT (1 1)", "GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)), LINESTRING (0 0, 1 1))"] {
            #expect(throws: PlanarError.self) { _ = try Geometry(wkt: wkt, in: context).coverageUnion() }
        }
    }
}
