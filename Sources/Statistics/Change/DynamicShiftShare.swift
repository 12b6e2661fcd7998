/// Shift-share year by year, the yearly parts added, so that the mix follows the years instead of staying that of the
/// first.
///
/// - Source: R. A. Barff and P. L. Knight, Dynamic shift-share analysis, Growth and Change 19 (1988), 1–10.
public struct DynamicShiftShare: Sendable, Hashable {
    /// One for every step from a year to the next.
    public let steps: [ShiftShare]

    /// Each the sum over the steps, in the unit of the values.
    public var change: Double { steps.lazy.map(\.change).total }
    public var national: Double { steps.lazy.map(\.national).total }
    public var mix: Double { steps.lazy.map(\.mix).total }
    public var regional: Double { steps.lazy.map(\.regional).total }

    /// - Parameters:
    ///   - region, reference: by year, and by sector within it; no year between may be left out.
    /// - Throws: `tooFewPeriods` under two years, `countMismatch`, and what a step throws.
    /// - Complexity: O(years · sectors).
    public init(region: [[Double]], reference: [[Double]]) throws(Undefined) {
        guard region.count == reference.count else {
            throw .countMismatch(values: region.count, other: reference.count)
        }
        guard region.count >= 2 else { throw .tooFewPeriods(have: region.count, need: 2) }
        var steps: [ShiftShare] = []
        for year in 1..<region.count {
            steps.append(
                try ShiftShare(
                    region: .init(from: region[year - 1], to: region[year]),
                    reference: .init(from: reference[year - 1], to: reference[year])))
        }
        self.steps = steps
    }
}
