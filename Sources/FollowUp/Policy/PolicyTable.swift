import Store
import Wording
import Yams

/// A mapping with checked keys.
package struct PolicyTable {
    let line: Int
    private let values: [String: PolicyNode]
    let findings: PolicyFindings

    /// Nil where there is no mapping. That and unknown and missing keys are reported; the known ones can be read
    /// nevertheless.
    ///
    /// - Parameter keys: nil to read a mapping before its keys are known.
    init?(_ node: PolicyNode, keys: [any DeclaredKey]?) {
        let findings = node.findings
        self.findings = findings
        line = node.line
        guard case .mapping(let mapping) = node.node else {
            findings.add(
                line: node.line, key: node.key, sv: "här väntades nycklar (namn: värde)",
                en: "keys (name: value) were expected here")
            return nil
        }
        let names = keys.map { Set($0.map(\.name)) }
        var values: [String: PolicyNode] = [:]
        var unknown: [String] = []
        for (key, value) in mapping {
            let name = key.string ?? ""
            let at = key.mark?.line ?? line
            if let names, !names.contains(name) {
                findings.add(
                    line: at, key: name,
                    Nearest.unknown(name, among: names, what: Wording(sv: "en nyckel här", en: "a key here")))
                unknown.append(name)
                continue
            }
            values[name] = PolicyNode(node: value, line: value.mark?.line ?? at, key: name, findings: findings)
        }
        self.values = values
        // A key missing because it is misspelt has been reported.
        let misspelt = Set(unknown.compactMap { Nearest.name(to: $0, among: names ?? []) })
        let required = Set((keys ?? []).filter(\.isRequired).map(\.name))
        for name in required.subtracting(misspelt).sorted() where values[name] == nil {
            findings.add(line: line, key: name, sv: "nyckeln \(name) saknas", en: "the key \(name) is missing")
        }
    }

    subscript(key: String) -> PolicyNode? { values[key] }

    /// Every key that stands in it, in the order of the file.
    var all: [(name: String, node: PolicyNode)] { values.sorted { $0.value.line < $1.value.line }.map { ($0, $1) } }

    /// Nil where the key is missing or its value is invalid, which has then been reported.
    subscript<Value>(key: PolicyKey<Value>) -> Value? { values[key.name].flatMap(key.read) }
}
