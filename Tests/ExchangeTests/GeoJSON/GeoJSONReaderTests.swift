import Foundation
import JSON
import Planar
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct GeoJSONReaderTests {
    private struct Feature: Equatable {
        var geometry: FlatGeometry?
        var properties: JSONObject
        var id: JSONValue?
    }

    private func features(_ text: String, crs: CRS? = nil) throws -> [Feature] {
        var reader = try GeoJSONReader(bytes: Array(text.utf8), name: "t.geojson", crs: crs)
        var features: [Feature] = []
        while try reader.next() {
            features.append(Feature(geometry: reader.geometry, properties: reader.properties, id: reader.id))
        }
        return features
    }

    private func geometry(_ text: String) throws -> FlatGeometry {
        try #require(try features(text).first?.geometry)
    }

    @Test func `reads a collection`() throws {
        let read = try features(
            """
            {"type": "FeatureCollection", "bbox": [1, 2, 3, 4], "features": [
              {"type": "Feature", "id": 7, "properties": {"namn": "Åre", "n": 1}, "geometry": {"type": "Point", \
            "coordinates": [13.08, 63.4]}},
              {"geometry": null, "properties": null, "type": "Feature", "annat": [1, {"features": []}]}
            ]}
            """)
        #expect(read.count == 2)
        #expect(read[0].properties == ["namn": "Åre", "n": 1])
        #expect(read[0].id == 7)
        #expect(read[0].geometry?.x == [13.08])
        #expect(read[0].geometry?.y == [63.4])
        #expect(read[1] == Feature(geometry: nil, properties: [:], id: nil))
    }

    @Test func `reads a single feature and a bare geometry`() throws {
        let point = #"{"type":"Point","coordinates":[1,2]}"#
        #expect(try features(#"{"type":"Feature","properties":{},"geometry":\#(point)}"#).count == 1)
        #expect(try features(point).map(\.geometry?.kind) == [.point])
        #expect(try features(#"{"type":"FeatureCollection","features":[]}"#).isEmpty)
    }

    /// Every kind, as WKB, against shapely 2.2.0 (GEOS 3.14.1); the fixture names the call.
    @Test func `reads every kind as shapely does`() throws {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/geojson_wkb.json", withExtension: nil))
        let cases = try #require(try JSONValue(file: url.path)["cases"]?.array)
        #expect(cases.count >= 12)
        for item in cases {
            let json = try #require(item["geojson"])
            let found = try geometry(json.text())
            let hexadecimal = WKBWriter.wkb(found).map { String(format: "%02X", $0) }.joined()
            #expect(hexadecimal == item["wkb"]?.string, "\(json.text())")
            // And back: what is written reads as the same geometry, but for the direction of rings.
            var writer = try GeoJSONWriter(to: ByteSink())
            try writer.feature(found, properties: [:])
            var expected = found
            expected.orientRings()
            #expect(try geometry(String(decoding: try writer.finished(), as: UTF8.self)) == expected)
        }
    }

    @Test func `reads type after coordinates`() throws {
        let found = try geometry(#"{"coordinates":[[0,0],[1,1]],"type":"LineString"}"#)
        #expect(found == (try geometry(#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#)))
        let collection = try geometry(
            #"{"geometries":[{"coordinates":[1,2],"type":"Point"}],"type":"GeometryCollection"}"#)
        #expect(collection.members.map(\.kind) == [.point])
    }

    @Test func `drops heights and tells`() throws {
        var reader = try GeoJSONReader(
            bytes: Array(#"{"type":"LineString","coordinates":[[0,1],[2,3,400.5,7]]}"#.utf8), name: "t")
        #expect(try reader.next())
        #expect(reader.geometry?.x == [0, 2])
        #expect(reader.hasDroppedDimensions == true)
    }

    @Test(arguments: [
        ("urn:ogc:def:crs:EPSG::3006", CRS.sweref99TM), ("EPSG:3006", .sweref99TM),
        ("urn:ogc:def:crs:EPSG:6.9:3021", 3021),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", .crs84), ("EPSG:4326", .crs84),
        ("http://www.opengis.net/def/crs/EPSG/0/3014", 3014),
        ("http://www.opengis.net/gml/srs/epsg.xml#3006", .sweref99TM),
    ])
    func `understands a legacy reference system`(name: String, crs: CRS) throws {
        let crsMember = #""crs":{"type":"name","properties":{"name":"\#(name)"}}"#
        let features =
            #""features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]"#
        for text in [
            #"{"type":"FeatureCollection",\#(crsMember),\#(features)}"#,
            #"{"type":"FeatureCollection",\#(features),\#(crsMember)}"#,
            #"{\#(features),\#(crsMember),"type":"FeatureCollection"}"#,
        ] {
            var reader = try GeoJSONReader(bytes: Array(text.utf8), name: "t")
            #expect(reader.crs == crs)
            #expect(try reader.next())
            #expect(try !reader.next())
        }
    }

    @Test func `understands an EPSG code alone`() throws {
        let text = #"{"type":"Point","coordinates":[482000,7010000],"crs":{"type":"EPSG","properties":{"code":3006}}}"#
        let reader = try GeoJSONReader(bytes: Array(text.utf8), name: "t")
        #expect(reader.crs == .sweref99TM)
    }

    @Test func `never ignores a reference system`() {
        let text =
            #"{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"ESRI:102100"}}}"#
        let error = #expect(throws: GeoJSONError.self) { try features(text) }
        guard case .unknownCRS? = error?.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.path == "crs")
    }

    @Test func `notices metres where degrees belong`() throws {
        let text = #"{"type":"Point","coordinates":[482000,7010000]}"#
        let error = #expect(throws: GeoJSONError.self) { try features(text) }
        #expect(error?.problem == .notDegrees(x: 482_000, y: 7_010_000))
        #expect(try features(text, crs: .sweref99TM).count == 1)
    }

    @Test(arguments: [
        (
            #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, GeoJSONError.Problem.openRing,
            "coordinates[0]"
        ),
        (
            #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, .tooFewPositions(found: 3, least: 4),
            "coordinates[0]"
        ),
        (#"{"type":"LineString","coordinates":[[0,0]]}"#, .tooFewPositions(found: 1, least: 2), "coordinates"),
        (#"{"type":"LineString","coordinates":[[0,0],[1]]}"#, .wrongKind(wanted: .position), "coordinates[1]"),
        (#"{"type":"LineString","coordinates":[[0,0],["1","2"]]}"#, .wrongKind(wanted: .position), "coordinates[1]"),
        (#"{"type":"LineString","coordinates":[[0,0],[null,2]]}"#, .wrongKind(wanted: .position), "coordinates[1]"),
        (
            #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[0,0],[1,0],[1,1],[0,1]]]]}"#,
            .openRing, "coordinates[1][0]"
        ),
        (#"{"type":"Point","coordinates":5}"#, .wrongKind(wanted: .position), "coordinates"),
        (#"{"type":"Polygon","coordinates":[[0,0],[1,0]]}"#, .wrongKind(wanted: .position), "coordinates[0][0]"),
        (#"{"type":"Polygon","coordinates":[0,0]}"#, .wrongKind(wanted: .array), "coordinates[0]"),
        (#"{"type":"Circle","coordinates":[0,0]}"#, .unknownType("Circle"), "type"),
        (#"{"coordinates":[0,0]}"#, .missing("type"), ""), (#"{"type":"Point"}"#, .missing("coordinates"), ""),
        (#"{"type":"GeometryCollection"}"#, .missing("geometries"), ""), (#"{}"#, .missing("type"), ""),
        (
            #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]},{"type":"Point"}]}"#,
            .missing("coordinates"), "geometries[1]"
        ),
        (#"[0,0]"#, .wrongKind(wanted: .geometry), ""), (#""POINT(0 0)""#, .wrongKind(wanted: .geometry), ""),
    ])
    func `says what is wrong with a geometry and goes on`(geometry: String, problem: GeoJSONError.Problem, path: String)
        throws
    {
        let text = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}},
            {"type":"Feature","geometry":\(geometry),"properties":{"namn":"fel"}},
            {"type":"Feature","properties":{"a":3},"geometry":{"type":"Point","coordinates":[5,6]}}]}
            """
        var reader = try GeoJSONReader(bytes: Array(text.utf8), name: "t.geojson")
        #expect(try reader.next())
        var caught: GeoJSONError?
        do throws(GeoJSONError) { _ = try reader.next() } catch { caught = error }
        let error = try #require(caught)
        #expect(error.problem == problem)
        #expect(error.feature == 2)
        #expect(error.isRecoverable)
        let step =
            geometry == "[0,0]" || geometry.hasPrefix("\"")
            ? "features[1].geometry" : "features[1].geometry\(path.isEmpty ? "" : ".")\(path)"
        #expect(error.path == step)
        #expect(error.wording.sv.hasPrefix("t.geojson, objekt 2, features[1].geometry"))
        #expect(reader.properties == ["namn": "fel"])
        #expect(reader.geometry == nil)
        #expect(try reader.next())
        #expect(reader.geometry?.x == [5])
        #expect(try !reader.next())
    }

    @Test(arguments: [
        "", "[]", "null", "{}", #"{"type":"FeatureCollection"}"#, #"{"type":"Topology","objects":{}}"#, #"{"type":3}"#,
        #"{"type":"FeatureCollection","features":{}}"#, #"{"type":"FeatureCollection","features":[1]}"#,
        #"{"type":"FeatureCollection","features":[{}]}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Feature"}]}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[0,0]}]}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":[]}]}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}},]}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}} {}]}"#,
        #"{"type":"FeatureCollection","features":[]"#, #"{"type":"FeatureCollection","features":[]}}"#,
        #"{"type":"Point","coordinates":[0,01]}"#, #"{"type":"Point","coordinates":[0,1"#,
    ])
    func refuses(text: String) { #expect(throws: GeoJSONError.self) { try features(text) } }

    @Test func `refuses endless nesting`() {
        let inner = #"{"type":"Point","coordinates":[0,0]}"#
        let text = (0..<60).reduce(inner) { text, _ in #"{"type":"GeometryCollection","geometries":[\#(text)]}"# }
        let error = #expect(throws: GeoJSONError.self) { try features(text) }
        #expect(error?.problem == .tooDeep(limit: 32))
    }

    /// Altered files end in features or in an error, and the reader always comes to an end.
    @Test func `survives damage`() throws {
        var generator = SeededGenerator(seed: 19)
        let sound = Array(
            """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3006"}},"features":[\
            {"type":"Feature","properties":{"a":"b"},\
            "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},\
            {"type":"Feature","properties":null,\
            "geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2,3]}]}}]}
            """.utf8)
        var (read, refused) = (0, 0)
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                let i = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[i] = UInt8.random(in: 0...127, using: &generator)
                case 1: bytes.remove(at: i)
                case 2: bytes.insert(bytes.randomElement(using: &generator)!, at: i)
                default: if Int.random(in: 0..<10, using: &generator) == 0 { bytes.removeSubrange(max(1, i)...) }
                }
            }
            do {
                var reader = try GeoJSONReader(bytes: bytes, name: "t")
                var steps = 0
                while true {
                    steps += 1
                    #expect(steps < 100)
                    do throws(GeoJSONError) {
                        guard try reader.next() else { break }
                        if let geometry = reader.geometry { _ = try? WKBReader.summary(of: WKBWriter.wkb(geometry)) }
                    } catch {
                        guard error.isRecoverable else { throw error }
                    }
                }
                read += 1
            } catch is GeoJSONError { refused += 1 }
        }
        #expect(read > 100 && refused > 1000)
    }

    @Test(.enabled(if: SharedData.isPresent, "the shared data folder is absent"))
    func `reads real files`() throws {
        func counts(_ name: String) throws -> (features: Int, coordinates: Int, crs: CRS) {
            var reader = try GeoJSONReader(file: SharedData.path(name))
            var (features, coordinates) = (0, 0)
            while try reader.next() {
                features += 1
                coordinates += reader.geometry?.coordinateCount ?? 0
            }
            return (features, coordinates, reader.crs)
        }
        // Coordinates counted by shapely 2.2: get_num_coordinates.
        #expect(try counts("municipalities_lantmateriet_8.geojson") == (8, 4482, .crs84))
        #expect(try counts("localities_lantmateriet_epsg3006.geojson") == (109, 4080, .sweref99TM))
        #expect(try counts("trails.geojson") == (3, 4834, .crs84))
    }
}
