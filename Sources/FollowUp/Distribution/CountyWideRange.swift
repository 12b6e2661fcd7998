import Statistics
package import Store

/// A distribution under every way of counting county-wide declarations, and the range between them.
///
/// Most real projects declare every municipality: the parts' shares then depend on how that is counted.
package struct CountyWideRange: Sendable {
    /// One for each rule, in the order of `CountyWideRule.allCases`; all with the same parts.
    package let distributions: [(rule: CountyWideRule, distribution: Distribution)]
    /// In the order of the parts.
    package let rows: [Row]

    package struct Row: Sendable, Hashable {
        package let part: Part
        /// By rule; an initiative left out counts as none. A rule under which the part is blank is absent.
        package let values: [CountyWideRule: Double]
        package let shares: [CountyWideRule: Double]
        /// Nil where the part is blank under every rule.
        package var low: Double? { values.values.min() }
        package var high: Double? { values.values.max() }
    }

    /// The index by rule, where it is defined.
    package func values(of index: Distribution.Index) -> [(rule: CountyWideRule, value: Distribution.IndexValue)] {
        distributions.compactMap { one in one.distribution.indices[index].map { (one.rule, $0) } }
    }
}

extension Distributor {
    /// A distribution under every rule, as of the same date.
    ///
    /// - Precondition: the selection counted county-wide initiatives by population.
    /// - Throws: `DistributionError.municipal` for municipal statistics; else as
    ///   `distribution(of:by:)`.
    package func countyWideRange(of distribution: Distribution) throws -> CountyWideRange {
        var dated = self
        dated.asOf = asOf ?? distribution.outcomes?.asOf
        return try dated.countyWideRange(of: distribution.indicator.id, by: distribution.level)
    }

    func countyWideRange(of id: Indicator.ID, by level: Level) throws -> CountyWideRange {
        let distributions = try CountyWideRule.allCases.map { rule in
            (rule: rule, distribution: try counting(countyWide: rule).distribution(of: id, by: level))
        }
        guard distributions.allSatisfy({ $0.distribution.year == nil }) else { throw DistributionError.municipal(id) }
        let rows = distributions[0].distribution.rows.indices.map { index in
            var values: [CountyWideRule: Double] = [:]
            var shares: [CountyWideRule: Double] = [:]
            for (rule, distribution) in distributions {
                values[rule] = distribution.rows[index].value
                shares[rule] = distribution.rows[index].share
            }
            return CountyWideRange.Row(
                part: distributions[0].distribution.rows[index].part, values: values, shares: shares)
        }
        return CountyWideRange(distributions: distributions, rows: rows)
    }
}
