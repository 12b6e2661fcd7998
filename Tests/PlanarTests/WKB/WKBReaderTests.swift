import Planar
import Testing

@Suite struct WKBReaderTests {
    let context = Context()

    static let shapes = [
        "POINT (1 2)", "POINT EMPTY", "LINESTRING (0 0, 1 1, 2 0)", "LINESTRING EMPTY", "POLYGON EMPTY",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2), (6 6, 6 7, 7 7, 6 6))",
        "MULTIPOINT (0 0, 1 1)", "MULTIPOINT EMPTY", "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 4))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 9 5, 9 9, 5 5), (7 6, 8 6, 8 7, 7 6)))",
        """
        GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (LINESTRING (0 0, 1 1), MULTIPOINT (0 0, 1 1)), \
        POLYGON ((0 0, 1 0, 1 1, 0 0)))
        """,
        "GEOMETRYCOLLECTION EMPTY",
    ]

    /// What GEOS writes is read, and written the same to the byte.
    @Test(arguments: shapes) func `reads and writes what GEOS writes`(wkt: String) throws {
        let geometry = try Geometry(wkt: wkt, in: context)
        let wkb = try geometry.wkb()
        let flat = try WKBReader.geometry(of: wkb)
        #expect(WKBWriter.wkb(flat) == wkb)
        #expect(flat.kind == geometry.kind)
        #expect(flat.coordinateCount == geometry.coordinateCount)
        #expect(flat.envelope == geometry.envelope)
        let summary = try WKBReader.summary(of: wkb)
        #expect(summary.kind == geometry.kind)
        #expect(summary.envelope == geometry.envelope)
        #expect(summary.coordinateCount == geometry.coordinateCount)
        #expect(!summary.hasDroppedDimensions)
        #expect(summary.srid == nil)
    }

    /// Written by hand after OGC 06-103r4 (ISO codes) and the PostGIS manual (flags), big-endian among them.
    @Test(arguments: [
        // ISO Z, little-endian: POINT Z (1 2 3)
        ("01e9030000000000000000f03f00000000000000400000000000000840", nil as UInt32?, true),
        // ISO ZM, big-endian: POINT ZM (1 2 3 4)
        ("0000000bb93ff0000000000000400000000000000040080000000000004010000000000000", nil, true),
        // ISO M, little-endian
        ("01d1070000000000000000f03f00000000000000400000000000000840", nil, true),
        // EWKB with SRID 3006, little-endian
        ("0101000020be0b0000000000000000f03f0000000000000040", 3006, false),
        // EWKB with SRID and Z, big-endian
        ("00a000000100000bbe3ff000000000000040000000000000004008000000000000", 3006, true),
        // plain big-endian
        ("00000000013ff00000000000004000000000000000", nil, false),
    ]) func `understands every dialect`(hex: String, srid: UInt32?, dropped: Bool) throws {
        let summary = try WKBReader.summary(of: bytes(hex))
        #expect(summary.srid == srid)
        #expect(summary.hasDroppedDimensions == dropped)
        #expect(try WKBWriter.wkb(WKBReader.geometry(of: bytes(hex))) == WKBWriter.point(x: 1, y: 2))
        var column = GeometryColumn()
        try column.append(wkb: bytes(hex))
        #expect(Array(column[0]) == WKBWriter.point(x: 1, y: 2))
        // GEOS reads the same place.
        #expect(try Geometry(wkb: bytes(hex), in: context).wkb() == WKBWriter.point(x: 1, y: 2))
    }

    @Test(arguments: [
        ("", "ends too early (byte 0)"), ("01", "ends too early (byte 0)"),
        ("0101000000000000000000f03f", "ends too early (byte 5)"),
        ("02010000000000000000000000", "unknown byte order 2 (byte 0)"),
        ("0108000000", "unknown geometry type 8 (byte 5)"),
        ("01a10f000000", "unknown geometry type 4001 (byte 5)"),
        ("0111000000000000", "unknown geometry type 17 (byte 5)"),
        // four thousand million coordinates that are not there
        ("0102000000ffffffff", "ends too early (byte 9)"), ("0103000000ffffffff", "ends too early (byte 9)"),
        ("0107000000ffffffff", "ends too early (byte 9)"),
        // a line among points
        ("010400000001000000010200000000000000", "LineString where Point was due (byte 14)"),
        // a byte after the end
        ("0101000000000000000000f03f000000000000004000", "1 bytes too many (byte 21)"),
    ]) func `refuses broken bytes`(hex: String, reason: String) throws {
        let error = #expect(throws: PlanarError.self) { _ = try WKBReader.summary(of: bytes(hex)) }
        #expect(error?.message == reason)
        #expect(throws: PlanarError.self) { _ = try Geometry(wkb: bytes(hex), in: context) }
        var column = GeometryColumn()
        #expect(throws: PlanarError.self) { try column.append(wkb: bytes(hex)) }
        #expect(column.count == 0)
    }

    @Test func `refuses endless nesting`() {
        let layer: [UInt8] = [1, 7, 0, 0, 0, 1, 0, 0, 0]
        let deep = Array(repeatElement(layer, count: 100_000).joined())
        let error = #expect(throws: PlanarError.self) { _ = try WKBReader.summary(of: deep) }
        #expect(error?.message == "nested too deeply (byte 585)")
    }

    /// Every proper beginning of good bytes is refused, and no changed byte does harm.
    @Test(arguments: shapes) func `survives damage`(wkt: String) throws {
        let wkb = try Geometry(wkt: wkt, in: context).wkb()
        for end in 0..<wkb.count {
            #expect(throws: PlanarError.self) { _ = try WKBReader.summary(of: wkb[..<end]) }
        }
        for position in wkb.indices {
            for value: UInt8 in [0, 1, 2, 7, 0x7f, 0xff] {
                var damaged = wkb
                damaged[position] = value
                if let flat = try? WKBReader.geometry(of: damaged) { #expect(flat.kind.rawValue <= 7) }
            }
        }
    }

    @Test func `reads again into the same memory`() throws {
        var flat = FlatGeometry(kind: .collection)
        for wkt in Self.shapes {
            let wkb = try Geometry(wkt: wkt, in: context).wkb()
            let summary = try WKBReader.read(wkb, into: &flat)
            #expect(flat == (try WKBReader.geometry(of: wkb)))
            #expect(summary.kind == flat.kind)
        }
        #expect(throws: PlanarError.self) { try WKBReader.read([1, 2], into: &flat) }
        try WKBReader.read(WKBWriter.point(x: 3, y: 4), into: &flat)
        #expect(flat.x == [3] && flat.y == [4] && flat.members.isEmpty)
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16)! }
    }
}
