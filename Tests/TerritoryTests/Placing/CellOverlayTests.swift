// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Properties are named as the keys of the fixture.

import Foundation
import Planar
import Testing
import Wording

@testable import Territory

/// Lines, areas and collections on a made-up county of twelve cells, beside shapely's overlay (version in the fixture's
/// `source`): by length, by area, by people in localities and around them, and by people in an imported layer that
/// reaches beyond the county.
@Suite struct CellOverlayTests {
    private struct Truth: Decodable {
        struct Cell: Decodable { let wkt: String, population: Int, area: Double, layer_persons: Double }
        struct Place: Decodable { let x: Double, y: Double, population: Int, cell: Int }
        struct Area: Decodable { let wkt: String, persons: Int }
        /// Shares by cell, then outside; people only where they give another answer than the surface.
        struct Shape: Decodable { let wkt: String, area: [Double], localities: [Double]?, layer: [Double]? }
        let source: String
        let cells: [Cell], localities: [Place], layer: [Area], shapes: [Shape]
    }

    private let truth: Truth

    init() throws {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/footprints_shapely", withExtension: "json"))
        truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url))
    }

    private func wkb(_ wkt: String) throws -> [UInt8] { try Geometry(wkt: wkt, in: Context()).wkb() }

    /// Four municipalities of three zones each.
    private func territory(withLayer: Bool) throws -> Territory {
        let context = Context()
        var areas = GeometryColumn()
        var cellAreas = GeometryColumn()
        var layerAreas = GeometryColumn()
        for cell in truth.cells { try cellAreas.append(wkb: wkb(cell.wkt)) }
        for first in stride(from: 0, to: truth.cells.count, by: 3) {
            try areas.append(Geometry(column: cellAreas, rows: Array(first..<first + 3), in: context).unaryUnion())
        }
        for area in truth.layer { try layerAreas.append(wkb: wkb(area.wkt)) }
        let layer = PopulationLayer(
            source: "made up", codes: truth.layer.indices.map { "\($0)" }, persons: truth.layer.map(\.persons),
            areas: layerAreas)
        let municipalities = (1...4).map { Municipality(code: "990\($0)", name: "\($0)") }
        let people =
            withLayer
            ? try layer.populations(
                cells: cellAreas, municipality: truth.cells.indices.map { $0 / 3 }, of: municipalities)
            : truth.cells.map(\.population)
        let zone = { Zone(code: $0, title: Wording(verbatim: $0), rollUp: .undivided) }
        return Territory(
            countyCode: "99", municipalities: municipalities, municipalityAreas: areas,
            scheme: ZoningScheme(
                name: "three", title: Wording(verbatim: "three"), statement: Wording(verbatim: ""),
                zones: ["a", "b", "c"].map(zone)),
            cells: truth.cells.enumerated().map {
                .init(municipality: $0 / 3, zone: $0 % 3, areaKm2: $1.area / 1e6, population: people[$0])
            },
            cellAreas: cellAreas, water: GeometryColumn(),
            localities: truth.localities.enumerated().map {
                Locality(
                    code: "\($0)", name: "\($0)", municipalityCode: "990\($1.cell / 3 + 1)", population: $1.population,
                    x: $1.x, y: $1.y)
            }, populationLayer: withLayer ? layer : nil, borderAccuracy: 0,
            populationRule: withLayer ? .layer : .localitiesThenArea)
    }

    private func check(
        _ rule: Placement.AreaRule, withLayer: Bool = false, tolerance: Double, _ expected: (Truth.Shape) -> [Double]
    ) throws {
        let territory = try territory(withLayer: withLayer)
        let placement = try Placement(
            territory: territory, index: Territory.Index(territory), gazetteer: Gazetteer([]), areaRule: rule)
        for shape in truth.shapes {
            let placed = try placement.place(.geometry(wkb: wkb(shape.wkt)))
            let footprint = placed.footprint
            let expected = expected(shape)
            var shares = [Double](repeating: 0, count: territory.cells.count) + [footprint.outside.fraction]
            for part in footprint.parts { shares[part.cell] = part.share.fraction }
            for (share, expected) in zip(shares, expected) {
                #expect(abs(share - expected) < tolerance, "\(shape.wkt.prefix(80))")
            }
            #expect(footprint.unlocated == .zero && footprint.basis == .declared && footprint.precision == .exact)
            #expect(footprint.parts.reduce(footprint.outside) { $0 + $1.share } == .whole)
            #expect((placed.problem == .outsideCounty) == (footprint.outside == .whole))
        }
    }

    @Test func `by surface and length`() throws { try check(.area, tolerance: 1e-9) { $0.area } }

    @Test func `by people in localities and around`() throws {
        try check(.population, tolerance: 1e-9) { $0.localities ?? $0.area }
    }

    /// The layer counts within cells too, not only between them. Its areas are rounded each by itself and overlap by a
    /// millimetre here and there, which the program takes for one of the two and the fixture for both.
    @Test func `by people of a layer`() throws {
        try check(.population, withLayer: true, tolerance: 1e-8) { $0.layer ?? $0.area }
    }

    @Test func `rules say what counted`() throws {
        let territory = try territory(withLayer: true)
        let index = try Territory.Index(territory)
        let kinds: [(prefix: String, area: Footprint.Rule, population: Footprint.Rule)] = [
            ("LINESTRING", .linesByLength, .linesByLength), ("MULTILINESTRING", .linesByLength, .linesByLength),
            ("GEOMETRYCOLLECTION", .mixedByParts, .mixedByParts), ("MULTIPOLYGON", .areasByArea, .areasByPopulation),
        ]
        for rule in Placement.AreaRule.allCases {
            let placement = try Placement(territory: territory, index: index, gazetteer: Gazetteer([]), areaRule: rule)
            for kind in kinds {
                // Where both give the same shares the fixture doesn't tell which counted.
                for shape in truth.shapes
                where shape.wkt.hasPrefix(kind.prefix + " ") && (rule == .area || shape.layer != nil) {
                    let found = try placement.place(.geometry(wkb: wkb(shape.wkt))).footprint
                    #expect(found.rule == (rule == .area ? kind.area : kind.population), "\(shape.wkt.prefix(60))")
                }
            }
        }
    }

    /// A layer's people by cell, rounded to whole persons.
    @Test func `cells have the layers people`() throws {
        let territory = try territory(withLayer: true)
        for (cell, truth) in zip(territory.cells, truth.cells) {
            #expect(abs(Double(cell.population) - truth.layer_persons) < 1)
        }
        #expect(territory.population == Int(truth.cells.map(\.layer_persons).reduce(0, +).rounded()))
        let count = try PopulationCount(territory)
        let persons = try count.count(in: territory.municipalityAreas[2]).reduce(0) { $0 + $1.persons }
        #expect(abs(persons - truth.cells[6..<9].map(\.layer_persons).reduce(0, +)) < 1e-3)
    }
}
