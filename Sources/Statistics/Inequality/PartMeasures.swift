/// All measures of the unevenness of totals over the parts of a territory, computed at once for resampling, which needs
/// thousands of them.
///
/// Each agrees with its own function but for the last digits. Values per inhabitant, shares, logarithms and the
/// order of the parts are computed once for all nine.
public struct PartMeasures: Sendable, Hashable {
    /// Of the values per inhabitant, weighted with the population.
    public let gini, theilT, theilL, williamson, atkinson05, atkinson1, atkinson2: Double
    /// Of the totals' shares beside the population's.
    public let hoover: Double
    /// Of the totals.
    public let hhi: Double

    /// Nil outside the ordinary case: fewer than two parts, a total or a population that is not positive, values that
    /// are all equal, sums beyond double precision. Each measure's own function then gives its value or the reason for
    /// none.
    ///
    /// - Parameters:
    ///   - totals: of the parts, in any unit.
    ///   - population: of the same parts.
    /// - Complexity: O(parts).
    public init?(totals: [Double], population: [Double]) {
        let count = totals.count
        guard count > 1, population.count == count else { return nil }
        var (total, people) = (CompensatedSum(), CompensatedSum())
        for part in 0..<count {
            guard totals[part] > 0, population[part] > 0 else { return nil }
            total += totals[part]
            people += population[part]
        }
        let wholeTotal = total.value
        let wholePopulation = people.value
        guard wholeTotal.isFinite, wholePopulation.isFinite else { return nil }
        let own = withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { y -> PartMeasures? in
            y.initialize(repeating: 0)
            var (sum, isEven) = (CompensatedSum(), true)
            for part in 0..<count {
                y[part] = totals[part] / population[part]
                sum += population[part] * y[part]
                if y[part] != y[0] { isEven = false }
            }
            let mean = sum.value / wholePopulation
            // Near the smallest and largest numbers a ratio may be 0 or infinite.
            guard mean.isFinite, mean > 0, !isEven else { return nil }
            return PartMeasures(
                y: UnsafeBufferPointer(y), mean: mean, totals: totals, total: wholeTotal, population: population,
                people: wholePopulation)
        }
        guard let own else { return nil }
        self = own
    }

    private init?(
        y: UnsafeBufferPointer<Double>, mean: Double, totals: [Double], total: Double, population: [Double],
        people: Double
    ) {
        var (entropy, deviation, squares, root, inverse) = (
            CompensatedSum(), CompensatedSum(), CompensatedSum(), CompensatedSum(), CompensatedSum()
        )
        var (moved, concentration) = (CompensatedSum(), CompensatedSum())
        for part in 0..<y.count {
            let weight = population[part] / people
            let share = totals[part] / total
            let ratio = Ratio(y[part], to: mean)
            let terms = entropyTerms(ratio)
            entropy += weight * terms.theilT
            deviation += weight * terms.logDeviation
            squares += weight * (ratio.deviation * ratio.deviation)
            root += weight * halfPowerTerm(ratio)
            inverse += weight * inversePowerTerm(ratio)
            moved += (share - weight).magnitude
            concentration += share * share
        }
        gini = population.withUnsafeBufferPointer { population in
            Inequality.meanGapProduct(SortedPairs(y, weights: population), totalWeight: people) / mean
        }
        theilT = entropy.value
        theilL = deviation.value
        williamson = squares.value.squareRoot()
        hoover = moved.value / 2
        hhi = concentration.value
        atkinson05 = Inequality.atkinson(excess: root.value, power: 0.5)
        atkinson1 = -exponentialMinusOne(-theilL)
        atkinson2 = Inequality.atkinson(excess: inverse.value, power: -1)
        // Not finite where any of them is not.
        guard (gini + theilT + theilL + williamson + hoover + hhi + atkinson05 + atkinson1 + atkinson2).isFinite else {
            return nil
        }
    }
}
