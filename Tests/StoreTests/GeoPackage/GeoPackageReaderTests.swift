import Foundation
import GRDB
import Planar
import TestSupport
import Testing
import Wording

@testable import Store

/// Layers as strangers write them: their systems, names and tables.
@Suite struct GeoPackageReaderTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Two squares and a row without shape, changed by SQL where a test wants that.
    private func file(_ sql: String = "") throws -> String {
        let path = scratch.path("layer-\(UUID().uuidString).gpkg")
        var shapes = GeometryColumn()
        for x in [500_000.0, 510_000, 0] {
            if x > 0 {
                try shapes.append(wkb: Squareland.Strips.rectangle(x, 7_000_000, 1_000, 1_000))
            } else {
                shapes.append(FlatGeometry(kind: .polygon))
            }
        }
        try GeoPackageLayer(
            name: "ytor", description: "", columns: ["kod", "med \"citat\"", "antal", "mått"], shapes: shapes,
            hasShape: [true, true, false],
            rows: [
                [.text("007"), .text("å"), .integer(7), .real(2)], [.text("b"), .null, .null, .real(0.5)],
                [.text("c"), .text(""), .integer(-1), .real(1e20)],
            ]
        ).write(to: path)
        if !sql.isEmpty {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            configuration.prepareDatabase { try SpatialFunctions.register(on: $0) }
            try DatabaseQueue(path: path, configuration: configuration).write { try $0.execute(sql: sql) }
        }
        return path
    }

    private func features(_ reader: GeoPackageReader, _ layer: GeoPackageReader.Layer) throws -> [GeoPackageReader
        .Feature]
    {
        var features: [GeoPackageReader.Feature] = []
        try reader.read(layer) { features.append($0) }
        return features
    }

    private func move(to id: Int) -> String {
        "UPDATE gpkg_contents SET srs_id = \(id); UPDATE gpkg_geometry_columns SET srs_id = \(id);"
    }

    @Test func `values are text`() throws {
        let reader = try GeoPackageReader(file: file())
        let layer = try reader.layer(named: nil)
        #expect(
            layer.name == "ytor" && layer.columns == ["kod", "med \"citat\"", "antal", "mått"] && layer.rowCount == 3)
        #expect(layer.crs == .sweref99TM)
        let rows = try features(reader, layer)
        #expect(rows.map(\.fields) == [["007", "å", "7", "2"], ["b", "", "", "0.5"], ["c", "", "-1", "1e+20"]])
        // A text of digits is no number: codes keep their zeros.
        #expect(rows.map(\.numericColumns) == [[2, 3], [3], [2, 3]])
        #expect(rows.map(\.id) == [1, 2, 3] && rows.map(\.row) == [1, 2, 3])
        #expect(
            try rows[0].geometry.get()?.envelope
                == Envelope(minX: 500_000, minY: 7_000_000, maxX: 501_000, maxY: 7_001_000))
        #expect(try rows[2].geometry.get() == nil)
    }

    @Test(
        arguments: [
            (
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('lokal', 77, 'epsg', 3010, 'undefined', '');", 77,
                CRS(epsg: 3010)
            ),
            ("", 4326, CRS.crs84),
            (
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('egen', 100000, 'NONE', 100000, 'PROJCS[\"x\"]', '');",
                100_000, CRS("PROJCS[\"x\"]")
            ),
            ("INSERT INTO gpkg_spatial_ref_sys VALUES ('tom', 99, 'NONE', 99, 'undefined', '');", 99, nil),
            ("", -1, nil),
        ] as [(String, Int, CRS?)])
    func `systems are found by authority`(_ register: String, _ id: Int, _ expected: CRS?) throws {
        let reader = try GeoPackageReader(file: file(register + move(to: id)))
        #expect(try reader.layer(named: "ytor").crs == expected)
    }

    /// Headers say 3006: in a layer of another system that is a contradiction, in one without it is not.
    @Test func `a geometry of another system is told apart`() throws {
        let other = try GeoPackageReader(file: file(move(to: 4326)))
        let faults = try features(other, other.layer(named: nil)).map(\.geometry)
        if case .failure(let fault) = faults[0] {
            #expect(fault.wording.en == "the geometry says reference system 3006, but the layer 4326.")
        } else {
            Issue.record("two systems in one layer")
        }
        let undefined = try GeoPackageReader(file: file(move(to: -1)))
        #expect(try features(undefined, undefined.layer(named: nil))[0].geometry.get() != nil)
    }

    @Test func `views and hostile names are layers`() throws {
        let name = "vy \"; DROP TABLE ytor; --"
        let quoted = name.replacingOccurrences(of: "\"", with: "\"\"")
        let text = name.replacingOccurrences(of: "'", with: "''")
        let reader = try GeoPackageReader(
            file: file(
                """
                CREATE VIEW "\(quoted)" AS SELECT kod, geom FROM ytor WHERE kod = 'b';
                INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('\(text)', 'features', \
                'vy', 3006);
                INSERT INTO gpkg_geometry_columns VALUES ('\(text)', 'geom', 'POLYGON', 3006, 0, 0);
                INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('borta', 'features', \
                'borta', 3006);
                INSERT INTO gpkg_geometry_columns VALUES ('borta', 'geom', 'POLYGON', 3006, 0, 0);
                """))
        // What is registered but gone is no layer.
        #expect(reader.layers.map(\.name) == [name, "ytor"].sorted())
        #expect(try features(reader, reader.layer(named: name)).map(\.fields) == [["b"]])
        #expect(throws: GeoPackageReaderError.severalLayers(file: reader.file, reader.layers.map(\.name))) {
            try reader.layer(named: nil)
        }
        #expect(throws: GeoPackageReaderError.noLayer("zoner", file: reader.file, known: reader.layers.map(\.name))) {
            try reader.layer(named: "zoner")
        }
        #expect(try features(reader, reader.layer(named: "ytor")).count == 3)
    }

    @Test func `other files are refused by name`() throws {
        let path = scratch.path("other.gpkg")
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (x)") }
        #expect(throws: GeoPackageReaderError.notGeoPackage(file: path)) { try GeoPackageReader(file: path) }
        try Data("no database at all, though long enough to have a header of some kind, and more than that, bytes".utf8)
            .write(to: URL(fileURLWithPath: path))
        #expect(throws: GeoPackageReaderError.notGeoPackage(file: path)) { try GeoPackageReader(file: path) }
        #expect(throws: GeoPackageReaderError.self) { try GeoPackageReader(file: scratch.path("missing.gpkg")) }
    }
}
