import Store

/// Which initiatives a rule is about, beside the policy's filter: `to` of a rule on reach, `among` of one
/// on what was achieved. The values of one key are
/// joined by *or*, the keys by *and*.
package struct InitiativeFilter: Sendable, Hashable {
    package let programmes: [String]
    package let strengthAreas: [String]
    package let themes: [String]
    package let condition: Policy.Condition?

    private enum Key {
        static let programme = PolicyKey.texts("programme", of: .programme)
        static let strengthArea = PolicyKey.texts("strength_area", of: .strengthArea)
        static let theme = PolicyKey.texts("theme", of: .theme)
        static let condition = PolicyKey.text("where").meaning("CQL2 text.")
    }

    private static let keys: [any DeclaredKey] = [Key.programme, Key.strengthArea, Key.theme, Key.condition]

    static let to = PolicyKey<PolicyTable>("to", .table(keys)) { $0.table(keys) }
        .meaning("The initiatives that people should reach; every one where it is left out.")

    static let among = PolicyKey<PolicyTable>("among", .table(keys)) { $0.table(keys) }
        .meaning("The initiatives whose results count; every one where it is left out.")

    init(_ table: PolicyTable) {
        programmes = table[Key.programme] ?? []
        strengthAreas = table[Key.strengthArea] ?? []
        themes = table[Key.theme] ?? []
        condition = table[Key.condition].flatMap { text in
            table[Key.condition.name].map { Policy.Condition(text: text, line: $0.line) }
        }
    }

    /// The values named, by field.
    var values: [(field: SelectionField, texts: [String])] {
        [(.programme, programmes), (.strengthArea, strengthAreas), (.theme, themes)]
    }

    /// Whether an initiative passes, but for the condition; however the letters of its values are written.
    func admits(_ initiative: Initiative) -> Bool {
        Self.admits(programmes, initiative.programme) && Self.admits(strengthAreas, initiative.strengthArea)
            && Self.admits(themes, initiative.theme)
    }

    private static func admits(_ asked: [String], _ value: String?) -> Bool {
        guard !asked.isEmpty else { return true }
        guard let key = value.map(FoldedText.key) else { return false }
        return asked.contains { FoldedText.key($0) == key }
    }
}
