// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Properties are named as the keys of the fixture.

import Foundation
import GeoData
import Planar
import Territory

/// The shipped layers, read with Foundation alone, and territories built from them once.
enum Layers {
    static let borderAccuracy = 2_000.0

    struct Register: Sendable {
        var municipalities: [Municipality] = []
        var areas = GeometryColumn()
    }

    static let register = Result { try readRegister() }
    static let localities = Result { try readLocalities() }
    static let population = Result { try readPopulation() }
    /// Localities first, then the smaller places.
    static let gazetteer = Result { try readGazetteer() }
    private static let counties = ["01", "14", "23", "25"].map { county in
        (county, Result { try build(county: county) })
    }
    private static let index23 = Result { try Territory.Index(territory("23")) }

    static func territory(_ county: String) throws -> Territory {
        guard let built = counties.first(where: { $0.0 == county }) else { return try build(county: county) }
        return try built.1.get()
    }

    static func placement(
        areaRule: Placement.AreaRule = .area, countyRule: Placement.CountyRule = .population
    ) throws -> Placement {
        try Placement(
            territory: territory("23"), index: index23.get(), gazetteer: Gazetteer(gazetteer.get()), areaRule: areaRule,
            countyRule: countyRule)
    }

    static func locator() throws -> Territory.Locator { try index23.get().locator() }

    static func builder(county: String) throws -> TerritoryBuilder {
        let register = try register.get()
        return TerritoryBuilder(
            countyCode: county, municipalities: register.municipalities, areas: register.areas,
            localities: try localities.get(),
            population: try population.get(), accessibility: county == "23" ? try accessibility() : nil,
            borderAccuracy: borderAccuracy)
    }

    private static func build(county: String) throws -> Territory { try builder(county: county).build() }

    static func accessibility() throws -> Accessibility {
        try JSONDecoder().decode(Accessibility.self, from: GeoData.accessibilityZoning.data())
    }

    // MARK: Reading

    private struct Collection: Decodable {
        struct Feature: Decodable {
            struct Properties: Decodable { let code: String, name: String }
            struct Shape: Decodable { let coordinates: [[[[Double]]]] }
            let properties: Properties
            let geometry: Shape
        }
        let features: [Feature]
    }

    private static func readRegister() throws -> Register {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        var register = Register()
        for feature in try JSONDecoder().decode(Collection.self, from: GeoData.municipalities.data()).features {
            var shape = FlatGeometry(kind: .multiPolygon)
            for polygon in feature.geometry.coordinates {
                for ring in polygon {
                    for point in ring { shape.append(x: point[0], y: point[1]) }
                    shape.endRing()
                }
                shape.endPart()
            }
            try projection.transform(&shape)
            register.municipalities.append(Municipality(code: feature.properties.code, name: feature.properties.name))
            register.areas.append(shape)
        }
        return register
    }

    /// The shipped tables quote fields only in columns that are not asked for here, which come last.
    static func rows(_ file: GeoData) throws -> [[String: String]] {
        let lines = String(decoding: try file.data(), as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { fields in Dictionary(uniqueKeysWithValues: zip(lines[0], fields)) }
    }

    private static func readLocalities() throws -> [Locality] {
        try rows(.localities).map {
            Locality(
                code: $0["locality_code"] ?? "", name: $0["name"] ?? "",
                municipalityCode: $0["municipality_code"] ?? "",
                population: Int($0["population_2018"] ?? "") ?? -1, x: Double($0["x_sweref99tm"] ?? "") ?? .nan,
                y: Double($0["y_sweref99tm"] ?? "") ?? .nan)
        }
    }

    private static func readPopulation() throws -> [String: Int] {
        var newest: [String: (year: Int, people: Int)] = [:]
        for row in try rows(.indicators) where row["indicator"] == "population" {
            guard let code = row["municipality_code"], let year = Int(row["year"] ?? ""),
                let people = Int(row["value"] ?? "")
            else {
                continue
            }
            if newest[code].map({ $0.year < year }) ?? true { newest[code] = (year, people) }
        }
        return newest.mapValues(\.people)
    }

    private static func readGazetteer() throws -> [(entry: Gazetteer.Entry, alternatives: [String])] {
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        let localities = try localities.get().map {
            (
                entry: Gazetteer.Entry(
                    name: $0.name, kind: "locality", municipalityCode: $0.municipalityCode, x: $0.x, y: $0.y,
                    accuracy: nil,
                    source: "localities"), alternatives: [String]()
            )
        }
        let places = try rows(.places).map { row in
            let at = try projection.transform(
                x: Double(row["longitude"] ?? "") ?? .nan, y: Double(row["latitude"] ?? "") ?? .nan)
            return (
                entry: Gazetteer.Entry(
                    name: row["name"] ?? "", kind: row["kind"] ?? "", municipalityCode: row["municipality_code"] ?? "",
                    x: at.x,
                    y: at.y, accuracy: Double(row["accuracy_m"] ?? ""), source: "places"),
                alternatives: (row["alternative_names"] ?? "").split(separator: "|").map(String.init)
            )
        }
        return localities + places
    }
}

/// Numbers of other programs; `source` in the file says which and how.
enum Foreign {
    struct Jamtland: Decodable, Sendable {
        struct Shape: Decodable, Sendable {
            let wkt: String
            let kind: String
            let shares: [String: Double]
            let outside: Double
        }
        struct Trail: Decodable, Sendable {
            let land: [String: Double]
            let lake: Double
            let outside: Double
        }
        struct Point: Decodable, Sendable {
            let x: Double, y: Double
            /// Empty outside the county.
            let cell: String
            let borderDistance: Double
            let nearest: String

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                (x, y) = (try values.decode(Double.self), try values.decode(Double.self))
                cell = try values.decode(String.self)
                borderDistance = try values.decode(Double.self)
                nearest = try values.decode(String.self)
            }
        }
        struct LakePoint: Decodable, Sendable {
            let x: Double, y: Double
            let nearest: String
            /// To the nearest and to the second nearest municipality.
            let distances: [Double]

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                (x, y) = (try values.decode(Double.self), try values.decode(Double.self))
                nearest = try values.decode(String.self)
                distances = [try values.decode(Double.self), try values.decode(Double.self)]
            }
        }

        struct Neighbours: Decodable, Sendable {
            let a: String, b: String
            let metres: Double

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                (a, b) = (try values.decode(String.self), try values.decode(String.self))
                metres = try values.decode(Double.self)
            }
        }

        let source: String
        let land_neighbours: [Neighbours]
        /// Of all Sweden: whether shapely finds the layer a coverage, and the holes of its union, m², the largest
        /// first.
        let national_coverage_is_valid: Bool
        let national_holes: [Double]
        let municipalities: [String: Double]
        let lake_area: Double
        let county_area: Double
        let cells: [String: Double]
        let points: [Point]
        let lake_points: [LakePoint]
        let shapes: [String: Shape]
        /// Of three long-distance trails: shares by cell on land, on the lake, and beyond the county.
        let trails: [String: Trail]
    }

    static let jamtland = Result {
        let url = Bundle.module.url(forResource: "Fixtures/jamtland_shapely.json", withExtension: nil)
        guard let url else { throw CocoaError(.fileNoSuchFile) }
        return try JSONDecoder().decode(Jamtland.self, from: Data(contentsOf: url))
    }
}

extension Territory {
    func cell(_ code: String) -> Int? { cells.indices.first { self.code(ofCell: $0) == code } }

    func municipalityCode(ofCell cell: Int) -> String { municipalities[cells[cell].municipality].code }
}

extension Footprint {
    /// Shares by the cells' codes.
    func shares(in territory: Territory) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: parts.map { (territory.code(ofCell: $0.cell), $0.share.fraction) })
    }

    /// Shares by municipality code.
    func municipalShares(in territory: Territory) -> [String: Double] {
        var shares: [String: Double] = [:]
        for part in parts { shares[territory.municipalityCode(ofCell: part.cell), default: 0] += part.share.fraction }
        return shares
    }

    var sum: Share { parts.reduce(outside + unlocated) { $0 + $1.share } }
}
