/// Splits a whole number into parts that add up to it (Hamilton's method, also called largest remainder).
///
/// Each part gets its quota rounded down, and the units left over go to the largest remainders; ties go to the lowest
/// index, so that the same input always gives the same split. Negative totals split as their mirror image.
/// O(n log n).
public enum LargestRemainder {
    /// Splits in proportion to real weights; nil unless all weights are finite and non-negative and one is positive.
    ///
    /// Weights are cut to whole multiples of 2⁻⁶¹ of the largest one's power of two; everything after that is exact. A
    /// part is its quota rounded down or up, and the order of the weights matters to ties only.
    public static func split(_ total: Int64, inProportionTo weights: [Double]) -> [Int64]? {
        let largest = weights.max() ?? 0
        guard largest > 0, largest.isFinite, weights.allSatisfy({ $0 >= 0 }) else { return nil }
        // The common case: one part gets all.
        if weights.count(where: { $0 > 0 }) == 1 { return weights.map { $0 > 0 ? total : 0 } }
        // A power of two scales without rounding, so that neither huge nor tiny weights overflow or vanish in the sum.
        let scale = 61 - Int(largest.exponent)
        let whole = weights.map { UInt64(Double(sign: .plus, exponent: scale, significand: $0)) }
        let sum = whole.reduce(UInt128(0)) { $0 + UInt128($1) }
        let magnitude = UInt128(total.magnitude)
        var parts = [UInt64](repeating: 0, count: weights.count)
        var remainders = [UInt128](repeating: 0, count: weights.count)
        for (index, weight) in whole.enumerated() where weight > 0 {
            let (quotient, remainder) = (magnitude * UInt128(weight)).quotientAndRemainder(dividingBy: sum)
            parts[index] = UInt64(quotient)
            remainders[index] = remainder
        }
        return settle(parts, remainders, total)
    }

    /// Splits in proportion to exact shares: the quotas are exact (128-bit products).
    ///
    /// - Precondition: the shares add up to `Share.whole`, and none is negative.
    public static func split(_ total: Int64, by shares: [Share]) -> [Int64] {
        precondition(shares.reduce(.zero, +) == .whole, "shares that do not add up to the whole can't be split by")
        if shares.contains(.whole) { return shares.map { $0 == .whole ? total : 0 } }
        let magnitude = total.magnitude
        var parts = [UInt64](repeating: 0, count: shares.count)
        var remainders = [UInt64](repeating: 0, count: shares.count)
        for (index, share) in shares.enumerated() {
            let product = magnitude.multipliedFullWidth(by: UInt64(share.parts))
            let (quotient, remainder) = UInt64(Share.denominator).dividingFullWidth(product)
            parts[index] = quotient
            remainders[index] = remainder
        }
        return settle(parts, remainders, total)
    }

    /// Assigns the units that the floors leave, fewer than one for each part with a remainder.
    private static func settle<R: FixedWidthInteger>(_ floors: [UInt64], _ remainders: [R], _ total: Int64) -> [Int64] {
        var parts = floors
        let left = Int(total.magnitude - parts.reduce(0, +))
        if left > 0 {
            let order = parts.indices.filter { remainders[$0] > 0 }.sorted {
                remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
            }
            for index in order.prefix(left) { parts[index] += 1 }
        }
        // A part of 2⁶³ occurs only as the whole of the least total, where its negative exists.
        return parts.map { total < 0 ? Int64(truncatingIfNeeded: 0 &- $0) : Int64($0) }
    }
}
