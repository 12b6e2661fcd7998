/// Ranks of one method for many vectors of weights: the values are brought onto one scale once, and a vector costs a
/// few products and comparisons per unit.
///
/// A geometric mean ranks as the weighted mean of logarithms, and the penalty of `mpi` comes from two weighted means,
/// so that every method is made of sums of products. Four vectors are worked on at once, one in each lane.
struct CompositeScorer: Sendable {
    typealias Lanes = SIMD4<Double>

    private let aggregation: Aggregation
    private let units: Int
    private let indicators: Int
    /// By unit and indicator: the value whose weighted mean counts, 0 where it is missing.
    private let values: [Double]
    /// Likewise 1 where a value is known; nil where all are.
    private let known: [Double]?

    /// - Throws: `zeroValue` or `negativeValue` (the row) where the method has no meaning for a value. `mpi` is refused
    ///   for any value of the period on its scale that isn't above zero, so that its mean is positive whatever the
    ///   weights.
    init(_ table: CompositeTable, method: CompositeMethod, period: Int) throws(Undefined) {
        let columns = try table.normalised(method.normalisation)
        aggregation = method.aggregation
        (units, indicators) = (table.units, table.indicators.count)
        var (values, known): ([Double], [Double]) = ([], [])
        for unit in 0..<table.units {
            for column in columns {
                let row = period * table.units + unit
                let value = column[row]
                if method.aggregation != .arithmetic, let value, value <= 0 {
                    throw value == 0 ? .zeroValue(index: row) : .negativeValue(index: row)
                }
                values.append(value.map { method.aggregation == .geometric ? logarithm($0) : $0 } ?? 0)
                known.append(value == nil ? 0 : 1)
            }
        }
        self.values = values
        self.known = known.contains(0) ? known : nil
    }

    /// Counts the ranks that vectors of weights give.
    ///
    /// - Complexity: O(vectors · units · indicators), and what `RankCounts.add` costs.
    func count(_ weights: WeightLanes, _ counts: inout RankCounts) {
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: units) { scores in
            scores.initialize(repeating: .zero)
            values.withUnsafeBufferPointer { values in
                weights.lanes.withUnsafeBufferPointer { lanes in
                    for block in 0..<(weights.count + 3) / 4 {
                        let own = UnsafeBufferPointer(rebasing: lanes[block * indicators..<(block + 1) * indicators])
                        for unit in 0..<units { scores[unit] = score(unit, values, own) }
                        // Of logarithms the difference is the relative one.
                        counts.add(
                            scores, lanes: min(4, weights.count - 4 * block), relative: aggregation != .geometric)
                    }
                }
            }
        }
    }

    /// The scores, or −∞ where less than two thirds of the weight is known.
    @inline(__always)
    private func score(
        _ unit: Int, _ values: UnsafeBufferPointer<Double>, _ weights: UnsafeBufferPointer<Lanes>
    ) -> Lanes {
        let first = unit * indicators
        var mean = Lanes.zero
        for place in 0..<indicators { mean += weights[place] * values[first + place] }
        var share = Lanes.one
        if let known {
            share = .zero
            for place in 0..<indicators { share += weights[place] * known[first + place] }
            mean /= share
        }
        if aggregation == .mpi {
            var squares = Lanes.zero
            for place in 0..<indicators {
                let away = values[first + place] - mean
                squares += weights[place] * away * away * (known?[first + place] ?? 1)
            }
            mean -= squares / share / mean
        }
        guard known != nil else { return mean }
        return mean.replacing(with: -.infinity, where: share .< CompositeTable.leastKnownWeight - 1e-12)
    }
}

/// Vectors of weights with one indicator left out (or none), each adding up to 1, four side by side.
struct WeightLanes: Sendable {
    /// By block of four vectors, and by indicator within it. The last block repeats its last vector.
    let lanes: [CompositeScorer.Lanes]
    /// How many vectors there are.
    let count: Int

    /// Vectors whose whole weight lies on the one left out are passed over.
    ///
    /// - Parameter without: −1 leaves none out.
    init(_ vectors: [[Double]], without: Int) {
        let kept = vectors.compactMap { vector -> [Double]? in
            var own = vector
            if without >= 0 { own[without] = 0 }
            let total = own.reduce(0, +)
            return total > 0 ? own.map { $0 / total } : nil
        }
        var lanes: [CompositeScorer.Lanes] = []
        for start in stride(from: 0, to: kept.count, by: 4) {
            for place in kept[start].indices {
                var lane = CompositeScorer.Lanes()
                for offset in 0..<4 { lane[offset] = kept[min(start + offset, kept.count - 1)][place] }
                lanes.append(lane)
            }
        }
        (self.lanes, count) = (lanes, kept.count)
    }
}
