import Statistics
package import Store
import Territory
package import Wording

/// What moved between two states of the database: initiatives, money and outcomes, by part of the county.
package struct StateChange: Sendable {
    /// An indicator's value for a part in both states; nil where nobody reported anything.
    package struct Row: Sendable, Hashable {
        package let code: String
        package let title: Wording
        package let before: Double?
        package let after: Double?

        /// Nil where either is blank: what nobody knows is no zero to count from.
        package var difference: Double? {
            before.flatMap { before in after.map { ($0 - before).withoutRoundingNoise } }
        }
    }

    package struct Figure: Sendable {
        package let indicator: Indicator
        /// The parts, then what lies outside the county and what has no location.
        package let rows: [Row]
        package let total: Row
    }

    package let level: Level
    package let figures: [Figure]

    /// - Parameters:
    ///   - then: the database as it was known.
    ///   - now: the same today.
    /// - Complexity: O(initiatives + footprint parts) for each state and indicator.
    package init(from then: Store, to now: Store, by level: Level) throws {
        self.level = level
        let selection = Selection()
        let states = try [then, now].map { try Distributor(store: $0, selection: selection, detail: .figures) }
        let reported = try [then, now].map { store in
            try store.indicators().filter { try !store.outcomes(indicator: $0.id).isEmpty }
        }
        var indicators = Indicator.builtIn
        for one in reported[1] + reported[0] where !indicators.contains(where: { $0.id == one.id }) {
            indicators.append(one)
        }
        figures = try indicators.map { indicator in
            let values = try states.enumerated().map { number, state -> Distribution? in
                let isThere =
                    Indicator.builtIn.contains { $0.id == indicator.id }
                    || reported[number].contains { $0.id == indicator.id }
                guard isThere else { return nil }
                var state = state
                if !Indicator.builtIn.contains(where: { $0.id == indicator.id }) { state.source = .initiatives }
                return try state.distribution(of: indicator.id, by: level)
            }
            return Figure(
                indicator: indicator, rows: Self.rows(values[0], values[1]),
                total: Row(
                    code: "total", title: Wording(sv: "Summa", en: "Total"), before: values[0].flatMap(\.total),
                    after: values[1].flatMap(\.total)))
        }
    }

    private static func rows(_ before: Distribution?, _ after: Distribution?) -> [Row] {
        var parts: [Part] = []
        for part in (after?.rows ?? []).map(\.part) + (before?.rows ?? []).map(\.part)
        where !parts.contains(where: { $0.code == part.code }) {
            parts.append(part)
        }
        func value(_ code: String, _ distribution: Distribution?) -> Double? {
            distribution?.rows.first { $0.part.code == code }?.value
        }
        var rows = parts.map {
            Row(code: $0.code, title: $0.name, before: value($0.code, before), after: value($0.code, after))
        }
        // Nobody measures a rate beyond the county, or nowhere.
        guard (after ?? before)?.indicator.kind == .extensive else { return rows }
        rows.append(
            Row(
                code: "outside", title: Wording(sv: "Utanför länet", en: "Outside the county"),
                before: before?.sum(.outside),
                after: after?.sum(.outside)))
        rows.append(
            Row(
                code: "unlocated", title: Wording(sv: "Utan läge", en: "No location"), before: before?.sum(.unlocated),
                after: after?.sum(.unlocated)))
        return rows
    }
}
