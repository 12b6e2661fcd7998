package import Store
import Territory
import Wording

/// Reads a policy from YAML, strictly: every key, rule and name must be known.
package struct PolicyReader {
    private let file: String
    private let indicators: Set<String>?
    private let schemes: Set<String>?
    private let values: [SelectionField: Set<String>]

    /// - Parameters:
    ///   - file: its name, for messages.
    ///   - indicators: the indicators allowed in rules.
    ///   - schemes: zoning schemes in the store.
    ///   - values: by field those that initiatives have; others are accepted unchecked.
    package init(
        file: String, indicators: some Sequence<String>, schemes: some Sequence<String>,
        values: [SelectionField: Set<String>] = [:]
    ) {
        self.file = file
        self.values = values
        self.indicators = Set(indicators)
        self.schemes = Set(schemes)
    }

    /// Without a store: any name of an indicator or scheme is accepted unchecked.
    package init(file: String) {
        self.file = file
        indicators = nil
        schemes = nil
        values = [:]
    }

    /// - Throws: all faults; only the first where the file isn't YAML.
    package func read(_ text: String) throws(PolicyErrors) -> Policy {
        let findings = PolicyFindings(file: file, indicators: indicators, schemes: schemes, values: values)
        let policy = PolicyNode(root: text, findings).flatMap { read($0, findings) }
        try findings.check()
        guard let policy else { preconditionFailure("a policy that can't be read has a reason") }
        return policy
    }

    private func read(_ root: PolicyNode, _ findings: PolicyFindings) -> Policy? {
        typealias Top = PolicyVocabulary.Top
        guard let top = root.table(PolicyVocabulary.top) else { return nil }
        if let number = top[Top.version], number != Policy.version {
            findings.add(
                line: top[Top.version.name]?.line ?? top.line, key: Top.version.name,
                sv: "version \(number) kan inte läsas; det här programmet läser version \(Policy.version)",
                en: "version \(number) can't be read; this program reads version \(Policy.version)")
        }
        let name = top[Top.name]
        let round = top[Top.round]
        let (selection, condition) = selection(top, findings)
        let countyWide = top[Top.countyWide]
        let weights = (top[Top.weights] ?? []).compactMap(weight)
        let reader = PolicyRuleReader(top: top)
        var rules: [Policy.Rule] = []
        for item in top[Top.rules] ?? [] {
            guard let rule = reader.read(item) else { continue }
            if let twin = rules.first(where: { $0.id == rule.id }) {
                findings.add(
                    line: rule.line, key: "id",
                    sv: "regeln \(rule.id) finns redan på rad \(twin.line); varje id måste vara unikt",
                    en: "the rule \(rule.id) is on line \(twin.line) already; each id must be unique")
            }
            rules.append(rule)
        }
        guard let name else { return nil }
        return Policy(
            name: name, round: round, selection: selection, condition: condition, countyWide: countyWide ?? .leftOut,
            need: weights, rules: rules, notes: findings.notes)
    }

    /// The selection: period, filter and scheme; county-wide initiatives are counted by the policy itself.
    private func selection(_ top: PolicyTable, _ findings: PolicyFindings) -> (Selection, Policy.Condition?) {
        typealias Top = PolicyVocabulary.Top
        var selection = Selection()
        var condition: Policy.Condition?
        if let period = top[Top.period] {
            selection.from = period[PolicyVocabulary.Period.from]
            selection.to = period[PolicyVocabulary.Period.to]
            if let from = selection.from, let to = selection.to, to.lastDay < from.firstDay {
                findings.add(
                    line: period.line, key: Top.period.name, sv: "perioden slutar före den börjar",
                    en: "the period ends before it begins")
            }
        }
        if let filter = top[Top.filter] {
            typealias Filter = PolicyVocabulary.Filter
            selection.programmes = filter[Filter.programme] ?? []
            selection.strengthAreas = filter[Filter.strengthArea] ?? []
            selection.statuses = filter[Filter.status] ?? []
            if let text = filter[Filter.condition], let node = filter[Filter.condition.name] {
                condition = Policy.Condition(text: text, line: node.line)
            }
        }
        selection.scheme = top[Top.scheme]
        return (selection, condition)
    }

    private func weight(_ table: PolicyTable) -> Policy.Weight? {
        typealias Weight = PolicyVocabulary.Weight
        let indicator = table[Weight.indicator]
        let weight = table[Weight.weight]
        let year = table[Weight.year]
        let direction = table[Weight.direction]
        guard let indicator else { return nil }
        return Policy.Weight(
            indicator: indicator, weight: weight ?? 1, direction: direction, year: year, line: table.line)
    }
}
