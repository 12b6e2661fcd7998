import Statistics

/// Statistics of change and of comparison over time.
func effects(_ question: Question) throws -> [String: [Double]] {
    func y() throws -> [Double] { try question.need(\.y) }
    func x() throws -> [Double] { try question.need(\.x) }
    switch question.function {
    case "linear_fit":
        let fit = try LinearFit(x(), y())
        let at = try question.need(\.at)
        let interval = try fit.predictionInterval(at: at, level: 0.8)
        return [
            "slope": [fit.slope], "intercept": [fit.intercept], "error": [try fit.slopeStandardError.get()],
            "r2": [try fit.r2.get()], "p": [try fit.slopeP.get()], "value": [fit.value(at: at)],
            "interval": [interval.lowerBound, interval.upperBound],
        ]
    case "pearson", "spearman", "kendall":
        guard let association = Association(rawValue: question.function) else { throw Question.Missing(field: "x") }
        let coefficient = try association.coefficient(x(), y())
        return ["value": [coefficient]].merging(tails(try association.test(x(), y()))) { one, _ in one }
    case "median_slope": return ["value": [try MedianSlope(x(), y()).slope]]
    case "mann_kendall":
        let test = try MannKendall(y())
        return ["s": [Double(test.s)], "p": [test.p(.twoSided)]]
    case "pitman_morgan":
        let test = try PitmanMorgan(from: x(), to: y())
        return ["r": [test.r], "p": [test.normalP]]
    case "beta":
        let beta = try BetaConvergence(from: x(), to: y(), years: question.need(\.at))
        return ["beta": [beta.beta], "intercept": [beta.intercept]]
    case "theta":
        let steps = try RankMobility.theta(question.need(\.table), groups: question.need(\.groups), permutations: 1)
        return ["value": try steps.map { try $0.get().observed }]
    case "shift_share":
        let rows = try question.need(\.table)
        let shift = try ShiftShare(
            region: .init(from: rows[0], to: rows[1]), reference: .init(from: rows[2], to: rows[3]))
        return ["national": [shift.national], "mix": [shift.mix], "regional": [shift.regional]]
    case "entropy_change":
        let rows = try question.need(\.table)
        let change = try EntropyChange.meanLogDeviation(
            from: rows[0], to: rows[1], weightsFrom: rows[2], weightsTo: rows[3], groups: question.need(\.groups))
        return [
            "parts": [
                change.withinInequality, change.withinShareShift, change.betweenShareShift,
                change.betweenRelativeMeans,
            ]
        ]
    default: return try comparisons(question)
    }
}

/// Comparisons of treated units with others, from a panel by unit and period.
private func comparisons(_ question: Question) throws -> [String: [Double]] {
    let rows = try question.need(\.table)
    let periods = (0..<(rows.first?.count ?? 0)).map(Double.init)
    let panel = try Panel(rows.map { $0.map(Optional.some) }, periods: periods)
    let (treated, since) = (try question.need(\.treated), try question.need(\.since))
    switch question.function {
    case "difference_in_differences":
        let did = try DifferenceInDifferences(panel, treated: treated, since: since, weights: question.weights)
        return ["value": [did.value]].merging(tails(did.test)) { one, _ in one }
    case "leads":
        let did = try DifferenceInDifferences(panel, treated: treated, since: since)
        let trend = try did.preTrend()
        return ["leads": trend.leads.map(\.difference), "slope": [try trend.slope.get().observed]]
    case "synthetic":
        let donors = rows.indices.filter { $0 != treated[0] }
        let comparison = try SyntheticComparison(panel, treated: treated[0], donors: donors, since: since)
        return ["fit": [comparison.rmspeBefore], "weights": comparison.weights, "gaps": comparison.gaps]
    default: throw Question.Missing(field: "function \(question.function)")
    }
}
