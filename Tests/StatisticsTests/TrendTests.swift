import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct TrendTests {
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

    @Test func `Student's t has its printed quantiles and keeps the digits of its tails`() {
        // Abramowitz and Stegun, table 26.10.
        for (freedom, tail, printed) in [
            (1, 0.025, 12.706), (4, 0.005, 4.604), (10, 0.05, 1.812), (30, 0.1, 1.310), (120, 0.025, 1.980),
        ] {
            #expect(prints(StudentT.quantile(upperTail: tail, freedom: freedom), printed, decimals: 3))
        }
        for freedom in [1, 2, 3, 7, 50, 400] {
            for tail in [1e-12, 1e-6, 0.01, 0.3, 0.5, 0.8] {
                let t = StudentT.quantile(upperTail: tail, freedom: freedom)
                #expect(agree(StudentT.upperTail(t, freedom: freedom), tail, relative: 1e-10))
            }
        }
        // ν = 1 is the arctangent, ν = 2 algebraic.
        #expect(agree(StudentT.bothTails(3, freedom: 1), 1 - 2 * atan(3.0) / .pi, relative: 1e-12))
        #expect(agree(StudentT.bothTails(1e4, freedom: 2), 1.99999997e-8 / 2, relative: 1e-8))
    }

    @Test func `Mann–Kendall by recursion, by enumeration and by definition`() throws {
        for n in 3...7 {
            var random = SeededGenerator(seed: UInt64(n))
            let values = random.values(n)
            let test = try MannKendall(values)
            let all = try PermutationTest.run(units: n, seed: 1, expected: 0) { order in
                var s = 0.0
                for j in 1..<n { for i in 0..<j { s += values[order[j]] > values[order[i]] ? 1 : -1 } }
                return s
            }
            for alternative in PermutationTest.Alternative.allCases {
                #expect(agree(test.p(alternative), all.p(alternative), relative: 1e-12))
                #expect(agree(test.minimumP(alternative), all.minimumP(alternative), relative: 1e-12))
            }
        }
        let tied = try MannKendall([1, 1, 2, 3])
        #expect(tied.method == .enumeration && tied.s == 5)
        // Two of the 24 orderings put the two equal ones first and the others in order.
        #expect(tied.p(.greater) == 2.0 / 24)
        #expect(throws: Undefined.allEqual) { try MannKendall([2, 2, 2]) }
        #expect(throws: Undefined.tooFewPeriods(have: 2, need: 3)) { try MannKendall([2, 3]) }
        // A rise of 200 years without ties: beyond the recursion.
        let long = try MannKendall((0..<200).map(Double.init))
        #expect(long.method == .normal && long.s == 19_900 && long.p(.greater) > 0)
    }

    @Test func `a value above the earlier line's interval is told as such`() throws {
        let years = (2001...2010).map(Double.init)
        var values = years.map { 3 + 0.5 * ($0 - 2000) + ($0.truncatingRemainder(dividingBy: 2) == 0 ? 0.1 : -0.1) }
        values[7] += 4
        let past = try OwnPast(periods: years, values: values, since: 2008)
        #expect(past.later.map(\.position) == [.above, .within, .within])
        #expect(past.fit.count == 7 && past.later[1].period == 2009)
        #expect(agree(past.later[0].expected, past.fit.value(at: 2008)))
        let short = try OwnPast(periods: years, values: values, since: 2004)
        #expect(short.later.allSatisfy { $0.position == .unknown && $0.interval == nil })
        #expect(throws: Undefined.parameter(.since, value: 2011)) {
            try OwnPast(periods: years, values: values, since: 2011)
        }
    }

    @Test func `money and growth go together as numpy, SciPy and R say, and hang on one part`() throws {
        let rates = try EffectsTruths.input("tax_base")
        let people = try EffectsTruths.input("population")
        for (name, from, to) in [
            ("granted_per_inhabitant_vs_tax_base_growth", try rates["2015"].numbers(), try rates["2023"].numbers()),
            (
                "granted_per_inhabitant_vs_population_growth", try people["2015"].numbers(),
                try people["2024"].numbers()
            ),
        ] {
            let truth = try EffectsTruths.expected("dose_response", name)
            let input = try EffectsTruths.expected("dose_response", name + "_input")
            let dose = zip(try input["granted_sek"].numbers(), try input["population_2024"].numbers()).map { $0 / $1 }
            let relation = try DoseResponse(dose: dose, response: zip(to, from).map { log($0 / $1) })
            #expect(try agree(relation.pearson.observed, truth["pearson"].number()))
            #expect(try agree(relation.fit.slope, truth["slope"].number()))
            #expect(try relation.pearson.extremeOrderings(.greater) == truth["exact_orderings_as_high"].integer())
            #expect(try agree(relation.pearson.p(.greater), truth["p_one_sided_high"].number()))
            #expect(try agree(relation.pearson.p(.twoSided), truth["p_two_sided"].number()))
            #expect(try agree(relation.spearman.observed, truth["spearman"].number()))
            #expect(try agree(relation.spearman.p(.greater), truth["spearman_p_high"].number()))
            #expect(try agree(relation.spearman.p(.twoSided), truth["spearman_p_two_sided"].number()))
            #expect(try agree(relation.kendall.observed, truth["kendall"].number()))
            #expect(try agree(relation.fit.slopeP.get(), truth["t_p_two_sided"].number()))
            let without = truth["pearson_without_each"]
            for (part, code) in without.keys.enumerated() {
                #expect(try agree(relation.without[part].get(), without[code].number()))
            }
        }
    }

    @Test func `similar units are the nearest by scaled indicators`() throws {
        let indicators: [[Double]] = [[1, 2, 3, 10, 2], [10, 30, 10, 20, 30]]
        let nearest = try SimilarUnits.nearest(2, to: 1, indicators: indicators)
        // Units 0 and 2 are as far away; the variances are 10.64 and 80.
        #expect(nearest.map(\.unit) == [4, 0])
        #expect(nearest[0].distance == 0 && agree(nearest[1].distance, (1 / 10.64 + 5).squareRoot()))
        let few = try SimilarUnits.nearest(1, to: 1, indicators: indicators, candidates: [1, 3])
        #expect(few.map(\.unit) == [3])
        #expect(throws: Undefined.allEqual) { try SimilarUnits.nearest(1, to: 0, indicators: [[1, 1, 1]]) }
        #expect(throws: Undefined.parameter(.neighbours, value: 3)) {
            try SimilarUnits.nearest(3, to: 0, indicators: [[1, 2, 3]])
        }
    }
}
