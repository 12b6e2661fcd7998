import Statistics

/// Differences between groups of units year by year, less that of the last year before the start (luckor).
package struct TrendGaps: Sendable {
    /// The last year before the start, in which every difference is 0.
    package let base: Int
    /// By year of the comparison, on its scale: the mean of the treated less that of the others.
    package let treated: [Double]
    /// The same of other choices than the real one, each against the rest.
    package let others: [[Double]]
    /// Whether these are all other choices of as many units; else each comparison unit alone.
    package let isOfChoices: Bool
    /// The line through the years before, with the slope by which the treated differed, carried on; nil where it has
    /// none.
    package let carriedOn: [Double]?
}

extension TrendComparison {
    /// Above so many choices each unit of the comparison stands alone.
    private static let mostChoices = 300

    /// - Complexity: O(choices · units · years), of at most 300 choices or as many as there are units.
    package var gaps: TrendGaps {
        let count = treated.count
        let units = count + comparison.count
        let base = years.lastIndex { $0 < since } ?? 0
        func gap(_ members: Set<Int>) -> [Double] {
            let differences = years.indices.map { year in
                var (inside, outside) = (0.0, 0.0)
                for unit in 0..<units {
                    let value = panel.series(of: unit)[year]
                    if members.contains(unit) { inside += value } else { outside += value }
                }
                return inside / Double(members.count) - outside / Double(units - members.count)
            }
            return differences.map { $0 - differences[base] }
        }
        let choices = Self.choices(of: count, among: units, atMost: Self.mostChoices)
        let real = Set(0..<count)
        let others = choices?.filter { $0 != real } ?? (count..<units).map { [$0] }
        let own = gap(real)
        return TrendGaps(
            base: years[base], treated: own, others: others.map(gap), isOfChoices: choices != nil,
            carriedOn: carriedOn(own))
    }

    private func carriedOn(_ gap: [Double]) -> [Double]? {
        guard let preTrend = try? difference.get().preTrend.get(), case .success(let slope) = preTrend.slope else {
            return nil
        }
        let before = years.indices.filter { years[$0] < since }
        let mean = before.reduce(0) { $0 + gap[$1] } / Double(before.count)
        let middle = before.reduce(0) { $0 + Double(years[$1]) } / Double(before.count)
        return years.map { mean + slope.observed * (Double($0) - middle) }
    }

    /// All choices of `count` of `units`, in order; nil where there are more.
    static func choices(of count: Int, among units: Int, atMost most: Int) -> [Set<Int>]? {
        var number = 1.0
        for step in 0..<count { number = number * Double(units - step) / Double(step + 1) }
        guard number <= Double(most) + 0.5 else { return nil }
        var choices: [[Int]] = [[]]
        for _ in 0..<count {
            choices = choices.flatMap { chosen in ((chosen.last ?? -1) + 1..<units).map { chosen + [$0] } }
        }
        return choices.map(Set.init)
    }
}
