/// Whether the spread of *the same units* differs between two times.
///
///     r = cor(ln y₁ + ln y₀, ln y₁ − ln y₀);   the variance of ln y falls if and only if r < 0
///
/// Two years of the same units are not independent samples: an F test of the two variances has next to no power there.
///
/// - Source: E. J. G. Pitman, A note on normal correlation, Biometrika 31 (1939), 9–12; W. A. Morgan, A test for the
///   significance of the difference between the two variances in a sample from a normal bivariate population,
///   Biometrika 31 (1939), 13–19.
public struct PitmanMorgan: Sendable, Hashable {
    /// r against its values when the differences change places among the units: all orderings of up to nine, random
    /// ones above. Falling spread is the alternative `less`.
    public let test: PermutationTest
    private let units: Int

    public var r: Double { test.observed }

    /// Two-sided p by Student's t with n − 2 degrees of freedom, for ln y normally distributed.
    public var normalP: Double {
        let left = 1 - r * r
        guard left > 0 else { return 0 }
        return StudentT.bothTails(r * (Double(units - 2) / left).squareRoot(), freedom: units - 2)
    }

    /// - Parameters:
    ///   - from, to: > 0, by unit.
    /// - Throws: `countMismatch`, `noUnits`, `tooFewUnits` under three, `notFinite`, `zeroValue`, `negativeValue`,
    ///   `allEqual` where all units changed in the same proportion or y₀·y₁ is the same for all,
    ///   `parameter(.permutations)`.
    /// - Complexity: O(n) an ordering.
    public init(
        from: [Double], to: [Double], permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) {
        guard from.count == to.count else { throw .countMismatch(values: from.count, other: to.count) }
        let (first, second) = (try logarithms(from), try logarithms(to))
        let sums = zip(second, first).map { $0 + $1 }
        let differences = zip(to, from).map { logarithm(onePlus: ($0 - $1) / $1) }
        test = try Association.pearson.test(sums, differences, permutations: permutations, seed: seed)
        units = from.count
    }
}
