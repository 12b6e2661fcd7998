import Testing

@testable import Planar

/// GEOS must not see coordinates, sizes and emptiness that it can't bear.
@Suite struct ExtentTests {
    private let context = Context()

    @Test(arguments: [1e10, -1e30, 1e300, 1e308, .infinity, .nan]) func `coordinates out of range are refused`(
        _ far: Double
    ) {
        #expect(throws: PlanarError.self) { _ = try Geometry(x: far, y: 1, in: context) }
        let wkb = WKBWriter.lineString(x: [0, far], y: [0, 1])
        #expect(throws: PlanarError.self) { _ = try Geometry(wkb: wkb, in: context) }
        var column = GeometryColumn()
        #expect(throws: PlanarError.self) { try column.append(wkb: wkb) }
        #expect(column.count == 0)
        #expect(throws: PlanarError.self) { _ = try Geometry(wkt: "LINESTRING (0 0, \(far) 1)", in: context) }
        var flat = FlatGeometry(kind: .point)
        flat.append(x: far, y: 0)
        #expect(!flat.isInRange)
    }

    @Test func `the largest coordinate is allowed`() throws {
        let wkb = WKBWriter.lineString(x: [-Extent.largest, Extent.largest], y: [0, 0])
        #expect(try Geometry(wkb: wkb, in: context).length == 2e9)
        let summary = try WKBReader.summary(of: WKBWriter.point(x: 2e9, y: 0))
        #expect(summary.isFinite && !summary.isInRange)
    }

    @Test func `members without coordinates are left out`() throws {
        let empty = WKBWriter.point(x: .nan, y: .nan)
        let square = WKBWriter.polygon(x: [0, 1, 1, 0, 0], y: [0, 0, 1, 1, 0])
        let hole = WKBWriter.polygon(x: [0, 1, 1, 0, 0], y: [0, 0, 1, 1, 0], ringStarts: [0, 5, 5])
        let mixed = WKBWriter.collection([empty, square, WKBWriter.collection([empty]), hole])
        let geometry = try Geometry(wkb: mixed, in: context)
        #expect(geometry.partCount == 2)
        #expect(try geometry.unaryUnion().area == 1)
        let points = try Geometry(wkb: WKBWriter.multi(.multiPoint, [empty, WKBWriter.point(x: 3, y: 4)]), in: context)
        #expect(points.partCount == 1 && points.envelope == Envelope(x: 3, y: 4))
        #expect(try Geometry(wkb: empty, in: context).isEmpty)
        #expect(try Geometry(wkb: WKBWriter.collection([empty]), in: context).isEmpty)
    }

    @Test func `measures out of range are refused`() throws {
        let point = try Geometry(x: 0, y: 0, in: context)
        for far in [1e300, .infinity, .nan] {
            #expect(throws: PlanarError.self) { _ = try point.buffer(far) }
            #expect(throws: PlanarError.self) { _ = try point.simplified(tolerance: far) }
            #expect(throws: PlanarError.self) { _ = try point.snapped(toGrid: far) }
        }
        let line = try Geometry(wkb: WKBWriter.lineString(x: [0, 1e6], y: [0, 0]), in: context)
        for step in [0, -1, 1e-9, .nan, .infinity] {
            #expect(throws: PlanarError.self) { _ = try line.densified(maxSegment: step) }
        }
    }

    @Test func `long operations stop when their time is over`() throws {
        var rings: [[UInt8]] = []
        for i in 0..<400 {
            let (x, y) = (Double(i % 20) * 7, Double(i / 20) * 7)
            rings.append(
                try Geometry(x: x, y: y, in: context).buffer(50, quadrantSegments: 200).wkb())
        }
        let many = try Geometry(wkb: WKBWriter.collection(rings), in: context)
        let began = ContinuousClock.now
        #expect(throws: PlanarError.self) {
            _ = try TimeLimit.within(seconds: 0.001) { try many.unaryUnion().area }
        }
        #expect(ContinuousClock.now - began < .seconds(5))
        // The limit ends with its block.
        #expect(try TimeLimit.within(seconds: 60) { try many.convexHull().area } > 0)
        #expect(try Geometry(x: 0, y: 0, in: context).buffer(1).area > 3)
    }

    @Test func `boxes of any size find their place`() {
        let boxes = [
            Envelope(minX: -1e308, minY: -1e308, maxX: 1e308, maxY: 1e308), Envelope(x: 1, y: 1), nil,
        ]
        #expect(BoxTree(envelopes: boxes).query(Envelope(x: 1, y: 1)) == [0, 1])
    }
}
