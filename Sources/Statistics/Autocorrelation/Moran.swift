/// Moran's I: global spatial autocorrelation.
///
///     I = (n / S₀) · Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ²,   z = y − ȳ,   S₀ = ΣΣ wᵢⱼ
///
/// Above the expected −1/(n − 1) neighbours resemble each other, below it they differ. Islands count among the n units
/// and add nothing to the sums, as in PySAL.
///
/// - Source: P. A. P. Moran, Notes on continuous stochastic phenomena, Biometrika 37 (1950), 17–23; A. D. Cliff and J.
///   K. Ord, Spatial processes: models and applications (1981), §§ 1.5 and 2.3 (moments).
public struct Moran: Sendable, Hashable {
    /// Without unit; mostly but not always between −1 and 1.
    public let i: Double
    /// −1/(n − 1), whatever the weights are.
    public let expected: Double
    /// The variance of I when the values are drawn from one normal distribution.
    public let varianceNormality: Double
    /// The variance of I over all n! orderings of these values; undefined below four units.
    public let varianceRandomisation: Result<Double, Undefined>
    /// The weights used.
    public let weights: Neighbours.Summary

    /// (I − E) / √variance under normality; nil where the variance is 0.
    public var zNormality: Double? {
        varianceNormality > 0 ? (i - expected) / varianceNormality.squareRoot() : nil
    }

    /// (I − E) / √variance under randomisation; nil where that is undefined or 0.
    public var zRandomisation: Double? {
        guard case .success(let variance) = varianceRandomisation, variance > 0 else { return nil }
        return (i - expected) / variance.squareRoot()
    }

    /// - Parameters:
    ///   - y: one finite value per unit, any unit of measure.
    ///   - neighbours: of the same units, in the same order.
    /// - Throws: `tooFewUnits` below 2, `allEqual`, `noNeighbours`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n + links · log of the neighbours of a unit).
    public init(_ y: [Double], neighbours: Neighbours) throws(Undefined) {
        let field = try SpatialField(y, neighbours)
        let (n, s1, s2) = (field.n, neighbours.sums.s1, neighbours.sums.s2)
        let s0Squared = field.s0 * field.s0
        i = field.scale * field.deviations.withUnsafeBufferPointer { PairForm.product.value($0, neighbours) }
        expected = -1 / (n - 1)
        varianceNormality =
            (n * n * s1 - n * s2 + 3 * s0Squared) / ((n - 1) * (n + 1) * s0Squared) - expected * expected
        if field.deviations.count >= 4 {
            let first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0Squared)
            let second = field.kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0Squared)
            varianceRandomisation = .success(
                (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0Squared) - expected * expected)
        } else {
            varianceRandomisation = .failure(.tooFewUnits(have: field.deviations.count, need: 4))
        }
        weights = neighbours.summary
        guard i.isFinite else { throw .overflow }
    }

    /// Tests I against all orderings of the values (up to nine units), or against random ones.
    ///
    /// - Parameters:
    ///   - permutations: random orderings above nine units.
    ///   - seed: where they start; the result states it.
    /// - Throws: what `init` throws, and `parameter(.permutations)`.
    /// - Complexity: O(n · n!) up to nine units, else O(permutations · (n + links)).
    public static func test(
        _ y: [Double], neighbours: Neighbours, permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) -> PermutationTest {
        let field = try SpatialField(y, neighbours)
        return try field.test(.product, scale: field.scale, expected: -1 / (field.n - 1), permutations, seed)
    }

    /// The same test, to the bit, with the random orderings shared out among `threads` tasks.
    ///
    /// - Throws: the same, and above nine units `parameter(.threads)`.
    public static func test(
        _ y: [Double], neighbours: Neighbours, permutations: Int = 9_999, seed: UInt64 = 1, threads: Int
    ) async throws(Undefined) -> PermutationTest {
        let field = try SpatialField(y, neighbours)
        return try await field.test(
            .product, scale: field.scale, expected: -1 / (field.n - 1), permutations, seed, threads: threads)
    }
}
