/// Correlation of two measurements of the same units, with a permutation test.
///
/// Up to nine units every ordering of the second measurement is tried, so that p is a proportion of orderings; above,
/// orderings are drawn from a stated seed (`PermutationTest`).
public enum Association: String, Sendable, Hashable, CaseIterable {
    /// Pearson's product-moment correlation: linear association.
    case pearson
    /// Spearman's ρ: Pearson's of the mean ranks; monotone association.
    case spearman
    /// Kendall's τ_b: pairs in the same order less pairs in the opposite order, ties taken out of the divisor.
    case kendall

    /// The coefficient, from −1 to 1.
    ///
    /// - Throws: `tooFewUnits` under three units, `countMismatch`, `notFinite`, `allEqual` where one of the two doesn't
    ///   vary, `overflow`.
    /// - Complexity: O(n log n); O(n²) for Kendall's.
    public func coefficient(_ x: [Double], _ y: [Double]) throws(Undefined) -> Double {
        try Self.check(x, y)
        switch self {
        case .pearson: return try Centred(x).correlation(Centred(y))
        case .spearman:
            return try Centred(x.ranks(largestFirst: false)).correlation(Centred(y.ranks(largestFirst: false)))
        case .kendall: return try OrderedPairs(x, y).tauB.get()
        }
    }

    /// The coefficient against its values for other orderings of `y`. The centre of the two-sided test is 0, the mean
    /// over all orderings.
    ///
    /// - Parameters:
    ///   - permutations: random orderings above nine units.
    ///   - seed: where they start; stated in the result.
    /// - Throws: as `coefficient`, and `parameter(.permutations)`.
    /// - Complexity: O(n) an ordering; O(n²) for Kendall's.
    /// - Source: E. J. G. Pitman, Significance tests which may be applied to samples from any populations. II. The
    ///   correlation coefficient test, Supplement to the Journal of the Royal Statistical Society 4 (1937), 225–232.
    public func test(
        _ x: [Double], _ y: [Double], permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) -> PermutationTest {
        try Self.check(x, y)
        switch self {
        case .pearson:
            return try Self.correlationTest(Centred(x), Centred(y), permutations: permutations, seed: seed)
        case .spearman:
            return try Self.correlationTest(
                Centred(x.ranks(largestFirst: false)), Centred(y.ranks(largestFirst: false)),
                permutations: permutations, seed: seed)
        case .kendall:
            let pairs = OrderedPairs(x, y)
            _ = try pairs.tauB.get()
            let (first, second) = (Self.signs(x), Self.signs(y))
            let units = x.count
            return try PermutationTest.run(units: units, permutations: permutations, seed: seed, expected: 0) {
                ordering in
                var sum = 0
                for i in 1..<units {
                    let row = ordering[i] * units
                    for j in 0..<i { sum += Int(first[i * units + j]) * Int(second[row + ordering[j]]) }
                }
                return Double(sum) / pairs.divisor
            }
        }
    }

    private static func check(_ x: [Double], _ y: [Double]) throws(Undefined) {
        guard x.count == y.count else { throw .countMismatch(values: x.count, other: y.count) }
        guard x.count >= 3 else { throw .tooFewUnits(have: x.count, need: 3) }
        try checkFinite(x)
        try checkFinite(y)
    }

    private static func correlationTest(
        _ x: Centred, _ y: Centred, permutations: Int, seed: UInt64
    ) throws(Undefined) -> PermutationTest {
        let divisor = (x.squares * y.squares).squareRoot()
        _ = try x.correlation(y)
        return try PermutationTest.run(units: x.values.count, permutations: permutations, seed: seed, expected: 0) {
            ordering in
            var sum = 0.0
            for (place, unit) in ordering.enumerated() { sum += x.values[place] * y.values[unit] }
            return sum / divisor
        }
    }

    /// sign(vᵢ − vⱼ) of every pair, row by row.
    private static func signs(_ values: [Double]) -> [Int8] {
        values.flatMap { one in values.map { one > $0 ? 1 : one < $0 ? -1 : 0 } }
    }
}

/// Values less their mean, and the sum of their squares.
struct Centred: Sendable {
    let values: [Double]
    let mean: Double
    let squares: Double

    /// - Precondition: not empty, finite.
    init(_ raw: [Double]) {
        let mean = raw.total / Double(raw.count)
        // Equal values have no deviation, whatever the rounding of their mean.
        let equal = raw.allSatisfy { $0 == raw[0] }
        let values = raw.map { equal ? 0 : $0 - mean }
        self.values = values
        self.mean = mean
        squares = values.lazy.map { $0 * $0 }.total
    }

    /// Σ of the products of the deviations, unit by unit. O(n).
    func product(_ other: Centred) -> Double {
        values.indices.lazy.map { values[$0] * other.values[$0] }.total
    }

    /// Pearson's r, from −1 to 1. O(n).
    ///
    /// - Throws: `allEqual` where one of the two doesn't vary, `overflow`.
    func correlation(_ other: Centred) throws(Undefined) -> Double {
        guard squares > 0, other.squares > 0 else { throw .allEqual }
        let r = product(other) / (squares.squareRoot() * other.squares.squareRoot())
        guard r.isFinite else { throw .overflow }
        return min(1, max(-1, r))
    }
}
