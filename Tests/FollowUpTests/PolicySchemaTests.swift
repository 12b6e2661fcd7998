import Exchange
import FollowUp
import Foundation
import GeoData
import Testing

/// The shipped JSON Schema says the same as the reader's tables; `Scripts/verify-policies` has jsonschema 4.25.1 read
/// the same fixtures.
@Suite struct PolicySchemaTests {
    private static func schema() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: GeoData.policySchema.data()) as? [String: Any])
    }

    private static func at(_ path: String, in schema: [String: Any]) throws -> [String: Any] {
        try path.split(separator: ".").reduce(schema) { try #require($0[String($1)] as? [String: Any], "\(path)") }
    }

    private static func expect(_ object: [String: Any], has keys: PolicyVocabulary.Keys) {
        #expect(Set((object["properties"] as? [String: Any] ?? [:]).keys) == keys.all)
        #expect(Set(object["required"] as? [String] ?? []) == keys.required)
        #expect(object["additionalProperties"] as? Bool == false)
    }

    private static func names(_ object: [String: Any]) -> Set<String> { Set(object["enum"] as? [String] ?? []) }

    @Test func keysAreTheReaders() throws {
        let schema = try Self.schema()
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        Self.expect(schema, has: PolicyVocabulary.top)
        Self.expect(try Self.at("properties.period", in: schema), has: PolicyVocabulary.period)
        Self.expect(try Self.at("properties.filter", in: schema), has: PolicyVocabulary.filter)
        Self.expect(try Self.at("properties.weights.items", in: schema), has: PolicyVocabulary.weight)
        #expect(try Self.at("properties.version", in: schema)["const"] as? Int == Policy.version)
        let kinds = try #require(try Self.at("properties.rules.items", in: schema)["oneOf"] as? [[String: String]])
        #expect(kinds.map { $0["$ref"] } == PolicyVocabulary.Kind.allCases.map { "#/$defs/\($0.rawValue)" })
        for kind in PolicyVocabulary.Kind.allCases {
            let rule = try Self.at("$defs.\(kind.rawValue)", in: schema)
            Self.expect(rule, has: PolicyVocabulary.rule(kind))
            #expect(try Self.at("properties.kind", in: rule)["const"] as? String == kind.rawValue)
        }
    }

    @Test func namesAreTheReaders() throws {
        let schema = try Self.schema()
        #expect(
            Self.names(try Self.at("properties.county_wide", in: schema))
                == Set(Policy.CountyWide.allCases.map(\.rawValue)))
        #expect(Self.names(try Self.at("$defs.severity", in: schema)) == Set(Policy.Severity.allCases.map(\.rawValue)))
        #expect(Self.names(try Self.at("$defs.level", in: schema)) == Set(PolicyVocabulary.levels))
        #expect(Self.names(try Self.at("$defs.sustainability", in: schema)) == Set(PolicyVocabulary.sustainability))
        #expect(
            Self.names(try Self.at("properties.weights.items.properties.direction", in: schema))
                == Set(PolicyVocabulary.directions))
        #expect(
            Self.names(try Self.at("$defs.trend.properties.direction", in: schema)) == Set(PolicyVocabulary.directions))
        #expect(
            Self.names(try Self.at("$defs.minimum_share.properties.against", in: schema))
                == Set(Policy.Rule.Base.allCases.map(\.rawValue)))
        #expect(
            Self.names(try Self.at("$defs.matrix.properties.dimension", in: schema))
                == Set(Policy.Rule.Dimension.allCases.map(\.rawValue)))
        #expect(
            Self.names(try Self.at("$defs.maximum_concentration.properties.measure", in: schema))
                == Set(Policy.Rule.Concentration.allCases.map(\.rawValue)))
    }

    @Test func policiesOfBothKindsAreToldApart() throws {
        let file = try #require(
            Bundle.module.url(forResource: "policies", withExtension: "yaml", subdirectory: "Fixtures"))
        let policies = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "---\n")
        #expect(policies.count == 52)
        for text in policies {
            let isAccepted = text.hasPrefix("# accepted: ")
            #expect(isAccepted || text.hasPrefix("# refused: "))
            let reader = PolicyReader(file: "p.yaml")
            #expect(((try? reader.read(text)) != nil) == isAccepted, "\(text)")
        }
    }

    @Test func theExampleIsAPolicy() throws {
        let policy = try PolicyReader(file: "p.yaml").read(
            String(decoding: GeoData.examplePolicy.data(), as: UTF8.self))
        #expect(policy.rules.count == 9)
    }
}
