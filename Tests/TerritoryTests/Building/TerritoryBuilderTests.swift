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

    @Test func `population of cells adds up to each municipality`() throws {
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

    @Test(arguments: ["01", "14", "25"]) func `other counties are undivided`(_ county: String) throws {
        let territory = try Layers.territory(county)
        #expect(territory.scheme == .undivided)
        #expect(territory.cells.count == territory.municipalities.count)
        #expect(territory.cells.allSatisfy { $0.zone == 0 && $0.population == 0 })
        #expect(territory.populationRule == .unknown && !territory.hasPopulation)
        #expect(territory.localities.isEmpty)
    }

    @Test(arguments: [
        "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "17", "18", "19", "20", "21", "22", "24",
    ]) func `every other county`(_ county: String) throws {
        let territory = try Layers.builder(county: county).build()
        #expect(territory.municipalities.allSatisfy { $0.countyCode == county })
        #expect(territory.cells.count == territory.municipalities.count)
        #expect(try CoverageCheck(codes: territory.municipalities.map(\.code), areas: territory.cellAreas).isClean)
    }

    @Test func `unknown county`() throws {
        let builder = try Layers.builder(county: "02")
        let error = #expect(throws: TerritoryError.self) { try builder.build() }
        guard case .unknownCounty("02", let known) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(known.count == 21 && known.first == "01" && known.last == "25")
    }

    @Test func `some but not all population is refused`() throws {
        let full = try Layers.builder(county: "23")
        var population = full.population
        population["2361"] = nil
        let builder = TerritoryBuilder(
            countyCode: "23", municipalities: full.municipalities, areas: full.areas, localities: full.localities,
            population: population, accessibility: nil, borderAccuracy: 1)
        #expect(throws: TerritoryError.noPopulation(municipalities: ["2361"])) { try builder.build() }
    }

    @Test func `a code twice is refused`() throws {
        let full = try Layers.builder(county: "23")
        let row = try #require(full.municipalities.firstIndex { $0.code == "2321" })
        var areas = full.areas
        try areas.append(wkb: full.areas[row])
        let builder = TerritoryBuilder(
            countyCode: "23", municipalities: full.municipalities + [full.municipalities[row]], areas: areas,
            localities: [],
            population: full.population, accessibility: nil, borderAccuracy: 1)
        let refusal = #expect(throws: CoverageRefusal.self) { try builder.build() }
        #expect(refusal?.faults.map(\.kind) == [.duplicateCode, .overlap])
        #expect(
            refusal?.wording.sv == """
                Lagret har 2 fel:
                  koden 2321 står på 2 rader (5, 6)
                  2321, 2321 överlappar vid 7\u{A0}046\u{A0}005 N, 392\u{A0}295 Ö: 8\u{A0}251\u{A0}530\u{A0}005 m², \
                37\u{A0}373 m bred
                """)
    }
}
