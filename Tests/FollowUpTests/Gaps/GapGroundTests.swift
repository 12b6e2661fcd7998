import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// How initiatives that declare the whole county count.
@Suite struct GapGroundTests {
    @Test func `a county wide initiative counts only when the policy says so`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_initiatives, per: municipality, minimum: 1", head: "county_wide: by_population\n")
        #expect(report.passed)
    }

    @Test func `county wide equally by municipality`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_amount, per: municipality, minimum: 1000000", head: "county_wide: equally\n")
        #expect(report.gaps.map(\.observed) == [3_533.33, 3_500, 3_100, 2_500])
        // Within a municipality by population: all of 9901's people but some of 1,000 live in its urban zone.
        let cells = try SquarelandPolicy.run(
            "kind: minimum_amount, per: cell, minimum: 1000000", head: "county_wide: equally\n")
        #expect(abs(cells.gaps.reduce(0) { $0 + ($1.observed ?? 0) } - 12_633.33) < 1e-9)
    }
}
