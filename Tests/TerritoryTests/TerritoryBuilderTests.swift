import Foundation
import Planar
import TestSupport
import Testing
import Wording

@testable import Territory

@Suite struct TerritoryBuilderTests {
    @Test func jamtland() throws {
        let territory = try Layers.territory("23")
        #expect(
            territory.municipalities.map(\.code) == ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"])
        #expect(territory.localities.count == 59)
        #expect(territory.populationRule == .localitiesThenArea)
        #expect(territory.scheme.name == "accessibility")
        #expect(territory.cells.count == 18)
        for (cell, next) in zip(territory.cells, territory.cells.dropFirst()) {
            #expect((cell.municipality, cell.zone) < (next.municipality, next.zone))
        }
    }

    @Test func populationOfCellsAddsUpToEachMunicipality() throws {
        let territory = try Layers.territory("23")
        let totals = try Layers.population.get()
        for (index, municipality) in territory.municipalities.enumerated() {
            let people = territory.cells.reduce(0) { $0 + ($1.municipality == index ? $1.population : 0) }
            #expect(people == totals[municipality.code])
        }
        #expect(territory.population == totals.values.reduce(0, +))
        // At least its localities' people live in a cell, as far as the municipality has so many.
        let urban = try #require(territory.cell("2380/urban"))
        #expect(territory.cells[urban].population >= 52_250)
    }

    @Test(arguments: ["01", "14", "25"]) func otherCountiesAreUndivided(_ county: String) throws {
        let territory = try Layers.territory(county)
        #expect(territory.scheme == .undivided)
        #expect(territory.cells.count == territory.municipalities.count)
        #expect(territory.cells.allSatisfy { $0.zone == 0 && $0.population == 0 })
        #expect(territory.populationRule == .unknown && !territory.hasPopulation)
        #expect(territory.localities.isEmpty)
    }

    @Test(arguments: [
        "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "17", "18", "19", "20", "21", "22", "24",
    ]) func everyOtherCounty(_ county: String) throws {
        let territory = try Layers.builder(county: county).build()
        #expect(territory.municipalities.allSatisfy { $0.countyCode == county })
        #expect(territory.cells.count == territory.municipalities.count)
        #expect(try CoverageCheck(codes: territory.municipalities.map(\.code), areas: territory.cellAreas).isClean)
    }

    @Test func unknownCounty() throws {
        let builder = try Layers.builder(county: "02")
        let error = #expect(throws: TerritoryError.self) { try builder.build() }
        guard case .unknownCounty("02", let known) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(known.count == 21 && known.first == "01" && known.last == "25")
    }

    @Test func someButNotAllPopulationIsRefused() throws {
        let full = try Layers.builder(county: "23")
        var population = full.population
        population["2361"] = nil
        let builder = TerritoryBuilder(
            countyCode: "23", municipalities: full.municipalities, areas: full.areas, localities: full.localities,
            population: population, accessibility: nil, borderAccuracy: 1)
        #expect(throws: TerritoryError.noPopulation(municipalities: ["2361"])) { try builder.build() }
    }

    @Test func aCodeTwiceIsRefused() throws {
        let full = try Layers.builder(county: "23")
        let row = try #require(full.municipalities.firstIndex { $0.code == "2321" })
        var areas = full.areas
        try areas.append(wkb: full.areas[row])
        let builder = TerritoryBuilder(
            countyCode: "23", municipalities: full.municipalities + [full.municipalities[row]], areas: areas,
            localities: [],
            population: full.population, accessibility: nil, borderAccuracy: 1)
        let refusal = #expect(throws: CoverageRefusal.self) { try builder.build() }
        let kinds = refusal?.faults.map(\.kind)
        #expect(kinds?.contains(.duplicateCode) == true && kinds?.contains(.overlap) == true)
        #expect(refusal?.wording.sv.contains("koden 2321 står på 2 rader") == true)
    }
}

@Suite struct PopulationSurfaceTests {
    private func locality(_ population: Int) -> Locality {
        Locality(code: "T", name: "T", municipalityCode: "1", population: population, x: 0, y: 0)
    }

    @Test func localitiesThenArea() {
        // 1,000 people, 600 in the first cell's locality; 400 over 10 + 30 km².
        let people = PopulationSurface(totals: [1_000]).populations(
            cells: [(0, 10), (0, 30)], localities: [locality(600)], localityCells: [0])
        #expect(people == [700, 300])
    }

    @Test func localitiesAreScaledDownToTheTotal() {
        let people = PopulationSurface(totals: [500, 7]).populations(
            cells: [(0, 10), (0, 30), (1, 1)], localities: [locality(600), locality(400)], localityCells: [0, 1])
        #expect(people == [300, 200, 7])
    }

    @Test func nobodyIsLost() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let cells = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                (0, Double.random(in: 0.1...900, using: &random))
            }
            let localities = (0..<5).map { _ in locality(Int.random(in: 0...900, using: &random)) }
            let total = Int.random(in: 0...9_000, using: &random)
            let people = PopulationSurface(totals: [total]).populations(
                cells: cells, localities: localities,
                localityCells: localities.map { _ in Int.random(in: cells.indices, using: &random) })
            #expect(people.reduce(0, +) == total && people.allSatisfy { $0 >= 0 })
        }
    }
}

@Suite struct AccessibilityTests {
    @Test func theShippedScheme() throws {
        let accessibility = try Layers.accessibility()
        #expect(accessibility.scheme.name == "accessibility")
        #expect(accessibility.scheme.zones.map(\.code) == ["urban", "rural_near_urban", "sparse"])
        #expect(accessibility.scheme.zones.map(\.rollUp) == [.urban, .rural, .rural])
        #expect(accessibility.minimumPopulation == 3_000)
        #expect(accessibility.distances == [5_000, 40_000])
        #expect(accessibility.scheme.statement.sv.contains("3\u{A0}000 invånare; 5 och 40 km"))
        #expect(accessibility.scheme.statement.en.contains("3,000 inhabitants; 5 and 40 km"))
    }

    private static let good = """
        {"scheme": "a", "title": {"sv": "a", "en": "a"}, "statement": {"sv": "s", "en": "s"},
         "parameters": {"locality_minimum_population": 200, "urban_distance_m": 1500.5, "near_distance_m": 10000},
         "zones": [{"code": "u", "title": {"sv": "u", "en": "u"}, "roll_up": "urban"},
                   {"code": "n", "title": {"sv": "n", "en": "n"}, "roll_up": "rural"},
                   {"code": "s", "title": {"sv": "s", "en": "s"}, "roll_up": "rural"}]}
        """

    private func decode(_ text: String) throws -> Accessibility {
        try JSONDecoder().decode(Accessibility.self, from: Data(text.utf8))
    }

    @Test func ownParameters() throws {
        let accessibility = try decode(Self.good)
        #expect(accessibility.distances == [1_500.5, 10_000])
        #expect(accessibility.minimumPopulation == 200)
    }

    @Test(arguments: [
        ("\"roll_up\": \"urban\"", "\"roll_up\": \"suburban\""), ("1500.5", "10000"), ("1500.5", "0"), ("1500.5", "-5"),
        ("1500.5", "\"far\""), (": 200", ": -1"), (": 200", ": 2.5"), ("\"code\": \"n\"", "\"code\": \"u\""),
        ("\"code\": \"n\"", "\"code\": \"\""), ("\"scheme\": \"a\"", "\"scheme\": \"\""), ("\"scheme\": \"a\", ", ""),
        ("\"zones\": [{", "\"zones\": [], \"more\": [{"),
        ("near_distance_m", "near_distance_km"), ("}", "]"),
    ])
    func badFiles(_ old: String, _ new: String) throws {
        let text = Self.good.replacingOccurrences(of: old, with: new)
        try #require(text != Self.good)
        #expect(throws: DecodingError.self) { try decode(text) }
    }
}
