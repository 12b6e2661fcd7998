/// One value for every unit and period, none missing.
public struct Panel: Sendable, Hashable {
    /// The scale on which values are compared.
    public enum Scale: String, Sendable, Hashable, CaseIterable {
        /// ln y: differences are relative. Values > 0.
        case log
        /// y as it is.
        case level
        /// 100·y/mean of the unit's own values before the start. That mean > 0.
        case index
    }

    public let units: Int
    /// In ascending order; a year is a number, so that distances between periods count.
    public let periods: [Double]
    /// The periods in which some unit has no value: dropped for all.
    public let dropped: [Double]
    /// By unit, and by period within it.
    let values: [[Double]]

    /// - Parameters:
    ///   - values: by unit, and by period within it; nil where there is none.
    ///   - periods: in ascending order.
    /// - Throws: `noUnits`, `countMismatch`, `notFinite` (the unit), `parameter(.periods)`, `tooFewPeriods` where no
    ///   period is complete.
    /// - Complexity: O(units · periods).
    public init(_ values: [[Double?]], periods: [Double]) throws(Undefined) {
        guard !values.isEmpty else { throw .noUnits }
        try checkAscending(periods)
        for (unit, series) in values.enumerated() {
            guard series.count == periods.count else {
                throw .countMismatch(values: series.count, other: periods.count)
            }
            for case let value? in series where !value.isFinite { throw .notFinite(index: unit) }
        }
        let complete = periods.indices.filter { period in values.allSatisfy { $0[period] != nil } }
        guard !complete.isEmpty else { throw .tooFewPeriods(have: 0, need: 1) }
        self.periods = complete.map { periods[$0] }
        let kept = Set(complete)
        dropped = periods.indices.filter { !kept.contains($0) }.map { periods[$0] }
        self.values = values.map { series in complete.compactMap { series[$0] } }
        units = values.count
    }

    private init(units: Int, periods: [Double], dropped: [Double], values: [[Double]]) {
        (self.units, self.periods, self.dropped, self.values) = (units, periods, dropped, values)
    }

    /// The periods before the start, and those from it on.
    ///
    /// - Throws: `parameter(.since)` unless there are both.
    func split(since: Double) throws(Undefined) -> (before: Range<Int>, after: Range<Int>) {
        let start = periods.firstIndex { $0 >= since } ?? periods.count
        guard start > 0, start < periods.count else { throw .parameter(.since, value: since) }
        return (0..<start, start..<periods.count)
    }

    /// The same panel on another scale.
    ///
    /// - Parameters:
    ///   - since: the first period after the start, for `index`.
    /// - Throws: `zeroValue` or `negativeValue` (the unit), `parameter(.since)`.
    /// - Complexity: O(units · periods).
    public func scaled(_ scale: Scale, since: Double) throws(Undefined) -> Panel {
        var scaled: [[Double]] = []
        scaled.reserveCapacity(units)
        let before = try split(since: since).before
        for (unit, series) in values.enumerated() {
            switch scale {
            case .level: scaled.append(series)
            case .log:
                if let value = series.first(where: { $0 <= 0 }) {
                    throw value == 0 ? .zeroValue(index: unit) : .negativeValue(index: unit)
                }
                scaled.append(series.map { logarithm($0) })
            case .index:
                let mean = series[before].total / Double(before.count)
                guard mean > 0 else { throw mean == 0 ? .zeroValue(index: unit) : .negativeValue(index: unit) }
                scaled.append(series.map { 100 * ($0 / mean) })
            }
        }
        return Panel(units: units, periods: periods, dropped: dropped, values: scaled)
    }

    /// Only some units, in the order given.
    ///
    /// - Throws: `unknownUnit`, `noUnits`.
    public func selecting(_ chosen: [Int]) throws(Undefined) -> Panel {
        guard !chosen.isEmpty else { throw .noUnits }
        for unit in chosen where !values.indices.contains(unit) { throw .unknownUnit(index: unit) }
        return Panel(units: chosen.count, periods: periods, dropped: dropped, values: chosen.map { values[$0] })
    }

    /// The values of a unit by period.
    ///
    /// - Precondition: `unit` is one of the panel's.
    public func series(of unit: Int) -> [Double] { values[unit] }
}
