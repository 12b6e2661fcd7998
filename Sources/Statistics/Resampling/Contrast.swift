extension PermutationTest {
    /// Tests whether the treated units have another mean than the rest: the difference *mean of the treated − mean of
    /// the others* against all other choices of as many units.
    ///
    /// All choices are tried as long as they are at most 362,880; beyond, random ones. For eight municipalities of
    /// which one is treated the smallest p is 1/8 = 0.125: whatever the data are, it cannot be significant at 0.05.
    ///
    /// - Parameters:
    ///   - y: one finite value per unit.
    ///   - weights: populations for weighted means, > 0 for all units; `nil` weighs all alike. A unit keeps its weight.
    ///   - treated: indices of the treated units, each once, at least one and not all.
    ///   - permutations: random choices where there are too many to try all.
    ///   - seed: where they start; the result states it.
    /// - Throws: `parameter(.treated)`, `unknownUnit`, `allEqual`, `parameter(.permutations)`, `overflow`, and the
    ///   errors of bad input.
    /// - Complexity: O(choices) while all are tried, else O(permutations · n).
    /// - Source: R. A. Fisher, The design of experiments (1935), § 21; E. J. G. Pitman, Significance tests which may be
    ///   applied to samples from any populations, Supplement to the Journal of the Royal Statistical Society 4 (1937),
    ///   119–130.
    public static func contrast(
        _ y: [Double], weights: [Double]? = nil, treated: Set<Int>, permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) -> PermutationTest {
        let distribution = try WeightedValues(y, weights: weights)
        if let weights {
            for index in weights.indices where weights[index] == 0 { throw .invalidWeight(index: index) }
        }
        for unit in treated.sorted() where !y.indices.contains(unit) { throw .unknownUnit(index: unit) }
        guard (1..<y.count).contains(treated.count) else {
            throw .parameter(.treated, value: Double(treated.count))
        }
        guard permutations >= 1 else { throw .parameter(.permutations, value: Double(permutations)) }
        if distribution.allEqual { throw .allEqual }
        let weights = y.indices.map { distribution.share($0) }
        let deviations = y.indices.map { weights[$0] * (y[$0] - distribution.mean) }

        // Deviations add up to 0: the excess of the treated is the deficit of the others.
        func difference(_ value: Double, _ weight: Double) -> Double { value / weight + value / (1 - weight) }

        let members = treated.sorted()
        let observed = difference(members.lazy.map { deviations[$0] }.total, members.lazy.map { weights[$0] }.total)
        if let choices = choices(units: y.count, treated: treated.count), choices <= 362_880 {
            var reference: [Double] = []
            reference.reserveCapacity(choices)
            func choose(_ left: Int, from first: Int, _ value: Double, _ weight: Double) {
                if left == 0 {
                    reference.append(difference(value, weight))
                    return
                }
                for unit in first...(y.count - left) {
                    choose(left - 1, from: unit + 1, value + deviations[unit], weight + weights[unit])
                }
            }
            choose(treated.count, from: 0, 0, 0)
            return try PermutationTest(
                observed: observed, reference: reference, expected: nil, method: .exact(orderings: choices))
        }
        var order = Array(y.indices)
        let reference = (0..<permutations).map { replicate in
            for unit in y.indices { order[unit] = unit }
            var random = RandomStream(seed: seed, stream: UInt64(replicate))
            order.withUnsafeMutableBufferPointer { random.shuffle($0) }
            let chosen = order[..<treated.count]
            return difference(chosen.lazy.map { deviations[$0] }.total, chosen.lazy.map { weights[$0] }.total)
        }
        return try PermutationTest(
            observed: observed, reference: reference, expected: distribution.weights == nil ? 0 : nil,
            method: .monteCarlo(permutations: permutations, seed: seed))
    }

    /// The smallest p that a contrast of so many treated units can give, before any data are seen: one by the number of
    /// ways to choose them. Of eight: one 0.125, two 0.0357, three 0.0179, four 0.0143.
    ///
    /// Two-sided tests of half the units can give no less than twice this.
    ///
    /// - Throws: `parameter(.treated)`.
    public static func smallestContrastP(units: Int, treated: Int) throws(Undefined) -> Double {
        guard units >= 2, (1..<units).contains(treated) else { throw .parameter(.treated, value: Double(treated)) }
        var ways = 1.0
        for step in 1...min(treated, units - treated) { ways *= Double(units - step + 1) / Double(step) }
        return 1 / ways
    }

    /// The number of ways to choose, or nil where it exceeds what an Int holds.
    private static func choices(units: Int, treated: Int) -> Int? {
        var ways = 1
        for step in 1...min(treated, units - treated) {
            let (product, overflow) = ways.multipliedReportingOverflow(by: units - step + 1)
            if overflow { return nil }
            ways = product / step
        }
        return ways
    }
}
