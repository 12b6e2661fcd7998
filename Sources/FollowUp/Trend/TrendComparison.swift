package import Statistics
package import Store
package import Wording

/// How treated municipalities developed from a year on, set against their own past and against others (jämförelse över
/// tid).
///
/// It says what differs, never why. More than a dozen properties because it is an answer as tables and records show it
/// whole.
package struct TrendComparison: Sendable {
    package let indicator: Indicator
    package let since: Int
    package let scale: Panel.Scale
    package let rule: ComparisonRule
    package let treated: [Unit]
    package let comparison: [Unit]
    /// Asked for and left out, since they have no values both before and from the start.
    package let unmeasured: [Unit]
    /// Of the comparison, those that border on a treated one, where what is done may spill over.
    package let bordering: [Unit]
    package let excluded: [String]
    /// The years compared, and those dropped because some unit lacks them.
    package let years: [Int]
    package let dropped: [Int]
    package let ownPasts: [OwnPastOfUnit]
    package let difference: Result<Difference, Undefined>
    package var synthetic: Result<SyntheticPlacebos, Undefined>?
    package var dose: DoseReport?
    /// The mean of the treated and of the comparison, on the scale compared, by year.
    package let means: (treated: [Double], comparison: [Double])
    /// All units' values on the scale compared, the treated first.
    package let panel: Panel
    /// Of the values, as the imported files state them.
    package let sources: [String]

    package struct Unit: Sendable, Hashable {
        package let code: String
        package let name: Wording
    }

    /// A treated unit against its own earlier line.
    package struct OwnPastOfUnit: Sendable {
        package let unit: Unit
        /// By year of `years`, in the indicator's unit; with those that others lack.
        package let series: [(year: Int, value: Double?)]
        package let past: Result<OwnPast, Undefined>
    }

    /// The difference in differences with what it can show.
    package struct Difference: Sendable {
        package let did: DifferenceInDifferences
        /// Nil where no level can be reached.
        package let interval: (level: Double, range: ClosedRange<Double>)?
        /// Nil where no difference could be shown at `level`.
        package let smallestDetectable: Double?
        package let preTrend: Result<PreTrend, Undefined>
        package let verdict: TrendVerdict
    }

    /// Of the tests.
    package static let level = 0.05
    package static let mostDonors = 150

    /// A difference on the scale as a share: only logarithms have one.
    package func share(_ difference: Double) -> Double? {
        scale == .log ? exponentialMinusOne(difference) : nil
    }
}

extension Distributor {
    /// - Throws: `TrendError`, `ChangeError`, `DistributionError`; `Undefined` where the years or the scale allow no
    ///   comparison.
    /// - Complexity: O(values on file + choices of treated units); a synthetic comparison a fit for each donor.
    package func trend(of id: Indicator.ID, asking request: TrendRequest) throws -> TrendComparison {
        let units = try TrendUnits(id, request, of: self)
        if request.synthetic {
            guard units.treated.count == 1 else { throw TrendError.severalTreated }
            guard units.comparison.count <= TrendComparison.mostDonors else {
                throw TrendError.tooManyDonors(units.comparison.count, most: TrendComparison.mostDonors)
            }
        }
        var comparison = try TrendComparison(units, request)
        if request.synthetic {
            let panel = try units.panel(request.scale, since: request.since).panel
            comparison.synthetic = Result { () throws(Undefined) in
                try SyntheticPlacebos(
                    panel, treated: 0, donors: Array(1..<panel.units), since: Double(request.since))
            }
        }
        if request.dose {
            guard units.treated.allSatisfy({ $0.code.count == 4 }) else { throw TrendError.doseOfCounties }
            comparison.dose = try DoseReport(id, since: request.since, last: request.last, comparison.scale, of: self)
        }
        return comparison
    }
}

extension TrendComparison {
    init(_ units: TrendUnits, _ request: TrendRequest) throws {
        let since = Double(request.since)
        let (panel, scale) = try units.panel(request.scale, since: request.since)
        (indicator, self.since, self.scale, rule) = (units.indicator, request.since, scale, request.against)
        (treated, comparison, unmeasured) = (units.treated, units.comparison, units.unmeasured)
        (bordering, excluded) = (units.bordering, request.excluded.uniqued().sorted())
        years = panel.periods.map { Int($0) }
        dropped = panel.dropped.map { Int($0) }
        let count = units.treated.count
        ownPasts = units.treated.map { unit in
            let series = zip(units.years, units.series(unit)).map { (year: $0, value: $1) }
            let known = series.filter { $0.value != nil }
            return OwnPastOfUnit(
                unit: unit, series: series,
                past: Result { () throws(Undefined) in
                    let own = try Panel([known.map(\.value)], periods: known.map { Double($0.year) })
                        .scaled(scale, since: since)
                    return try OwnPast(periods: own.periods, values: own.series(of: 0), since: since)
                })
        }
        func means(_ range: Range<Int>) -> [Double] {
            panel.periods.indices.map { period in
                range.reduce(0) { $0 + panel.series(of: $1)[period] } / Double(range.count)
            }
        }
        (self.panel, sources) = (panel, units.sources)
        self.means = (means(0..<count), means(count..<panel.units))
        difference = Result { () throws(Undefined) in
            try Difference(panel, treated: Array(0..<count), since: since)
        }
    }
}

extension TrendComparison.Difference {
    init(_ panel: Panel, treated: [Int], since: Double) throws(Undefined) {
        let did = try DifferenceInDifferences(panel, treated: treated, since: since)
        self.did = did
        interval = try did.interval()
        smallestDetectable = try did.smallestDetectable(level: TrendComparison.level)
        preTrend = Result { () throws(Undefined) in try did.preTrend() }
        verdict = TrendVerdict(
            test: did.test, preTrend: try? preTrend.get(), level: TrendComparison.level)
    }
}

extension TrendComparison {
    /// A value on the scale in the indicator's unit; an index stays one.
    package func inUnit(_ value: Double) -> Double { scale == .log ? exponential(value) : value }
}
