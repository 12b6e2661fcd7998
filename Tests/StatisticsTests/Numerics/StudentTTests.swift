import Foundation
import Testing

@testable import Statistics

@Suite struct StudentTTests {
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
}
