/// Additionality as the user states it: the share of a change that is due to the measure. Never assumed.
///
///     net = gross·(1 − deadweight)(1 − leakage)(1 − displacement)(1 − substitution)·multiplier
///
/// - Source: Homes and Communities Agency, Additionality guide, 4th edition (2014), ch. 5.
public struct Additionality: Sendable, Hashable {
    /// A factor as one number or as a range of what it may be.
    public typealias Factor = ClosedRange<Double>

    /// The range of net/gross.
    public let factor: ClosedRange<Double>

    /// - Parameters:
    ///   - losses: deadweight, leakage, displacement and substitution, those that are stated; each from 0 to 1.
    ///   - multiplier: ≥ 0, finite.
    /// - Throws: `parameter(.probability)` for a loss outside 0 to 1, `invalidWeight` for a multiplier that is negative
    ///   or infinite.
    public init(losses: [Factor], multiplier: Factor = 1...1) throws(Undefined) {
        for loss in losses {
            guard loss.lowerBound >= 0 else { throw .parameter(.probability, value: loss.lowerBound) }
            guard loss.upperBound <= 1 else { throw .parameter(.probability, value: loss.upperBound) }
        }
        guard multiplier.lowerBound >= 0, multiplier.upperBound.isFinite else { throw .invalidWeight(index: 0) }
        let least = losses.reduce(multiplier.lowerBound) { $0 * (1 - $1.upperBound) }
        let most = losses.reduce(multiplier.upperBound) { $0 * (1 - $1.lowerBound) }
        factor = least...most
    }

    /// The range of the net change left of a gross change.
    public func net(_ gross: Double) -> ClosedRange<Double> {
        let (one, other) = (gross * factor.lowerBound, gross * factor.upperBound)
        return min(one, other)...max(one, other)
    }
}
