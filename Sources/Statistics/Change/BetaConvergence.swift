/// β-convergence: whether parts that started low grew faster.
///
///     (1/T)·ln(y₁/y₀) = a + b·ln y₀,   λ = −ln(1 + bT)/T,   half-life = ln 2/λ
///
/// A high start that is partly chance falls back by itself (Galton's fallacy), so that b < 0 alone shows no catching
/// up: it is read beside `Sigma`.
///
/// - Source: R. J. Barro and X. Sala-i-Martin, Convergence, Journal of Political Economy 100 (1992), 223–251; D. Quah,
///   Galton's fallacy and tests of the convergence hypothesis, Scandinavian Journal of Economics 95 (1993), 427–443.
public struct BetaConvergence: Sendable, Hashable {
    /// Yearly growth against ln y₀.
    public let fit: LinearFit
    /// b against its values when growth rates change places among the parts: all orderings of up to nine parts, random
    /// ones above. Catching up is the alternative `less`.
    public let test: PermutationTest
    /// T.
    public let years: Double

    /// a.
    public var intercept: Double { fit.intercept }
    /// b, per year.
    public var beta: Double { fit.slope }

    /// λ, the yearly rate at which the gap in ln y closes (a year leaves e^−λ of it), and its half-life in years; nil
    /// unless b < 0 and 1 + bT > 0: else nothing closes, or all of it and more within the period.
    public var speed: (perYear: Double, halfLife: Double)? {
        guard beta < 0, 1 + beta * years > 0 else { return nil }
        let speed = -logarithm(onePlus: beta * years) / years
        return (speed, logarithm(2) / speed)
    }

    /// - Parameters:
    ///   - from, to: > 0, by part.
    ///   - years: T, the years between.
    /// - Throws: `countMismatch`, `tooFewUnits` under three, `notFinite`, `zeroValue`, `negativeValue`, `allEqual`
    ///   where all start alike or grow alike, `parameter(.years)`, `parameter(.permutations)`, `overflow`.
    /// - Complexity: O(n) an ordering.
    public init(
        from: [Double], to: [Double], years: Double, permutations: Int = 9_999, seed: UInt64 = 1
    ) throws(Undefined) {
        guard from.count == to.count else { throw .countMismatch(values: from.count, other: to.count) }
        guard years > 0, years.isFinite else { throw .parameter(.years, value: years) }
        guard from.count >= 3 else { throw .tooFewUnits(have: from.count, need: 3) }
        let start = try logarithms(from)
        _ = try logarithms(to)
        let growth = zip(to, from).map { logarithm(onePlus: ($0 - $1) / $1) / years }
        let fit = try LinearFit(start, growth)
        _ = try fit.r2.get()
        let (x, y) = (Centred(start), Centred(growth))
        test = try PermutationTest.run(
            units: from.count, permutations: permutations, seed: seed, expected: 0
        ) { ordering in
            var sum = 0.0
            for (place, unit) in ordering.enumerated() { sum += x.values[place] * y.values[unit] }
            return sum / x.squares
        }
        (self.fit, self.years) = (fit, years)
    }
}
