import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Municipalities that get worse, and what they get.
@Suite struct TrendTests {
    /// Falls two years in a row in 9902 and 9904, one in 9903; 9901 lacks a year. 9902 has 38 % of the money for 10 %
    /// of the people.
    @Test func `where it worsens and little comes`() throws {
        let jobs = Indicator(
            id: "jobs", title: Wording(verbatim: "j"), unit: Wording(verbatim: "j"), kind: .extensive,
            direction: .neutral)
        let series: [String: [Double?]] = [
            "9901": [5, nil, 3], "9902": [5, 4, 3], "9903": [5, 6, 3], "9904": [5, 4.5, 4.4],
        ]
        let values = series.flatMap { code, values in
            values.enumerated().compactMap { index, value in
                value.map { AreaValue(indicator: "jobs", municipalityCode: code, year: 2019 + index, value: $0) }
            }
        }
        let rule = "kind: trend, indicator: jobs, direction: higher_is_better, years: 2"
        let report = try SquarelandPolicy.run(rule, values: values, defining: [jobs])
        #expect(report.codes == ["9904"])
        #expect(report.gaps.first?.dimension == "jobs")
        #expect(report.notJudged.map(\.code) == ["9901"])
        // Before the round only: 2019 and 2020, where nothing lasts two years.
        let before = try SquarelandPolicy.run(rule, head: "round: 2020-06-01\n", values: values, defining: [jobs])
        #expect(before.gaps.isEmpty && before.rules[0].observed == nil && before.notJudged.count == 4)
        #expect(before.standing == .cannotBeJudged)
        #expect(
            before.rules[0].remark?.en
                == "can't be judged: “j” is not measured for all the years 2018–2020 in any municipality")
        // 9901 has 39 % of the money for 80 % of the people: with half of its share asked for it has not enough, with a
        // third it has, whether it gets worse or not. 9904 has nothing, and gets worse for two years, not for one.
        for (factor, years, standing) in [
            (0.5, 2, RuleStanding.notMet), (0.3, 2, .notMet),
        ] {
            let own = try SquarelandPolicy.run(
                "kind: trend, indicator: jobs, direction: higher_is_better, years: \(years), at_least: \(factor)",
                values: values, defining: [jobs])
            #expect(own.standing == standing && own.notJudged.map(\.code) == (factor > 0.4 ? ["9901"] : []))
        }
        let error = #expect(throws: PolicyError.self) {
            try SquarelandPolicy.run("kind: trend, indicator: jobs, years: 2", values: values, defining: [jobs])
        }
        #expect(error?.key == "direction" && error?.line == 4)
    }
}
