/// One initiative's baselines, milestones, targets and reports for one indicator.
///
/// Times are numbers on any scale on which later is larger (years, or days since a date); the caller decides whether a
/// year counts by its end. A missing time is not a date of its own: such an entry counts as the oldest.
///
/// - Source: Commission staff working document SWD(2021) 198 (baselines, milestones and targets of output and result
///   indicators); Cohesion Open Data aesb-873i (values are cumulative).
public struct OutcomeSeries: Sendable, Hashable {
    /// How a report relates to earlier ones.
    public enum Accumulation: String, Sendable, Hashable, CaseIterable {
        /// The total to date, earlier reports included.
        case cumulative
        /// The change in the report's own period: reports are added.
        case perPeriod = "per_period"
        /// A state. The only kind for rates.
        case level
    }

    /// Whether values may be added over initiatives.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// A number of things: may be added.
        case sum
        /// A share, a mean or a time: may not.
        case rate
    }

    /// A value and its period.
    public struct Entry: Sendable, Hashable {
        public let period: Double?
        public let value: Double

        public init(_ value: Double, period: Double?) { (self.value, self.period) = (value, period) }
    }

    /// Values stated in advance. Several entries of a kind are revisions; the latest counts.
    public struct Stated: Sendable, Hashable {
        public let baselines: [Entry]
        public let milestones: [Entry]
        public let targets: [Entry]

        public init(baselines: [Entry] = [], milestones: [Entry] = [], targets: [Entry] = []) {
            (self.baselines, self.milestones, self.targets) = (baselines, milestones, targets)
        }
    }

    public let measure: Measure
    public let accumulation: Accumulation
    /// Matters only where target and baseline are the same, or, without a target, milestone and baseline.
    public let higherIsBetter: Bool
    public let stated: Stated
    public let reports: [Entry]

    /// - Throws: `notFinite` (the place among baselines, milestones, targets and reports in that order).
    public init(
        measure: Measure, accumulation: Accumulation, higherIsBetter: Bool = true, stated: Stated, reports: [Entry]
    ) throws(Undefined) {
        let entries = stated.baselines + stated.milestones + stated.targets + reports
        for (index, entry) in entries.enumerated() where !entry.value.isFinite || entry.period?.isFinite == false {
            throw .notFinite(index: index)
        }
        self.measure = measure
        self.accumulation = measure == .rate ? .level : accumulation
        (self.higherIsBetter, self.stated, self.reports) = (higherIsBetter, stated, reports)
    }

    /// The entry of the latest period; of several in one period the one that was stated last.
    public static func latest(_ entries: [Entry]) -> Entry? {
        entries.reduce(nil) { latest, entry in
            guard let latest else { return entry }
            return (entry.period ?? -.infinity) >= (latest.period ?? -.infinity) ? entry : latest
        }
    }

    /// r(t): the last report up to then, or for `perPeriod` the sum of all up to then.
    ///
    /// - Complexity: O(reports).
    public func result(at time: Double) -> Double? {
        let until = reports.filter { ($0.period ?? -.infinity) <= time }
        guard let last = Self.latest(until) else { return nil }
        return accumulation == .perPeriod ? until.lazy.map(\.value).total : last.value
    }
}
