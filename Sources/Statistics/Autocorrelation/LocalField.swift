import Parallel

/// Base of the local statistics: the weighted sum over each unit's neighbours, its conditional moments, and its rank
/// among all arrangements of the other values, or among random ones.
struct LocalField: Sendable {
    let field: SpatialField
    let permutation: ConditionalPermutation
    /// Σ z: 0 but for rounding.
    private let total: Double

    /// Whether all arrangements are enumerated.
    var isSmall: Bool { field.deviations.count <= PermutationTest.exactLimit }

    /// - Throws: what `SpatialField` throws, `tooFewUnits` below 3, `parameter(.permutations)`.
    /// - Complexity: O(n + links).
    init(_ y: [Double], _ neighbours: Neighbours, permutations: Int) throws(Undefined) {
        field = try SpatialField(y, neighbours)
        guard y.count >= 3 else { throw .tooFewUnits(have: y.count, need: 3) }
        guard permutations >= 1 else { throw .parameter(.permutations, value: Double(permutations)) }
        let z = field.deviations
        let total = z.total
        self.total = total
        permutation = ConditionalPermutation(
            values: z, neighbours: neighbours,
            questions: z.indices.map { unit in
                var lag = CompensatedSum()
                var weight = CompensatedSum()
                for link in neighbours.offsets[unit]..<neighbours.offsets[unit + 1] {
                    lag += neighbours.weights[link] * z[neighbours.targets[link]]
                    weight += neighbours.weights[link]
                }
                let mean = (total - z[unit]) / (Double(z.count) - 1)
                return ConditionalPermutation.Question(observed: lag.value, expected: weight.value * mean)
            })
    }

    /// The outcome of the random draws for every unit.
    struct Sample: Sendable {
        let counts: [TailCounts]
        let permutations: Int
        let seed: UInt64
    }

    /// Nil where all arrangements are enumerated.
    func sample(_ permutations: Int, seed: UInt64) -> Sample? {
        isSmall
            ? nil
            : Sample(
                counts: permutation.counts(seed: seed, draws: 0..<permutations), permutations: permutations, seed: seed)
    }

    /// The same, to the bit, with the draws shared out among `threads` tasks.
    ///
    /// - Throws: `parameter(.threads)`.
    func sample(_ permutations: Int, seed: UInt64, threads: Int) async throws(Undefined) -> Sample? {
        guard !isSmall else { return nil }
        let permutation = permutation
        let parts = try await Runs(of: permutations, threads: threads).map { draws throws(Undefined) in
            permutation.counts(seed: seed, draws: draws)
        }
        let counts = parts.dropFirst().reduce(parts[0]) { zip($0, $1).map { $0 + $1 } }
        return Sample(counts: counts, permutations: permutations, seed: seed)
    }

    /// The test of `factor · (sum over the neighbours) + offset`: the last step of `LocalMoran` and `GetisOrd`.
    ///
    /// - Throws: `noNeighbours` for an island, `overflow`.
    func test(
        _ unit: Int, factor: Double, offset: Double = 0, _ sampled: Sample?
    ) throws(Undefined) -> PermutationTest {
        guard !field.neighbours.neighbours(of: unit).isEmpty else { throw .noNeighbours }
        let question = permutation.questions[unit]
        let observed = factor * question.observed + offset
        let expected = factor * question.expected + offset
        guard let sampled else {
            return try PermutationTest(
                observed: observed, reference: arrangements(unit).map { factor * $0 + offset }, expected: expected,
                method: .exact(orderings: (1..<field.deviations.count).reduce(1, *)))
        }
        guard observed.isFinite else { throw .overflow }
        var counts = sampled.counts[unit]
        if factor < 0 { counts = counts.mirrored }
        if factor == 0 {
            counts = TailCounts(
                greater: sampled.permutations, less: sampled.permutations, twoSided: sampled.permutations)
        }
        return PermutationTest(
            observed: observed, expected: expected, variance: factor * factor * conditionalVariance(unit),
            extreme: counts, permutations: sampled.permutations, seed: sampled.seed)
    }

    /// The variance of the sum over the neighbours when the others change places: that of a weighted sample drawn
    /// without replacement. In squares of the scaled deviations.
    func conditionalVariance(_ unit: Int) -> Double {
        let z = field.deviations
        let others = field.n - 1
        let mean = permutationMean(unit)
        var squares = (field.squares - z[unit] * z[unit]) / others - mean * mean
        if squares < field.squares / field.n / 100 {
            // Without this unit little of the spread remains: the rest must not be a difference of large numbers.
            squares = z.indices.lazy.filter { $0 != unit }.map { (z[$0] - mean) * (z[$0] - mean) }.total / others
        }
        let weights = field.neighbours.weights(of: unit)
        let sum = weights.total
        return squares * (weights.lazy.map { $0 * $0 }.total - sum * sum / others) * others / (others - 1)
    }

    /// The mean of all values but the unit's own.
    private func permutationMean(_ unit: Int) -> Double { (total - field.deviations[unit]) / (field.n - 1) }

    /// The weighted sums over the neighbours for all arrangements of the others. Where all weights of the unit are the
    /// same, exchanges among its neighbours count once.
    ///
    /// - Complexity: for k neighbours O((n − 1)!/(n − 1 − k)!); with equal weights the k!-th part of it.
    private func arrangements(_ unit: Int) -> [Double] {
        let weights = Array(field.neighbours.weights(of: unit))
        let others = field.deviations.indices.filter { $0 != unit }.map { field.deviations[$0] }
        let alike = weights.allSatisfy { $0 == weights[0] }
        var sums: [Double] = []

        func deal(_ slot: Int, _ used: Int, _ last: Int, _ sum: Double) {
            if slot == weights.count {
                sums.append(sum)
                return
            }
            for other in (alike ? last + 1 : 0)..<others.count where used & 1 << other == 0 {
                deal(slot + 1, used | 1 << other, other, sum + weights[slot] * others[other])
            }
        }
        deal(0, 0, -1, 0)
        return sums
    }
}
