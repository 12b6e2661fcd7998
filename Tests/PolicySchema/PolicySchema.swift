import Exchange
import FollowUp
import JSON

/// The JSON Schema (draft 2020-12) of policies, made from what the reader declares: keys, their forms, and what they
/// must agree on.
struct PolicySchema {
    /// As it is shipped.
    var text: String { json.text(indented: true) }

    private var json: JSONValue {
        var schema: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Räckvidd policy",
            "description":
                """
            What should be reached before a funding round: rackvidd gaps POLICY.yaml. Beyond this schema the program \
            checks that each id stands once, that a period ends after it begins, that days exist, and that \
            indicators, schemes and parts are on file.
            """,
        ]
        for member in table(PolicyVocabulary.top).members { schema[member.name] = member.value }
        schema["allOf"] = .array(Policy.kinds.flatMap { kind in kind.conditions.compactMap { topLevel($0, of: kind) } })
        var definitions = words
        for kind in Policy.kinds { definitions[kind.name] = .object(rule(kind)) }
        schema["$defs"] = .object(definitions)
        return .object(schema)
    }

    // MARK: Rules

    private func rule(_ kind: any PolicyRule.Type) -> JSONObject {
        var schema = table(PolicyVocabulary.rule + kind.keys, isKind: kind.name)
        for condition in kind.conditions {
            switch condition {
            case .exactlyOne(let keys, _): schema["oneOf"] = .array(keys.map { ["required": [.string($0)]] })
            case .words(let key, let name, _, let cause):
                schema["if"] = [
                    "properties": .object([cause.key: ["const": .string(cause.value)]]),
                    "required": [.string(cause.key)],
                ]
                schema["then"] = ["properties": .object([key: oneOrMore(reference(name))])]
            case .goes(let key, let cause?, _, _):
                schema["dependentSchemas"] = .object([
                    key: [
                        "required": [.string(cause.key)],
                        "properties": .object([cause.key: ["const": .string(cause.value)]]),
                    ]
                ])
            case .goes, .needs: break
            }
        }
        return schema
    }

    /// What a rule asks of the top of the file.
    private func topLevel(_ condition: KeyCondition, of kind: any PolicyRule.Type) -> JSONValue? {
        var properties: JSONObject = ["kind": ["const": .string(kind.name)]]
        let key: String
        switch condition {
        case .needs(let top, let cause, _):
            key = top
            if let cause { properties[cause.key] = ["const": .string(cause.value)] }
        case .goes(let own, _, let top, _):
            key = top
            properties[own] = .bool(true)
        case .exactlyOne, .words: return nil
        }
        let rule: JSONValue = [
            "type": "object", "required": .array(properties.members.map { .string($0.name) }),
            "properties": .object(properties),
        ]
        return [
            "if": ["required": ["rules"], "properties": ["rules": ["type": "array", "contains": rule]]],
            "then": ["required": [.string(key)]],
        ]
    }

    // MARK: Keys

    private func table(_ keys: [any DeclaredKey], isKind kind: String? = nil) -> JSONObject {
        var schema: JSONObject = ["type": "object"]
        let required = keys.filter(\.isRequired)
        if !required.isEmpty { schema["required"] = .array(required.map { .string($0.name) }) }
        var properties = JSONObject()
        for key in keys {
            var property = form(key.form)
            if key.name == "kind", let kind { property = ["const": .string(kind)] }
            if let description = key.description { property["description"] = .string(description) }
            properties[key.name] = .object(property)
        }
        schema["properties"] = .object(properties)
        schema["additionalProperties"] = false
        return schema
    }

    private func form(_ form: KeyForm) -> JSONObject {
        switch form {
        case .text: return reference("text")
        case .texts: return reference("texts")
        case .date: return reference("date")
        case .level: return reference("level")
        case .words(let words):
            return words == PolicyVocabulary.severities
                ? reference("severity") : ["enum": .array(words.map { .string($0) })]
        case .positive: return ["type": "number", "exclusiveMinimum": 0]
        case .positiveInteger: return ["type": "integer", "minimum": 1]
        case .share: return ["type": "number", "exclusiveMinimum": 0, "maximum": 1]
        case .year: return year
        case .number(let number): return ["const": .integer(number)]
        case .table(let keys): return table(keys)
        case .title(let keys): return ["anyOf": [.object(reference("text")), .object(table(keys))]]
        case .tables(let keys): return ["type": "array", "minItems": 1, "items": .object(table(keys))]
        case .rules:
            let kinds = Policy.kinds.map { JSONValue.object(reference($0.name)) }
            return ["type": "array", "minItems": 1, "items": ["oneOf": .array(kinds)]]
        }
    }

    private func reference(_ name: String) -> JSONObject { ["$ref": .string("#/$defs/\(name)")] }

    private func oneOrMore(_ item: JSONObject) -> JSONValue {
        ["anyOf": [.object(item), ["type": "array", "minItems": 1, "items": .object(item)]]]
    }

    private var year: JSONObject {
        let years = PolicyKey<Int>.years
        return ["type": "integer", "minimum": .integer(years.lowerBound), "maximum": .integer(years.upperBound)]
    }

    /// What keys refer to by name.
    private var words: JSONObject {
        func list(_ words: [String]) -> JSONValue { ["enum": .array(words.map { .string($0) })] }
        var definitions: JSONObject = [
            "text": ["type": ["string", "number"], "minLength": 1],
            "texts": oneOrMore(reference("text")),
            "date": [
                "anyOf": [
                    .object(year),
                    [
                        "type": "string",
                        "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    ],
                ]
            ],
            "level": [
                "description": "Parts that are looked at one by one.",
                "enum": .array(PolicyVocabulary.levels.map { .string($0) }),
            ], "severity": list(PolicyVocabulary.severities),
        ]
        for condition in Policy.kinds.flatMap({ $0.conditions }) {
            if case .words(_, let name, let words, _) = condition { definitions[name] = list(words) }
        }
        return definitions
    }
}
