// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Properties are named as the keys of the fixture.

import Foundation
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Exchange

/// Layers of areas read from files, and what is built from them.
///
/// Foreign truths: `deso_made_up.gpkg` and its kin were made, and dissolved into `deso_made_up_truth.json`, with
/// geopandas 1.2.0, shapely 2.2.0 (GEOS 3.14.1) and pyogrio; `deso_dalarna_truth.json` holds areas and shared borders
/// that the same found for SCB's DeSO of Dalarna.
enum LayerFiles {
    static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)").path
    }

    static let register = [
        Municipality(code: "2391", name: "Västmark"), Municipality(code: "2392", name: "Östmark"),
        Municipality(code: "2280", name: "Annanstad"), Municipality(code: "0114", name: "Upplands Väsby"),
    ]

    struct Truth: Decodable {
        struct Part: Decodable {
            let area_m2: Double
            let perimeter_m: Double
            let population: Int
        }
        struct Border: Decodable {
            let first: String
            let second: String
            let length: Double
            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                (first, second, length) = (
                    try values.decode(String.self), try values.decode(String.self), try values.decode(Double.self)
                )
            }
        }
        let municipalities: [String: Part]
        let cells: [String: Part]
        let adjacent: [Border]
    }

    static func truth<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// A county of one rectangle a municipality, for plans that need a former territory.
    static func plain(county: String = "23", codes: [String] = ["2391", "2392"], box: Envelope) throws -> Territory {
        var areas = GeometryColumn()
        let width = (box.maxX - box.minX) / Double(codes.count)
        for index in codes.indices {
            let west = box.minX + Double(index) * width
            try areas.append(
                wkb: WKBWriter.rectangle(Envelope(minX: west, minY: box.minY, maxX: west + width, maxY: box.maxY)))
        }
        let population = Dictionary(uniqueKeysWithValues: codes.map { ($0, 1_000) })
        return try TerritoryBuilder(
            countyCode: county, municipalities: codes.map { Municipality(code: $0, name: $0) }, areas: areas,
            localities: [],
            population: population, accessibility: nil, borderAccuracy: 2_000
        ).build()
    }

    static let accessibility = Accessibility(
        scheme: ZoningScheme(
            name: "accessibility", title: Wording(sv: "tillgänglighet", en: "accessibility"),
            statement: Wording(sv: "Efter avstånd.", en: "By distance."),
            zones: [
                Zone(code: "urban", title: Wording(sv: "stad", en: "urban"), rollUp: .urban),
                Zone(code: "near", title: Wording(sv: "nära", en: "near"), rollUp: .rural),
                Zone(code: "sparse", title: Wording(sv: "gles", en: "sparse"), rollUp: .rural),
            ]), minimumPopulation: 3_000, distances: [1_000, 3_000])

    static func plan(_ former: [Territory]) -> TerritoryPlan {
        TerritoryPlan(former: former, accessibility: accessibility, register: register)
    }

    /// A GeoJSON in SWEREF 99 TM of squares and other rings.
    static func geoJSON(_ features: [(properties: String, coordinates: String)], crs: Int? = 3006) -> [UInt8] {
        let system =
            crs.map { "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::\($0)\"}}, " }
            ?? ""
        let list = features.map {
            """
            {\"type\": \"Feature\", \"properties\": \($0.properties), \"geometry\": {\"type\": \"Polygon\", \
            \"coordinates\": \($0.coordinates)}}
            """
        }
        return Array("{\"type\": \"FeatureCollection\", \(system)\"features\": [\(list.joined(separator: ", "))]}".utf8)
    }

    static func ring(_ corners: [(Double, Double)]) -> String {
        "[[" + (corners + [corners[0]]).map { "[\($0.0), \($0.1)]" }.joined(separator: ", ") + "]]"
    }

    static func box(_ x: Double, _ y: Double, _ width: Double = 1_000, _ height: Double = 1_000) -> String {
        ring([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    }
}

@Suite struct TerritoryImportTests {
    private func read(
        _ bytes: [UInt8], as use: TerritoryImport.Use, crs: String? = nil, columns: AreaColumnChoice = .init()
    ) throws -> TerritoryImport {
        let file = try TemporaryFile(bytes)
        return try TerritoryImport(file: file.path, as: use, crs: crs, columns: columns, register: LayerFiles.register)
    }

    // MARK: GeoPackage

    @Test func `a GeoPackage tells what it is`() throws {
        let read = try TerritoryImport(
            file: LayerFiles.path("deso_made_up.gpkg"), as: .deso, register: LayerFiles.register)
        #expect(read.rowCount == 18 && read.rejected.isEmpty && read.faults.isEmpty)
        #expect(read.crs == .sweref99TM)
        #expect(
            read.understood.map(\.en) == [
                "GeoPackage, layer DeSO_2025, coordinates in EPSG:3006, 18 features.",
                """
                Columns: desokod → code, befolkning → population, kommunkod → municipality code, kommunnamn → \
                municipality.
                """,
                "Not read: regsokod, lanskod.",
            ])
        #expect(read.layer.codes.first == "2391A0010" && read.layer.persons.first == 700)
        #expect(read.layer.municipalityCodes.last == "2280")
    }

    /// Own key for the system, big-endian ISO WKB with Z and M, envelopes of every kind and none.
    @Test func `a strangers GeoPackage holds the same areas`() throws {
        let plain = try TerritoryImport(
            file: LayerFiles.path("deso_made_up.gpkg"), as: .deso, register: LayerFiles.register)
        let strange = try TerritoryImport(
            file: LayerFiles.path("deso_strange.gpkg"), as: .deso, register: LayerFiles.register)
        #expect(strange.layer.areas == plain.layer.areas)
        #expect(strange.crs == .sweref99TM)
        #expect(
            strange.understood.map(\.en) == [
                "GeoPackage, layer deso, coordinates in EPSG:3006, 18 features.", "Heights were ignored.",
                """
                Columns: desokod → code, befolkning → population, kommunkod → municipality code, kommunnamn → \
                municipality.
                """,
                "Not read: regsokod, lanskod.",
            ])
    }

    @Test func `features that are no areas are rejected with their reason`() throws {
        let read = try TerritoryImport(file: LayerFiles.path("faulty_features.gpkg"), as: .layer, register: [])
        #expect(read.rowNumbers == [1])
        #expect(read.layer.names == ["hel"])
        #expect(read.rejected.map(\.row) == [2, 3, 4, 5, 6, 7, 8])
        let reasons = read.rejected.map(\.reason.en)
        #expect(reasons[0] == "the feature has no geometry." && reasons[1] == reasons[0])
        #expect(reasons[2] == "Point is not a polygon." && reasons[3] == "LineString is not a polygon.")
        #expect(reasons[4] == "the geometry says reference system 3021, but the layer 3006.")
        #expect(reasons[5] == "Geometry – reading WKB: ends too early (byte 13)")
        #expect(reasons[6] == "the geometry is not a GeoPackage geometry.")
        #expect(
            read.rejected[5].fields == [
                .init(column: "kod", value: "g"), .init(column: "namn", value: "avkortad"),
                .init(column: "rejected_fields", value: "geometry"),
            ])
    }

    @Test func `layers must be named where there are several`() throws {
        let folder = NSTemporaryDirectory() + "layers-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder + ".gpkg") }
        let store = try Store.create(
            at: folder + ".gpkg",
            territory: LayerFiles.plain(box: Envelope(minX: 500_000, minY: 7_000_000, maxX: 520_000, maxY: 7_010_000)),
            gazetteer: [],
            register: LayerFiles.register, indicators: [])
        #expect(throws: GeoPackageReaderError.self) {
            try TerritoryImport(file: store.path, as: .municipalities, register: LayerFiles.register)
        }
        #expect(throws: GeoPackageReaderError.self) {
            try TerritoryImport(file: store.path, as: .municipalities, layer: "kommuner", register: LayerFiles.register)
        }
        let read = try TerritoryImport(
            file: store.path, as: .municipalities, layer: "municipality", columns: .init(code: "code", name: "name"),
            register: LayerFiles.register)
        #expect(read.layer.codes == ["2391", "2392"] && read.faults.isEmpty)
    }

    /// The same reader serves initiatives.
    @Test func `initiatives come from a GeoPackage too`() throws {
        let batch = try InitiativeImport.read(
            file: LayerFiles.path("faulty_features.gpkg"), register: LayerFiles.register)
        // The table's key is the id; points and lines are as good as areas here, and what has no geometry has no known
        // location.
        #expect(batch.accepted.map(\.record.id) == ["1", "2", "3", "4", "5"])
        #expect(batch.accepted.map(\.record.title) == ["hel", "ingen", "tom", "punkt", "linje"])
        #expect(batch.accepted[1].record.location == .unknown)
        #expect(batch.accepted[3].record.location == .geometry(wkb: WKBWriter.point(x: 500_000, y: 7_000_000)))
        #expect(batch.rejected.map(\.row) == [6, 7, 8])
    }

    // MARK: DeSO

    @Test(arguments: ["deso_made_up.gpkg", "deso_strange.gpkg"]) func `DeSO gives what geopandas dissolves`(
        _ file: String
    )
        throws
    {
        let read = try TerritoryImport(file: LayerFiles.path(file), as: .deso, register: LayerFiles.register)
        let former = try LayerFiles.plain(box: Envelope(minX: 499_000, minY: 6_999_000, maxX: 520_000, maxY: 7_013_000))
        let territories = try LayerFiles.plan([former]).deso(
            read.usable(within: nil).layer, scheme: "deso", source: file, borderAccuracy: 0)
        // The former scheme divided nothing, so this one is the only one.
        #expect(territories.map(\.scheme.name) == ["deso"])
        let territory = try #require(territories.first)
        let truth: LayerFiles.Truth = try LayerFiles.truth("deso_made_up_truth.json")
        #expect(territory.municipalities.map(\.name) == ["Västmark", "Östmark"])
        let context = Context()
        for (row, municipality) in territory.municipalities.enumerated() {
            let expected = try #require(truth.municipalities[municipality.code])
            let area = try territory.municipalityAreas.geometry(row, in: context)
            #expect(abs(area.area - expected.area_m2) < 1e-3 && abs(area.length - expected.perimeter_m) < 1e-6)
        }
        #expect(territory.cells.count == truth.cells.count)
        for (row, cell) in territory.cells.enumerated() {
            let expected = try #require(truth.cells[territory.code(ofCell: row)])
            #expect(abs(cell.areaKm2 * 1e6 - expected.area_m2) < 1e-3)
            #expect(cell.population == expected.population)
            #expect(
                (territory.scheme.zones[cell.zone].code == "A") == (territory.scheme.zones[cell.zone].rollUp == .rural))
        }
        for border in truth.adjacent {
            let rows = try [border.first, border.second].map { code in
                try #require(territory.cells.indices.first { territory.code(ofCell: $0) == code })
            }
            let common = try territory.cellAreas.geometry(rows[0], in: context).intersection(
                territory.cellAreas.geometry(rows[1], in: context))
            #expect(abs(common.length - border.length) < 1e-6 && common.area == 0)
        }
        #expect(territory.populationRule == .layer && territory.populationLayer?.codes.count == 18)
        // Cells are a coverage vertex by vertex.
        #expect(try CoverageCheck(codes: territory.cells.indices.map { "\($0)" }, areas: territory.cellAreas).isClean)
    }

    @Test func `the databases form of DeSO codes is read`() {
        #expect(DeSOCode("2084A0010")?.municipalityCode == "2084")
        #expect(DeSOCode(" 0114c1010_DeSO2025 ")?.text == "0114C1010")
        #expect(DeSOCode("0114B2010")?.category == .locality)
        for wrong in ["", "2084D0010", "2084A001", "2084A00100", "208AA0010", "0114R001", "0114A0010_RegSO2025"] {
            #expect(DeSOCode(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `DeSO codes must be of their municipality`() throws {
        let read = try read(
            LayerFiles.geoJSON([
                ("{\"deso\": \"2391A0010\", \"kommunkod\": \"2391\"}", LayerFiles.box(500_000, 7_000_000)),
                ("{\"deso\": \"2391A0020\", \"kommunkod\": \"2392\"}", LayerFiles.box(501_000, 7_000_000)),
                ("{\"deso\": \"Storsjön\", \"kommunkod\": \"2392\"}", LayerFiles.box(502_000, 7_000_000)),
            ]), as: .deso)
        #expect(read.rejected.map(\.row) == [2, 3])
        // Without two of its areas the county would have holes.
        #expect(throws: ImportError.self) { try read.usable(within: 10) }
    }

    private struct Dalarna: Decodable {
        let municipalities: [String: [Double]]
        let cells: [String: Double]
        let adjacent: [LayerFiles.Truth.Border]
    }

    @Test(.enabled(if: SharedData.isPresent, "../shared/data is absent")) func `another countys DeSO`() throws {
        let read = try TerritoryImport(file: SharedData.path("deso_dalarna_2018.gpkg"), as: .deso, register: [])
        #expect(read.rowCount == 175 && read.faults.allSatisfy { $0.kind == .orientation })
        let former = try LayerFiles.plain(
            county: "20", codes: ["2021"], box: Envelope(minX: 350_000, minY: 6_640_000, maxX: 600_000, maxY: 6_940_000)
        )
        let territory = try LayerFiles.plan([former]).deso(
            read.usable(within: nil).layer, scheme: "deso", source: "deso", borderAccuracy: 0)[0]
        let truth: Dalarna = try LayerFiles.truth("deso_dalarna_truth.json")
        #expect(territory.municipalities.count == 15 && territory.cells.count == 41)
        // Names come from the layer where the register has none.
        #expect(territory.municipalities.first { $0.code == "2023" }?.name == "Malung-Sälen")
        let context = Context()
        for (row, municipality) in territory.municipalities.enumerated() {
            let expected = try #require(truth.municipalities[municipality.code])
            let area = try territory.municipalityAreas.geometry(row, in: context)
            #expect(abs(area.area - expected[0]) < 1 && abs(area.length - expected[1]) < 1e-3, "\(municipality.name)")
        }
        for (row, cell) in territory.cells.enumerated() {
            #expect(abs(cell.areaKm2 * 1e6 - (truth.cells[territory.code(ofCell: row)] ?? 0)) < 1)
        }
        var found = 0
        for first in territory.municipalities.indices {
            for second in territory.municipalities.indices where second > first {
                let common = try territory.municipalityAreas.geometry(first, in: context).intersection(
                    territory.municipalityAreas.geometry(second, in: context)
                ).length
                guard common > 0 else { continue }
                found += 1
                let expected = truth.adjacent.first {
                    $0.first == territory.municipalities[first].code
                        && $0.second == territory.municipalities[second].code
                }
                #expect(abs(common - (expected?.length ?? 0)) < 1e-3)
            }
        }
        #expect(found == truth.adjacent.count)
    }
}
