import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Shares of effects beside those of people, area and need, by hand.
@Suite struct MinimumShareTests {
    /// 9904 has 4 % of the people and nothing; 9901 80 % of the people and 1,033.33 of 2,633.33 kr.
    @Test func `shares are compared with shares of people`() throws {
        let report = try SquarelandPolicy.run("kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5")
        #expect(report.gaps.map(\.part?.code) == ["9901", "9904"])
        #expect(abs(report.gaps[0].required - 0.4) < 1e-12)
        let (share, lacking): (Double, Double) = (1_033.33 / 2_633.33, 0.4 * 2_633.33 - 1_033.33)
        #expect(abs(try #require(report.gaps[0].observed) - share) < 1e-12)
        // What would have to fall there instead of elsewhere.
        #expect(abs(try #require(report.gaps[0].missing.kronor) - lacking) < 1e-9)
    }

    /// A quarter of the area each: 39.2, 38.0, 22.8 and 0 % of the money.
    @Test func `shares of the area`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_share, of: granted_sek, against: area, per: municipality, at_least: 0.95")
        #expect(report.codes == ["9903", "9904"])
        #expect(
            zip(report.gaps, [600 / 2_633.33, 0]).allSatisfy {
                abs(($0.observed ?? 1) - $1) < 1e-12 && abs($0.required - 0.2375) < 1e-6
            })
    }

    /// Scores of the tax base 0, ½, 1; of the unemployed per inhabitant (0.1, 0.3, 0.2 and 1.0) 0, 2/9, 1/9 and 1. 9904
    /// lacks the tax base.
    @Test func `shares of the need`() throws {
        let indicators = [
            Indicator(
                id: "tax_base", title: Wording(verbatim: "t"), unit: Wording(verbatim: "kr"), kind: .intensive,
                direction: .higherIsBetter),
            Indicator(
                id: "unemployed", title: Wording(verbatim: "u"), unit: Wording(verbatim: "p"), kind: .extensive,
                direction: .lowerIsBetter),
        ]
        func value(_ id: String, _ code: String, _ year: Int, _ value: Double) -> AreaValue {
            AreaValue(indicator: Indicator.ID(id), municipalityCode: code, year: year, value: value)
        }
        let values = [
            value("tax_base", "9901", 2020, 100), value("tax_base", "9902", 2020, 80),
            value("tax_base", "9903", 2020, 60),
            value("tax_base", "9904", 2019, 1), value("unemployed", "9901", 2021, 800),
            value("unemployed", "9902", 2021, 300),
            value("unemployed", "9903", 2021, 120), value("unemployed", "9904", 2021, 400),
        ]
        let report = try SquarelandPolicy.run(
            "kind: minimum_share, of: granted_sek, against: need, per: municipality, at_least: 1",
            head: "weights: [{indicator: tax_base}, {indicator: unemployed, weight: 3}]\n", values: values,
            defining: indicators)
        #expect(report.notJudged.map(\.code) == ["9904"] && report.notApplicable.isEmpty)
        let need = [1_000 * (0.5 + 6 / 9.0) / 4, 600 * (1 + 3 / 9.0) / 4]
        #expect(report.codes == ["9902", "9903"])
        #expect(zip(report.gaps, need).allSatisfy { abs($0.required - $1 / (need[0] + need[1])) < 1e-12 })
        #expect(zip(report.gaps, [1_000, 600.0]).allSatisfy { abs(($0.observed ?? 0) - $1 / 2_633.33) < 1e-12 })
    }

    /// Per inhabitant 0.1, 0.3 and 0.2, scaled 0, 1 and ½; in 9904 nobody lives, and nobody is in need.
    @Test func `where nobody lives nobody is in need`() throws {
        let unemployed = Indicator(
            id: "unemployed", title: Wording(verbatim: "u"), unit: Wording(verbatim: "p"), kind: .extensive,
            direction: .lowerIsBetter)
        let people = Indicator(
            id: .population, title: Wording(verbatim: "b"), unit: Wording(verbatim: "p"), kind: .extensive)
        func values(_ id: Indicator.ID, _ values: [Double]) -> [AreaValue] {
            values.enumerated().map {
                AreaValue(indicator: id, municipalityCode: "990\($0 + 1)", year: 2021, value: $1)
            }
        }
        let report = try SquarelandPolicy.run(
            "kind: minimum_share, of: granted_sek, against: need, per: municipality, at_least: 1",
            head: "weights: [{indicator: unemployed}]\n",
            values: values("unemployed", [800, 300, 120, 7]) + values(.population, [8_000, 1_000, 600, 0]),
            defining: [unemployed, people])
        #expect(report.notApplicable.isEmpty)
        #expect(report.codes == ["9902", "9903"])
        #expect(zip(report.gaps, [1_000 / 1_300.0, 300 / 1_300]).allSatisfy { abs($0.required - $1) < 1e-12 })
    }

    /// 8/12 of the jobs for 8,000 of the 9,600 people of the parts that have a value: 0.9 times that is 0.75.
    @Test func `parts in which nothing was reported stand on neither side`() throws {
        let report = try SquarelandPolicy.run(
            "kind: minimum_share, of: jobs, per: municipality, at_least: 0.9", on: SquarelandJobs.initiatives,
            outcomes: SquarelandJobs.outcomes, defining: SquarelandJobs.defining)
        #expect(report.codes == ["9901"] && report.standing == .notMet)
        #expect(abs(report.gaps[0].required - 0.75) < 1e-12 && abs((report.gaps[0].observed ?? 0) - 8.0 / 12) < 1e-12)
        #expect(report.notJudged.map(\.code) == ["9904"])
    }

    /// Neither without initiatives nor where none has a known place is there anything to have a share of: not 0.0 %.
    @Test func `shares of nothing can't be judged`() throws {
        let nowhere = Squareland.initiative("e", .unknown, kronor: 500)
        for (initiatives, reason) in [
            ([], "no initiative counts with the policy's filter and period"),
            ([nowhere], "nothing of the money has a known location in the county"),
        ] {
            for rule in [
                "kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.5",
                "kind: minimum_share, of: granted_sek, against: area, per: municipality, at_least: 0.5",
                "kind: maximum_concentration, of: granted_sek, per: municipality, measure: largest_share, at_most: 0.6",
                "kind: maximum_concentration, of: granted_sek, per: municipality, measure: gini, at_most: 0.6",
            ] {
                let report = try SquarelandPolicy.run(rule, on: initiatives)
                #expect(report.rules.map(\.standing) == [.cannotBeJudged] && report.gaps.isEmpty, "\(rule)")
                #expect(report.rules[0].observed == nil && !report.passed, "\(rule)")
                #expect(report.rules[0].remark?.en == "can't be judged: \(reason)", "\(rule)")
            }
        }
    }

    @Test func `where need is the same everywhere the rule isn't applicable and the policy passes`() throws {
        let need = Indicator(
            id: "need", title: Wording(verbatim: "n"), unit: Wording(verbatim: "%"), kind: .intensive,
            direction: .lowerIsBetter)
        let values = ["9901", "9902", "9903", "9904"].map {
            AreaValue(indicator: "need", municipalityCode: $0, year: 2020, value: 7)
        }
        let rule = "kind: minimum_share, of: granted_sek, against: need, per: municipality, at_least: 0.5"
        let report = try SquarelandPolicy.run(
            rule, head: "weights: [{indicator: need}]\n", values: values, defining: [need])
        // Against need a part may be asked for nothing; of no need at all there are no shares.
        #expect(report.rules.map(\.standing) == [.notApplicable] && report.standing == .notApplicable)
        #expect(report.passed && !report.rules[0].passed && !report.fails(on: .any))
        #expect(
            report.rules[0].remark?.en
                == "not applicable: the rule can't be asked of any area (need is the same everywhere)")
    }

    /// 5,019,000 kronor in 9901 and 1,000 in 9902, which should have 5 % of them, 251,000: the product of doubles lies
    /// a little above 250,000, and 250,000 do.
    @Test func `what is missing is rounded up to what closes the gap`() throws {
        let initiatives = [("9901", 5_019_000.0), ("9902", 1_000)].map {
            Squareland.initiative("i\($0)", .municipalities([.init(code: $0)]), kronor: $1)
        }
        let rule = "kind: minimum_share, of: granted_sek, per: municipality, parts: ['9902'], at_least: 0.5"
        let gap = try #require(SquarelandPolicy.run(rule, on: initiatives).gaps.first)
        #expect(gap.missing.kronor == 250_000.00000000003 && gap.toClose == 250_000)
        func moved(_ kronor: Double) throws -> GapReport {
            let after = [("9901", 5_019_000 - kronor), ("9902", 1_000 + kronor)].map {
                Squareland.initiative("i\($0)", .municipalities([.init(code: $0)]), kronor: $1)
            }
            return try SquarelandPolicy.run(rule, on: after)
        }
        #expect(try moved(250_000).standing == .met && moved(249_999).standing == .notMet)
    }

    /// Truth: cases/README.md: data of 2014–2016 for a round of 2027 passed without a word.
    @Test func `old statistics are told, or refused where the rule says so`() throws {
        let need = Indicator(
            id: "need", title: Wording(verbatim: "n"), unit: Wording(verbatim: "%"), kind: .intensive,
            direction: .lowerIsBetter)
        let values = zip(["9901", "9902", "9903", "9904"], 1...4).map {
            AreaValue(indicator: "need", municipalityCode: $0, year: 2016, value: Double($1))
        }
        let rule =
            "kind: minimum_share, of: granted_sek, against: need, per: municipality, parts: ['9901'], at_least: 0.1"
        func run(_ more: String) throws -> GapReport.RuleResult {
            try SquarelandPolicy.run(
                rule + more, head: "round: 2027-03-15\nweights: [{indicator: need}]\n", values: values,
                defining: [need]
            ).rules[0]
        }
        let told = try run("")
        #expect(told.standing == .met)
        #expect(told.remark?.en == "the newest values of “n” are of 2016, 11 years before the round")
        let refused = try run(", newest_not_older_than: 10")
        #expect(refused.standing == .cannotBeJudged)
        #expect(
            refused.remark?.en == "can't be judged: the newest values of “n” are of 2016, 11 years before the round; "
                + "the rule accepts at most 10")
        #expect(try run(", newest_not_older_than: 11").remark == nil)
        let idle = #expect(throws: PolicyErrors.self) {
            try SquarelandPolicy.run(
                "kind: minimum_share, of: granted_sek, per: municipality, at_least: 0.1, newest_not_older_than: 10",
                head: "round: 2027-03-15\n")
        }
        #expect(idle?.errors.map(\.key) == ["newest_not_older_than"])
    }
}
