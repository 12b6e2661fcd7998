/// Vectors of weights to try.
public struct CompositeWeights: Sendable, Hashable {
    /// Each by indicator.
    public let vectors: [[Double]]
    /// Seed of the drawn vectors; nil where they are a lattice.
    public let seed: UInt64?

    /// The largest lattice that is tried in full; beyond, as many vectors are drawn.
    public static let limit = 10_000

    /// All vectors whose weights are multiples of 1/steps, none below 1/steps: 126 for five indicators and ten steps.
    /// Where there are more than `limit`, or fewer steps than indicators, `limit` vectors are drawn, even over all
    /// weights that are at least 1/steps (half of an equal share at most).
    ///
    /// - Parameters:
    ///   - indicators: at least 1.
    ///   - seed: of the draws; not used for a lattice.
    /// - Throws: `noUnits`, `parameter(.steps)` under 1.
    /// - Complexity: O(vectors · indicators).
    public static func lattice(
        indicators: Int, steps: Int = 10, seed: UInt64 = 1
    ) throws(Undefined) -> CompositeWeights {
        guard indicators >= 1 else { throw .noUnits }
        guard steps >= 1 else { throw .parameter(.steps, value: Double(steps)) }
        if steps >= indicators, let size = size(indicators: indicators, steps: steps), size <= limit {
            var vectors: [[Double]] = []
            vectors.reserveCapacity(size)
            func extend(_ parts: [Int], left: Int) {
                let missing = indicators - parts.count
                if missing == 1 {
                    vectors.append((parts + [left]).map { Double($0) / Double(steps) })
                    return
                }
                for part in 1...(left - missing + 1) { extend(parts + [part], left: left - part) }
            }
            extend([], left: steps)
            return CompositeWeights(vectors: vectors, seed: nil)
        }
        return drawn(limit, indicators: indicators, least: 1 / Double(steps), seed: seed)
    }

    /// Vectors drawn evenly over all weights that are at least `least` (half of an equal share at most) and add up to
    /// 1. Vector k comes from stream k of the seed.
    ///
    /// - Precondition: `indicators` ≥ 1, `count` ≥ 0.
    /// - Complexity: O(count · indicators).
    /// - Source: L. Devroye, Non-uniform random variate generation (1986), ch. V (spacings from exponential numbers).
    public static func drawn(_ count: Int, indicators: Int, least: Double, seed: UInt64) -> CompositeWeights {
        let floor = min(least, 0.5 / Double(indicators))
        let vectors = (0..<count).map { vector in
            var random = RandomStream(seed: seed, stream: UInt64(vector))
            // Exponential gaps between the points of a Poisson process cut a length evenly.
            let gaps = (0..<indicators).map { _ in -logarithm((Double(random.next()) + 0.5) / 4_294_967_296) }
            let total = gaps.total
            return gaps.map { floor + (1 - Double(indicators) * floor) * $0 / total }
        }
        return CompositeWeights(vectors: vectors, seed: seed)
    }

    /// Vectors given by the caller.
    public init(_ vectors: [[Double]]) { (self.vectors, seed) = (vectors, nil) }

    private init(vectors: [[Double]], seed: UInt64?) { (self.vectors, self.seed) = (vectors, seed) }

    /// The number of ways to write `steps` as a sum of `indicators` positive numbers; nil far above `limit`, before the
    /// product overflows.
    private static func size(indicators: Int, steps: Int) -> Int? {
        var ways = 1
        for step in stride(from: 1, to: indicators, by: 1) {
            ways = ways * (steps - indicators + step) / step
            if ways > limit * 100 { return nil }
        }
        return ways
    }
}
