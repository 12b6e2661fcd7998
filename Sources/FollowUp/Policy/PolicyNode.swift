import Store
import Wording
import Yams

/// One value of the file, with its line. An invalid value is reported and read as nil.
package struct PolicyNode {
    let node: Node
    let line: Int
    let key: String
    let findings: PolicyFindings

    /// A mapping with these keys.
    func table(_ keys: [any DeclaredKey]) -> PolicyTable? { PolicyTable(self, keys: keys) }

    func wrong(sv: String, en: String) {
        findings.add(line: line, key: key, sv: "\(key) ska vara \(sv)", en: "\(key) must be \(en)")
    }

    private var scalar: Node.Scalar? {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty, !isNull(scalar) else { return nil }
        return scalar
    }

    private func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style != .singleQuoted && scalar.style != .doubleQuoted
            && ["~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The text of an unquoted scalar; quotes make a text of anything.
    private var plain: String? {
        scalar.flatMap { $0.style == .singleQuoted || $0.style == .doubleQuoted ? nil : $0.string }
    }

    var string: String? {
        // A plain true or false is no text.
        guard let scalar, plain != "true", plain != "false" else {
            wrong(sv: "text", en: "text")
            return nil
        }
        return scalar.string
    }

    /// Whether the value is this text; reports nothing where it isn't.
    func isText(_ text: String) -> Bool { scalar?.string == text }

    func integer(_ range: ClosedRange<Int>, sv: String, en: String) -> Int? {
        guard let value = plain.flatMap({ Int($0) ?? Double($0).flatMap { Int(exactly: $0) } }), range.contains(value)
        else {
            wrong(sv: sv, en: en)
            return nil
        }
        return value
    }

    var positiveInteger: Int? { integer(1...Int.max, sv: "ett heltal större än noll", en: "a whole number above zero") }

    var positive: Double? {
        guard let value = plain.flatMap({ Double($0) }), value > 0, value.isFinite else {
            wrong(sv: "ett tal större än noll, med decimalpunkt", en: "a number above zero, with a decimal point")
            return nil
        }
        return value
    }

    /// 0 < share ≤ 1.
    func share(of what: Wording) -> Double? {
        guard let value = plain.flatMap({ Double($0) }), value > 0, value <= 1 else {
            wrong(sv: "en andel av \(what.sv), 0–1; 0.9 betyder 90 %", en: "a share of \(what.en), 0–1; 0.9 means 90%")
            return nil
        }
        return value
    }

    var date: PartialDate? {
        guard let date = scalar.flatMap({ PartialDate($0.string) }) else {
            wrong(sv: "ett datum (2026, 2026-12 eller 2026-12-01)", en: "a date (2026, 2026-12 or 2026-12-01)")
            return nil
        }
        return date
    }

    var isList: Bool { if case .sequence = node { true } else { false } }

    /// At least one element.
    var list: [PolicyNode] {
        guard case .sequence(let sequence) = node, !sequence.isEmpty else {
            wrong(
                sv: "en lista med minst ett element (rader med -)", en: "a list of at least one element (lines with -)")
            return []
        }
        return sequence.map { PolicyNode(node: $0, line: $0.mark?.line ?? line, key: key, findings: findings) }
    }

    /// One text for both languages, or a mapping with one for each.
    var title: Wording? {
        guard case .mapping = node else { return string.map { Wording(verbatim: $0) } }
        guard let table = table(PolicyVocabulary.Title.keys), let sv = table[PolicyVocabulary.Title.sv],
            let en = table[PolicyVocabulary.Title.en]
        else { return nil }
        return Wording(sv: sv, en: en)
    }

    /// One text or a list of texts.
    var strings: [String] {
        if case .scalar = node { return string.map { [$0] } ?? [] }
        return list.compactMap(\.string)
    }

    /// - Parameter names: nil where they are unknown and any text is accepted.
    func oneOf(_ names: Set<String>?, what: Wording) -> String? {
        guard let name = string else { return nil }
        guard names?.contains(name) ?? true else {
            findings.add(line: line, key: key, Nearest.unknown(name, among: names ?? [], what: what))
            return nil
        }
        return name
    }

    func oneOf<Names: RawRepresentable & CaseIterable>(_: Names.Type, what: Wording) -> Names?
    where Names.RawValue == String {
        oneOf(Set(Names.allCases.map(\.rawValue)), what: what).flatMap { Names(rawValue: $0) }
    }
}

extension PolicyNode {
    /// The whole of a file; nil where it isn't YAML or holds nothing, which is then reported.
    init?(root text: String, _ findings: PolicyFindings) {
        do {
            if let root = try Yams.compose(yaml: text) {
                self.init(node: root, line: root.mark?.line ?? 1, key: "", findings: findings)
                return
            }
            findings.add(line: 1, sv: "filen är tom", en: "the file is empty")
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            let name = duplicates.first ?? ""
            findings.add(
                line: context.mark.line, key: name, sv: "nyckeln \(name) finns två gånger",
                en: "the key \(name) appears twice")
        } catch {
            findings.add(line: YAMLProblem.line(of: error), YAMLProblem.wording(error))
        }
        return nil
    }
}
