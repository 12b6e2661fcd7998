import Parallel

/// Checked and centred values on units with neighbours: the common input of the spatial statistics.
struct SpatialField: Sendable {
    let neighbours: Neighbours
    /// y − ȳ, divided by the largest magnitude so that squares can neither overflow nor vanish. All statistics built on
    /// it are free of scale.
    let deviations: [Double]
    /// Σ wᵢⱼ, positive.
    let s0: Double
    /// Σ z², positive.
    let squares: Double

    var n: Double { Double(deviations.count) }

    /// The factor from Σ w z z to Moran's I.
    var scale: Double { n / s0 / squares }

    /// The factor from Σ w (zᵢ − zⱼ)² to Geary's C.
    var gearyScale: Double { (n - 1) / (2 * s0 * squares) }

    /// n Σ z⁴ / (Σ z²)².
    var kurtosis: Double {
        n * deviations.lazy.map { $0 * $0 * $0 * $0 }.total / (squares * squares)
    }

    /// - Throws: `countMismatch`, `tooFewUnits` below 2, `notFinite`, `allEqual`, `noNeighbours`, `overflow`.
    /// - Complexity: O(n + links).
    init(_ y: [Double], _ neighbours: Neighbours) throws(Undefined) {
        guard y.count == neighbours.count else { throw .countMismatch(values: y.count, other: neighbours.count) }
        guard y.count >= 2 else { throw .tooFewUnits(have: y.count, need: 2) }
        try checkFinite(y)
        guard y.contains(where: { $0 != y[0] }) else { throw .allEqual }
        let mean = y.total / Double(y.count)
        let centred = y.map { $0 - mean }
        let largest = centred.lazy.map(\.magnitude).max() ?? 0
        guard mean.isFinite, largest.isFinite else { throw .overflow }
        guard largest > 0 else { throw .allEqual }
        s0 = neighbours.weights.total
        guard s0 > 0 else { throw .noNeighbours }
        guard s0.isFinite else { throw .overflow }
        deviations = centred.map { $0 / largest }
        squares = deviations.lazy.map { $0 * $0 }.total
        self.neighbours = neighbours
    }

    func test(
        _ form: PairForm, scale: Double, expected: Double, _ permutations: Int, _ seed: UInt64
    ) throws(Undefined) -> PermutationTest {
        try PermutationTest.checkRun(units: deviations.count, permutations: permutations)
        if deviations.count <= PermutationTest.exactLimit {
            return try result(form, form.everyOrdering(deviations, neighbours), scale: scale, expected: expected) { _ in
                .exact(orderings: (1...deviations.count).reduce(1, *))
            }
        }
        return try result(
            form, form.sampled(deviations, neighbours, seed: seed, 0..<permutations), scale: scale, expected: expected
        ) { .monteCarlo(permutations: $0, seed: seed) }
    }

    func test(
        _ form: PairForm, scale: Double, expected: Double, _ permutations: Int, _ seed: UInt64, threads: Int
    ) async throws(Undefined) -> PermutationTest {
        guard deviations.count > PermutationTest.exactLimit else {
            return try test(form, scale: scale, expected: expected, permutations, seed)
        }
        try PermutationTest.checkRun(units: deviations.count, permutations: permutations)
        let parts = try await Runs(of: permutations, threads: threads).map { range throws(Undefined) in
            form.sampled(deviations, neighbours, seed: seed, range)
        }
        return try result(form, Array(parts.joined()), scale: scale, expected: expected) {
            .monteCarlo(permutations: $0, seed: seed)
        }
    }

    private func result(
        _ form: PairForm, _ sums: [Double], scale: Double, expected: Double,
        _ method: (_ count: Int) -> PermutationTest.Method
    ) throws(Undefined) -> PermutationTest {
        let observed = deviations.withUnsafeBufferPointer { form.value($0, neighbours) }
        return try PermutationTest(
            observed: observed * scale, reference: sums.map { $0 * scale }, expected: expected,
            method: method(sums.count))
    }
}
