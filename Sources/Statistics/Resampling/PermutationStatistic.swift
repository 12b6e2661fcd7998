import Parallel

extension PermutationTest {
    /// Permutation test of any statistic of the assignment of units to places.
    ///
    /// Up to nine units all n! orderings are tried and `permutations` and `seed` are not used; above, orderings are
    /// drawn.
    ///
    /// - Parameters:
    ///   - units: how many units change places, at least 2.
    ///   - permutations: random orderings above nine units; 9,999 gives p in steps of 0.0001.
    ///   - seed: where the random orderings start; stated in the result.
    ///   - expected: the mean over all orderings by formula, if known; the centre of the two-sided test.
    ///   - statistic: the statistic when place `i` holds the value of unit `ordering[i]`.
    /// - Throws: `tooFewUnits`, `parameter(.permutations)`, `overflow` for a statistic that isn't finite, and what
    ///   `statistic` throws.
    /// - Complexity: one call of `statistic` per ordering and one more.
    public static func run(
        units: Int, permutations: Int = 9_999, seed: UInt64, expected: Double? = nil,
        statistic: (_ ordering: [Int]) throws(Undefined) -> Double
    ) throws(Undefined) -> PermutationTest {
        try checkRun(units: units, permutations: permutations)
        let observed = try statistic(Array(0..<units))
        if units <= exactLimit {
            let reference = try everyOrdering(of: units, statistic)
            return try PermutationTest(
                observed: observed, reference: reference, expected: expected,
                method: .exact(orderings: reference.count))
        }
        let reference = try randomOrderings(0..<permutations, units: units, seed: seed, statistic)
        return try PermutationTest(
            observed: observed, reference: reference, expected: expected,
            method: .monteCarlo(permutations: permutations, seed: seed))
    }

    /// The same test, to the bit, with the random orderings shared out among `threads` tasks.
    ///
    /// - Throws: the same, and above nine units `parameter(.threads)`.
    public static func run(
        units: Int, permutations: Int = 9_999, seed: UInt64, expected: Double? = nil, threads: Int,
        statistic: @escaping @Sendable (_ ordering: [Int]) throws(Undefined) -> Double
    ) async throws(Undefined) -> PermutationTest {
        if units <= exactLimit {
            return try run(
                units: units, permutations: permutations, seed: seed, expected: expected, statistic: statistic)
        }
        try checkRun(units: units, permutations: permutations)
        let observed = try statistic(Array(0..<units))
        let parts = try await Runs(of: permutations, threads: threads).map { range throws(Undefined) in
            try randomOrderings(range, units: units, seed: seed, statistic)
        }
        return try PermutationTest(
            observed: observed, reference: Array(parts.joined()), expected: expected,
            method: .monteCarlo(permutations: permutations, seed: seed))
    }

    /// - Throws: `tooFewUnits` below 2, `parameter(.permutations)` below 1.
    static func checkRun(units: Int, permutations: Int) throws(Undefined) {
        guard units >= 2 else { throw .tooFewUnits(have: units, need: 2) }
        guard permutations >= 1 else { throw .parameter(.permutations, value: Double(permutations)) }
    }

    /// The statistic of all n! orderings (B. R. Heap, Permutations by interchanges, Computer Journal 6 (1963),
    /// 293–294).
    private static func everyOrdering(
        of units: Int, _ statistic: ([Int]) throws(Undefined) -> Double
    ) throws(Undefined) -> [Double] {
        var ordering = Array(0..<units)
        var turns = [Int](repeating: 0, count: units)
        var reference = [try statistic(ordering)]
        var level = 1
        while level < units {
            if turns[level] < level {
                ordering.swapAt(level % 2 == 0 ? 0 : turns[level], level)
                reference.append(try statistic(ordering))
                turns[level] += 1
                level = 1
            } else {
                turns[level] = 0
                level += 1
            }
        }
        return reference
    }

    /// The statistic of the random orderings with these numbers: ordering k is the shuffle of stream k of the seed.
    private static func randomOrderings(
        _ replicates: Range<Int>, units: Int, seed: UInt64, _ statistic: ([Int]) throws(Undefined) -> Double
    ) throws(Undefined) -> [Double] {
        var reference: [Double] = []
        reference.reserveCapacity(replicates.count)
        var ordering = Array(0..<units)
        for replicate in replicates {
            for unit in 0..<units { ordering[unit] = unit }
            var random = RandomStream(seed: seed, stream: UInt64(replicate))
            ordering.withUnsafeMutableBufferPointer { random.shuffle($0) }
            reference.append(try statistic(ordering))
        }
        return reference
    }
}
