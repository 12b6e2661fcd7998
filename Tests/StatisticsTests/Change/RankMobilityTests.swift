import Foundation
import Testing

@testable import Statistics

@Suite struct RankMobilityTests {
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
}
