/// Conditional permutation: a unit keeps its value while the values of all others are permuted. For every unit: how
/// often the weighted sum over its neighbours is as extreme as the observed one.
///
/// All units share the same random draws: draw k picks ranks among "the others" from stream k of the seed. From one
/// unit to the next, "the others" change in a single place, so that the sums of all draws are carried along and only
/// the few draws that contain that place are added up again. Where the weights of a unit are all the same (binary and
/// row-standardised weights), one unit then costs one comparison per draw, however many neighbours it has.
///
/// - Source: L. Anselin, Local indicators of spatial association – LISA, Geographical Analysis 27 (1995), 93–115
///   (conditional permutation); sharing the draws among units follows PySAL.
/// - Complexity: O(units · draws) comparisons, and O(draws · k²) sums for k the largest number of neighbours. Units
///   with unequal weights cost O(draws · own neighbours) each.
struct ConditionalPermutation: Sendable {
    /// Values of magnitude at most 1, so that ties have one scale.
    let values: [Double]
    let neighbours: Neighbours
    /// The question about each unit.
    let questions: [Question]

    /// The weighted sum over the neighbours as observed, and as expected when the others change places.
    struct Question: Sendable {
        let observed: Double
        let expected: Double
    }

    /// Draws are worked on in blocks of this many, so that the sums carried along stay in the cache.
    private static let blockSize = 1024

    /// The counts for every unit over the draws with these numbers; units without neighbours have none.
    ///
    /// - Precondition: at least 2 units.
    func counts(seed: UInt64, draws: Range<Int>) -> [TailCounts] {
        var result = [TailCounts](repeating: TailCounts(), count: values.count)
        var start = draws.lowerBound
        while start < draws.upperBound {
            let end = min(start + Self.blockSize, draws.upperBound)
            count(DrawBlock(self, seed: seed, draws: start..<end), into: &result)
            start = end
        }
        return result
    }

    private func count(_ block: consuming DrawBlock, into result: inout [TailCounts]) {
        for unit in values.indices {
            block.makeRoom(for: unit, values)
            let row = neighbours.offsets[unit]..<neighbours.offsets[unit + 1]
            guard !row.isEmpty else { continue }
            let weights = neighbours.weights[row]
            // Rounding of a sum of values of magnitude 1 stays far below this; sums closer than it are ties.
            let tie = 1e-12 * weights.total
            let question = questions[unit]
            if let weight = DrawBlock.commonWeight(weights) {
                result[unit] =
                    result[unit]
                    + TailCounts(
                        block.sums(neighbours: row.count), observed: question.observed / weight,
                        expected: question.expected / weight, tie: tie / weight)
            } else {
                result[unit] =
                    result[unit]
                    + TailCounts(
                        block.sums(weights), observed: question.observed, expected: question.expected, tie: tie)
            }
        }
    }
}

extension TailCounts {
    /// How many sums are as extreme as the observed one.
    fileprivate init(_ sums: UnsafeBufferPointer<Double>, observed: Double, expected: Double, tie: Double) {
        let distance = (observed - expected).magnitude
        let high = expected + distance - tie
        let low = expected - distance + tie
        // The side on which the observed sum does not lie; `<` written as `≤` of the next smaller number.
        let middle = observed >= expected ? observed + tie : (observed - tie).nextDown
        // Four sums at a time: for most units comparing is the whole cost.
        let ones = SIMD4<Int64>(repeating: 1)
        var (aboves, belows, besides) = (SIMD4<Int64>.zero, SIMD4<Int64>.zero, SIMD4<Int64>.zero)
        let whole = sums.count & ~3
        let bytes = UnsafeRawBufferPointer(sums)
        for first in stride(from: 0, to: whole, by: 4) {
            let four = bytes.loadUnaligned(fromByteOffset: first &* 8, as: SIMD4<Double>.self)
            aboves &+= SIMD4.zero.replacing(with: ones, where: four .>= high)
            belows &+= SIMD4.zero.replacing(with: ones, where: four .<= low)
            besides &+= SIMD4.zero.replacing(with: ones, where: four .<= middle)
        }
        var (above, below, beside) = (
            Int(aboves.wrappedSum()), Int(belows.wrappedSum()), Int(besides.wrappedSum())
        )
        for sum in sums[whole...] {
            above &+= sum >= high ? 1 : 0
            below &+= sum <= low ? 1 : 0
            beside &+= sum <= middle ? 1 : 0
        }
        if observed >= expected {
            self.init(greater: above, less: beside, twoSided: above &+ below)
        } else {
            self.init(greater: sums.count &- beside, less: below, twoSided: above &+ below)
        }
        if distance <= tie {
            twoSided = sums.count
        }
    }
}
