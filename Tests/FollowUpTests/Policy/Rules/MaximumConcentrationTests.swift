import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// How unevenly money may lie.
@Suite struct MaximumConcentrationTests {
    @Test func `concentration names the part with most`() throws {
        let report = try SquarelandPolicy.run(
            "kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, at_most: 0.3")
        #expect(report.codes == ["9901"])
        #expect(abs(try #require(report.gaps[0].missing.kronor) - (1_033.33 - 0.3 * 2_633.33)) < 1e-9)
        // 9901 has 39 % of the money for 80 % of the people, 9904 nothing: 8,400 live where it falls short.
        #expect(report.gaps[0].population == 8_400)
        // PySAL inequality 1.1.2 has no weights; Hoover by hand: half the sum of |share of money − share of people|.
        let hoover = try SquarelandPolicy.run(
            "kind: maximum_concentration, of: granted_sek, per: municipality, measure: hoover, at_most: 0.1")
        let shares = [1_033.33, 1_000, 600, 0].map { $0 / 2_633.33 }
        let expected = zip(shares, [0.8, 0.1, 0.06, 0.04]).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
        #expect(abs(try #require(hoover.rules[0].observed) - expected) < 1e-12)
        #expect(hoover.gaps.map(\.part) == [nil])
    }

    /// As `RobustnessTests`: the distribution's Hoover, 1/6, and largest share, 8/12, over the parts that have a value.
    @Test func `parts in which nothing was reported take no part`() throws {
        for (measure, expected) in [("hoover", 1.0 / 6), ("gini", 0.1736111111111111), ("largest_share", 8.0 / 12)] {
            let report = try SquarelandPolicy.run(
                "kind: maximum_concentration, of: jobs, per: municipality, measure: \(measure), at_most: 0.1",
                on: SquarelandJobs.initiatives, outcomes: SquarelandJobs.outcomes, defining: SquarelandJobs.defining)
            #expect(abs((report.rules[0].observed ?? 0) - expected) < 1e-12, "\(measure)")
            #expect(report.notApplicable.map(\.code) == ["9904"])
        }
    }
}
