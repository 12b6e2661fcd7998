import Foundation
import Testing

@testable import Statistics

@Suite struct BetaConvergenceTests {
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
}
