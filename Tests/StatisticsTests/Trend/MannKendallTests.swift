import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct MannKendallTests {
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
}
