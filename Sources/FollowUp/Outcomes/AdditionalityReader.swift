import Statistics
import Store
import Wording
import Yams

/// Reads a file of additionality: for each indicator the factors `deadweight`, `leakage`, `displacement` and
/// `substitution` (0–1) and `multiplier` (0 or more), each with `value` (a number, or a list of the least and the most)
/// and `source`.
package struct AdditionalityReader {
    private static let losses = ["deadweight", "leakage", "displacement", "substitution"]
    private static let multiplier = "multiplier"
    private let file: String

    /// - Parameter file: its name, for messages.
    package init(file: String) { self.file = file }

    /// By indicator.
    ///
    /// - Throws: all faults; only the first where the file isn't YAML.
    package func read(_ text: String) throws -> [String: StatedAdditionality] {
        let findings = PolicyFindings(file: file, indicators: nil, schemes: nil)
        var stated: [String: StatedAdditionality] = [:]
        if let root = PolicyNode(root: text, findings), let table = PolicyTable(root, keys: nil) {
            for (indicator, node) in table.all { stated[indicator] = factors(node) }
        }
        try findings.check()
        return stated
    }

    private func factors(_ node: PolicyNode) -> StatedAdditionality? {
        guard let table = PolicyTable(node, keys: nil) else { return nil }
        let names = Set(Self.losses + [Self.multiplier])
        var factors: [StatedAdditionality.Factor] = []
        for (name, node) in table.all {
            guard names.contains(name) else {
                node.findings.add(
                    line: node.line, key: name,
                    Nearest.unknown(name, among: names, what: Wording(sv: "en faktor", en: "a factor")))
                continue
            }
            if let factor = factor(name, node) { factors.append(factor) }
        }
        let losses = factors.filter { $0.name != Self.multiplier }.map(\.value)
        let multiplier = factors.first { $0.name == Self.multiplier }?.value ?? 1...1
        return (try? Additionality(losses: losses, multiplier: multiplier)).map {
            StatedAdditionality(factors: factors, additionality: $0)
        }
    }

    private func factor(_ name: String, _ node: PolicyNode) -> StatedAdditionality.Factor? {
        guard let table = PolicyTable(node, keys: nil) else { return nil }
        for (key, value) in table.all where !["value", "source"].contains(key) {
            node.findings.add(
                line: value.line, key: key,
                Nearest.unknown(key, among: ["value", "source"], what: Wording(sv: "en nyckel här", en: "a key here")))
        }
        guard let source = table["source"]?.string else {
            node.findings.add(
                line: node.line, key: name, sv: "\(name) behöver source: varifrån värdet kommer",
                en: "\(name) needs source: where the value comes from")
            return nil
        }
        guard let value = table["value"], let range = range(value, isLoss: name != Self.multiplier) else {
            if table["value"] == nil {
                node.findings.add(line: node.line, key: name, sv: "\(name) behöver value", en: "\(name) needs value")
            }
            return nil
        }
        return .init(name: name, value: range, source: source)
    }

    private func range(_ node: PolicyNode, isLoss: Bool) -> ClosedRange<Double>? {
        let numbers = (node.isList ? node.list : [node]).map { $0.node.scalar.flatMap { Double($0.string) } }
        let known = numbers.compactMap { $0 }
        let most = isLoss ? 1 : Double.greatestFiniteMagnitude
        guard known.count == numbers.count, (1...2).contains(known.count),
            known.allSatisfy({ (0...most).contains($0) }),
            known[0] <= known[known.count - 1]
        else {
            node.wrong(
                sv: isLoss
                    ? "ett tal 0–1, eller det minsta och det största: [0.2, 0.4]"
                    : "ett tal från 0, eller det minsta och det största: [1, 1.5]",
                en: isLoss
                    ? "a number 0–1, or the least and the most: [0.2, 0.4]"
                    : "a number from 0, or the least and the most: [1, 1.5]")
            return nil
        }
        return known[0]...known[known.count - 1]
    }
}
