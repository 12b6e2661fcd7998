/// The two additively decomposable entropy measures, by their building blocks: inequality inside each group and between
/// the groups' means.
enum EntropyMeasure {
    case theilT, meanLogDeviation

    /// The term of one unit.
    func term(_ ratio: Ratio) -> Double {
        switch self {
        case .theilT: entropyTerm(ratio)
        case .meanLogDeviation: logDeviationTerm(ratio)
        }
    }

    /// Inequality inside every group; nil where the group's mean is zero (no total, or no population).
    func withinGroups(_ distribution: WeightedValues, _ groupOfUnit: [Int], means: [Double]) -> [Double?] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: means.count)
        var weights = sums
        var firstValues = [Double?](repeating: nil, count: means.count)
        var uneven = [Bool](repeating: false, count: means.count)
        for (unit, group) in groupOfUnit.enumerated() {
            let weight = distribution.weight(unit)
            guard weight > 0, means[group] > 0 else { continue }
            let value = distribution.values[unit]
            if let first = firstValues[group], first != value { uneven[group] = true }
            firstValues[group] = value
            sums[group] += weight * term(Ratio(value, to: means[group]))
            weights[group] += weight
        }
        return means.indices.map { group in
            guard means[group] > 0 else { return nil }
            return uneven[group] ? sums[group].value / weights[group].value : 0
        }
    }

    /// The inequality between the groups' means.
    func betweenGroups(
        _ summaries: [(share: Double, valueShare: Double, mean: Double)], mean: Double
    ) -> Double {
        let inhabited = summaries.filter { $0.share > 0 }
        if inhabited.allSatisfy({ $0.mean == inhabited[0].mean }) { return 0 }
        return inhabited.lazy.map { $0.share * term(Ratio($0.mean, to: mean)) }.total
    }
}
