package import Statistics
import Store
import Territory
import Wording

/// Where like lies beside like: each part beside its neighbours, tested one by one and corrected for their number.
extension Distributor {
    package struct LocalReport: Sendable {
        package let moran: LocalMoran
        package let getisOrd: Result<GetisOrd, Undefined>
        /// Two-sided, Holm; nil for parts without neighbours.
        package let moranHolm: [Double?]
        package let moranFalseDiscovery: [Double?]
        package let parts: [Part]
    }

    /// Local Moran and Getis–Ord G* of what a distribution shows per inhabitant (or of an intensive indicator's
    /// values).
    ///
    /// - Throws: `Undefined` where a part has no value or nobody lives there, or all are equal.
    package func local(_ distribution: Distribution, neighbours choice: NeighbourChoice, seed: UInt64) throws
        -> LocalReport
    {
        let (parts, partOfCell) = territory.parts(at: distribution.level)
        let neighbours = try neighbours(choice, parts: parts, partOfCell: partOfCell)
        let y = try comparable(distribution)
        let moran = try LocalMoran(y, neighbours: neighbours, seed: seed)
        return LocalReport(
            moran: moran,
            getisOrd: Result { () throws(Undefined) in try GetisOrd(y, neighbours: neighbours, seed: seed) },
            moranHolm: moran.adjusted(.twoSided, by: .holm),
            moranFalseDiscovery: moran.adjusted(.twoSided, by: .falseDiscoveryRate), parts: parts)
    }

    /// Whether some parts have more or less than the others, against all other choices of as many parts.
    package struct ContrastReport: Sendable {
        package let codes: [String]
        /// Mean of the chosen parts less mean of the others, weighted by population, in the distribution's unit per
        /// inhabitant.
        package let test: PermutationTest
    }

    /// - Parameter names: codes of parts, or their names in either language.
    /// - Throws: `DistributionError.unknownPart`; `Undefined`.
    package func contrast(_ distribution: Distribution, parts names: [String], seed: UInt64) throws -> ContrastReport {
        let known = distribution.rows.map(\.part.code)
        var chosen = Set<Int>()
        for name in names {
            let key = FoldedText.key(name)
            let called = distribution.rows.indices.filter { index in
                let part = distribution.rows[index].part
                return [part.name.sv, part.name.en].contains { FoldedText.key($0) == key }
            }
            guard let index = known.firstIndex(of: name) ?? (called.count == 1 ? called[0] : nil) else {
                throw DistributionError.unknownPart(name, known: known)
            }
            chosen.insert(index)
        }
        let y = try comparable(distribution)
        return ContrastReport(
            codes: chosen.sorted().map { known[$0] },
            test: try PermutationTest.contrast(
                y, weights: distribution.rows.map(\.part.people), treated: chosen, seed: seed))
    }

    /// Values per inhabitant, or an intensive indicator's values; every part must have one.
    private func comparable(_ distribution: Distribution) throws(Undefined) -> [Double] {
        var y: [Double] = []
        if let reason = distribution.peopleUnknown { throw reason }
        for (index, row) in distribution.rows.enumerated() {
            let value = distribution.indicator.kind == .extensive ? row.perThousand.map { $0 / 1_000 } : row.value
            guard let value else {
                throw row.value == nil
                    ? .missingValue(index: index)
                    : distribution.indicator.id == .population ? .people : .zeroPopulation(index: index)
            }
            y.append(value)
        }
        return y
    }

    /// Rates per inhabitant beside their empirical Bayes estimates: a rate over few people is drawn towards the
    /// county's.
    ///
    /// - Throws: `Undefined`; `DistributionError.intensive` for an indicator that is no count.
    package func rates(_ distribution: Distribution) throws -> EmpiricalBayes {
        switch distribution.indicator.measure {
        case .count, .other: break
        case .money, .rate: throw DistributionError.intensive(distribution.indicator.id)
        }
        if let reason = distribution.peopleUnknown { throw reason }
        var events: [Double] = []
        for (index, row) in distribution.rows.enumerated() {
            guard let value = row.value else { throw Undefined.missingValue(index: index) }
            events.append(value)
        }
        return try EmpiricalBayes(events: events, population: distribution.rows.map(\.part.people))
    }
}
