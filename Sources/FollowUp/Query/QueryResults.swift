import Statistics
import Store

/// The reports and statements of initiatives on an indicator.
enum QueryResults {
    /// By initiative: r, the latest report or the sum of all, by the indicator's accumulation; the value stated; and
    /// the achievement. Where there is none, the initiative is absent.
    ///
    /// - Throws: `DistributionError.unknownIndicator`.
    static func values(_ function: QueryFunction, of indicator: Indicator.ID, store: Store) throws -> [String: Double] {
        try outcomes(of: indicator, store: store).standings.compactMapValues { standing in
            switch function {
            case .target: standing.target?.value
            case .baseline: standing.isBaselineAssumed ? nil : standing.baseline
            case .achievement: standing.achievement
            default: standing.result
            }
        }
    }

    /// The terms of a sum: the change since the baseline.
    static func changes(of indicator: Indicator.ID, store: Store) throws -> [String: Double] {
        changes(try outcomes(of: indicator, store: store))
    }

    static func changes(_ outcomes: InitiativeOutcomes) -> [String: Double] {
        outcomes.standings.keys.reduce(into: [:]) { $0[$1] = outcomes.value(of: $1) }
    }

    static func outcomes(of indicator: Indicator.ID, store: Store) throws -> InitiativeOutcomes {
        let known = try store.indicators().named(indicator)
        return try InitiativeOutcomes(store.outcomes(indicator: known.id), of: known)
    }
}
