package import Statistics
package import Store
import Territory

/// Whether effects go where the need is: each part's share of effects beside its share of need, and the concentration
/// curve.
extension Distributor {
    package struct NeedReport: Sendable {
        /// With the population of its own year, which weighs.
        package let need: Distribution
        package let measure: Measure
        /// Why parts have no share of the need or of the effects: some are below zero; nil where all have.
        package let withoutShares: Undefined?
        /// In the order of the need's rows.
        package let rows: [Row]
        /// Benefit per inhabitant, parts ranked from least to most need.
        package let curve: Result<ConcentrationCurve, Undefined>

        /// The measure of need.
        package enum Measure: String, Sendable {
            /// The indicator's value: higher is worse, or says how many there are to reach.
            case value
            /// How far the part is behind the best one: for indicators of which higher is better.
            case shortfallToBest = "shortfall_to_best"
        }

        package struct Row: Sendable, Hashable {
            package let part: Part
            /// Per inhabitant for extensive indicators.
            package let need: Double
            package let needShare: Double?
            package let effectShare: Double?
            /// Share of effects less share of need; the gaps of all parts add up to zero.
            package var gap: Double? {
                guard let needShare, let effectShare else { return nil }
                return effectShare - needShare
            }
        }
    }

    /// - Parameters:
    ///   - id: what is brought, for example `granted_sek`.
    ///   - needID: municipal statistics, of their newest year.
    ///   - year: of what is brought, where it has one.
    /// - Throws: `DistributionError` for indicators without values, or a part without one, and for rates, which have no
    ///   shares.
    package func need(of id: Indicator.ID, against needID: Indicator.ID, by level: Level, year: Int? = nil) throws
        -> NeedReport
    {
        let effects = try distribution(of: id, by: level, year: year)
        var statistics = self
        (statistics.asOf, statistics.source) = (nil, .statistics)
        let need: Distribution
        do {
            need = try statistics.distribution(of: needID, by: level)
        } catch DistributionError.notFrom(let id, _) {
            // Nobody chose that source: need is municipal statistics.
            throw DistributionError.noValues(id, year: nil)
        }
        if let reason = need.peopleUnknown ?? effects.peopleUnknown { throw reason }
        guard effects.indicator.kind == .extensive else { throw DistributionError.rate(id) }
        let population = need.rows.map(\.part.people)
        var values: [Double] = []
        for (row, people) in zip(need.rows, population) {
            guard let value = row.value else { throw DistributionError.blankParts(needID, count: need.blankParts) }
            values.append(need.indicator.kind == .extensive ? (people > 0 ? value / people : 0) : value)
        }
        let measure: NeedReport.Measure = need.indicator.direction == .higherIsBetter ? .shortfallToBest : .value
        if measure == .shortfallToBest, let best = values.max() { values = values.map { best - $0 } }
        let total = zip(values, population).reduce(0) { $0 + $1.0 * $1.1 }
        guard effects.blankParts == 0 else { throw DistributionError.blankParts(id, count: effects.blankParts) }
        let benefit = effects.rows.map { $0.part.people > 0 ? ($0.value ?? 0) / $0.part.people : 0 }
        let needNegative = values.firstIndex { $0 < 0 }.map { Undefined.negativeValue(index: $0) }
        let effectNegative = effects.rows.firstIndex { $0.value ?? 0 < 0 }.map { Undefined.negativeValue(index: $0) }
        return NeedReport(
            need: need, measure: measure, withoutShares: effectNegative ?? needNegative,
            rows: need.rows.indices.map { index in
                NeedReport.Row(
                    part: need.rows[index].part, need: values[index],
                    needShare: needNegative == nil && total > 0 ? values[index] * population[index] / total : nil,
                    effectShare: effects.rows[index].share)
            },
            curve: Result { () throws(Undefined) in
                let inhabited = population.count { $0 > 0 }
                guard inhabited > 1 else { throw .tooFewUnits(have: inhabited, need: 2) }
                if let reason = effectNegative ?? needNegative { throw reason }
                return try ConcentrationCurve(benefit: benefit, need: values, weights: population)
            })
    }
}
