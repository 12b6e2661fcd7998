/// Whether treated and other units already diverged before the start, and the difference left if that trend had
/// continued.
///
/// Leads and lags are the difference between treated and others less its value in the last period before the start. A
/// passed test of them is weak evidence of parallel trends; `left` and `share` are the figures to judge by.
///
/// - Source: J. Roth, Pretest with caution, American Economic Review: Insights 4 (2022), 305–322; A. Rambachan and J.
///   Roth, A more credible approach to parallel trends, Review of Economic Studies 90 (2023), 2555–2591.
public struct PreTrend: Sendable, Hashable {
    /// A period and the difference in it, 0 in the last before the start.
    public struct Lead: Sendable, Hashable {
        public let period: Double
        public let difference: Double
    }

    /// All periods in order, before and after the start.
    public let leads: [Lead]
    /// The slope of the treated less that of the others before the start, per unit of time, against all choices;
    /// `allEqual` where all units have the same slope.
    public let slope: Result<PermutationTest, Undefined>
    /// The root mean square of the leads before the last period, against all choices: `greater`. `allEqual` where all
    /// units moved alike.
    public let rms: Result<PermutationTest, Undefined>
    /// The slope difference times the time between the means of the periods after and before.
    public let carriedOn: Double
    /// The difference in differences less `carriedOn`.
    public let left: Double
    /// The difference in differences by `carriedOn`: the multiple of the earlier trend that would explain all of it (a
    /// breakdown value). nil where nothing is carried on.
    public let share: Double?
    /// The number of periods before the start.
    public let periodsBefore: Int

    /// - Throws: `parameter(.since)`, `tooFewPeriods` under two periods before, `overflow`.
    /// - Complexity: O(units · periods + choices · treated · periods before).
    init(
        _ panel: Panel, choices: TreatmentChoices, since: Double, difference: Double
    ) throws(Undefined) {
        let (before, after) = try panel.split(since: since)
        guard before.count >= 2 else { throw .tooFewPeriods(have: before.count, need: 2) }
        let last = before.upperBound - 1
        leads = panel.periods.indices.map { period in
            Lead(
                period: panel.periods[period],
                difference: period == last
                    ? 0 : choices.observed(panel.values.map { $0[period] - $0[last] }))
        }
        let times = Array(panel.periods[before])
        var slopes: [Double] = []
        for series in panel.values { slopes.append(try LinearFit(times, Array(series[before])).slope) }
        slope = Result { () throws(Undefined) in try choices.test(slopes) }
        let earlier = before.dropLast()
        let moved = panel.values.map { series in earlier.map { series[$0] - series[last] } }
        rms = Result { () throws(Undefined) in try Self.rmsTest(moved, choices) }
        let span =
            panel.periods[after].total / Double(after.count) - panel.periods[before].total / Double(before.count)
        carriedOn = choices.observed(slopes) * span
        left = difference - carriedOn
        share = carriedOn == 0 ? nil : difference / carriedOn
        periodsBefore = before.count
    }

    /// The test of the root mean square of the leads.
    ///
    /// - Parameter moved: by unit, and by lead within it.
    /// - Throws: `allEqual` where all units moved alike, `overflow`.
    private static func rmsTest(_ moved: [[Double]], _ choices: TreatmentChoices) throws(Undefined) -> PermutationTest {
        let leads = moved[0].count
        let columns = (0..<leads).map { lead in choices.deviations(moved.map { $0[lead] }) }
        if moved.allSatisfy({ $0 == moved[0] }) { throw .allEqual }
        // By unit, so that a choice adds up whole rows.
        let rows = moved.indices.flatMap { unit in columns.map { $0[unit] } }
        var sums = [Double](repeating: 0, count: leads)
        func rms(_ chosen: UnsafeBufferPointer<Int>) -> Double {
            for lead in 0..<leads { sums[lead] = 0 }
            for unit in chosen {
                for lead in 0..<leads { sums[lead] += rows[unit * leads + lead] }
            }
            let squares = sums.reduce(0) { $0 + $1 * $1 }
            return choices.factor(choices.share(chosen)) * (squares / Double(leads)).squareRoot()
        }
        let observed = choices.treated.withUnsafeBufferPointer(rms)
        var reference: [Double] = []
        reference.reserveCapacity(choices.tried)
        choices.forEach { reference.append(rms($0)) }
        return try PermutationTest(observed: observed, reference: reference, expected: nil, method: choices.method)
    }
}
