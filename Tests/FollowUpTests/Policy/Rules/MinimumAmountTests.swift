import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// At least so much of an indicator on each part of Squareland, by hand.
@Suite struct MinimumAmountTests {
    @Test func `amounts that are missing`() throws {
        let report = try SquarelandPolicy.run("kind: minimum_amount, per: municipality, minimum: 700")
        #expect(report.codes == ["9903", "9904"])
        #expect(report.gaps.map(\.missing) == [.init(kronor: 100), .init(kronor: 700)])
        #expect(report.gaps.map(\.nothing) == [nil, .unknownLocation])
        // e's 500 would close the first; g states no amount and can't.
        #expect(
            report.gaps.map(\.unlocated.initiatives) == [1, 1]
                && report.gaps.map(\.unlocated.grantedOre) == [50_000, 50_000])
        #expect(report.gaps.map(\.unlocated.couldClose) == [true, false])
        // By population the county-wide 10,000 bring 600 and 400, equally 2,500 each.
        #expect(
            report.gaps.map(\.dependsOn) == [
                [.countyWide(.population), .countyWide(.equal)], [.countyWide(.equal)],
            ])
        #expect(report.rules.first?.dependsOn == [.countyWide(.equal)])
        #expect(report.variants == [.countyWide(.population), .countyWide(.equal), .withoutLargest(id: "b")])
        #expect(!report.gaps[0].isRobust)
    }

    private static func jobs(_ outcomes: [Outcome] = SquarelandJobs.outcomes, rule: String) throws -> GapReport {
        try SquarelandPolicy.run(
            rule, on: SquarelandJobs.initiatives, outcomes: outcomes, defining: SquarelandJobs.defining)
    }

    @Test func `a part in which nothing was reported is not judged but counted`() throws {
        let rule = "kind: minimum_amount, of: jobs, per: municipality, minimum: 2"
        let report = try Self.jobs(rule: rule)
        #expect(report.codes == ["9903"] && report.standing == .notMet)
        #expect(report.rules.map(\.observed) == [1])
        #expect(report.notJudged.map(\.code) == ["9904"])
        let reason = Wording(sv: "inget är rapporterat där", en: "nothing was reported there")
        #expect(report.notJudged.map(\.reason) == [reason])
    }

    @Test func `a rule about every part is not met while nothing was reported in one`() throws {
        let report = try Self.jobs(rule: "kind: minimum_amount, of: jobs, per: municipality, minimum: 1")
        #expect(report.gaps.isEmpty && report.standing == .cannotBeJudged && !report.passed)
        #expect(
            report.rules[0].remark
                == Wording(
                    sv: """
                        kan inte bedömas i Deby: inget är rapporterat där; resultat räknas från \
                        utgångsvärdet, som för 3 insatser inte är angivet och räknas som 0
                        """,
                    en: """
                        can't be judged in Deby: nothing was reported there; results count from the baseline, \
                        which 3 initiatives don't state: it counts as 0
                        """))
    }

    @Test func `a rule of which nothing was reported anywhere it asks is not met`() throws {
        for rule in [
            "kind: minimum_amount, of: jobs, per: municipality, parts: ['9904'], minimum: 2",
            "kind: minimum_share, of: jobs, per: municipality, parts: ['9904'], at_least: 0.5",
        ] {
            let report = try Self.jobs(rule: rule)
            #expect(report.rules.map(\.standing) == [.cannotBeJudged] && report.rules.map(\.observed) == [nil])
            let remark = "kan inte bedömas: inget område har något rapporterat värde av ”jobb”"
            #expect(report.rules[0].remark?.sv == remark)
        }
    }
}
