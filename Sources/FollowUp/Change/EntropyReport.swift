package import Statistics
import Store

/// The change of Theil's measures within and between functional regions.
package struct EntropyReport: Sendable {
    package let theilL: Result<EntropyChange<String>, Undefined>
    package let theilT: Result<EntropyChange<String>, Undefined>

    /// Of a rate over parts weighted by what it is averaged with; of a sum per inhabitant, weighted by people.
    ///
    /// - Parameter regions: of each row.
    init(_ change: TerritorialChange, _ values: YearlyValues, regions: [String]) throws {
        let parts = change.rows.indices.filter { change.rows[$0].change != nil }
        let isRate = change.indicator.kind == .intensive
        let weights = (
            from: isRate ? try values.weightsByPart(change.from) : values.people(change.from)?.byPart,
            to: isRate ? try values.weightsByPart(change.to) : values.people(change.to)?.byPart
        )
        guard let before = weights.from, let after = weights.to else {
            (theilL, theilT) = (.failure(.unknownPopulation), .failure(.unknownPopulation))
            return
        }
        func level(_ value: Double?, _ people: Double) -> Double {
            guard let value else { return .nan }
            return isRate ? value : value / people
        }
        let from = parts.map { level(change.rows[$0].from, before[$0]) }
        let to = parts.map { level(change.rows[$0].to, after[$0]) }
        let (first, last) = (parts.map { before[$0] }, parts.map { after[$0] })
        let groups = parts.map { regions[$0] }
        theilL = Result { () throws(Undefined) in
            try EntropyChange.meanLogDeviation(
                from: from, to: to, weightsFrom: first, weightsTo: last, groups: groups)
        }
        theilT = Result { () throws(Undefined) in
            try EntropyChange.theilT(from: from, to: to, weightsFrom: first, weightsTo: last, groups: groups)
        }
    }
}
