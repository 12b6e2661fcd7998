import Foundation
import GeoData
import Store
import Territory
import Testing
import Wording

@testable import Exchange

/// The files that ship with the program, and real files beside the project.
@Suite struct ShippedImportTests {
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

    @Test func takesInEveryShippedInitiative() throws {
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
        #expect(second.location == .municipalities([.init(code: "2361")]))
        #expect(second.placeText == "Hede" && second.municipalitiesText == "2361")
        #expect(second.start == PartialDate("2017") && second.end == PartialDate("2017-12"))
        #expect(second.extra.isEmpty)
        #expect(batch.accepted.first?.row == 2)
    }

    @Test func takesInEveryShippedIndicatorValue() throws {
        let (batch, defining) = try IndicatorImport.read(file: GeoData.indicators.url.path, register: Self.register, known: [
            Indicator(id: "population", title: .init(sv: "Folkmängd", en: "Population"), unit: .init(sv: "personer", en: "persons"), kind: .extensive)
        ])
        #expect(batch.accepted.count == 683)
        #expect(batch.rejected.isEmpty)
        #expect(defining.count == 30)
        let kinds = Dictionary(uniqueKeysWithValues: defining.map { ($0.id, $0.kind) })
        #expect(kinds["higher_education_entrants"] == .extensive)
        #expect(kinds["tax_base_per_inhabitant"] == .intensive)
    }
}
