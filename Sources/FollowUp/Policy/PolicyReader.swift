import Store
import Territory
import Wording
import Yams

/// Reads a policy from YAML, strictly: every key, rule and name must be one that the program knows.
public struct PolicyReader {
    private let file: String
    private let indicators: Set<String>?
    private let schemes: Set<String>?

    /// - Parameters:
    ///   - file: its name, for messages.
    ///   - indicators: those that a rule may distribute.
    ///   - schemes: zoning schemes in the store.
    public init(file: String, indicators: some Sequence<String>, schemes: some Sequence<String>) {
        self.file = file
        self.indicators = Set(indicators)
        self.schemes = Set(schemes)
    }

    /// Without a store: names of indicators and schemes can't be checked, and every name will do.
    public init(file: String) {
        self.file = file
        indicators = nil
        schemes = nil
    }

    /// - Throws: everything that is wrong; only the first where the file isn't YAML.
    public func read(_ text: String) throws(PolicyErrors) -> Policy {
        let findings = PolicyFindings(file: file)
        let policy = root(of: text, findings).flatMap { read($0, findings) }
        try findings.check()
        guard let policy else { preconditionFailure("a policy that can't be read has a reason") }
        return policy
    }

    private func root(of text: String, _ findings: PolicyFindings) -> PolicyNode? {
        do {
            if let root = try Yams.compose(yaml: text) {
                return PolicyNode(node: root, line: root.mark?.line ?? 1, key: "", findings: findings)
            }
            findings.add(line: 1, sv: "filen är tom", en: "the file is empty")
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            let name = duplicates.first ?? ""
            findings.add(
                line: context.mark.line, key: name, sv: "nyckeln \(name) står två gånger",
                en: "the key \(name) stands twice")
        } catch {
            findings.add(line: Self.line(of: error), sv: "ogiltig YAML: \(error)", en: "invalid YAML: \(error)")
        }
        return nil
    }

    private static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }

    private func read(_ root: PolicyNode, _ findings: PolicyFindings) -> Policy? {
        guard let top = PolicyTable(root, keys: PolicyVocabulary.top, findings) else { return nil }
        if let version = top["version"],
            let number = version.integer(0...Int.max, sv: "ett heltal", en: "a whole number"),
            number != Policy.version
        {
            findings.add(
                line: version.line, key: "version",
                sv: "version \(number) kan inte läsas; det här programmet läser version \(Policy.version)",
                en: "version \(number) can't be read; this program reads version \(Policy.version)")
        }
        let name = top["name"]?.string
        let round = top["round"]?.date
        var selection = Selection()
        var condition: Policy.Condition?
        if let period = top.table("period", keys: PolicyVocabulary.period) {
            selection.from = period["from"]?.date
            selection.to = period["to"]?.date
            if let from = selection.from, let to = selection.to, to.lastDay < from.firstDay {
                findings.add(
                    line: period.line, key: "period", sv: "perioden slutar före den börjar",
                    en: "the period ends before it begins")
            }
        }
        if let filter = top.table("filter", keys: PolicyVocabulary.filter) {
            selection.programmes = filter["programme"]?.strings ?? []
            selection.strengthAreas = filter["strength_area"]?.strings ?? []
            selection.statuses = filter["status"]?.strings ?? []
            if let node = filter["where"] {
                condition = node.string.map { Policy.Condition(text: $0, line: node.line) }
            }
        }
        selection.scheme = top["scheme"]?.oneOf(schemes, what: Wording(sv: "en indelning", en: "a zoning scheme"))
        let countyWide = top["county_wide"]?.oneOf(
            Policy.CountyWide.self,
            what: Wording(sv: "ett sätt att räkna länstäckande insatser", en: "a way to count county-wide initiatives"))
        let weights = (top["weights"]?.list ?? []).compactMap { weight($0, findings) }
        let reader = PolicyRuleReader(
            indicators: indicators, hasRound: top["round"] != nil, hasWeights: top["weights"] != nil, findings: findings
        )
        var rules: [Policy.Rule] = []
        for item in top["rules"]?.list ?? [] {
            guard let rule = reader.read(item) else { continue }
            if let twin = rules.first(where: { $0.id == rule.id }) {
                findings.add(
                    line: rule.line, key: "id",
                    sv: "regeln \(rule.id) finns redan på rad \(twin.line); varje id måste vara unikt",
                    en: "the rule \(rule.id) stands on line \(twin.line) already; each id must be unique")
            }
            rules.append(rule)
        }
        guard let name else { return nil }
        return Policy(
            name: name, round: round, selection: selection, condition: condition, countyWide: countyWide ?? .exclude,
            need: weights,
            rules: rules)
    }

    private func weight(_ node: PolicyNode, _ findings: PolicyFindings) -> Policy.Weight? {
        guard let table = PolicyTable(node, keys: PolicyVocabulary.weight, findings) else { return nil }
        let indicator = table["indicator"]?.oneOf(indicators, what: PolicyRuleReader.words.indicator)
        let weight = table["weight"]?.positive
        let year = table["year"]?.integer(1_000...9_999, sv: "ett år", en: "a year")
        let direction = table["direction"]?.oneOf(
            Set(PolicyVocabulary.directions), what: PolicyRuleReader.words.direction)
        guard let indicator else { return nil }
        return Policy.Weight(
            indicator: indicator, weight: weight ?? 1,
            direction: direction.flatMap { Indicator.Direction(rawValue: $0) }, year: year,
            line: table.line)
    }
}
