import Exchange
import JSON

/// A value that differs between two JSON values, with its path.
struct JSONDifference {
    /// `gaps[every_cell 2321/sparse].observed`
    let path: String
    /// Nil: absent.
    let before: JSONValue?
    let after: JSONValue?

    var text: String { "\(path): \(Self.short(before)) → \(Self.short(after))" }

    private static func short(_ value: JSONValue?) -> String {
        guard let value else { return "–" }
        let text = value.text()
        return text.count > 60 ? text.prefix(59) + "…" : text
    }

    /// Members by name; elements of arrays by their identifying members where these are distinct, else by place.
    static func all(from old: JSONValue?, to new: JSONValue?, at path: String = "") -> [JSONDifference] {
        switch (old, new) {
        case (.object(let before)?, .object(let after)?):
            let names = before.members.map(\.name) + after.members.map(\.name).filter { before[$0] == nil }
            return names.flatMap { all(from: before[$0], to: after[$0], at: path.isEmpty ? $0 : "\(path).\($0)") }
        case (.array(let before)?, .array(let after)?):
            let keys = (before.map(key), after.map(key))
            guard Set(keys.0).count == before.count, Set(keys.1).count == after.count, !(keys.0 + keys.1).contains("")
            else {
                return (0..<max(before.count, after.count)).flatMap { index in
                    all(
                        from: index < before.count ? before[index] : nil, to: index < after.count ? after[index] : nil,
                        at: "\(path)[\(index)]")
                }
            }
            let old = Dictionary(uniqueKeysWithValues: zip(keys.0, before))
            let new = Dictionary(uniqueKeysWithValues: zip(keys.1, after))
            let names = keys.0 + keys.1.filter { old[$0] == nil }
            let found = names.flatMap { all(from: old[$0], to: new[$0], at: "\(path)[\($0)]") }
            if found.isEmpty, keys.0 != keys.1 {
                return [
                    JSONDifference(
                        path: path, before: .array(keys.0.map { .string($0) }),
                        after: .array(keys.1.map { .string($0) }))
                ]
            }
            return found
        default:
            return old?.text() == new?.text() ? [] : [JSONDifference(path: path, before: old, after: new)]
        }
    }

    private static func key(_ value: JSONValue) -> String {
        if let text = value.string { return text }
        return ["id", "rule", "code", "dimension", "value"].compactMap { value[$0]?.string }.joined(separator: " ")
    }
}
