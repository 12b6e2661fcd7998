/// Geary's C: the mean squared difference of neighbours relative to that of any two units.
///
///     C = (n − 1) / (2 S₀) · Σᵢ Σⱼ wᵢⱼ (yᵢ − yⱼ)² / Σ (yᵢ − ȳ)²
///
/// Below the expected 1 neighbours are alike, above it they differ; more sensitive to differences between single
/// neighbours than Moran's I.
///
/// - Source: R. C. Geary, The contiguity ratio and statistical mapping, Incorporated Statistician 5 (1954), 115–145; A.
///   D. Cliff and J. K. Ord, Spatial processes: models and applications (1981), §§ 1.5 and 2.3 (moments).
public struct Geary: Sendable, Hashable {
    /// Without unit, 0 or more.
    public let c: Double
    /// 1, whatever the weights are. With islands the mean over all orderings is 1 all the same.
    public let expected: Double
    /// The variance of C when the values are drawn from one normal distribution.
    public let varianceNormality: Double
    /// The variance of C over all n! orderings of these values; undefined below four units.
    public let varianceRandomisation: Result<Double, Undefined>
    /// The weights used.
    public let weights: Neighbours.Summary

    /// (C − 1) / √variance under normality; nil where the variance is 0. Negative where neighbours are alike.
    public var zNormality: Double? {
        varianceNormality > 0 ? (c - expected) / varianceNormality.squareRoot() : nil
    }

    /// (C − 1) / √variance under randomisation; nil where that is undefined or 0.
    public var zRandomisation: Double? {
        guard case .success(let variance) = varianceRandomisation, variance > 0 else { return nil }
        return (c - expected) / variance.squareRoot()
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
        let differences = field.deviations.withUnsafeBufferPointer {
            PairForm.squaredDifference.value($0, neighbours)
        }
        c = field.gearyScale * differences
        expected = 1
        varianceNormality = ((2 * s1 + s2) * (n - 1) - 4 * s0Squared) / (2 * (n + 1) * s0Squared)
        if field.deviations.count >= 4 {
            let k = field.kurtosis
            let first = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k)
            let second = (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k) / 4
            let third = s0Squared * (n * n - 3 - (n - 1) * (n - 1) * k)
            varianceRandomisation = .success((first - second + third) / (n * (n - 2) * (n - 3) * s0Squared))
        } else {
            varianceRandomisation = .failure(.tooFewUnits(have: field.deviations.count, need: 4))
        }
        weights = neighbours.summary
        guard c.isFinite else { throw .overflow }
    }

    /// Tests C against all orderings of the values (up to nine units), or against random ones. Likeness of neighbours
    /// is the alternative `less`.
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
        return try field.test(.squaredDifference, scale: field.gearyScale, expected: 1, permutations, seed)
    }

    /// The same test, to the bit, with the random orderings shared out among `threads` tasks.
    ///
    /// - Throws: the same, and above nine units `parameter(.threads)`.
    public static func test(
        _ y: [Double], neighbours: Neighbours, permutations: Int = 9_999, seed: UInt64 = 1, threads: Int
    ) async throws(Undefined) -> PermutationTest {
        let field = try SpatialField(y, neighbours)
        return try await field.test(
            .squaredDifference, scale: field.gearyScale, expected: 1, permutations, seed, threads: threads)
    }
}
