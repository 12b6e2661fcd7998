import Foundation
import Testing
import Wording

@testable import GeoData

@Suite struct GeoDataTests {
    @Test(arguments: GeoData.allCases) func `every file ships`(_ file: GeoData) throws {
        #expect(try !file.data().isEmpty)
    }

    /// The other way round: no file ships that the program has no name for.
    @Test func `every shipped file is named`() throws {
        let folder = try GeoData.municipalities.url.deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
        #expect(Set(files) == Set(GeoData.allCases.map(\.fileName)))
    }

    @Test func `boundaries have all codes in order`() throws {
        let municipalities = try features(.municipalities)
        #expect(municipalities.count == 290)
        let codes = municipalities.map { $0.properties["code"] ?? "" }
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == 290)
        for municipality in municipalities {
            let county = try #require(municipality.properties["county_code"])
            #expect(county.count == 2)
            #expect(municipality.properties["code"]?.hasPrefix(county) == true)
        }
        #expect(
            municipalities.filter { $0.properties["county_code"] == "23" }.map { $0.properties["name"] } == [
                "Ragunda", "Bräcke", "Krokom", "Strömsund", "Åre", "Berg", "Härjedalen", "Östersund",
            ])
        let regions = try features(.faRegions).compactMap { $0.properties["code"] }
        #expect(regions == (1...60).map { ($0 < 10 ? "0" : "") + String($0) })
    }

    /// RFC 7946: closed rings, exteriors counter-clockwise, at most seven decimals, no `crs`.
    @Test(arguments: [GeoData.municipalities, .faRegions]) func `boundaries follow RFC 7946`(_ file: GeoData) throws {
        let text = String(decoding: try file.data(), as: UTF8.self)
        #expect(!text.contains("\"crs\""))
        #expect(text.firstMatch(of: /\.[0-9]{8}/) == nil)
        for feature in try features(file) {
            for polygon in feature.geometry.coordinates {
                for (index, ring) in polygon.enumerated() {
                    #expect(ring.count >= 4 && ring.first == ring.last)
                    #expect((signedArea(ring) > 0) == (index == 0), "\(feature.properties)")
                }
            }
        }
    }

    /// In a coverage every border line has the same vertices on both sides and is walked once in each direction.
    ///
    /// The numbers of neighbours are shapely 2.2.0's (GEOS 3.14.1, `relate_pattern` F***1****), which needs no common
    /// vertices.
    @Test(arguments: [(GeoData.municipalities, 693), (.faRegions, 134)])
    func `neighbours share their borders`(_ file: GeoData, neighbours: Int) throws {
        struct Edge: Hashable { let from: [Double], to: [Double] }
        struct Pair: Hashable { let low: Int, high: Int }
        var areas: [Edge: Int] = [:]
        for (area, feature) in try features(file).enumerated() {
            for ring in feature.geometry.coordinates.joined() {
                for (from, to) in zip(ring, ring.dropFirst()) {
                    #expect(from != to)
                    #expect(areas.updateValue(area, forKey: Edge(from: from, to: to)) == nil)
                }
            }
        }
        let pairs = areas.compactMap { edge, area in
            areas[Edge(from: edge.to, to: edge.from)].map { Pair(low: min(area, $0), high: max(area, $0)) }
        }
        #expect(Set(pairs).count == neighbours)
    }

    @Test func `tables have their rows and headers`() throws {
        let expected: [(GeoData, rows: Int, header: String)] = [
            (.localities, 59, "locality_code;name;municipality_code;population_2018"),
            (.places, 32, "name;alternative_names;kind;municipality_code"),
            (.indicators, 683, "indicator;municipality_code;year;value;unit;source"),
            (.indicatorDefinitions, 31, "id;name_sv;name_en;unit;unit_sv;kind;direction;weight"),
            (.classification, 31, "scheme;municipality_code;class_code;class_name;source"),
            (.initiatives, 133, "id;title;lead;programme"),
            (.steering, 40, "key;text_sv;source"),
        ]
        for (file, rows, header) in expected {
            let lines = String(decoding: try file.data(), as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == rows + 2, "\(file.fileName)")
            #expect(lines.first?.hasPrefix(header) == true, "\(file.fileName)")
            #expect(lines.last == "", "\(file.fileName)")
        }
    }

    private struct Feature: Decodable {
        let properties: [String: String]
        let geometry: Geometry

        struct Geometry: Decodable { let coordinates: [[[[Double]]]] }
    }

    private func features(_ file: GeoData) throws -> [Feature] {
        struct Collection: Decodable { let features: [Feature] }
        return try JSONDecoder().decode(Collection.self, from: file.data()).features
    }

    /// Twice the area in square degrees, positive for a counter-clockwise ring.
    private func signedArea(_ ring: [[Double]]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0[0] * $1.1[1] - $1.1[0] * $1.0[1]) }
    }
}
