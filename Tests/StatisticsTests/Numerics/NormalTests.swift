import Testing

@testable import Statistics

@Suite struct NormalTests {
    @Test func `the normal distribution agrees with R`() {
        // R 4.2.2: qnorm, pnorm.
        let quantiles: [(Double, Double)] = [
            (1e-300, -37.04709629936120052), (1e-10, -6.36134090240405570), (0.001, -3.09023230616781319),
            (0.025, -1.95996398454005383), (0.075, -1.43953147093845568), (0.3, -0.52440051270804067), (0.5, 0),
            (0.9, 1.28155156554460081), (0.999999, 4.75342430881708911),
        ]
        for (p, x) in quantiles { #expect(agree(Normal.quantile(p), x, relative: 1e-14)) }
        let probabilities: [(Double, Double)] = [
            (-8, 6.2209605742717849e-16), (-1.96, 2.4997895148220428e-02), (0, 0.5), (0.5, 6.9146246127401301e-01),
            (3, 9.9865010196836990e-01),
        ]
        for (x, p) in probabilities { #expect(agree(Normal.cumulative(x), p, relative: 1e-13, absolute: 0)) }
    }
}
