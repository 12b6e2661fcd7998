public import Statistics
import Store
import Territory

/// Where like lies beside like: each part beside its neighbours, tested one by one and corrected for their number.
extension Distributor {
    public struct LocalReport: Sendable {
        public let moran: LocalMoran
        public let getisOrd: Result<GetisOrd, Undefined>
        /// Two-sided, Holm; nil for parts without neighbours.
        public let moranHolm: [Double?]
        public let moranFalseDiscovery: [Double?]
        public let parts: [Part]
    }

    /// Local Moran and Getis–Ord G* of what a distribution shows per inhabitant (or of an intensive indicator's values).
    ///
    /// - Throws: `Undefined` where a part has no value or nobody lives there, or all are equal.
    public func local(_ distribution: Distribution, neighbours choice: NeighbourChoice, seed: UInt64) throws -> LocalReport {
        let (parts, partOfCell) = territory.parts(at: distribution.level)
        let neighbours = try neighbours(choice, partOfCell: partOfCell, parts: parts.count)
        var y: [Double] = []
        for (index, row) in distribution.rows.enumerated() {
            let value = distribution.indicator.kind == .extensive ? row.perThousand : row.value
            guard let value else { throw Undefined.zeroPopulation(index: index) }
            y.append(value)
        }
        let moran = try LocalMoran(y, neighbours: neighbours, seed: seed)
        return LocalReport(
            moran: moran,
            getisOrd: Result { () throws(Undefined) in try GetisOrd(y, neighbours: neighbours, seed: seed) },
            moranHolm: moran.adjusted(.twoSided, by: .holm),
            moranFalseDiscovery: moran.adjusted(.twoSided, by: .falseDiscoveryRate), parts: parts)
    }

    /// Rates per inhabitant beside what empirical Bayes makes of them: a rate over few people is drawn towards the county's.
    ///
    /// - Throws: `Undefined`; `DistributionError.intensive` for an indicator that is no count.
    public func rates(_ distribution: Distribution) throws -> EmpiricalBayes {
        guard distribution.indicator.kind == .extensive else { throw DistributionError.intensive(distribution.indicator.id) }
        var events: [Double] = []
        for (index, row) in distribution.rows.enumerated() {
            guard let value = row.value else { throw Undefined.tooFewUnits(have: index, need: distribution.rows.count) }
            events.append(value)
        }
        return try EmpiricalBayes(events: events, population: distribution.rows.map { Double($0.part.population) })
    }
}
