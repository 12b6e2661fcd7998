package import Statistics

/// Whether parts that started low catch up (beta), and whether the spread narrows (sigma).
package struct ConvergenceReport: Sendable {
    /// The parts compared, as indices of the change's rows: those measured in both years.
    package let parts: [Int]
    package let beta: Result<BetaConvergence, Undefined>
    /// In the first and the last year.
    package let sigma: Result<(from: Sigma, to: Sigma), Undefined>
    /// The coefficient of variation weighted by the people of each year; nil without them.
    package let pitmanMorgan: Result<PitmanMorgan, Undefined>
    /// The spread year by year, over the years in which all these parts are measured.
    package let series: Result<SigmaSeries, Undefined>

    init(_ change: TerritorialChange) {
        let parts = change.rows.indices.filter { change.rows[$0].change != nil }
        self.parts = parts
        let (from, to) = (parts.map { change.rows[$0].from! }, parts.map { change.rows[$0].to! })
        let years = Double(change.to - change.from)
        beta = Result { () throws(Undefined) in try BetaConvergence(from: from, to: to, years: years) }
        sigma = Result { () throws(Undefined) in (try Sigma(from), try Sigma(to)) }
        pitmanMorgan = Result { () throws(Undefined) in try PitmanMorgan(from: from, to: to) }
        let whole = change.years.indices.filter { year in
            parts.allSatisfy { change.rows[$0].series[year] != nil }
        }
        series = Result { () throws(Undefined) in
            try SigmaSeries(
                years: whole.map { Double(change.years[$0]) },
                values: whole.map { year in parts.map { change.rows[$0].series[year]! } })
        }
    }
}
