package import Store
package import Wording

/// What people call indicators, by their ids, or called those that are gone; an indicator that never was keeps its id.
package struct IndicatorTitles: Sendable {
    private let titles: [String: Wording]

    package init(_ titles: [String: Wording] = [:]) { self.titles = titles }

    package init(_ store: Store) throws {
        titles = try store.formerIndicatorTitles().merging(
            store.indicators().map { ($0.id.text, $0.title) }, uniquingKeysWith: { _, present in present })
    }

    func title(_ id: String) -> Wording { titles[id] ?? Wording(verbatim: id) }

    /// What a changed row is of, beside its initiative or municipality: `RUN/1, Nya jobb, resultat 2024`.
    func name(of change: RowChange, in language: Language) -> String {
        var words = change.id.split(separator: " ").map(String.init)
        switch change.subject {
        case .initiative: return change.id
        case .indicator: return title(change.id)[language]
        case .indicatorValue:
            guard let first = words.first else { return change.id }
            words[0] = title(first)[language]
            return words.joined(separator: " ")
        case .outcome:
            // An initiative's id may have blanks; what comes after it has none.
            guard let place = words.lastIndex(where: { Outcome.Kind(rawValue: $0) != nil }), place > 1 else {
                return change.id
            }
            let kind = ListText.cell(.text(words[place]), "kind", Figures(language), language)
            let initiative = words[..<(place - 1)].joined(separator: " ")
            let period = words[(place + 1)...].joined(separator: " ")
            return "\(initiative), \(title(words[place - 1])[language]), \(kind)" + (period.isEmpty ? "" : " \(period)")
        }
    }
}
