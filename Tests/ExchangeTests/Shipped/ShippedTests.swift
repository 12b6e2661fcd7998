import Foundation
import GeoData
import JSON
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Exchange

/// The files that ship with the program, and real files beside the project.
@Suite struct ShippedTests {
    /// All municipalities of Sweden, from the shipped boundaries.
    static let register: [Municipality] = {
        do {
            var reader = try GeoJSONReader(file: GeoData.municipalities.url.path)
            var register: [Municipality] = []
            while try reader.next() {
                register.append(
                    Municipality(
                        code: reader.properties["code"]?.string ?? "", name: reader.properties["name"]?.string ?? ""))
            }
            return register
        } catch { fatalError("\(error)") }
    }()

    @Test func `takes in every shipped initiative`() throws {
        let batch = try InitiativeImport.read(file: GeoData.initiatives.url.path, register: Self.register)
        #expect(batch.accepted.count == 133)
        #expect(batch.rejected.isEmpty)
        #expect(batch.file.kind == .initiatives && batch.file.name == "initiatives.csv")
        // Counted in the file by Python's csv module.
        let locations = batch.accepted.map(\.record.location)
        #expect(locations.count { if case .municipalities = $0 { true } else { false } } == 50)
        #expect(locations.count { $0 == .county } == 3)
        #expect(locations.count { if case .place = $0 { true } else { false } } == 29)
        #expect(locations.count { $0 == .unknown } == 51)
        #expect(batch.accepted.compactMap(\.record.grantedOre).count == 79)
        let second = try #require(batch.accepted.first { $0.record.id == "I002" }?.record)
        #expect(second.grantedOre == 19_715_800)
        #expect(second.location == .municipalities([.init(code: "2361")], places: "Hede"))
        #expect(locations.count { if case .municipalities(_, _, .some) = $0 { true } else { false } } == 17)
        #expect(second.placeText == "Hede" && second.municipalitiesText == "2361")
        #expect(second.start == PartialDate("2017") && second.end == PartialDate("2017-12"))
        #expect(second.extra.isEmpty)
        #expect(batch.accepted.first?.row == 2)
    }

    @Test func `takes in every shipped indicator value`() throws {
        let (batch, defining) = try IndicatorImport.read(
            file: GeoData.indicators.url.path, register: Self.register,
            known: [
                Indicator(
                    id: "population", title: .init(sv: "Folkmängd", en: "Population"),
                    unit: .init(sv: "personer", en: "persons"), kind: .extensive)
            ])
        #expect(batch.accepted.count == 683)
        #expect(batch.rejected.isEmpty)
        #expect(defining.count == 30)
        let kinds = Dictionary(uniqueKeysWithValues: defining.map { ($0.id, $0.kind) })
        #expect(kinds["higher_education_entrants"] == .extensive)
        #expect(kinds["tax_base_per_inhabitant"] == .intensive)
    }

    @Test(.enabled(if: SharedData.isPresent, "../shared/data is absent"))
    func `takes in the project bank`() throws {
        let batch = try InitiativeImport.read(
            file: SharedData.path("initiatives_eruf_2014_2020.csv"), register: Self.register)
        #expect(batch.accepted.count == 50)
        #expect(batch.rejected.isEmpty)
        // Summed by Python's csv module.
        #expect(batch.accepted.compactMap(\.record.grantedOre).reduce(0, +) == 104_736_348_300)
        let codes = batch.accepted.map { item -> Int in
            if case .municipalities(let declared, _, _) = item.record.location { declared.count } else { 0 }
        }
        // 13 national projects, 7 in two counties of 15 municipalities, one in three of 30, one in four of 33.
        #expect(codes.count { $0 == 290 } == 13)
        #expect(codes.count { $0 == 15 } == 7)
        #expect(codes.count { $0 == 30 } == 1)
        #expect(codes.count { $0 == 33 } == 1)
        #expect(codes.count { $0 == 8 } == 14)
        #expect(
            batch.understood.map(\.en).filter { $0.hasPrefix("More municipalities") } == [
                """
                More municipalities than those listed, 22 rows: the counties that the row names have exactly as many, \
                so all municipalities in them were taken.
                """,
                """
                More municipalities than those listed, 7 rows: which the others are is not clear. The county gets the \
                listed ones' part of all, each municipality alike; the rest counts outside the county.
                """,
            ])
        let first = try #require(batch.accepted.first?.record)
        #expect(first.id == "20200061" && first.lead == "Saminvest Mitt AB" && first.grantedOre == 7_500_000_000)
        #expect(first.extra["lan"] == "Jämtland, Västernorrland" && first.extra["antal_kommuner_totalt"] == "15")
    }

    @Test(.enabled(if: SharedData.isPresent, "../shared/data is absent"))
    func `takes in population named by its column`() throws {
        let (batch, defining) = try IndicatorImport.read(
            file: SharedData.path("population_1950_2025.csv"), register: Self.register, known: [])
        #expect(batch.rejected.isEmpty)
        #expect(batch.accepted.count == 8 * 76)
        #expect(defining.map(\.id) == ["population"])
        let ragunda = batch.accepted.map(\.record).first { $0.municipalityCode == "2303" && $0.year == 1950 }
        #expect(ragunda?.value == 11_856)
        #expect(ragunda?.source == "odectra/popu-sweden folkmangd.csv")
    }

    @Test(.enabled(if: SharedData.isPresent, "../shared/data is absent"))
    func `takes in trails as lines`() throws {
        // The names serve as ids too.
        let batch = try withFile("column;role\nname;id\nname;title\n") {
            try InitiativeImport.read(
                file: SharedData.path("trails.geojson"), register: Self.register,
                as: TableReading(mapping: $0))
        }
        #expect(batch.accepted.map(\.record.id) == ["Indalsleden", "Karboleleden", "st-olovsleden"])
        #expect(batch.accepted[0].record.title == "Indalsleden")
        #expect(batch.accepted[0].record.extra == ["length_km": "361.43"])
        guard case .geometry(let wkb) = batch.accepted[0].record.location else {
            Issue.record("no geometry")
            return
        }
        // The file's own figure, 361.43 km, is along the unsimplified line.
        let length = try Geometry(wkb: wkb, in: Context()).length
        #expect(abs(length / 361_430 - 1) < 0.02)
    }
}
