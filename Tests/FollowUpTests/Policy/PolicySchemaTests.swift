import Exchange
import Foundation
import GeoData
import Store
import Territory
import Testing
import Wording

@testable import FollowUp
@testable import policy_schema

/// The shipped JSON Schema is the one that the reader's declarations give; `Scripts/verify-policies` has jsonschema
/// 4.25.1 read the same fixtures.
@Suite struct PolicySchemaTests {
    @Test func `the shipped schema is current`() throws {
        let shipped = String(decoding: try GeoData.policySchema.data(), as: UTF8.self)
        #expect(PolicySchema().text == shipped, "run Scripts/build-policy-schema")
    }

    @Test func `every kind has an entry with its keys`() throws {
        let schema = try #require(
            JSONSerialization.jsonObject(with: Data(PolicySchema().text.utf8)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        for kind in Policy.kinds {
            let entry = try #require(definitions[kind.name], "\(kind.name)")
            let properties = try #require(entry["properties"] as? [String: [String: Any]])
            #expect(Set(properties.keys) == Set(["id", "title", "kind", "severity"] + kind.keys.map(\.name)))
            #expect(properties["kind"]?["const"] as? String == kind.name)
            let required = kind.keys.filter(\.isRequired).map(\.name)
            #expect(entry["required"] as? [String] == ["id", "kind"] + required)
            #expect(entry["additionalProperties"] as? Bool == false)
        }
    }

    /// Every reference leads to a definition.
    @Test func `references lead somewhere`() throws {
        let text = PolicySchema().text
        let schema = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: Any])
        let names = text.matches(of: #/"#\/\$defs\/([a-z_]+)"/#).map { String($0.1) }
        #expect(Set(names) == Set(definitions.keys))
    }

    @Test func `policies of both kinds are told apart`() throws {
        let file = try #require(
            Bundle.module.url(forResource: "policies", withExtension: "yaml", subdirectory: "Fixtures"))
        let policies = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "---\n")
        #expect(policies.count == 54)
        for text in policies {
            let isAccepted = text.hasPrefix("# accepted: ")
            #expect(isAccepted || text.hasPrefix("# refused: "))
            let reader = PolicyReader(file: "p.yaml")
            #expect(((try? reader.read(text)) != nil) == isAccepted, "\(text)")
        }
    }

    @Test func `the shipped example is a policy without notes`() throws {
        let policy = try PolicyReader(file: "p.yaml").read(
            String(decoding: GeoData.examplePolicy.data(), as: UTF8.self))
        #expect(policy.rules.count == 11)
        #expect(policy.rules.allSatisfy { $0.title.map { $0.sv != $0.en } ?? false })
        #expect(policy.countyWide == .leftOut)
        #expect(policy.notes == [])
    }
}
