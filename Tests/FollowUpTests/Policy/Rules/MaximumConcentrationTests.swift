import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// How unevenly money may lie.
@Suite struct MaximumConcentrationTests {
    /// Of the others nothing is known, so that nothing is even.
    @Test(arguments: ["gini", "hoover", "largest_share"])
    func `one part with a value has nothing to be even with`(measure: String) throws {
        let report = try SquarelandPolicy.run(
            "kind: maximum_concentration, of: jobs, per: municipality, measure: \(measure), at_most: 0.99",
            on: SquarelandJobs.initiatives, outcomes: SquarelandJobs.outcomes.filter { $0.initiative == "i9901" },
            defining: SquarelandJobs.defining)
        #expect(report.standing == .cannotBeJudged && report.rules[0].observed == nil)
    }

    @Test func `concentration names the part with most`() throws {
        let report = try SquarelandPolicy.run(
            "kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, at_most: 0.3")
        #expect(report.codes == ["9901"])
        let excess: Double = 1_033.33 - 0.3 * 2_633.33
        #expect(abs(try #require(report.gaps[0].missing.kronor) - excess) < 1e-9)
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

    @Test func `where there is nothing to measure it can't be judged and says why`() throws {
        let rule = "kind: maximum_concentration, of: granted_sek, per: municipality, measure: gini, at_most: 0.2"
        for (initiatives, why) in [
            ([], "no initiative counts with the policy's filter and period"),
            (
                [Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: nil)],
                "no initiative states an amount"
            ),
            (
                [Squareland.initiative("a", .unknown, kronor: 5)],
                "nothing of the money has a known location in the county"
            ),
            (
                [Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 0)],
                "the sum of the money is zero"
            ),
        ] as [([Initiative], String)] {
            let report = try SquarelandPolicy.run(rule, on: initiatives)
            #expect(report.rules.map(\.standing) == [.cannotBeJudged] && report.gaps.isEmpty)
            #expect(report.rules[0].remark?.en == "can't be judged: \(why)")
        }
    }

    @Test func `an outcome that falls is not said to be repaid`() throws {
        let fallen =
            SquarelandJobs.outcomes.prefix(2) + [
                Outcome(initiative: "i9903", indicator: "jobs", kind: .result, period: PartialDate("2023"), value: -1)
            ]
        let report = try SquarelandPolicy.run(
            "kind: maximum_concentration, of: jobs, per: municipality, measure: largest_share, at_most: 0.3",
            on: SquarelandJobs.initiatives, outcomes: Array(fallen), defining: SquarelandJobs.defining)
        #expect(
            report.rules[0].remark?.en
                == "can't be judged: jobs is below zero in Ceby, and such a sum has no shares")
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
