/// How often each unit has had each rank. Ranks go by halves: equal scores share the mean of theirs.
struct RankCounts: Sendable {
    typealias Lanes = CompositeScorer.Lanes

    private let units: Int
    /// By unit and twice the rank less 2.
    private var counts: [Int]

    init(units: Int) {
        self.units = units
        counts = [Int](repeating: 0, count: units * (2 * units - 1))
    }

    /// Adds the ranks of scores, those of one vector of weights in each lane; −∞ has none.
    ///
    /// - Parameters:
    ///   - lanes: how many lanes count, from the first.
    ///   - relative: whether scores are equal within a share of their size, else within that share of 1.
    /// - Complexity: O(units²) for up to 100 units, O(units log units) beyond.
    mutating func add(_ scores: UnsafeMutableBufferPointer<Lanes>, lanes: Int, relative: Bool) {
        guard units <= 100 else {
            for lane in 0..<lanes { addSorted(scores.map { $0[lane] }, relative: relative) }
            return
        }
        let (units, width) = (units, 2 * units - 1)
        counts.withUnsafeMutableBufferPointer { counts in
            for unit in 0..<units {
                let score = scores[unit]
                let tie = CompositeRanks.tie * (relative ? pointwiseMax(score, -score) : Lanes.one)
                let (low, high) = (score - tie, score + tie)
                // One for every unit that is equal (itself too) and two for every one above.
                var doubled = SIMD4<Int64>.zero
                for other in 0..<units {
                    let theirs = scores[other]
                    doubled &+= SIMD4<Int64>.zero.replacing(with: 1, where: theirs .>= low)
                    doubled &+= SIMD4<Int64>.zero.replacing(with: 1, where: theirs .> high)
                }
                for lane in 0..<lanes where score[lane] != -.infinity {
                    counts[unit &* width &+ Int(doubled[lane]) &- 1] &+= 1
                }
            }
        }
    }

    private mutating func addSorted(_ scores: [Double], relative: Bool) {
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

    /// The range of each unit's ranks; nil for a unit that has had none.
    ///
    /// - Complexity: O(units²).
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
