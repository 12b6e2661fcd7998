/// Local Moran's I: which units resemble their neighbours and which are outliers.
///
///     Iᵢ = (n − 1) zᵢ Σⱼ wᵢⱼ zⱼ / Σ z²,   z = y − ȳ
///
/// The Iᵢ of all units add up to (n − 1)/n · S₀ · I. Each is tested by conditional permutation: the unit keeps its
/// value, the others change places. Up to nine units every arrangement of the others is tried.
///
/// Many tests at once find something by chance: `adjusted` corrects for that, by Holm or by false discovery rate.
///
/// - Source: L. Anselin, Local indicators of spatial association – LISA, Geographical Analysis 27 (1995), 93–115; R. R.
///   Sokal, N. L. Oden and B. A. Thomson, Local spatial autocorrelation in a biological model, Geographical Analysis 30
///   (1998), 331–354 (conditional moments, equations A7 and A8).
public struct LocalMoran: Sendable, Hashable {
    /// One unit beside its neighbours.
    public struct Unit: Sendable, Hashable {
        /// Iᵢ, dimensionless: positive where the unit resembles its neighbours, negative for an outlier.
        public let i: Double
        /// The quadrant of the Moran scatterplot; nil where one of the two is exactly at the mean.
        public let quadrant: Quadrant?
        /// The test of Iᵢ with its conditional expectation and variance.
        public let test: PermutationTest
    }

    /// Value and neighbours' weighted sum, each above (high) or below (low) the mean.
    public enum Quadrant: String, Sendable, Hashable, CaseIterable {
        case highAmongHigh, lowAmongHigh, lowAmongLow, highAmongLow
    }

    /// Every unit in order; `noNeighbours` for an island, `overflow` where Iᵢ is beyond double precision.
    public let units: [Result<Unit, Undefined>]
    /// The weights used.
    public let weights: Neighbours.Summary

    /// - Parameters:
    ///   - y: one finite value per unit, at least 3 of them.
    ///   - neighbours: of the same units, in the same order.
    ///   - permutations: random draws above nine units.
    ///   - seed: where they start; the results state it.
    /// - Throws: `tooFewUnits`, `allEqual`, `noNeighbours` when there are islands only, `parameter(.permutations)`,
    ///   `overflow`, and the errors of bad input.
    /// - Complexity: that of `ConditionalPermutation`: for equal weights O(n · permutations) comparisons. Up to nine
    ///   units at most 8! = 40,320 arrangements a unit.
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

    private init(_ field: LocalField, _ sampled: LocalField.Sample?) {
        let z = field.field.deviations
        let factor = (field.field.n - 1) / field.field.squares
        weights = field.field.neighbours.summary
        units = z.indices.map { unit in
            do throws(Undefined) {
                let test = try field.test(unit, factor: factor * z[unit], sampled)
                let lag = field.permutation.questions[unit].observed
                return .success(Unit(i: test.observed, quadrant: Quadrant(z[unit], lag), test: test))
            } catch {
                return .failure(error)
            }
        }
    }

    /// The p-values of all units, corrected for their number; nil for islands, which are not tested.
    public func adjusted(
        _ alternative: PermutationTest.Alternative, by method: MultipleTests
    ) -> [Double?] {
        method.adjusted(
            units.map { unit in
                guard case .success(let unit) = unit else { return nil }
                return unit.test.p(alternative)
            })
    }
}

extension LocalMoran.Quadrant {
    fileprivate init?(_ own: Double, _ lag: Double) {
        guard own != 0, lag != 0 else { return nil }
        switch (own > 0, lag > 0) {
        case (true, true): self = .highAmongHigh
        case (false, true): self = .lowAmongHigh
        case (false, false): self = .lowAmongLow
        case (true, false): self = .highAmongLow
        }
    }
}
