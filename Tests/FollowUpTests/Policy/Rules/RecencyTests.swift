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
        #expect(early.gaps.map(\.nothing) == [.afterRound])
    }

    private static func decided(_ id: String, _ code: String, _ date: String?) -> Initiative {
        var one = Squareland.initiative(id, .municipalities([.init(code: code)]), kronor: 1)
        one.decided = date.flatMap { PartialDate($0) }
        return one
    }

    /// 9901 was decided in some month of 2026, at the latest 2 months before the round and at most 14: it counts from
    /// January. 9902's year has the round in it: nobody knows. 9903's is after it; 9904 has no date.
    @Test func `a date that is known to its year never counts for more than is known`() throws {
        let report = try SquarelandPolicy.run(
            "kind: recency, per: municipality, at_most_months: 12", head: "round: 2027-03-15\n",
            on: [
                Self.decided("a", "9901", "2026"), Self.decided("b", "9902", "2027"), Self.decided("c", "9903", "2030"),
                Self.decided("d", "9904", nil),
            ])
        #expect(report.gaps.map(\.observed) == [14, nil, nil, nil])
        #expect(report.gaps.map(\.nothing) == [nil, .unknownDate, .afterRound, .unknownDate])
        #expect(
            report.rules[0].remark
                == Wording(
                    sv: """
                        1 insats saknar beslutsdatum och start: när den beslutades är okänt (Deby); 1 insats har \
                        bara år eller månad och kan vara före eller efter utlysningen: räknas inte (Beby); 1 \
                        insats har bara år eller månad och räknas från den första dagen; 1 insats är beslutad efter \
                        utlysningen och räknas inte
                        """,
                    en: """
                        1 initiative has neither a day of decision nor a start: when it was decided is unknown \
                        (Deby); 1 initiative has only a year or month and may lie before or after the round: not \
                        counted (Beby); 1 initiative has only a year or month and counts from its first day; 1 \
                        initiative was decided after the round and doesn't count
                        """))
    }

    @Test func `a month before the round counts from its first day`() throws {
        let report = try SquarelandPolicy.run(
            "kind: recency, per: municipality, parts: ['9901'], at_most_months: 12", head: "round: 2027-03-15\n",
            on: [Self.decided("a", "9901", "2026-04")])
        #expect(report.passed && report.rules[0].observed == 11)
    }
}
