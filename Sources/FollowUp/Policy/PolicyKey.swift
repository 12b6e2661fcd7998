import Store
package import Wording

/// A declared key of a policy file: the base of the reader and of the JSON Schema.
package protocol DeclaredKey: Sendable {
    var name: String { get }
    var isRequired: Bool { get }
    var form: KeyForm { get }
    /// The key's description in the JSON Schema.
    var description: String? { get }
}

/// A key whose values are read as `Value`.
package struct PolicyKey<Value>: DeclaredKey {
    package let name: String
    package let isRequired: Bool
    package let form: KeyForm
    package let description: String?
    /// Nil for an invalid value, which has then been reported.
    let read: @Sendable (PolicyNode) -> Value?

    init(
        _ name: String, _ form: KeyForm, required isRequired: Bool = false, _ description: String? = nil,
        read: @escaping @Sendable (PolicyNode) -> Value?
    ) {
        self.name = name
        self.isRequired = isRequired
        self.form = form
        self.description = description
        self.read = read
    }

    /// The same key, required.
    var required: PolicyKey { PolicyKey(name, form, required: true, description, read: read) }

    /// The same key with a description.
    func meaning(_ description: String) -> PolicyKey {
        PolicyKey(name, form, required: isRequired, description, read: read)
    }
}

/// The form of a key's values.
package enum KeyForm: Sendable {
    case text, texts, date, level
    /// Above zero.
    case positive, positiveInteger
    /// 0 < share ≤ 1.
    case share
    case year
    case words([String])
    case number(Int)
    case table([any DeclaredKey])
    /// A text, or one for each language.
    case title([any DeclaredKey])
    /// At least one mapping.
    case tables([any DeclaredKey])
    /// At least one rule.
    case rules
}

/// A condition on several keys of a rule.
package enum KeyCondition: Sendable {
    /// Exactly one of these keys is required.
    case exactlyOne([String], problem: Wording)
    /// The values of `key` are some of these words, named in the schema, where another key has a value.
    case words(key: String, called: String, [String], where: (key: String, value: String))
    /// The key has an effect only where another key has a value, and with a key at the top of the file.
    case goes(String, with: (key: String, value: String)?, top: String, problem: Wording)
    /// A key at the top of the file is required, always or where a key of the rule has a value.
    case needs(String, where: (key: String, value: String)?, problem: Wording)
}

extension PolicyKey where Value == String {
    static func text(_ name: String) -> Self { Self(name, .text) { $0.string } }

    /// An indicator on file, where those are known.
    static func indicator(_ name: String) -> Self {
        Self(name, .text) { $0.oneOf($0.findings.indicators, what: Wording(sv: "en indikator", en: "an indicator")) }
    }
}

extension PolicyKey where Value == [String] {
    static func texts(_ name: String) -> Self { Self(name, .texts) { $0.strings } }

    /// Values that initiatives have, where those are known.
    static func texts(_ name: String, of field: SelectionField) -> Self {
        Self(name, .texts) { node in
            node.findings.check(node, against: field)
            return node.strings
        }
    }
}

extension PolicyKey where Value == PartialDate {
    static func date(_ name: String) -> Self { Self(name, .date) { $0.date } }
}

extension PolicyKey where Value == Double {
    static func positive(_ name: String) -> Self { Self(name, .positive) { $0.positive } }

    static func share(_ name: String, of what: Wording) -> Self { Self(name, .share) { $0.share(of: what) } }
}

extension PolicyKey where Value == Int {
    static func positiveInteger(_ name: String) -> Self { Self(name, .positiveInteger) { $0.positiveInteger } }

    static func year(_ name: String) -> Self {
        Self(name, .year) { $0.integer(PolicyKey.years, sv: "ett år", en: "a year") }
    }

    package static var years: ClosedRange<Int> { 1_000...9_999 }
}

extension PolicyKey where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    static func word(_ name: String, what: Wording) -> Self {
        Self(name, .words(Value.allCases.map(\.rawValue))) { $0.oneOf(Value.self, what: what) }
    }
}

extension PolicyKey where Value == Level {
    /// A division that a rule may evaluate part by part.
    static var per: Self {
        Self("per", .level) { node in
            node.oneOf(
                Set(PolicyVocabulary.levels), what: Wording(sv: "en indelning i delar", en: "a division into parts")
            )
            .flatMap { Level(rawValue: $0) }
        }
    }
}

extension PolicyKey where Value == Indicator.Direction {
    static var direction: Self {
        Self("direction", .words(PolicyVocabulary.directions)) { node in
            node.oneOf(Set(PolicyVocabulary.directions), what: Wording(sv: "en riktning", en: "a direction"))
                .flatMap { Indicator.Direction(rawValue: $0) }
        }
    }
}
