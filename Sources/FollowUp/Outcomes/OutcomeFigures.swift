import Statistics
package import Store

/// The figures beside a distribution of outcomes: results, baselines and targets.
package struct OutcomeFigures: Sendable, Hashable {
    /// Of those that have reported: the result, and the baseline.
    package var result: Double?
    package var baseline: Double?
    /// result − baseline.
    package var change: Double?
    /// Of those that state one, whether they have reported or not.
    package var target: Double?
    /// Σ (result − baseline) / Σ (target − baseline) of those that have both.
    package var achievement: Double?
    /// The same change by the targets of all that are due or have reported, as if the others had come to nothing.
    package var achievementIfUnreportedIsNothing: Double?
    /// Initiatives with a report, and those with other statements only, by whether their target is due.
    package var reported = 0
    package var notReported = 0
    package var notDue = 0

    package init() {}

    /// The counts alone.
    var withoutFigures: OutcomeFigures {
        var counts = OutcomeFigures()
        (counts.reported, counts.notReported, counts.notDue) = (reported, notReported, notDue)
        return counts
    }
}

/// The reading of outcomes, and their totals.
package struct OutcomeAccount: Sendable, Hashable {
    /// Nil: all reports.
    package let asOf: PartialDate?
    package let accumulation: Indicator.Accumulation
    /// False where nothing is stated and the default applies.
    package let isAccumulationStated: Bool
    package let hasSeveralReports: Bool
    /// Sums of which no baseline is stated: counted from 0.
    package let baselinesAssumed: Int
    /// Of a sum the total, outside the county and unlocated included; of a rate the mean.
    package let total: OutcomeFigures

    /// The year requested, where the date is one.
    package var year: Int? { asOf.flatMap { $0.month == nil ? $0.year : nil } }
}
