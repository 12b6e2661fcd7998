/// The input of a composite index: declared indicators, and the value of every unit in every period.
///
/// All units of all periods are compared together and share one mean, deviation, minimum and maximum: scaled period by
/// period, the scores of two periods couldn't be compared.
///
/// - Source: OECD and JRC, Handbook on constructing composite indicators (2008), steps 3–8.
public struct CompositeTable: Sendable, Hashable {
    /// An indicator as declared.
    public struct Indicator: Sendable, Hashable {
        public let direction: Direction
        /// Relative to the others' weights; positive.
        public let weight: Double
        /// The value that counts as 100 in the `target` normalisation; nil takes the best value there is.
        public let target: Double?

        public init(direction: Direction, weight: Double = 1, target: Double? = nil) {
            (self.direction, self.weight, self.target) = (direction, weight, target)
        }
    }

    /// The better direction of an indicator.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        case higherIsBetter, lowerIsBetter
    }

    /// The share of weight that must be known for a unit to have a score.
    public static let leastKnownWeight = 2.0 / 3

    public let indicators: [Indicator]
    public let units: Int
    public let periods: Int
    /// By indicator, and by row: all units of the first period, then of the next.
    let columns: [[Double?]]

    /// The declared weights, adding up to 1.
    public var weights: [Double] {
        let total = indicators.lazy.map(\.weight).total
        return indicators.map { $0.weight / total }
    }

    var rows: Int { units * periods }

    /// - Parameters:
    ///   - values: by period, by indicator and by unit; nil where a value is missing. Nothing is imputed.
    /// - Throws: `noUnits`, `countMismatch`, `notFinite` and `invalidWeight` (index: the indicator), `allEqual` for an
    ///   indicator that is constant or has no value at all, `parameter(.target)` for a target that is not above zero.
    /// - Complexity: O(values).
    public init(_ indicators: [Indicator], values: [[[Double?]]]) throws(Undefined) {
        guard !indicators.isEmpty, let units = values.first?.first?.count, units > 0 else { throw .noUnits }
        for (place, indicator) in indicators.enumerated() {
            guard indicator.weight > 0, indicator.weight.isFinite else { throw .invalidWeight(index: place) }
            if let target = indicator.target, !(target > 0 && target.isFinite) {
                throw .parameter(.target, value: target)
            }
        }
        var columns = [[Double?]](repeating: [], count: indicators.count)
        for period in values {
            guard period.count == indicators.count else {
                throw .countMismatch(values: indicators.count, other: period.count)
            }
            for (place, column) in period.enumerated() {
                guard column.count == units else { throw .countMismatch(values: units, other: column.count) }
                columns[place] += column
            }
        }
        for (place, column) in columns.enumerated() {
            let known = column.compactMap { $0 }
            guard known.allSatisfy(\.isFinite) else { throw .notFinite(index: place) }
            guard let first = known.first, known.contains(where: { $0 != first }) else { throw .allEqual }
        }
        (self.indicators, self.columns, self.units, self.periods) = (indicators, columns, units, values.count)
    }

    /// The units that each unit dominates, whatever the weights: as good on every indicator and better on one.
    ///
    /// No weights, no monotone normalisation and no arithmetic or geometric aggregation turns such a pair; the penalty
    /// of `mpi` can. Units with a missing value are compared with none.
    ///
    /// - Precondition: `period` is one of the table's.
    /// - Complexity: O(units² · indicators).
    public func dominated(period: Int = 0) -> [[Int]] {
        let goods = zip(indicators, columns).map { indicator, column in
            (0..<units).map { unit -> Double? in
                column[period * units + unit].map { indicator.direction == .higherIsBetter ? $0 : -$0 }
            }
        }
        return (0..<units).map { one in
            (0..<units).filter { other in
                guard one != other else { return false }
                var better = false
                for good in goods {
                    guard let a = good[one], let b = good[other], a >= b else { return false }
                    better = better || a > b
                }
                return better
            }
        }
    }
}
