import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Months since the last decision.
@Suite struct RecencyTests {
    /// a is known to 2020 and counts from its first day: 36 months before the round; b 20 months; 9904 has none; c came
    /// 11 months before.
    @Test func `months since the last decision`() throws {
        let report = try SquarelandPolicy.run(
            "kind: recency, per: municipality, at_most_months: 24", head: "round: 2023-01-01\n")
        #expect(report.codes == ["9901", "9904"])
        #expect(report.gaps.map(\.observed) == [36, nil])
        #expect(report.gaps.map(\.shortfall) == [12, 24])
        #expect(report.gaps[0].dependsOn == [.countyWide(.population), .countyWide(.equal), .duration(years: 1)])
        #expect(report.rules.first?.observed == nil)
        // One day short of a month is not a month.
        let sooner = try SquarelandPolicy.run(
            "kind: recency, per: municipality, parts: ['9902'], at_most_months: 19", head: "round: 2022-12-31\n")
        #expect(sooner.passed)
        // A decision after the round doesn't count for it.
        let early = try SquarelandPolicy.run(
            "kind: recency, per: municipality, parts: ['9902'], at_most_months: 19", head: "round: 2021-04\n")
        #expect(early.gaps.map(\.observed) == [nil])
    }
}
