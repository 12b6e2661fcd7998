import Foundation
import Planar
import TestSupport
import Testing

@testable import Territory

/// Real layers that do not ship with the project.
@Suite(.enabled(if: SharedData.isPresent, "the folder of real test data is not there: set RACKVIDD_SHARED"))
struct RealLayerTests {
    private struct Collection<Coordinates: Decodable>: Decodable {
        struct Feature: Decodable {
            struct Shape: Decodable { let type: String, coordinates: Coordinates }
            let properties: [String: Text]
            let geometry: Shape
        }
        let features: [Feature]
    }

    /// A property's value where it is text; other values are not asked for.
    private struct Text: Decodable {
        let value: String?
        init(from decoder: any Decoder) throws { value = try? decoder.singleValueContainer().decode(String.self) }
    }

    /// Polygons and multi-polygons alike.
    private struct Polygons: Decodable {
        let polygons: [[[[Double]]]]
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let many = try? container.decode([[[[Double]]]].self) {
                polygons = many
            } else {
                polygons = [try container.decode([[[Double]]].self)]
            }
        }
    }

    /// Three trails across municipal, county and national borders, beside shapely's overlay.
    @Test func `trails across borders`() throws {
        let placement = try Layers.placement()
        let truth = try Foreign.jamtland.get().trails
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        let trails = try JSONDecoder().decode(Collection<[[Double]]>.self, from: SharedData.data("trails.geojson"))
            .features
        #expect(trails.count == 3)
        for trail in trails {
            var line = FlatGeometry(kind: .lineString)
            for point in trail.geometry.coordinates { line.append(x: point[0], y: point[1]) }
            line.endRing()
            line.endPart()
            try projection.transform(&line)
            let footprint = try placement.place(.geometry(wkb: WKBWriter.wkb(line))).footprint
            let expected = try #require(truth[trail.properties["name"]?.value ?? ""])
            #expect(footprint.rule == .linesByLength && footprint.sum == .whole)
            #expect(abs(footprint.outside.fraction - expected.outside) < 1e-9)
            let shares = footprint.shares(in: placement.territory)
            var onLake = 0.0
            for (cell, share) in shares {
                let land = expected.land[cell, default: 0]
                #expect(share > land - 1e-9)
                onLake += share - land
            }
            #expect(abs(onLake - expected.lake) < 1e-9)
        }
    }

    /// The overview map of the eight municipalities, water included: checked, and a territory of its own.
    @Test func `the overview map is a territory`() throws {
        let territory = try Self.overview()
        #expect(territory.water.isEmpty)
        // On the better layer every locality lies in its official municipality, Fåker too.
        let locator = try Territory.Index(territory).locator()
        for locality in territory.localities {
            let cell = try #require(try locator.locate(x: locality.x, y: locality.y).cell)
            #expect(territory.municipalityCode(ofCell: cell) == locality.municipalityCode, "\(locality.name)")
        }
    }

    /// What README's limits say: random points that the shipped borders put into the wrong municipality, and how many
    /// of them bear no flag.
    @Test func `wrong answers are flagged`() throws {
        let overview = try Self.overview()
        let official = try Territory.Index(overview).locator()
        let territory = try BorderDoubtTests.territory()
        let shipped = try Territory.Index(territory).locator()
        let plain = try Territory.Index(territory.doubting(.none)).locator()
        var random = SeededGenerator(seed: 8_041)
        var (count, wrong, unflagged, before) = (0, 0, 0, 0)
        while count < 8_041 {
            let x = Double.random(in: 340_000...700_000, using: &random)
            let y = Double.random(in: 6_820_000...7_230_000, using: &random)
            guard let cell = try official.locate(x: x, y: y).cell else { continue }
            let right = overview.municipalityCode(ofCell: cell)
            count += 1
            let located = try shipped.locate(x: x, y: y)
            if located.cell.map(territory.municipalityCode(ofCell:)) != right {
                wrong += 1
                if located.flag == nil { unflagged += 1 }
            }
            let old = try plain.locate(x: x, y: y)
            if old.flag == nil, old.cell.map(territory.municipalityCode(ofCell:)) != right { before += 1 }
        }
        #expect(unflagged == 0 && before > 15 && before < 35 && wrong < 180, "\(unflagged), \(before), \(wrong)")
    }

    private static func overview() throws -> Territory {
        let features = try JSONDecoder().decode(
            Collection<Polygons>.self, from: SharedData.data("municipalities_lantmateriet_8.geojson")
        ).features
        let projection = try Projection(from: .crs84, to: .sweref99TM)
        var municipalities: [Municipality] = []
        var areas = GeometryColumn()
        for feature in features {
            var flat = FlatGeometry(kind: .multiPolygon)
            for polygon in feature.geometry.coordinates.polygons {
                for ring in polygon {
                    for point in ring { flat.append(x: point[0], y: point[1]) }
                    flat.endRing()
                }
                flat.endPart()
            }
            try projection.transform(&flat)
            areas.append(flat)
            municipalities.append(
                Municipality(
                    code: feature.properties["kommunkod"]?.value ?? "", name: feature.properties["kommun"]?.value ?? "")
            )
        }
        let check = try CoverageCheck(codes: municipalities.map(\.code), areas: areas)
        #expect(check.faults.contains { $0.kind == .orientation && $0.rows.count == 8 })
        let repair = try check.repaired(within: 5, widerGaps: .stay)
        return try TerritoryBuilder(
            countyCode: "23", municipalities: municipalities, areas: repair.areas, localities: Layers.localities.get(),
            population: Layers.population.get(), accessibility: Layers.accessibility(), borderAccuracy: 100
        ).build()
    }
}
