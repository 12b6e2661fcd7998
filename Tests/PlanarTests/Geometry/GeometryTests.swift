import Planar
import Testing
import Wording

@Suite struct GeometryTests {
    let context = Context()

    @Test func `tells what it is`() throws {
        let square = try Geometry(
            wkt: "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))", in: context)
        #expect(square.kind == .polygon)
        #expect(square.area == 96)
        #expect(square.length == 48)
        #expect(square.coordinateCount == 10)
        #expect(square.partCount == 1)
        #expect(square.interiorRingCount == 1)
        #expect(square.envelope == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
        let hole = try square.interiorRing(at: 0)
        #expect(hole.kind == .lineString)
        #expect(hole.length == 8)
        let exterior = try square.exteriorRing()
        #expect(exterior.length == 40)
    }

    @Test func `every kind has its name`() throws {
        for (wkt, kind) in [
            ("POINT (1 2)", GeometryKind.point), ("LINESTRING (0 0, 1 1)", .lineString),
            ("POLYGON ((0 0, 1 0, 1 1, 0 0))", .polygon), ("MULTIPOINT ((0 0), (1 1))", .multiPoint),
            ("MULTILINESTRING ((0 0, 1 1))", .multiLineString),
            ("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", .multiPolygon),
            ("GEOMETRYCOLLECTION (POINT (1 2))", .collection), ("LINEARRING (0 0, 1 0, 1 1, 0 0)", .lineString),
        ] {
            let geometry = try Geometry(wkt: wkt, in: context)
            #expect(geometry.kind == kind)
            #expect(geometry.isEmpty == false)
        }
    }

    @Test func `empty has no envelope`() throws {
        for wkt in ["POINT EMPTY", "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY"] {
            let empty = try Geometry(wkt: wkt, in: context)
            #expect(empty.isEmpty == true)
            #expect(empty.envelope == nil)
            #expect(empty.area == 0)
            let again = try Geometry(wkb: empty.wkb(), in: context)
            #expect(again.isEmpty == true)
            #expect(again.kind == empty.kind)
        }
    }

    @Test func `parts are copies`() throws {
        let part: Geometry
        do {
            let multi = try Geometry(wkt: "MULTIPOINT ((1 2), (3 4))", in: Context())
            #expect(multi.partCount == 2)
            part = try multi.part(at: 1)
        }
        // The collection and the last other reference to its context are gone.
        #expect(try part.wkt(decimals: 0) == "POINT (3 4)")
    }

    @Test(arguments: [-1, 2]) func `a part that is not there is an error`(index: Int) throws {
        let multi = try Geometry(wkt: "MULTIPOINT ((1 2), (3 4))", in: context)
        #expect(throws: PlanarError.self) { _ = try multi.part(at: index) }
    }

    @Test func `errors carry the message of GEOS`() throws {
        let error = #expect(throws: PlanarError.self) { _ = try Geometry(wkt: "POLYGON ((0 0, 1", in: context) }
        #expect(error?.operation == "reading WKT")
        let message = "ParseException: Expected number but encountered end of stream"
        #expect(error?.message == message)
        #expect(error?.wording.sv == "Geometri – läsning av WKT: \(message)")
        // The next error does not repeat it.
        let ring = #expect(throws: PlanarError.self) {
            _ = try Geometry(wkt: "POLYGON ((0 0, 1 0, 1 1, 2 2))", in: context)
        }
        #expect(ring?.message == "IllegalArgumentException: Points of LinearRing do not form a closed linestring")
    }

    @Test func `round trips through WKB`() throws {
        let original = try Geometry(
            wkt: "MULTIPOLYGON (((0.1 0.2, 10 0, 10 10, 0.1 0.2)), ((20 20, 30 20, 30 30, 20 20)))", in: context)
        let copy = try Geometry(wkb: original.wkb(), in: context)
        #expect(try copy.wkb() == original.wkb())
        #expect(try copy.equalsTopologically(original))
        let fromSlice = try Geometry(wkb: ([9] + original.wkb())[1...], in: context)
        #expect(try fromSlice.wkb() == original.wkb())
    }

    @Test func `makes a collection of rows`() throws {
        var column = GeometryColumn()
        for i in 0..<4 {
            try column.append(
                wkb: WKBWriter.rectangle(Envelope(minX: Double(i), minY: 0, maxX: Double(i + 1), maxY: 1)))
        }
        let some = try Geometry(column: column, rows: [0, 1, 3], in: context)
        #expect(some.kind == .collection)
        #expect(some.area == 3)
        let merged = try some.unaryUnion()
        #expect(merged.area == 3)
        #expect(merged.partCount == 2)
    }

    @Test func `workers have their own contexts`() async throws {
        var column = GeometryColumn()
        try column.append(wkb: WKBWriter.rectangle(Envelope(minX: 0, minY: 0, maxX: 2, maxY: 2)))
        let shared = column
        let areas = try await withThrowingTaskGroup(of: Double.self) { group in
            for distance in 1...16 {
                group.addTask {
                    let own = Context()
                    return try shared.geometry(0, in: own).buffer(-1.0 / Double(distance)).area
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted()
        }
        #expect(areas.first == 0)
        #expect(areas.last == 1.875 * 1.875)
    }
}
