import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Parts that develop worse than the county, as a rule asks for it.
@Suite struct ChangeRuleTests {
    /// From 100 to 110, from 100 to 90, from 0 to 5, and unknown to 7: the county from 200 to 205, by 2.5 per cent.
    private static let values: [AreaValue] = {
        let series: [(code: String, year: Int, value: Double)] = [
            ("9901", 2012, 100), ("9901", 2013, 100), ("9901", 2023, 110), ("9902", 2012, 100), ("9902", 2013, 80),
            ("9902", 2023, 90), ("9903", 2012, 0), ("9903", 2013, 5), ("9903", 2023, 5), ("9904", 2013, 6),
            ("9904", 2023, 7),
        ]
        return series.map {
            AreaValue(indicator: "jobs", municipalityCode: $0.code, year: $0.year, value: $0.value)
        }
    }()

    private func run(_ rule: String) throws -> GapReport {
        try SquarelandPolicy.run(
            "kind: change, indicator: jobs, \(rule)", values: Self.values, defining: SquarelandJobs.defining)
    }

    @Test func `a part may be so many points below the county`() throws {
        let years = "direction: higher_is_better, from: 2012, to: 2023"
        let report = try run("\(years), at_most_points_below: 5")
        #expect(report.codes == ["9902"] && report.standing == .notMet)
        #expect(report.rules[0].unit == .percent && report.rules[0].required == -2.5)
        #expect(report.gaps[0].observed == -10 && report.gaps[0].shortfall == 7.5)
        #expect(report.gaps[0].nearest.isEmpty && report.gaps[0].nothing == nil)
        #expect(report.notJudged.map(\.code) == ["9904"])
        #expect(report.notJudged[0].reason.en == "“jobs” is not measured for 2012")
        #expect(report.notApplicable.map(\.code) == ["9903"])
        // From 2013 on it rises by 12.5 per cent, the county by 11 of 191.
        #expect(report.gaps[0].dependsOn.map(\.code) == ["years-1"])
        let wide = try run("\(years), at_most_points_below: 12.5")
        #expect(wide.gaps.isEmpty && wide.standing == .cannotBeJudged)
        let named = try run("\(years), at_most_points_below: 12.5, parts: ['9901', '9902']")
        #expect(named.standing == .met && named.rules[0].observed == -10)
    }

    @Test func `where lower is better more than the county falls short`() throws {
        let report = try run("direction: lower_is_better, from: 2012, to: 2023, at_most_points_below: 5")
        #expect(report.codes == ["9901"] && report.rules[0].required == 7.5 && report.gaps[0].shortfall == 2.5)
    }

    @Test func `years and indicators that aren't there are named with their line`() throws {
        for (rule, key) in [
            ("direction: higher_is_better, from: 2023, to: 2012", "to"),
            ("direction: higher_is_better, from: 1999, to: 2012", "from"),
        ] {
            let error = #expect(throws: PolicyError.self) { try run(rule) }
            #expect(error?.key == key && error?.line == 4)
        }
        let errors = #expect(throws: PolicyErrors.self) {
            try run("direction: higher_is_better, from: 2012, to: 2023, per: zone")
        }
        #expect(errors?.errors.map(\.key) == ["per"])
    }
}
