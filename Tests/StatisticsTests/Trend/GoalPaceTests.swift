import Foundation
import Testing

@testable import Statistics

@Suite struct GoalPaceTests {
    @Test(arguments: [
        ("women_higher_education_2030_target_50", "women", 50.0), ("tax_base_2030_target_250", "tax_base", 250.0),
    ])
    func `goals ahead have the intervals of statsmodels and R`(name: String, input: String, target: Double) throws {
        let truth = try EffectsTruths.expected("milestones", name)
        let series = try EffectsTruths.input(input)
        let codes = try EffectsTruths.input("codes").texts()
        let years = series.keys.compactMap(Double.init)
        for (part, code) in codes.enumerated() {
            let row = truth[code]
            let values = try series.keys.map { try series[$0][part].number() }
            let goal = try GoalProjection(
                times: years, values: values, target: .init(2030, target), higherIsBetter: true)
            #expect(try goal.fit.count == row["n"].integer())
            #expect(try agree(goal.fit.slope, row["slope"].number()))
            #expect(try agree(goal.fit.slopeStandardError.get(), row["slope_se"].number()))
            #expect(try agree(goal.fit.residualDeviation.get(), row["residual_sd"].number()))
            #expect(try agree(goal.projected, row["projection"].number()))
            #expect(try agree([goal.interval.lowerBound, goal.interval.upperBound], row["interval_80"].numbers()))
            #expect(try agree(goal.probability, row["p_reaching_target_normal_theory"].number()))
            #expect(try agree(goal.medianSlope.slope, row["theil_sen"].number()))
            #expect(
                try agree(goal.fit.neighbouringResiduals.get(), row["lag1_of_residuals"].number(), relative: 1e-8))
            let test = try goal.mannKendall.get()
            #expect(try test.s == row["mann_kendall_S"].integer())
            #expect(try test.hasTies == (row["ties"].number() == 1))
            if let exact = row["mann_kendall_exact_p_two_sided"].optional() {
                #expect(test.method == .recursion && agree(test.p(.twoSided), exact))
            } else {
                #expect(test.method == .normal)
            }
        }
        let first = try GoalProjection(
            times: years, values: series.keys.map { try series[$0][0].number() }, target: .init(2030, target),
            higherIsBetter: true)
        #expect(first.judgement == (name.hasPrefix("women") ? .uncertain : .behind))
        #expect(first.isFarAhead)
    }

    @Test func `the pace towards fibre for 98 per cent, linear and compound`() throws {
        let truth = try EffectsTruths.expected("milestones", "fibre_to_98_percent_2025")
        let series = try EffectsTruths.input("fibre")
        for (part, code) in try EffectsTruths.input("codes").texts().enumerated() {
            let row = truth[code]
            let pace = try GoalPace(
                baseline: .init(2017, series["2017"][part].number()),
                latest: .init(2019, series["2019"][part].number()),
                target: .init(2025, 98))
            #expect(try agree(pace.requiredPerYear, row["required_per_year"].number()))
            #expect(try agree(pace.actualPerYear, row["actual_per_year"].number()))
            #expect(try agree(pace.paceRatio, row["pace_ratio"].number()))
            #expect(try agree(#require(pace.requiredFromNow), row["from_now_required_per_year"].number()))
            #expect(try agree(pace.projected, row["projected_at_target_year"].number()))
            #expect(try agree(pace.shareOfWay, row["share_of_way"].number()))
            #expect(try agree(pace.expectedShareOfWay, row["expected_share_of_way"].number()))
            let compound = try pace.compound.get()
            #expect(try agree(compound.actual, row["cagr_actual"].number()))
            #expect(try agree(compound.required, row["cagr_required"].number()))
            #expect(try agree(pace.compoundRatio.get(), row["cagr_ratio"].number()))
            if code == "2361" {
                #expect(GoalPace.Class(ratio: pace.paceRatio) == .moderate)
                #expect(try GoalPace.Class(ratio: pace.compoundRatio.get()) == .onTrack)
            }
        }
        #expect(throws: Undefined.parameter(.target, value: 4)) {
            try GoalPace(baseline: .init(2017, 4), latest: .init(2019, 5), target: .init(2025, 4))
        }
        let down = try GoalPace(baseline: .init(2017, 4), latest: .init(2019, 5), target: .init(2025, 0))
        #expect(down.compoundRatio == .failure(.zeroValue(index: 2)))
        #expect(GoalPace.Class(ratio: down.paceRatio) == .away)
    }
}
