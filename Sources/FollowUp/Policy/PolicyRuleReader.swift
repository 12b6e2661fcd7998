import Store
import Wording

/// Reads one rule of a policy.
struct PolicyRuleReader {
    /// The top of the file: some rules need one of its keys.
    let top: PolicyTable

    /// Nil after a fault, which has then been reported.
    func read(_ node: PolicyNode) -> Policy.Rule? {
        typealias Keys = PolicyVocabulary.Rule
        let kinds = Dictionary(uniqueKeysWithValues: Policy.kinds.map { ($0.name, $0) })
        guard let open = PolicyTable(node, keys: nil) else { return nil }
        guard let kindNode = open[Keys.kind.name] else {
            node.findings.add(line: open.line, key: "kind", sv: "nyckeln kind saknas", en: "the key kind is missing")
            return nil
        }
        guard let name = kindNode.oneOf(Set(kinds.keys), what: Wording(sv: "en sorts regel", en: "a kind of rule")),
            let kind = kinds[name], let table = node.table(PolicyVocabulary.rule + kind.keys)
        else { return nil }
        let id = table[Keys.id]
        let severity = table[Keys.severity]
        let content = kind.init(table)
        for condition in kind.conditions { check(condition, table) }
        guard let id, let content else { return nil }
        return Policy.Rule(
            id: id, title: table[Keys.title], severity: severity ?? .must, content: content, line: table.line)
    }

    private func check(_ condition: KeyCondition, _ table: PolicyTable) {
        switch condition {
        case .exactlyOne(let keys, let problem):
            guard keys.count(where: { table[$0] != nil }) != 1 else { return }
            table.findings.add(line: table.line, key: keys.first, problem)
        case .needs(let key, let cause, let problem):
            guard top[key] == nil else { return }
            guard let cause else { return table.findings.add(line: table.line, key: key, problem) }
            guard let node = table[cause.key], node.isText(cause.value) else { return }
            table.findings.add(line: node.line, key: key, problem)
        case .goes(let key, let cause, let needed, let problem):
            guard let node = table[key] else { return }
            let isFit = cause.map { table[$0.key]?.isText($0.value) ?? false } ?? true
            if !isFit || top[needed] == nil { table.findings.add(line: node.line, key: key, problem) }
        // Checked with the key's values.
        case .words: break
        }
    }
}
