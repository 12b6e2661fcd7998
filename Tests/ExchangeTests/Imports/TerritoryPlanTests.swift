import Foundation
import Planar
import Territory
import TestSupport
import Testing
import Wording

@testable import Exchange

/// What layers make of a county: schemes side by side on one ground.
@Suite struct TerritoryPlanTests {
    /// Two municipalities of 10 × 10 km, 1,000 people each.
    private let county = Result {
        try LayerFiles.plain(box: Envelope(minX: 500_000, minY: 7_000_000, maxX: 520_000, maxY: 7_010_000))
    }

    private func layer(
        _ features: [(properties: String, coordinates: String)], as use: TerritoryImport.Use
    ) throws -> AreaLayer {
        let file = try TemporaryFile(LayerFiles.geoJSON(features))
        return try TerritoryImport(file: file.path, as: use, register: LayerFiles.register).usable(within: nil).layer
    }

    private func areas(_ territory: Territory) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: territory.cells.indices.map {
                (territory.code(ofCell: $0), territory.cells[$0].areaKm2)
            })
    }

    /// Two parts of one locality stand with its whole population on each.
    private func localities() throws -> AreaLayer {
        try layer(
            [
                (
                    "{\"TATNR\": 1, \"NAMN1\": \"Byn\", \"BEF\": 5000, \"kommun\": \"Västmark\"}",
                    LayerFiles.box(502_000, 7_002_000)
                ),
                (
                    "{\"TATNR\": 1, \"NAMN1\": \"Byn\", \"BEF\": 5000, \"kommun\": \"Västmark\"}",
                    LayerFiles.box(502_000, 7_005_000, 500, 500)
                ),
                ("{\"TATNR\": 2, \"NAMN1\": \"Gränsby\", \"BEF\": 300}", LayerFiles.box(509_500, 7_004_000)),
                (
                    "{\"TATNR\": 3, \"NAMN1\": \"Lillby\", \"BEF\": 150, \"kommun\": \"Östmark\"}",
                    LayerFiles.box(515_000, 7_004_000)
                ),
            ], as: .localities)
    }

    @Test func `localities are a scheme and refine accessibility`() throws {
        let former = try TerritoryBuilder(
            countyCode: "23", municipalities: county.get().municipalities, areas: county.get().municipalityAreas,
            localities: [],
            population: ["2391": 1_000, "2392": 1_000], accessibility: LayerFiles.accessibility, borderAccuracy: 0
        ).build()
        let territories = try LayerFiles.plan([former]).localities(localities(), urbanFrom: 200, scheme: "localities")
        // Accessibility reached nothing before; the new scheme is the first.
        #expect(territories.map(\.scheme.name) == ["accessibility", "localities"])
        let found = territories[1]
        #expect(found.localities.map(\.code) == ["T1", "T2", "T3"])
        #expect(found.localities.map(\.population) == [5_000, 300, 150])
        #expect(found.localities.map(\.municipalityCode) == ["2391", "2391", "2392"])
        // Both parts of Byn, Gränsby on both sides of the border, Lillby too small.
        let km2 = areas(found)
        #expect(abs((km2["2391/locality"] ?? 0) - 1.75) < 1e-9)
        #expect(abs((km2["2392/locality"] ?? 0) - 0.5) < 1e-9)
        #expect(abs((km2["2392/outside_localities"] ?? 0) - 99.5) < 1e-9)
        #expect(found.scheme.zones.map(\.rollUp) == [.urban, .rural])

        // Within 1 km of Byn's borders, not of its middle: π km², two rectangles beside and the parts themselves.
        let near = areas(territories[0])
        let context = Context()
        let truth = try Geometry(column: found.localityAreas, rows: [0], in: context).unaryUnion().buffer(
            1_000, quadrantSegments: 16
        ).area
        #expect(abs((near["2391/urban"] ?? 0) * 1e6 - truth) < 1)
        #expect(
            territories[0].scheme.statement.en
                == "By distance. Distances are from the localities' borders in the imported layer.")
        #expect(territories[0].localityAreas == found.localityAreas)
        #expect(territories.allSatisfy { $0.population == 2_000 })
    }

    @Test func `the threshold is a parameter`() throws {
        let all = try LayerFiles.plan([county.get()]).localities(localities(), urbanFrom: 0, scheme: "all")
        #expect(abs((areas(all[0])["2392/locality"] ?? 0) - 1.5) < 1e-9)
        let large = try LayerFiles.plan([county.get()]).localities(localities(), urbanFrom: 3_000, scheme: "large")
        #expect(areas(large[0])["2392/locality"] == nil)
        #expect(
            large[0].scheme.statement.en == """
                In a locality: inside the border of one with at least 3,000 inhabitants, by the imported layer of \
                localities.
                """)
    }

    @Test func `zones of any layer`() throws {
        let zones = try layer(
            [
                ("{\"zon\": \"Kärna\"}", LayerFiles.box(500_000, 7_000_000, 5_000, 10_000)),
                ("{\"zon\": \"Fjäll & skog\"}", LayerFiles.box(505_000, 7_000_000, 10_000, 5_000)),
                ("{\"zon\": \"Kärna\"}", LayerFiles.box(505_000, 7_005_000, 1_000, 1_000)),
            ], as: .zones)
        let untold = try LayerFiles.plan([county.get()]).zones(zones, scheme: "egen", urban: [])[0]
        #expect(untold.scheme.zones.map(\.code) == ["fjall_skog", "karna", "rest"])
        #expect(untold.scheme.zones.map(\.rollUp) == [.undivided, .undivided, .undivided])
        let told = try LayerFiles.plan([county.get()]).zones(zones, scheme: "egen", urban: ["Kärna"])[0]
        #expect(told.scheme.zones.map(\.rollUp) == [.rural, .urban, .rural])
        let km2 = areas(told)
        #expect(abs((km2["2391/karna"] ?? 0) - 51) < 1e-9 && abs((km2["2391/fjall_skog"] ?? 0) - 25) < 1e-9)
        #expect(abs((km2["2391/rest"] ?? 0) - 24) < 1e-9 && abs((km2["2392/rest"] ?? 0) - 75) < 1e-9)
        #expect(throws: TerritoryError.unknownClass("Stad", known: ["Fjäll & skog", "Kärna"])) {
            try LayerFiles.plan([county.get()]).zones(zones, scheme: "egen", urban: ["Stad"])
        }
    }

    @Test func `people by small area are counted into the cells`() throws {
        // The middle one lies half in each municipality; a tenth of the last is outside the county.
        let people = try layer(
            [
                ("{\"kod\": \"a\", \"bef\": 100}", LayerFiles.box(500_000, 7_000_000)),
                ("{\"kod\": \"b\", \"bef\": 50}", LayerFiles.box(509_500, 7_000_000)),
                ("{\"kod\": \"c\", \"bef\": 10}", LayerFiles.box(519_100, 7_000_000)),
            ], as: .population)
        let territory = try LayerFiles.plan([county.get()]).population(people, source: "rutor.gpkg")[0]
        #expect(territory.cells.map(\.population) == [125, 34])
        #expect(territory.populationRule == .layer && territory.populationLayer?.source == "rutor.gpkg")
        let elsewhere = try layer(
            [("{\"kod\": \"a\", \"bef\": 100}", LayerFiles.box(600_000, 7_000_000))], as: .population)
        #expect(throws: TerritoryError.nothingInCounty("23")) {
            try LayerFiles.plan([county.get()]).population(elsewhere, source: "")
        }
    }

    @Test func `better borders redraw every scheme`() throws {
        let plan = try LayerFiles.plan([county.get()])
        let zones = try layer([("{\"zon\": \"stad\"}", LayerFiles.box(508_000, 7_000_000, 4_000, 10_000))], as: .zones)
        let former = try plan.zones(zones, scheme: "egen", urban: [])
        #expect(former[0].scheme.zones.map(\.rollUp) == [.urban, .rural])
        let borders = try layer(
            [
                ("{\"kommunkod\": \"2391\"}", LayerFiles.box(500_000, 7_000_000, 9_000, 10_000)),
                ("{\"kommunkod\": \"2392\"}", LayerFiles.box(509_000, 7_000_000, 11_000, 10_000)),
                ("{\"kommunkod\": \"2280\"}", LayerFiles.box(520_000, 7_000_000, 11_000, 10_000)),
            ], as: .municipalities)
        let redrawn = try LayerFiles.plan(former).municipalities(borders, borderAccuracy: 10)
        #expect(redrawn.map(\.scheme.name) == ["egen"])
        #expect(redrawn[0].municipalities.map(\.code) == ["2391", "2392"] && redrawn[0].borderAccuracy == 10)
        let km2 = areas(redrawn[0])
        #expect(abs((km2["2391/stad"] ?? 0) - 10) < 1e-9 && abs((km2["2392/stad"] ?? 0) - 30) < 1e-9)
        #expect(redrawn[0].population == 2_000)
    }

    /// A lake that DeSO leave out goes to the nearest municipality, zone by zone.
    @Test func `DeSO around a lake`() throws {
        func block(_ code: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> (
            properties: String, coordinates: String
        ) {
            ("{\"deso\": \"\(code)\"}", LayerFiles.box(500_000 + x, 7_000_000 + y, width, height))
        }
        let file = try TemporaryFile(
            LayerFiles.geoJSON([
                block("2391A0010", 0, 0, 1_000, 3_000), block("2391C1010", 1_000, 0, 500, 1_000),
                block("2392A0010", 1_500, 0, 500, 1_000),
                block("2392B2010", 2_000, 0, 1_000, 3_000), block("2391A0020", 1_000, 2_000, 500, 1_000),
                block("2392A0020", 1_500, 2_000, 500, 1_000),
            ]))
        let read = try TerritoryImport(file: file.path, as: .deso, register: LayerFiles.register)
        #expect(read.faults.contains { $0.kind == .gap && $0.area == 1_000_000 })
        let usable = try read.usable(within: 0.5)
        let territory = try LayerFiles.plan([county.get()]).deso(
            usable.layer, scheme: "deso", source: "", borderAccuracy: 0)[0]
        #expect(territory.water.count == 1)
        // Half of the lake is nearest to each; the diagram of points on the shore is within 100 m of the line between.
        let total = territory.cells.reduce(0) { $0 + $1.areaKm2 }
        #expect(abs(total - 9) < 1e-9)
        let west = territory.cells.filter { $0.municipality == 0 }.reduce(0) { $0 + $1.areaKm2 }
        #expect(abs(west - 4.5) < 0.1)
    }

    @Test(.enabled(if: SharedData.isPresent, "../shared/data is absent")) func `real localities count once`() throws {
        let read = try TerritoryImport(
            file: SharedData.path("localities_lantmateriet_epsg3006.geojson"), as: .localities, register: [])
        #expect(read.rowCount == 109 && read.rejected.count == 44)
        let box = Envelope(minX: 350_000, minY: 6_800_000, maxX: 700_000, maxY: 7_300_000)
        let former = try LayerFiles.plain(codes: ["2380"], box: box)
        let territory = try LayerFiles.plan([former]).localities(
            read.usable(within: nil).layer, urbanFrom: 200, scheme: "localities")[0]
        // geopandas 1.2.0: 59 localities on 65 parts, 94,566 people, 132.905 km²; 58 of them with at least 200 people.
        #expect(territory.localities.count == 59)
        #expect(territory.localities.reduce(0) { $0 + $1.population } == 94_566)
        let context = Context()
        let area = try (0..<59).reduce(0) { try $0 + territory.localityAreas.geometry($1, in: context).area }
        #expect(abs(area - 132_904_797.01) < 1)
        #expect(territory.localities.count { $0.population >= 200 } == 58)
    }
}
