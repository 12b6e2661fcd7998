import Planar
import Store
import Territory
import Testing
import Wording

@testable import Exchange

/// Initiatives from GeoJSON: properties are columns, the geometry is the location.
@Suite struct ImportSourceGeoJSONTests {
    private func collection(_ features: [String], crs: String = "") -> String {
        "{\"type\":\"FeatureCollection\",\(crs)\"features\":[\(features.joined(separator: ","))]}"
    }

    private func feature(_ geometry: String, _ properties: String, id: String? = nil) -> String {
        let id = id.map { "\"id\":\($0)," } ?? ""
        return "{\"type\":\"Feature\",\(id)\"geometry\":\(geometry),\"properties\":{\(properties)}}"
    }

    private let point = "{\"type\":\"Point\",\"coordinates\":[14.636484454483426,63.17913522858547,320]}"

    private func kind(_ initiative: Initiative?) throws -> GeometryKind? {
        guard case .geometry(wkb: let wkb)? = initiative?.location else { return nil }
        return try WKBReader.geometry(of: wkb).kind
    }

    @Test func `reads properties of any kind in any order`() throws {
        let text = collection([
            feature(point, "\"Projektnamn\":\"Stig\",\"id\":7,\"Beviljat (tkr)\":12.5,\"taggar\":[1,2],\"aktiv\":true"),
            feature("null", "\"id\":\"B\",\"kommun\":\"Åre\",\"Projektnamn\":\"Väg\",\"Beviljat (tkr)\":null"),
        ])
        let batch = try importInitiatives(text, as: ".geojson")
        #expect(batch.rejected.isEmpty)
        let (first, second) = (batch.accepted[0].record, batch.accepted[1].record)
        #expect(first.id == "7" && first.title == "Stig" && first.grantedOre == 1_250_000)
        #expect(first.extra == ["taggar": "[1,2]", "aktiv": "true"])
        #expect(try kind(first) == .point)
        #expect(second.location == .municipalities([.init(code: "2321")]) && second.grantedOre == nil)
        #expect(batch.understood.contains { $0.en == "Heights were ignored." })
        #expect(batch.accepted.map(\.row) == [1, 2])
    }

    @Test(arguments: [
        ("LineString", "\"coordinates\":[[14,63],[15,63.5]]", GeometryKind.lineString),
        ("Polygon", "\"coordinates\":[[[14,63],[15,63],[15,64],[14,63]]]", .polygon),
        ("MultiPoint", "\"coordinates\":[[14,63],[15,64]]", .multiPoint),
        (
            "GeometryCollection",
            #""geometries":[{"type":"Point","coordinates":[14,63]},"#
                + #"{"type":"LineString","coordinates":[[14,63],[15,63]]}]"#,
            .collection
        ),
    ])
    func `reads every kind of geometry`(type: String, content: String, expected: GeometryKind) throws {
        let text = collection([feature("{\"type\":\"\(type)\",\(content)}", "\"id\":\"A\",\"title\":\"T\"")])
        #expect(try kind(importInitiatives(text).accepted.first?.record) == expected)
    }

    @Test func `a number of JSON has a decimal point`() throws {
        let text = collection([
            feature(point, "\"id\":1,\"title\":\"T\",\"beviljat_mkr\":1.234,\"budget\":150.125"),
            feature(point, "\"id\":2,\"title\":\"U\",\"beviljat_mkr\":\"1 234,5\",\"budget\":12"),
        ])
        let batch = try importInitiatives(text)
        #expect(batch.accepted.map(\.record.grantedOre) == [123_400_000, 123_450_000_000])
        #expect(batch.accepted.map(\.record.totalBudgetOre) == [15_013, 1_200])
        #expect(batch.understood.contains { $0.en == "Amounts with parts of an öre, rounded to whole öre: 1." })
    }

    @Test func `takes the features ids where no property is one`() throws {
        let text = collection([
            feature(point, "\"title\":\"T\"", id: "\"f-1\""), feature(point, "\"title\":\"U\"", id: "2"),
        ])
        #expect(try importInitiatives(text).accepted.map(\.record.id) == ["f-1", "2"])
        let other = collection([feature(point, "\"title\":\"T\",\"dnr\":\"D1\"", id: "\"f-1\"")])
        #expect(try importInitiatives(other).accepted.map(\.record.id) == ["D1"])
    }

    @Test func `reads the old CRS member and the callers word`() throws {
        let metres = "{\"type\":\"Point\",\"coordinates\":[481700,7005600]}"
        let member = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3006\"}},"
        for batch in [
            try importInitiatives(collection([feature(metres, "\"id\":1,\"title\":\"T\"")], crs: member)),
            try importInitiatives(collection([feature(metres, "\"id\":1,\"title\":\"T\"")]), crs: "EPSG:3006"),
        ] {
            guard case .geometry(wkb: let wkb)? = batch.accepted.first?.record.location else {
                Issue.record("no geometry")
                continue
            }
            let flat = try WKBReader.geometry(of: wkb)
            #expect(abs(flat.x[0] - 481_700) < 0.001 && abs(flat.y[0] - 7_005_600) < 0.001)
            #expect(batch.understood.first?.en == "GeoJSON, coordinates in EPSG:3006, 1 feature.")
        }
    }

    @Test func `keeps what it cannot place`() throws {
        let text = collection([
            feature("{\"type\":\"Point\",\"coordinates\":[63.2,14.6]}", "\"id\":1,\"title\":\"omkastad\""),
            feature("{\"type\":\"Point\",\"coordinates\":[481700,7005600]}", "\"id\":2,\"title\":\"meter\""),
            feature(
                "{\"type\":\"Polygon\",\"coordinates\":[[[14,63],[15,63],[15,64],[14,64]]]}",
                "\"id\":3,\"title\":\"öppen\""),
            feature("{\"type\":\"Point\",\"coordinates\":[]}", "\"id\":4,\"title\":\"tom\""),
            feature(point, "\"id\":5"),
        ])
        let batch = try importInitiatives(text)
        #expect(batch.accepted.map(\.record.id) == ["4"])
        #expect(batch.accepted.first?.record.location == .unknown)
        #expect(batch.rejected.map(\.row) == [1, 2, 3, 5])
        #expect(
            batch.rejected.prefix(3).map(\.reason.en) == [
                """
                the coordinates are not in Sweden, read as OGC:CRS84. They look swapped: exchange east (longitude) \
                and north (latitude).
                """,
                """
                (481700.0, 7005600.0) is not longitude and latitude. Name the reference system, such as EPSG:3006 \
                for SWEREF 99 TM.
                """,
                "the ring is not closed. Repeat its first position at the end.",
            ])
        #expect(batch.rejected[0].fields.last?.column == "geometry")
        #expect(batch.rejected[0].fields.last?.value.hasPrefix("POINT (63.2") == true)
        #expect(batch.rejected[2].fields.map(\.value) == ["3", "öppen", "geometry"])
        #expect(batch.rejected[3].column == "title")
    }

    @Test func `a line may leave the country`() throws {
        let text = collection([
            feature("{\"type\":\"LineString\",\"coordinates\":[[10.4,63.4],[17.3,62.4]]}", "\"id\":1,\"title\":\"T\"")
        ])
        #expect(try importInitiatives(text).accepted.count == 1)
    }

    @Test func `broken JSON is one error`() {
        #expect(throws: GeoJSONError.self) {
            try importInitiatives("{\"type\":\"FeatureCollection\",\"features\":[{]}")
        }
        #expect(throws: GeoJSONError.self) { try importInitiatives("id;title\nA;B\n", as: ".geojson") }
        #expect(throws: ImportError.self) {
            try withFile("{\"type\":\"FeatureCollection\",\"features\":[]}", as: ".json") {
                try IndicatorImport.read(file: $0, register: testRegister, known: [])
            }
        }
    }

    @Test func `an empty collection has no rows`() throws {
        let batch = try importInitiatives(collection([]))
        #expect(batch.accepted.isEmpty && batch.rejected.isEmpty)
    }
}
