/// Splitting a whole number so that the parts add up to it (Hamilton's method, also called largest remainder).
///
/// Each part gets its quota rounded down, and the units left over go to the largest remainders; ties go to the lowest
/// index, so that the same input always gives the same split. Negative totals split as their mirror image.
/// O(n log n).
public enum LargestRemainder {
    /// Splits in proportion to real weights; nil unless all weights are finite and non-negative and one is positive.
    ///
    /// The quotas are computed in `Double`: a part may differ by a unit in its 15th digit from an exact quota; the sum never.
    public static func split(_ total: Int64, inProportionTo weights: [Double]) -> [Int64]? {
        let largest = weights.max() ?? 0
        guard largest > 0, largest.isFinite, weights.allSatisfy({ $0 >= 0 }) else { return nil }
        // Scaled by the largest first, so that neither huge nor tiny weights overflow or vanish in the sum.
        let scaled = weights.map { $0 / largest }
        let sum = scaled.reduce(0, +)
        let magnitude = Double(total.magnitude)
        var parts = [Int64](repeating: 0, count: weights.count)
        var remainders = [Double](repeating: 0, count: weights.count)
        for index in scaled.indices {
            let quota = magnitude * (scaled[index] / sum)
            let whole = quota.rounded(.down)
            parts[index] = Int64(exactly: min(whole, magnitude)) ?? Int64.max
            remainders[index] = quota - whole
        }
        return settle(parts, remainders, scaled.map { $0 > 0 }, total)
    }

    /// Splits in proportion to exact shares, which add up to `Share.whole`: the quotas are exact (128-bit products).
    public static func split(_ total: Int64, by shares: [Share]) -> [Int64] {
        let magnitude = total.magnitude
        var parts = [Int64](repeating: 0, count: shares.count)
        var remainders = [UInt64](repeating: 0, count: shares.count)
        for (index, share) in shares.enumerated() {
            let product = magnitude.multipliedFullWidth(by: UInt64(share.parts))
            let (quotient, remainder) = UInt64(Share.denominator).dividingFullWidth(product)
            parts[index] = Int64(quotient)
            remainders[index] = remainder
        }
        return settle(parts, remainders, shares.map { $0.parts > 0 }, total)
    }

    private static func settle<R: Comparable>(
        _ floors: [Int64], _ remainders: [R], _ mayReceive: [Bool], _ total: Int64
    ) -> [Int64] {
        var parts = floors
        var left = Int64(total.magnitude) - parts.reduce(0, +)
        if left != 0 {
            let order = parts.indices.filter { mayReceive[$0] }.sorted {
                remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
            }
            // Rounding of the quotas can leave more than one unit a part, or take one too many; both are settled in order.
            var turn = 0
            while left > 0 {
                parts[order[turn % order.count]] += 1
                left -= 1
                turn += 1
            }
            turn = order.count - 1
            while left < 0 {
                let index = order[turn]
                if parts[index] > 0 {
                    parts[index] -= 1
                    left += 1
                }
                turn = turn == 0 ? order.count - 1 : turn - 1
            }
        }
        return total < 0 ? parts.map { -$0 } : parts
    }
}
