import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Functional regions as a level: groups of municipalities, whatever else is on file.
@Suite struct FunctionalRegionTests {
    private static func territory(_ regions: [FunctionalRegion?]) throws -> Territory {
        let base = try Squareland.territory()
        let municipalities = zip(base.municipalities, regions).map {
            Municipality(code: $0.code, name: $0.name, region: $1)
        }
        return Territory(
            countyCode: base.countyCode, municipalities: municipalities, municipalityAreas: base.municipalityAreas,
            scheme: base.scheme,
            cells: base.cells, cellAreas: base.cellAreas, water: base.water, localities: base.localities,
            borderAccuracy: base.borderAccuracy, populationRule: base.populationRule)
    }

    private static let east = FunctionalRegion(code: "09", name: "Öster"),
        west = FunctionalRegion(code: "12", name: "Väster")

    @Test func `regions are sums of municipalities`() throws {
        let territory = try Self.territory([Self.west, Self.west, Self.east, nil])
        let (parts, partOfCell) = territory.parts(at: .faRegion)
        #expect(parts.map(\.code) == ["09", "12", "none"])
        #expect(parts.map(\.name.sv) == ["Öster", "Väster", "utan FA-region"])
        #expect(parts.map(\.population) == [600, 9_000, 400])
        #expect(parts.allSatisfy { $0.municipalityCode == nil && $0.zone == nil })
        for (cell, part) in partOfCell.enumerated() {
            #expect(
                parts[part].code == territory.municipalities[territory.cells[cell].municipality].region?.code ?? "none")
        }
    }

    /// numpy.average([4, 1, 1], weights=[8000, 1000, 400]) = 3.553191489361702.
    @Test func `the county's line keeps what is measured in regions that lack a value`() throws {
        let kinds: [(Indicator.ID, Indicator.Kind)] = [("firms", .extensive), ("rate", .intensive)]
        let defining = kinds.map {
            Indicator(id: $0, title: .init(verbatim: $0.text), unit: .init(verbatim: "st"), kind: $1)
        }
        let values = [("9901", 80.0, 4.0), ("9902", 20, 1), ("9904", 4, 1)].flatMap { code, firms, rate in
            [("firms" as Indicator.ID, firms), ("rate", rate)].map {
                AreaValue(indicator: $0, municipalityCode: code, year: 2015, value: $1)
            }
        }
        let store = try Squareland.store(
            [], values: values, defining: defining,
            territory: Self.territory([Self.west, Self.west, Self.east, Self.east]))
        let distributor = try Distributor(store: store, selection: Selection())
        let firms = try distributor.distribution(of: "firms", by: .faRegion)
        #expect(firms.rows.map(\.part.code) == ["09", "12"])
        #expect(firms.rows.map(\.value) == [nil, 100])
        #expect(firms.rows.map(\.share) == [nil, 1])
        #expect(firms.county == 104 && firms.total == 104)
        #expect(firms.municipalities == 4 && firms.count.withoutValue == 1)
        let rate = try distributor.distribution(of: "rate", by: .faRegion)
        #expect(rate.rows.map(\.value) == [nil, 33_000.0 / 9_000])
        #expect(abs((rate.county ?? 0) - 3.553191489361702) < 1e-12)
    }

    /// They come back from the store, and money by region is that of its municipalities to the öre.
    @Test func `money by region`() throws {
        let store = try Squareland.store(
            [
                Squareland.initiative("c", .county, kronor: 10_000.01),
                Squareland.initiative("a", .municipalities([.init(code: "9903")]), kronor: 77.5),
            ], territory: Self.territory([Self.west, Self.west, Self.east, Self.east]))
        #expect(try store.territory().municipalities.map(\.region) == [Self.west, Self.west, Self.east, Self.east])
        #expect(try store.municipalityRegister().map(\.region) == [Self.west, Self.west, Self.east, Self.east])
        let distributor = try Distributor(store: store, selection: Selection())
        let regions = try distributor.distribution(of: "granted_sek", by: .faRegion)
        let municipalities = try distributor.distribution(of: "granted_sek", by: .municipality).rows.map {
            $0.value ?? 0
        }
        #expect(regions.rows.map(\.part.code) == ["09", "12"])
        let sums = [municipalities[2] + municipalities[3], municipalities[0] + municipalities[1]]
        for (row, sum) in zip(regions.rows, sums) { #expect(abs((row.value ?? 0) - sum) < 1e-6) }
        #expect(try store.verify() == [])
    }
}
