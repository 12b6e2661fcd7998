import Foundation
import JSON
import Planar
import TestSupport
import Testing
import Wording

@testable import Exchange

@Suite struct GeoJSONWriterTests {
    private func written(
        decimals: Int = 7, members: JSONObject = [:], _ body: (inout GeoJSONWriter) throws -> Void
    ) throws -> String {
        var writer = try GeoJSONWriter(to: ByteSink(), members: members, decimals: decimals)
        try body(&writer)
        return String(decoding: try writer.finished(), as: UTF8.self)
    }

    @Test func `writes one feature a line`() throws {
        let text = try written(members: ["name": "insatser"]) { writer in
            try writer.feature(
                wkb: WKBWriter.point(x: 14.63512345678, y: 63.1), id: "I1", properties: ["titel": "Å", "n": nil])
            try writer.feature(nil, properties: [:])
        }
        #expect(
            text == """
                {"type":"FeatureCollection","name":"insatser","features":[
                {"type":"Feature","id":"I1","properties":{"titel":"Å","n":null},"geometry":{"type":"Point",\
                "coordinates":[14.6351235,63.1]}},
                {"type":"Feature","properties":{},"geometry":null}
                ],"bbox":[14.6351235,63.1,14.6351235,63.1]}

                """)
        #expect(try written { _ in } == "{\"type\":\"FeatureCollection\",\"features\":[]}\n")
    }

    @Test func `turns rings`() throws {
        let square: [Double] = [0, 0, 1, 1, 0]
        let up: [Double] = [0, 1, 1, 0, 0]
        let hole: [Double] = [0.2, 0.8, 0.8, 0.2, 0.2]
        let holeUp: [Double] = [0.2, 0.2, 0.8, 0.8, 0.2]
        let text = try written { writer in
            try writer.feature(
                wkb: WKBWriter.polygon(x: square + hole, y: up + holeUp, ringStarts: [0, 5, 10]), properties: [:])
        }
        #expect(
            text == #"""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{},"geometry":{"type":"Polygon",\#
                "coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.2,0.2],[0.2,0.8],[0.8,0.8],[0.8,0.2],[0.2,0.2]]]}}
                ],"bbox":[0,0,1,1]}

                """#)
    }

    @Test func `writes fewer decimals on request`() throws {
        let text = try written(decimals: 3) {
            try $0.feature(wkb: WKBWriter.point(x: 14.6355, y: -0.0001), properties: [:])
        }
        #expect(
            text == #"""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[14.636,0]}}
                ],"bbox":[14.636,0,14.636,0]}

                """#)
    }

    @Test func `refuses what is not a number`() throws {
        let error = #expect(throws: GeoJSONError.self) {
            try written { try $0.feature(wkb: WKBWriter.lineString(x: [0, .infinity], y: [0, 1]), properties: [:]) }
        }
        #expect(error?.problem == .notFinite)
    }

    @Test func `reads back what it wrote`() throws {
        var generator = SeededGenerator(seed: 23)
        var expected: [(FlatGeometry, JSONObject)] = []
        let text = try written { writer in
            for i in 0..<200 {
                var geometry = FlatGeometry(kind: .multiLineString)
                for _ in 0..<Int.random(in: 0..<4, using: &generator) {
                    for _ in 0..<Int.random(in: 2..<6, using: &generator) {
                        let x = (Double.random(in: -180...180, using: &generator) * 1e7).rounded() / 1e7
                        let y = (Double.random(in: -90...90, using: &generator) * 1e7).rounded() / 1e7
                        geometry.append(x: x, y: y)
                    }
                    geometry.endRing()
                    geometry.endPart()
                }
                let properties: JSONObject = [
                    "i": .integer(i), "v": .number(Double.random(in: 0...1, using: &generator)),
                ]
                expected.append((geometry, properties))
                try writer.feature(geometry, properties: properties)
            }
        }
        var reader = try GeoJSONReader(bytes: Array(text.utf8), name: "t")
        for (geometry, properties) in expected {
            #expect(try reader.next())
            #expect(reader.geometry == geometry)
            #expect(reader.properties == properties)
        }
        #expect(try !reader.next())
    }
}
