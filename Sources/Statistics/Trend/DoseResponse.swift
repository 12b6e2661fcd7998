/// The association of the parts' change with the money received per inhabitant.
///
/// Money follows existing activity, and a few parts decide a correlation: read with `without`.
public struct DoseResponse: Sendable, Hashable {
    /// Response against dose; its slope is per unit of the dose.
    public let fit: LinearFit
    /// Each coefficient against all orderings of the responses (up to nine parts) or random ones.
    public let pearson: PermutationTest
    public let spearman: PermutationTest
    public let kendall: PermutationTest
    /// Pearson's r without each part in turn; `allEqual` where the rest doesn't vary.
    public let without: [Result<Double, Undefined>]

    /// - Parameters:
    ///   - dose: such as kronor per inhabitant at the start.
    ///   - response: the change, by the same parts.
    ///   - permutations: random orderings above nine parts.
    ///   - seed: where they start; stated in the results.
    /// - Throws: `countMismatch`, `tooFewUnits` under four, `notFinite`, `allEqual`, `parameter(.permutations)`.
    /// - Complexity: O(n²) an ordering (Kendall's); O(n²) for leaving each out.
    public init(
        dose: [Double], response: [Double], permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) {
        guard dose.count == response.count else { throw .countMismatch(values: dose.count, other: response.count) }
        guard dose.count >= 4 else { throw .tooFewUnits(have: dose.count, need: 4) }
        fit = try LinearFit(dose, response)
        pearson = try Association.pearson.test(dose, response, permutations: permutations, seed: seed)
        spearman = try Association.spearman.test(dose, response, permutations: permutations, seed: seed)
        kendall = try Association.kendall.test(dose, response, permutations: permutations, seed: seed)
        without = dose.indices.map { left in
            Result { () throws(Undefined) in
                var (x, y) = (dose, response)
                x.remove(at: left)
                y.remove(at: left)
                return try Association.pearson.coefficient(x, y)
            }
        }
    }
}
