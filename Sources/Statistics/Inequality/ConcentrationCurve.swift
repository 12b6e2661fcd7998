/// Benefit against need: parts are ordered by need, lowest first, and the curve gives the share of the benefit that has
/// gone to the share of the population with the lowest need.
///
/// It lies above the diagonal when benefit goes to those who need least, below it when it goes to those who need most –
/// *if need is measured so that more means more need*. Ordered by a resource such as income the readings turn around.
///
/// - Source: N. C. Kakwani, Measurement of tax progressivity: an international comparison, Economic Journal 87 (1977),
///   71–80; N. C. Kakwani, A. Wagstaff and E. van Doorslaer, Socioeconomic inequalities in health, Journal of
///   Econometrics 77 (1997), 87–103.
public struct ConcentrationCurve: Sendable, Hashable {
    /// The points in order of need, (0, 0) first and (1, 1) last. Units of equal need stand in the order given; the
    /// index does not depend on that order, the points between do.
    public let points: [CurvePoint]

    /// The concentration index, twice the covariance of benefit and rank relative to the mean benefit:
    ///
    ///     C = 2 cov_w(b, R) / b̄,   Rᵢ = (weight with less need) + ½ (weight with the same need)
    ///
    /// From −1 (all benefit with those of lowest need) through 0 to 1 (all with those of highest need).
    public let index: Double

    /// The Gini coefficient of need itself, or why it has none.
    public let needGini: Result<Double, Undefined>

    /// Kakwani's index, C − G: the concentration of benefit beyond the inequality of need. Negative when benefit is
    /// spread more in favour of those with low rank than need itself is.
    public var kakwani: Result<Double, Undefined> { needGini.map { index - $0 } }

    /// - Parameters:
    ///   - benefit: benefit per inhabitant, finite, mean positive.
    ///   - need: what ranks the units: need, income, distance; finite.
    ///   - weights: populations, ≥ 0, not all 0; `nil` weighs all alike.
    /// - Throws: `meanNotPositive` for the benefit, and the errors of bad input.
    /// - Complexity: O(n log n).
    public init(benefit: [Double], need: [Double], weights: [Double]? = nil) throws(Undefined) {
        let distribution = try WeightedValues(benefit, weights: weights)
        try distribution.requirePositiveMean()
        guard need.count == benefit.count else { throw .countMismatch(values: benefit.count, other: need.count) }
        try checkFinite(need)
        let order = need.indices.sorted { (need[$0], $0) < (need[$1], $1) }
        points = CurvePoint.cumulated(distribution, in: order)

        var below = CompensatedSum()
        var covariance = CompensatedSum()
        var start = 0
        while start < order.count {
            // Units of equal need share one rank, the middle of what they cover.
            var end = start
            var tied = CompensatedSum()
            while end < order.count, need[order[end]] == need[order[start]] {
                tied += distribution.share(order[end])
                end += 1
            }
            let rank = below.value + tied.value / 2
            for unit in order[start..<end] {
                let deviation = (benefit[unit] - distribution.mean) / distribution.mean
                covariance += distribution.share(unit) * deviation * (rank - 0.5)
            }
            below += tied.value
            start = end
        }
        index = 2 * covariance.value
        do throws(Undefined) {
            needGini = .success(try Inequality.gini(need, weights: weights))
        } catch {
            needGini = .failure(error)
        }
    }
}
