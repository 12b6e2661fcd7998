/// Ranks of one method for many vectors of weights: the values are brought onto one scale once, and a vector costs a
/// few products and comparisons per unit.
///
/// A geometric mean ranks as the weighted mean of logarithms, and the penalty of `mpi` comes from two weighted means,
/// so that every method is made of sums of products.
struct CompositeScorer: Sendable {
    private let aggregation: Aggregation
    private let units: Int
    private let indicators: Int
    /// By unit and indicator: the value whose weighted mean counts, 0 where it is missing.
    private let values: [Double]
    /// Likewise 1 where a value is known; nil where all are.
    private let known: [Double]?

    /// - Throws: `zeroValue` or `negativeValue` (the row) where the method has no meaning for a value.
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

    /// Counts the ranks that a vector of weights gives, an indicator left out (−1: none).
    func count(_ vector: [Double], without: Int, _ counts: inout RankCounts) {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: indicators + units) { room in
            let weights = UnsafeMutableBufferPointer(rebasing: room[..<indicators])
            let scores = UnsafeMutableBufferPointer(rebasing: room[indicators...])
            var total = 0.0
            for place in 0..<indicators {
                let weight = place == without ? 0 : vector[place]
                weights.initializeElement(at: place, to: weight)
                total += weight
            }
            // A vector may put all of its weight on the one left out.
            guard total > 0 else { return }
            for place in 0..<indicators { weights[place] /= total }
            values.withUnsafeBufferPointer { values in
                for unit in 0..<units {
                    scores.initializeElement(
                        at: unit,
                        to: score(UnsafeBufferPointer(rebasing: values[(unit * indicators)...]), unit, weights))
                }
            }
            // Of logarithms the difference is the relative one.
            counts.add(scores, relative: aggregation != .geometric)
        }
    }

    /// The score, or −∞ where less than two thirds of the weight is known.
    @inline(__always)
    private func score(
        _ own: UnsafeBufferPointer<Double>, _ unit: Int, _ weights: UnsafeMutableBufferPointer<Double>
    ) -> Double {
        var mean = 0.0
        for place in 0..<indicators { mean += weights[place] * own[place] }
        var share = 1.0
        if let known {
            share = 0
            for place in 0..<indicators { share += weights[place] * known[unit * indicators + place] }
            guard share >= CompositeTable.leastKnownWeight - 1e-12 else { return -.infinity }
            mean /= share
        }
        guard aggregation == .mpi else { return mean }
        var squares = 0.0
        for place in 0..<indicators {
            let away = own[place] - mean
            squares += weights[place] * away * away * (known?[unit * indicators + place] ?? 1)
        }
        return mean - squares / share / mean
    }
}

/// How often each unit has had each rank. Ranks go by halves: equal scores share the mean of theirs.
struct RankCounts: Sendable {
    private let units: Int
    /// By unit and twice the rank less 2.
    private var counts: [Int]
    private var doubled: [Int]

    init(units: Int) {
        self.units = units
        counts = [Int](repeating: 0, count: units * (2 * units - 1))
        doubled = [Int](repeating: 0, count: units)
    }

    /// Adds the ranks of scores; −∞ has none.
    ///
    /// - Parameter relative: whether scores are equal within a share of their size, else within that share of 1.
    mutating func add(_ scores: UnsafeMutableBufferPointer<Double>, relative: Bool) {
        let width = 2 * units - 1
        if units > 100 {
            addSorted(scores, relative: relative)
            return
        }
        doubled.withUnsafeMutableBufferPointer { doubled in
            for unit in 0..<units { doubled[unit] = 0 }
            for one in 1..<max(1, units) {
                let score = scores[one]
                let tie = CompositeRanks.tie * (relative ? score.magnitude : 1)
                guard score != -.infinity else { continue }
                for other in 0..<one {
                    // 0 below, 1 equal, 2 above.
                    let place = (scores[other] >= score - tie ? 1 : 0) &+ (scores[other] > score + tie ? 1 : 0)
                    doubled[one] &+= place
                    doubled[other] &+= 2 &- place
                }
            }
        }
        for unit in 0..<units where scores[unit] != -.infinity { counts[unit * width + doubled[unit]] += 1 }
    }

    private mutating func addSorted(_ scores: UnsafeMutableBufferPointer<Double>, relative: Bool) {
        let width = 2 * units - 1
        let order = scores.indices.filter { scores[$0] != -.infinity }.sorted { scores[$0] > scores[$1] }
        var first = 0
        while first < order.count {
            let top = scores[order[first]]
            let tie = CompositeRanks.tie * (relative ? top.magnitude : 1)
            var end = first + 1
            while end < order.count, top - scores[order[end]] <= tie { end += 1 }
            for place in first..<end { counts[order[place] * width + first + end - 1] += 1 }
            first = end
        }
    }

    func ranges() -> [CompositeRobustness.Range?] {
        let width = 2 * units - 1
        return (0..<units).map { unit in
            let own = counts[unit * width..<(unit + 1) * width]
            let total = own.reduce(0, +)
            guard total > 0, let low = own.firstIndex(where: { $0 > 0 }), let high = own.lastIndex(where: { $0 > 0 })
            else { return nil }
            func rank(_ index: Int) -> Double { Double(index - own.startIndex) / 2 + 1 }
            func atPlace(_ place: Int) -> Double {
                var seen = 0
                for index in own.indices {
                    seen += own[index]
                    if seen > place { return rank(index) }
                }
                return rank(high)
            }
            return CompositeRobustness.Range(
                low: rank(low), high: rank(high), median: (atPlace((total - 1) / 2) + atPlace(total / 2)) / 2,
                firstShare: Double(own[own.startIndex]) / Double(total), scenarios: total)
        }
    }
}
