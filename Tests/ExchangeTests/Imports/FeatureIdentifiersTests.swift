import Store
import Testing
import Wording

@testable import Exchange

struct FeatureIdentifiersTests {
    private func layer(_ features: (properties: String, x: Double)...) -> String {
        let list = features.map {
            """
            {"type":"Feature","properties":{\($0.properties)},"geometry":{"type":"Point","coordinates":[\($0.x),62.5]}}
            """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(list.joined(separator: ","))]}"
    }

    private func ids(_ text: String) throws -> [String] {
        let batch = try importInitiatives(text, as: ".geojson")
        #expect(batch.rejected.isEmpty)
        return batch.accepted.map(\.record.id)
    }

    @Test func `an id of title and place stays when anything else is corrected`() throws {
        let first = try ids(layer(("\"Namn\":\"Led\",\"Belopp\":1", 14), ("\"Namn\":\"Led\",\"Belopp\":1", 15)))
        let corrected = try ids(layer(("\"Namn\":\"Led\",\"Belopp\":2", 15), ("\"Namn\":\"Led\",\"Belopp\":3", 14)))
        #expect(Set(first).count == 2)
        #expect(corrected == first.reversed())
        #expect(first.allSatisfy { $0.hasPrefix("auto-") && $0.count == 15 })
        #expect(try ids(layer(("\"Namn\":\"Stig\"", 14))) != [first[0]])
    }

    @Test func `two that are alike are told apart`() throws {
        let both = try ids(layer(("\"Namn\":\"Led\"", 14), ("\"Namn\":\"Led\",\"Belopp\":2", 14)))
        #expect(both[1] == both[0] + "-2")
    }

    @Test func `a column of feature numbers is the id, and is told`() throws {
        let batch = try importInitiatives(layer(("\"fid\":3,\"Namn\":\"Led\"", 14)), as: ".geojson")
        #expect(batch.accepted.map(\.record.id) == ["3"])
        #expect(
            batch.understood.map(\.en)[1]
                == "Ids from the column fid. If they are running numbers, they hold for this file only.")
        let table = try importInitiatives("fid;namn\n3;Led\n", as: ".csv")
        #expect(table.accepted.map(\.record.id) == ["3"])
    }
}
