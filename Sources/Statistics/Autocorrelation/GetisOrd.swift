/// Getis and Ord's local G*: clusters of high values (hot spots) and of low values (cold spots). The unit itself counts
/// among its neighbours.
///
///     zᵢ = (Σⱼ wᵢⱼ yⱼ − Wᵢ ȳ) / (s √((n Σⱼ wᵢⱼ² − Wᵢ²) / (n − 1))),   Wᵢ = Σⱼ wᵢⱼ,   s² = Σ y²/n − ȳ²
///
/// The unit's own weight is the largest of its neighbours' weights (1 for an island), so that binary weights stay
/// binary; with row-standardised weights the row is standardised again with the unit in it. zᵢ has mean 0 and variance
/// 1 over all orderings of the values. Unlike local Moran it separates high from low, not like from unlike.
///
/// - Source: J. K. Ord and A. Getis, Local spatial autocorrelation statistics: distributional issues and an
///   application, Geographical Analysis 27 (1995), 286–306, equation 14.
public struct GetisOrd: Sendable, Hashable {
    /// One unit with its neighbourhood.
    public struct Unit: Sendable, Hashable {
        /// zᵢ: positive where high values gather, negative where low ones do. Undefined when the neighbourhood is the
        /// whole territory with equal weights: it cannot differ from it.
        public let z: Double
        /// The test of zᵢ by conditional permutation; `noNeighbours` for an island, where only the unit's own value
        /// enters.
        public let test: Result<PermutationTest, Undefined>
    }

    /// Every unit in order. A neighbourhood that covers all units with equal weights is `allEqual`; `overflow` where zᵢ
    /// is beyond double precision.
    public let units: [Result<Unit, Undefined>]
    /// The weights used, before the unit itself is added.
    public let weights: Neighbours.Summary

    /// - Parameters:
    ///   - y: one finite value per unit, at least 3 of them.
    ///   - neighbours: of the same units, in the same order.
    ///   - permutations: random draws above nine units.
    ///   - seed: where they start; the results state it.
    /// - Throws: `tooFewUnits`, `allEqual`, `noNeighbours` when there are islands only, `parameter(.permutations)`,
    ///   `overflow`, and the errors of bad input.
    /// - Complexity: as `LocalMoran`.
    public init(
        _ y: [Double], neighbours: Neighbours, permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) {
        let field = try LocalField(y, neighbours, permutations: permutations)
        self.init(field, field.sample(permutations, seed: seed))
    }

    /// The same, to the bit, with the random draws shared out among `threads` tasks.
    ///
    /// - Throws: the same, and above nine units `parameter(.threads)`.
    public init(
        _ y: [Double], neighbours: Neighbours, permutations: Int = 9_999, seed: UInt64 = 1, threads: Int
    ) async throws(Undefined) {
        let field = try LocalField(y, neighbours, permutations: permutations)
        self.init(field, try await field.sample(permutations, seed: seed, threads: threads))
    }

    private init(_ local: LocalField, _ sampled: LocalField.Sample?) {
        let (z, n, neighbours) = (local.field.deviations, local.field.n, local.field.neighbours)
        let deviation = (local.field.squares / n).squareRoot()
        weights = neighbours.summary
        units = z.indices.map { unit in
            let row = neighbours.weights(of: unit)
            let own = row.max() ?? 1
            // Dividing a row by its new sum divides numerator and denominator alike: z is the same with and without.
            let sum = row.total + own
            let squares = row.lazy.map { $0 * $0 }.total + own * own
            let spread = (n * squares - sum * sum) / (n - 1)
            guard spread > 1e-12 * squares else { return .failure(.allEqual) }
            let scale = 1 / (deviation * spread.squareRoot())
            guard scale.isFinite else { return .failure(.overflow) }
            let value = scale * (local.permutation.questions[unit].observed + own * z[unit])
            do throws(Undefined) {
                let test = try local.test(unit, factor: scale, offset: scale * own * z[unit], sampled)
                return .success(Unit(z: value, test: .success(test)))
            } catch {
                return .success(Unit(z: value, test: .failure(error)))
            }
        }
    }

    /// The p-values of all units, corrected for their number; nil for units that are not tested.
    public func adjusted(
        _ alternative: PermutationTest.Alternative, by method: MultipleTests
    ) -> [Double?] {
        method.adjusted(
            units.map { unit in
                guard case .success(let unit) = unit, case .success(let test) = unit.test else { return nil }
                return test.p(alternative)
            })
    }
}
