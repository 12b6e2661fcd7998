import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct ConvergenceTests {
    @Test func `the tax base of 2012 and 2023 converges neither in beta nor in sigma`() throws {
        let truth = try EffectsTruths.expected("convergence", "tax_base_2012_2023")
        let rates = try EffectsTruths.input("tax_base")
        let (from, to) = (try rates["2012"].numbers(), try rates["2023"].numbers())
        let beta = try BetaConvergence(from: from, to: to, years: 11)
        #expect(try agree(beta.intercept, truth["alpha"].number()))
        #expect(try agree(beta.beta, truth["beta"].number()))
        #expect(try agree(beta.fit.slopeStandardError.get(), truth["se_beta"].number()))
        #expect(try agree(beta.fit.r2.get(), truth["r2"].number()))
        #expect(try agree(beta.fit.slopeP.get(), truth["t_p_two_sided"].number()))
        #expect(beta.speed == nil)
        #expect(beta.test.method == .exact(orderings: 40_320))
        #expect(try beta.test.extremeOrderings(.less) == truth["exact_orderings_as_low"].integer())
        #expect(try agree(beta.test.p(.less), truth["exact_p_convergence_one_sided"].number()))
        #expect(try beta.test.extremeOrderings(.twoSided) == truth["exact_orderings_two_sided"].integer())
        #expect(try agree(beta.test.p(.twoSided), truth["exact_p_two_sided"].number()))
        let sigmas = [try Sigma(from), try Sigma(to)]
        #expect(try agree(sigmas.map(\.logDeviation), truth["sigma_sd_log"].numbers()))
        #expect(try agree(sigmas.map(\.variation), truth["sigma_cv"].numbers()))
        let paired = try PitmanMorgan(from: from, to: to)
        #expect(try agree(paired.r, truth["pitman_morgan_r"].number()))
        #expect(try paired.test.extremeOrderings(.less) == truth["pitman_morgan_exact_orderings_as_low"].integer())
        #expect(try agree(paired.test.p(.less), truth["pitman_morgan_exact_p_one_sided"].number()))
        #expect(
            try paired.test.extremeOrderings(.twoSided)
                == truth["pitman_morgan_exact_orderings_two_sided"].integer())
        #expect(try agree(paired.test.p(.twoSided), truth["pitman_morgan_exact_p_two_sided"].number()))
        #expect(try agree(paired.normalP, truth["pitman_morgan_t_p"].number()))
    }

    @Test func `sigma by year is that of numpy, and its trend is the series'`() throws {
        let truth = try EffectsTruths.expected("convergence", "sigma_series_tax_base")
        let rates = try EffectsTruths.input("tax_base")
        let years = truth.keys
        let series = try SigmaSeries(
            years: years.compactMap(Double.init), values: years.map { try rates[$0].numbers() })
        #expect(try agree(series.sigmas.map(\.logDeviation), years.map { try truth[$0].number() }))
        #expect(try series.test().s == MannKendall(series.sigmas.map(\.logDeviation)).s)
        #expect(try series.slope() == MedianSlope(series.years, series.sigmas.map(\.logDeviation)).slope)
    }

    @Test(arguments: [("german_counties_2010_2011", 1.0), ("german_counties_2010_2014", 4.0)])
    func `speed and half-life follow from the slope and the years`(name: String, years: Double) throws {
        let truth = try EffectsTruths.expected("convergence", name)
        let (a, b) = (try truth["alpha"].number(), try truth["beta"].number())
        let from = [9_000.0, 14_500, 22_000, 31_000, 58_000]
        let to = from.map { $0 * exp(years * (a + b * log($0))) }
        let convergence = try BetaConvergence(from: from, to: to, years: years)
        #expect(agree(convergence.beta, b) && agree(convergence.intercept, a))
        let speed = try #require(convergence.speed)
        #expect(try agree(speed.perYear, truth["speed"].number()))
        #expect(try agree(speed.halfLife, truth["half_life_years"].number()))
        // A line without noise: no ordering falls as fast.
        #expect(convergence.test.extremeOrderings(.less) == 1 && convergence.test.minimumP(.less) == 1.0 / 120)
    }

    @Test func `the paired test of the German counties by Student's t`() throws {
        let truth = try EffectsTruths.expected("convergence", "german_counties_2010_2011")
        let r = try truth["pitman_morgan_r"].number()
        let t = r * (400 / (1 - r * r)).squareRoot()
        #expect(try agree(StudentT.bothTails(t, freedom: 400), truth["pitman_morgan_p_t"].number()))
    }

    @Test(arguments: ["population_1990_2024", "tax_base_2012_2023"])
    func `rank mobility`(name: String) throws {
        let years = name.split(separator: "_").suffix(2).map(String.init)
        let input = try EffectsTruths.input(String(name.prefix { !$0.isNumber }.dropLast()))
        try check(name, from: input[years[0]].numbers(), to: input[years[1]].numbers())
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `rank mobility of population 1950–2024`() throws {
        var values: [String: [Double]] = [:]
        for row in try EffectsData.lines("population_1950_2025.csv").dropFirst()
        where ["1950", "2024"].contains(row[2]) {
            values[row[2], default: []].append(try #require(Double(row[3])))
        }
        try check("population_1950_2024", from: #require(values["1950"]), to: #require(values["2024"]))
    }

    private func check(_ name: String, from: [Double], to: [Double]) throws {
        let truth = try EffectsTruths.expected("rank_mobility", name)
        let mobility = try RankMobility(from: from, to: to)
        #expect(try agree(mobility.pairs.tauB.get(), truth["tau_b"].number()))
        #expect(try mobility.pairs.concordant == truth["concordant"].integer())
        #expect(try mobility.pairs.discordant == truth["discordant"].integer())
        #expect(try mobility.pairs.tiedFirst == truth["tied_first"].integer())
        #expect(try mobility.pairs.tiedSecond == truth["tied_second"].integer())
        #expect(try mobility.kendall.extremeOrderings(.greater) == truth["exact_orderings_as_large"].integer())
        #expect(try agree(mobility.kendall.p(.greater), truth["exact_p_one_sided"].number()))
        #expect(try mobility.kendall.extremeOrderings(.twoSided) == truth["exact_orderings_two_sided"].integer())
        #expect(try agree(mobility.kendall.p(.twoSided), truth["exact_p_two_sided"].number()))
        #expect(try agree(mobility.spearman.observed, truth["spearman"].number()))
        #expect(try agree(mobility.spearman.p(.greater), truth["spearman_exact_p_one_sided"].number()))
        #expect(try mobility.ranksFrom == truth["ranks_first"].numbers())
        #expect(try mobility.ranksTo == truth["ranks_second"].numbers())
        #expect(try mobility.meanAbsoluteRankChange == truth["mean_absolute_rank_change"].number())
        #expect(
            try mobility.largestMeanAbsoluteRankChange
                == truth["largest_possible_mean_absolute_rank_change"].number())
        #expect(try mobility.passes.count == truth["discordant"].integer())
        for pass in mobility.passes {
            #expect(mobility.ranksFrom[pass.passer] > mobility.ranksFrom[pass.passed])
            #expect(mobility.ranksTo[pass.passer] < mobility.ranksTo[pass.passed])
        }
    }

    @Test func `Mexico's states 1940–2000 keep their order as giddy says, and theta is its definition`() throws {
        let truth = try EffectsTruths.expected("rank_mobility", "giddy_tau_mexico_1940_2000")
        let (from, to) = (try numbers("pcgdp1940", of: "mexico.csv"), try numbers("pcgdp2000", of: "mexico.csv"))
        let mobility = try RankMobility(from: from, to: to, permutations: 99)
        #expect(try agree(mobility.pairs.tauB.get(), truth["tau"].number()))
        #expect(try Double(mobility.pairs.concordant) == truth["concordant"].number())
        #expect(try Double(mobility.pairs.discordant) == truth["discordant"].number())
        // Two groups that change places as blocks: Θ = 1; moves that cancel inside: 0.
        let blocks = try RankMobility.theta(
            [[4, 3, 2, 1], [2, 1, 4, 3], [1, 2, 3, 4]], groups: ["a", "a", "b", "b"])
        #expect(try blocks[0].get().observed == 1)
        #expect(try blocks[1].get().observed == 0)
        #expect(try blocks[0].get().p(.greater) == 8.0 / 24)
        let still = try RankMobility.theta([[1, 2, 3], [1, 2, 3]], groups: ["a", "a", "b"])
        #expect(still == [.failure(.allEqual)])
    }

    @Test(arguments: ["tax_base_2012_2023_by_fa_region", "mexico_1940_2000_by_hanson98"])
    func `Theil changes come apart into the parts of 50 digits`(name: String) throws {
        let truth = try EffectsTruths.expected("theil_change", name)
        let (l, t): (EntropyChange<String>, EntropyChange<String>)
        if name.hasPrefix("mexico") {
            let (from, to) = (try numbers("pcgdp1940", of: "mexico.csv"), try numbers("pcgdp2000", of: "mexico.csv"))
            let groups = try column("hanson98", of: "mexico.csv")
            l = try .meanLogDeviation(from: from, to: to, groups: groups)
            t = try .theilT(from: from, to: to, groups: groups)
        } else {
            let rates = try EffectsTruths.input("tax_base")
            let rows = try EffectsTruths.expected("change", "tax_base_2012_2023")["rows"]
            let (from, to) = (try rates["2012"].numbers(), try rates["2023"].numbers())
            let weights = (try rows.column("weight_from"), try rows.column("weight_to"))
            let groups = try EffectsTruths.input("fa_region").texts()
            l = try .meanLogDeviation(
                from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups)
            t = try .theilT(from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups)
        }
        for (change, key) in [(l, "L"), (t, "T")] {
            #expect(try agree([change.from.total, change.to.total, change.change], truth[key].numbers()))
            #expect(try agree([change.from.between, change.to.between], truth["\(key)_between"].numbers()))
            #expect(try agree([change.from.within, change.to.within], truth["\(key)_within"].numbers()))
            let parts = truth["\(key)_parts"]
            #expect(try agree(change.withinInequality, parts["within_inequality"].number()))
            #expect(try agree(change.withinShareShift, parts["within_share_shift"].number(), absolute: 1e-15))
            #expect(try agree(change.betweenShareShift, parts["between_share_shift"].number(), absolute: 1e-15))
            #expect(try agree(change.betweenRelativeMeans, parts["between_relative_means"].number(), absolute: 1e-15))
            let sum = change.withinInequality + change.withinShareShift + change.between
            #expect((sum - change.change).magnitude <= 1e-12 * change.from.total)
        }
    }

    @Test(arguments: 1...30) func `the parts of a Theil change add up`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let units = Int.random(in: 3...40, using: &random)
        let groups = (0..<units).map { $0 < 3 ? $0 : Int.random(in: 0..<3, using: &random) }
        let (from, to) = (random.values(units, in: 0.01...50), random.values(units, in: 0.01...50))
        let weights = (random.values(units, in: 0.1...9), random.values(units, in: 0.1...9))
        for change in [
            try EntropyChange.meanLogDeviation(
                from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups),
            try EntropyChange.theilT(from: from, to: to, weightsFrom: weights.0, weightsTo: weights.1, groups: groups),
        ] {
            let parts = [
                change.withinInequality, change.withinShareShift, change.betweenShareShift,
                change.betweenRelativeMeans,
            ]
            let largest = (parts + [change.from.total, change.to.total]).map(\.magnitude).max() ?? 0
            #expect((parts.reduce(0, +) - change.change).magnitude <= 1e-12 * largest)
            #expect((change.between - (change.to.between - change.from.between)).magnitude <= 1e-12 * largest)
        }
    }
}
