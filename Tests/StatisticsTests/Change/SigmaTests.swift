import Foundation
import Testing

@testable import Statistics

@Suite struct SigmaTests {
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

    @Test func `the paired test of the German counties by Student's t`() throws {
        let truth = try EffectsTruths.expected("convergence", "german_counties_2010_2011")
        let r = try truth["pitman_morgan_r"].number()
        let t = r * (400 / (1 - r * r)).squareRoot()
        #expect(try agree(StudentT.bothTails(t, freedom: 400), truth["pitman_morgan_p_t"].number()))
    }
}
