import Yams

extension Policy {
    /// What a policy file says, without its comments and however it is laid out: keys in order, values as written. The
    /// text itself where it isn't YAML.
    package static func content(of text: String) -> String {
        guard let node = try? Yams.compose(yaml: text) else { return text }
        return content(node)
    }

    private static func content(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): quoted(scalar.string)
        case .sequence(let items): "[" + items.map(content).joined(separator: ",") + "]"
        case .mapping(let members):
            "{"
                + members.map { (content($0.key), content($0.value)) }.sorted { $0.0 < $1.0 }
                .map { "\($0):\($1)" }.joined(separator: ",") + "}"
        case .alias: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
