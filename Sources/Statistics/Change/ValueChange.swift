/// The change of a value between two times.
///
/// Relative figures need a positive first value; percentages of zero or of a debt are undefined.
public struct ValueChange: Sendable, Hashable {
    public let from: Double
    public let to: Double
    /// The time between the two, in years.
    public let years: Double

    /// - Throws: `notFinite` (index 0 the first value, 1 the second), `parameter(.years)` unless positive, `overflow`
    ///   where the difference is beyond double precision.
    public init(from: Double, to: Double, years: Double) throws(Undefined) {
        try checkFinite([from, to])
        guard years > 0, years.isFinite else { throw .parameter(.years, value: years) }
        guard (to - from).isFinite else { throw .overflow }
        (self.from, self.to, self.years) = (from, to, years)
    }

    /// y₁ − y₀, in the unit of the values.
    public var change: Double { to - from }

    /// 100(y₁/y₀ − 1).
    public var percent: Result<Double, Undefined> { base.map { 100 * (change / $0) } }

    /// 100·y₁/y₀.
    public var index: Result<Double, Undefined> { base.map { 100 * (to / $0) } }

    /// 100((y₁/y₀)^(1/T) − 1): the yearly rate that leads from one to the other. `negativeValue` where the second is
    /// negative.
    public var annualPercent: Result<Double, Undefined> {
        if to < 0 { return .failure(.negativeValue(index: 1)) }
        return base.map { base in
            to == 0 ? -100 : 100 * exponentialMinusOne(logarithm(onePlus: change / base) / years)
        }
    }

    /// ln y₁ − ln y₀; both must be above zero.
    public var logChange: Result<Double, Undefined> {
        if to <= 0 { return .failure(to == 0 ? .zeroValue(index: 1) : .negativeValue(index: 1)) }
        return base.map { logarithm(onePlus: change / $0) }
    }

    private var base: Result<Double, Undefined> {
        from > 0 ? .success(from) : .failure(from == 0 ? .zeroValue(index: 0) : .negativeValue(index: 0))
    }

    /// Each part's contribution to the change of the sum, in percentage points: 100(y₁ − y₀)/Σy₀. They add up to the
    /// percentage change of the whole.
    ///
    /// - Throws: `countMismatch`, `noUnits`, `notFinite`, `meanNotPositive` unless Σy₀ > 0, `overflow`.
    /// - Complexity: O(n).
    public static func contributionPoints(from: [Double], to: [Double]) throws(Undefined) -> [Double] {
        guard from.count == to.count else { throw .countMismatch(values: from.count, other: to.count) }
        guard !from.isEmpty else { throw .noUnits }
        try checkFinite(from)
        try checkFinite(to)
        let total = from.total
        guard total.isFinite else { throw .overflow }
        guard total > 0 else { throw .meanNotPositive }
        return from.indices.map { 100 * (to[$0] - from[$0]) / total }
    }

    /// A series as per cent of its own value at `base`: 100·y/y_base. A missing value stays missing.
    ///
    /// - Throws: `parameter(.base)` outside the series, `missingValue`, `zeroValue` or `negativeValue` where the base
    ///   is none or not above zero, `notFinite`.
    /// - Complexity: O(n).
    public static func index(_ series: [Double?], base: Int) throws(Undefined) -> [Double?] {
        guard series.indices.contains(base) else { throw .parameter(.base, value: Double(base)) }
        guard let divisor = series[base] else { throw .missingValue(index: base) }
        for (place, value) in series.enumerated() {
            if let value, !value.isFinite { throw .notFinite(index: place) }
        }
        guard divisor > 0 else { throw divisor == 0 ? .zeroValue(index: base) : .negativeValue(index: base) }
        return series.map { $0.map { 100 * ($0 / divisor) } }
    }

    /// 1000·y/P, with the population of the value's own year.
    ///
    /// - Throws: `countMismatch`, `notFinite`, `invalidWeight`, `zeroPopulation`.
    /// - Complexity: O(n).
    public static func perThousand(_ values: [Double], population: [Double]) throws(Undefined) -> [Double] {
        guard values.count == population.count else {
            throw .countMismatch(values: values.count, other: population.count)
        }
        try checkFinite(values)
        for (part, people) in population.enumerated() {
            guard people >= 0, people.isFinite else { throw .invalidWeight(index: part) }
            guard people > 0 else { throw .zeroPopulation(index: part) }
        }
        return values.indices.map { 1000 * values[$0] / population[$0] }
    }
}
