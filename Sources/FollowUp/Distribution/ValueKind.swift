package import Store

/// What an indicator's values are, as far as it decides what can be asked of them.
package enum ValueKind: String, Sendable, Hashable, CaseIterable {
    /// Kronor granted.
    case money
    /// The number of initiatives.
    case count
    /// A sum that initiatives report.
    case outcomes
    /// A rate that initiatives report.
    case outcomeRate = "outcome_rate"
    /// A sum by municipality.
    case statistics
    /// A rate by municipality.
    case statisticsRate = "statistics_rate"
    /// The people themselves, beside whom everything else is set.
    case population

    /// Whether initiatives bring it, so that it can be asked which of them count.
    package var isBrought: Bool {
        switch self {
        case .money, .count, .outcomes, .outcomeRate: true
        case .statistics, .statisticsRate, .population: false
        }
    }
}

extension Store {
    /// What an indicator's values here are.
    ///
    /// - Parameter source: which are meant, where it has values of both.
    /// - Throws: `DistributionError` for an indicator that isn't on file, has no value, or has values of two sources of
    ///   which nobody said which is meant.
    package func valueKind(of id: Indicator.ID, from source: IndicatorSource? = nil) throws -> ValueKind {
        if id == .grantedSek { return .money }
        if id == .initiatives { return .count }
        let known = Indicator.builtIn + (try indicators())
        guard let indicator = known.first(where: { $0.id == id }) else {
            throw DistributionError.unknownIndicator(id, known: known.map(\.id))
        }
        let isRate = indicator.kind == .intensive
        let isReported = try source != .statistics && !outcomes(indicator: id).isEmpty
        let isMeasured = try source != .initiatives && !areaValues(indicator: id, year: nil).isEmpty
        switch (isReported, isMeasured) {
        case (true, true): throw DistributionError.twoSources(id)
        case (true, false): return isRate ? .outcomeRate : .outcomes
        case (false, true): return id == .population ? .population : isRate ? .statisticsRate : .statistics
        case (false, false): throw source.map { DistributionError.notFrom(id, $0) } ?? .noValues(id, year: nil)
        }
    }
}
