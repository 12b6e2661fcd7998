import Planar
import Testing

@Suite struct WKBWriterTests {
    let context = Context()

    @Test func `writes from flat coordinates`() throws {
        func wkt(_ wkb: [UInt8]) throws -> String { try Geometry(wkb: wkb, in: context).wkt(decimals: 0) }
        #expect(try wkt(WKBWriter.lineString(x: [0, 1, 2], y: [3, 4, 5])) == "LINESTRING (0 3, 1 4, 2 5)")
        let hollow = WKBWriter.polygon(
            x: [0, 9, 9, 0, 1, 2, 2, 1], y: [0, 0, 9, 0, 0, 0, 1, 0], ringStarts: [0, 4, 8])
        #expect(try wkt(hollow) == "POLYGON ((0 0, 9 0, 9 9, 0 0), (1 0, 2 0, 2 1, 1 0))")
        #expect(try Geometry(wkb: WKBWriter.multi(.multiPolygon, [hollow, hollow]), in: context).partCount == 2)
        let points = try Geometry(wkb: WKBWriter.multiPoint(x: [1, 2, 3], y: [4, 5, 6]), in: context)
        #expect(points.kind == .multiPoint)
        #expect(points.coordinateCount == 3)
        #expect(
            try Geometry(wkb: WKBWriter.rectangle(Envelope(minX: 1, minY: 2, maxX: 4, maxY: 6)), in: context).area == 12
        )
    }
}
